"""Runs MkDocs inside this process, its templates kept compiled: what a preview rebuilds with."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from generator.finding import Finding
from generator.publishing.publish import complaint
from generator.site.settings import Settings


class _Compiled(BytecodeCache):
    """Compiled templates in memory, under a name that changes with their text."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return hashlib.sha256(f"{name}\0{filename}".encode()).hexdigest()


_compiled = _Compiled()


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def build_here(fresh: Path, config: Path, settings: Settings) -> list[Finding]:
    """As `publish.build_into`, half as long; every warning is a finding, as with --strict."""
    os.environ |= {
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": settings.address,
        "SITE_COMMIT": settings.commit,
    }
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with _listening() as heard:
        try:
            read = load_config(str(config), site_dir=str(fresh), strict=True)
            make = read.theme.get_env

            def kept() -> jinja2.Environment:
                environment: jinja2.Environment = make()
                environment.bytecode_cache = _compiled
                return environment

            read.theme.get_env = kept  # type: ignore[method-assign]
            read.plugins.on_startup(command="build", dirty=False)
            build(read)
        except MkDocsException as error:
            if not heard.said:
                heard.said.append(str(error.message))
    return [complaint(one) for one in heard.said]


@contextmanager
def _listening() -> Iterator[_Heard]:
    logger = logging.getLogger("mkdocs")
    heard = _Heard()
    before = logger.propagate, logger.level
    # Below INFO, MkDocs does not look at anchors (its issue 3991).
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.addHandler(heard)
    try:
        yield heard
    finally:
        logger.removeHandler(heard)
        logger.propagate, logger.level = before
