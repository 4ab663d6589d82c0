"""The bridge, its exported files, and a way to vary it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.exports import export
from generator.site.read_site import read_site
from generator.site.site import Site
from tests.folders import BRIDGE
from tests.formats import Files, variant


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(BRIDGE)


@pytest.fixture(scope="module")
def files(site: Site) -> Files:
    return export(site)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Site]:
    """Makes a varied copy of the fixture: `variant` in a folder of its own."""
    return partial(variant, tmp_path)
