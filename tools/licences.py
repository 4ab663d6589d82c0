"""List, in Markdown, the licences of what the built site ships and of what builds it."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = {".js", ".css", ".woff", ".woff2", ".ttf", ".otf", ".wasm"}

# Source maps name what was packed into the theme's files, not under which licence. Read from each
# part's own repository; a part without a row here stops the list.
PARTS = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C-20150513",
    "lunr": "MIT",
    "lunr-languages": "MPL-1.1",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
# Icons stand in pages and style sheets as SVG; which ones cannot be told from the outside.
ICONS = {"Material Design Icons (in the theme's style sheet and pages)": "Apache-2.0"}
MARKED_ICONS = {"Font Awesome Free": "CC-BY-4.0"}


def packed_parts(theme_file: Path) -> set[str]:
    """Names of the npm packages that the source map beside a theme's file lists."""
    if theme_file.parts[-2:-1] == ("min",) or "lunr" in theme_file.parts:
        return {"lunr-languages"}
    source_map = theme_file.with_name(theme_file.name + ".map")
    if not source_map.is_file():
        return set()
    sources = json.loads(source_map.read_text(encoding="utf-8"))["sources"]
    found = (re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", each) for each in sources)
    return {match[1] for match in found if match}


def shipped(site: Path) -> tuple[dict[str, str], list[str]]:
    """What the site ships: part -> licence, and the code files that are not the theme's."""
    spec = find_spec("material")
    assert spec and spec.submodule_search_locations
    theme = Path(spec.submodule_search_locations[0]) / "templates"
    parts: dict[str, str] = {f"Material for MkDocs {licence_of('mkdocs-material')[0]}": "MIT"}
    own: list[str] = []
    for path in sorted(each for each in site.rglob("*") if each.suffix in CODE):
        name = path.relative_to(site)
        if (theme / name).is_file():
            for part in packed_parts(theme / name):
                if part not in PARTS:
                    raise SystemExit(f"licences: {name} packs {part}, whose licence is not listed")
                parts[part] = PARTS[part]
        else:
            own.append(name.as_posix())
    parts.update(ICONS)
    for mark, licence in MARKED_ICONS.items():
        if any(mark in page.read_text(encoding="utf-8") for page in site.rglob("*.html")):
            parts[mark] = licence
    return parts, own


def licence_of(package: str) -> tuple[str, str]:
    """Version and licence that an installed package states for itself."""
    metadata = distribution(package).metadata.json
    version = str(metadata["version"])
    if expression := metadata.get("license_expression"):
        return version, str(expression)
    # A whole licence text in this field, or UNKNOWN, says less than the classifier.
    short = str(metadata.get("license") or "UNKNOWN").strip()
    if "\n" not in short and len(short) < 40 and short != "UNKNOWN":
        return version, short
    classified = [
        each.rpartition(" :: ")[2]
        for each in metadata.get("classifier") or []
        if each.startswith("License :: ")
    ]
    return version, ", ".join(classified) or "not stated"


def packages(lock: str) -> list[tuple[str, str, str]]:
    """Name, version, licence of each package of a lock that is installed on this system."""
    found = []
    for name in sorted(set(re.findall(r"^([a-z][\w.-]*)==", lock, re.MULTILINE))):
        try:
            found.append((name, *licence_of(name)))
        except PackageNotFoundError:  # for another platform
            continue
    return found


def main() -> int:
    """Print both tables; 1 when there is no site or a package states no licence."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        print("licences: site/ holds no index.html; run make site first", file=sys.stderr)
        return 1
    parts, own = shipped(site)
    print("## What the site ships\n\n| part | licence |\n| --- | --- |")
    print("\n".join(f"| {part} | {licence} |" for part, licence in sorted(parts.items())))
    if own:
        print("\nThis project's own, Apache-2.0: " + ", ".join(f"`{name}`" for name in own) + ".")
    built_with = packages((ROOT / "requirements/site.txt").read_text(encoding="utf-8"))
    print("\n## What builds it\n\n| package | version | licence |\n| --- | --- | --- |")
    print("\n".join("| " + " | ".join(row) + " |" for row in built_with))
    return 1 if any(row[2] == "not stated" for row in built_with) else 0


if __name__ == "__main__":
    sys.exit(main())
