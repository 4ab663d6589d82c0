"""What the engine puts in the place of the theme's own: icons that stand once, scripts that are a file."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from tests.folders import ROOT

OURS = ROOT / "generator" / "pages" / "theme"
STYLE = ROOT / "generator" / "pages" / "assets" / "briefs.css"


def theirs() -> Path:
    spec = find_spec("material")
    assert spec and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "templates"


def test_each_icon_is_the_theme_s_and_stands_in_the_style_sheet() -> None:
    drawn = dict(re.findall(r"\.bf-i-([\w-]+) \{.*?<path d='([^']*)'/>", STYLE.read_text("utf-8")))
    icons = {path.stem: path for path in OURS.rglob("*.svg")}
    assert drawn.keys() == icons.keys()
    for name, path in icons.items():
        assert path.read_text("utf-8") == f'<svg class="bf-i-{name}"></svg>\n'
        own = (theirs() / path.relative_to(OURS)).read_text("utf-8")
        assert f'<path d="{drawn[name]}"/>' in own


def test_the_script_of_tabs_is_the_theme_s_where_there_may_be_tabs() -> None:
    name = "partials/javascripts/content.html"
    own = (theirs() / name).read_text("utf-8").partition("-#}\n")[2]
    assert own and own in (OURS / name).read_text("utf-8")
