"""Writes each page's content security policy, and knows the theme's inline scripts by their text."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

CHARSET = '<meta charset="utf-8">'
# A browser ignores a policy that comes after what it is to govern, so it goes right after the charset.
META = '<meta http-equiv="Content-Security-Policy" content="{}">'
# Tables of Markdown carry style="text-align: …"; the theme's style sheets carry icons as data: images.
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
# What the theme fills into its scripts is a relative or absolute path, never a quote mark.
FILLED = r"[A-Za-z0-9._~/:%-]*"


@cache
def known_scripts() -> tuple[re.Pattern[str], ...]:
    """The inline scripts that the installed theme ships, as patterns of their whole text.

    Hashing whatever stands on a page would bless an injected script too; the templates of the
    installed theme are trusted, so only their texts are.
    """
    spec = importlib.util.find_spec("material")
    assert spec and spec.submodule_search_locations, "mkdocs-material is not installed"
    folder = Path(spec.submodule_search_locations[0]) / "templates" / "partials" / "javascripts"
    texts = {
        match[1]
        for path in sorted(folder.glob("*.html"))
        for match in SCRIPT.finditer(path.read_text("utf-8"))
    }
    return tuple(re.compile(_pattern(text)) for text in sorted(texts))


def is_known(script: str) -> bool:
    """Whether the text of an inline script is one of the theme's."""
    return any(pattern.fullmatch(script) for pattern in known_scripts())


def with_policy(html: str, scripts: Iterable[str]) -> str | None:
    """The page with a policy that allows exactly `scripts`; None where the page has no place for it."""
    at = html.find(CHARSET)
    if not 0 <= at < 1024:
        return None
    end = at + len(CHARSET)
    return html[:end] + META.format(policy(scripts)) + html[end:]


def policy(scripts: Iterable[str]) -> str:
    """The policy's text, for a double-quoted attribute (CSP level 3; source hashes of UTF-8)."""
    hashes = sorted(
        {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts}
    )
    return POLICY.format(hashes="".join(f" 'sha256-{digest}'" for digest in hashes))


def _pattern(text: str) -> str:
    parts = re.split(r"\{\{.*?\}\}", text)
    return FILLED.join(re.escape(part) for part in parts)
