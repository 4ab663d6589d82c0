"""Reads the few settings that `mkdocs.yml` and the environment give to the generator."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CONFIG = "mkdocs.yml"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")
COMMIT = re.compile(r"[0-9a-f]{7,64}")
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Settings:
    """What the site is called, what it must at least hold, and where it is hosted.

    `floors` maps `briefs`, `claims` and `sources` to the smallest number that may be published, None
    where that is written as something else than a whole number.
    `address` ends in a slash or is empty (relative links only); `repository` is `owner/name` or empty.
    """

    name: str = "Briefings"
    description: str = ""
    floors: Mapping[str, int | None] | None = None
    address: str = ""
    repository: str = ""
    commit: str = ""
    server: str = "https://github.com"


def read_settings(root: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings of the site at `root`; what is not there keeps its default.

    SITE_URL and SITE_REPOSITORY come first, then what GitHub's runner says (GITHUB_REPOSITORY).
    """
    env = os.environ if environment is None else environment
    plain = _plain(root / CONFIG)
    extra = plain.get("extra")
    own = extra.get("briefs") if isinstance(extra, dict) else None
    repository = env.get("SITE_REPOSITORY") or env.get("GITHUB_REPOSITORY") or ""
    repository = repository if REPOSITORY.fullmatch(repository) else ""
    commit = env.get("SITE_COMMIT") or env.get("GITHUB_SHA") or ""
    return Settings(
        name=str(plain.get("site_name") or "Briefings"),
        description=str(plain.get("site_description") or ""),
        floors=_floors(own.get("floors")) if isinstance(own, dict) and "floors" in own else None,
        address=_address(env.get("SITE_URL") or "", repository),
        repository=repository,
        commit=commit if COMMIT.fullmatch(commit) else "",
    )


def _floors(written: object) -> dict[str, int | None]:
    if not isinstance(written, dict):
        return {"": None}
    return {
        str(key): int(one) if _WHOLE.fullmatch(one := str(value)) else None
        for key, value in written.items()
    }


def _address(given: str, repository: str) -> str:
    if given:
        return given if given.endswith("/") else f"{given}/"
    if not repository:
        return ""
    owner, name = repository.lower().split("/", 1)
    if name == f"{owner}.github.io":
        return f"https://{name}/"
    # GitHub Pages keeps the repository's own spelling in the path.
    return f"https://{owner}.github.io/{repository.split('/', 1)[1]}/"


def _plain(path: Path) -> dict[str, object]:
    """The scalars of a configuration, as text: MkDocs' own tags (`!ENV`) are left unread."""
    try:
        node = yaml.compose(path.read_text("utf-8"), Loader=LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    value = _value(node)
    return value if isinstance(value, dict) else {}


def _value(node: yaml.Node | None) -> object:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(value) for key, value in node.value}
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.startswith("!") else str(node.value)
    return None
