"""Text in and text out: folding, what may not be in it, and the escape every value passes."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from functools import lru_cache

from generator.text.prose import Cite, Sentence, Span, read_prose, sentences
from generator.text.spelling import near

__all__ = [
    "Cite",
    "Sentence",
    "Span",
    "bibtex_text",
    "ci_text",
    "csv_cell",
    "fold",
    "html_attr",
    "html_text",
    "ics_text",
    "md",
    "mixed_script_words",
    "near",
    "plain_name",
    "read_prose",
    "sentences",
    "slug_ok",
    "terminal_text",
    "visible_problems",
    "web_address",
    "yaml_front",
]


_TO_FOLD = re.compile(r"\s\s|[^\S ]")


@lru_cache(maxsize=4096)  # every check reads the same few texts
def fold(text: str) -> tuple[str, list[int]]:
    """Turn every run of white space, no-break spaces included, into one space; nothing else.

    Returns the folded text and, for each of its characters, the index it came from (for a run:
    that of its first character).
    """
    if not _TO_FOLD.search(text):
        return text, list(range(len(text)))
    pieces: list[str] = []
    offsets: list[int] = []
    for run in re.finditer(r"\s+|\S+", text):
        if run[0].isspace():
            pieces.append(" ")
            offsets.append(run.start())
        else:
            pieces.append(run[0])
            offsets.extend(range(*run.span()))
    return "".join(pieces), offsets


# --- What may not stand in a text ----------------------------------------------------------

_REFUSED = {
    "Cc": "a control character",
    "Cf": "an invisible format character",
    "Cs": "half of a character",
    "Co": "a private-use character",
    "Cn": "an unassigned character",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}
# Letters, marks and symbols by category that nobody can see: selectors, fillers, blank braille.
_BLANK = re.compile(
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f\u034f\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\U00016fe4\U0001d159]"
)
_CONTROL_NAMES = {"\0": "NULL", "\x1b": "ESCAPE", "\r": "CARRIAGE RETURN", "\x08": "BACKSPACE"}


def visible_problems(text: str) -> list[tuple[int, str]]:
    """Offset and description of every character a reader could not see or a machine would obey.

    Refused are the Unicode categories Cc (but line feed and tab), Cf, Cs, Co, Cn, Zl and Zp, the
    variation selectors and other blanks. What is unassigned depends on Python's Unicode version.
    """
    if text.replace("\n", "").replace("\t", "").isprintable() and not _BLANK.search(text):
        return []
    found = []
    for at, char in enumerate(text):
        if char.isprintable() or char in "\n\t":
            if not char.isascii() and _BLANK.match(char):
                found.append((at, f"{_named(char)}, an invisible character"))
        elif (category := unicodedata.category(char)) in _REFUSED:
            found.append((at, f"{_named(char)}, {_REFUSED[category]}"))
    return found


def _named(char: str) -> str:
    name = unicodedata.name(char, _CONTROL_NAMES.get(char, ""))
    return f"U+{ord(char):04X} {name}".strip()


_SCRIPTS = frozenset(
    "LATIN CYRILLIC GREEK COPTIC ARMENIAN HEBREW ARABIC GEORGIAN CHEROKEE LISU HANGUL CJK HIRAGANA KATAKANA "
    "THAI DEVANAGARI FULLWIDTH MATHEMATICAL".split()
)
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})


def mixed_script_words(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """Words whose letters come from several scripts, as (offset, word, sorted script names)."""
    if text.isascii():
        return []
    found = []
    for word in re.finditer(r"\w+", text):
        if word[0].isascii():
            continue
        names = {unicodedata.name(c, "").split(" ")[0] for c in word[0] if c.isalpha()}
        scripts = names & _SCRIPTS
        if len(scripts) > 1 and not scripts <= _EAST_ASIAN:
            found.append((word.start(), word[0], tuple(sorted(scripts))))
    return found


# --- Escapes: one for each place a text is shown -------------------------------------------

_MD_ALWAYS = re.compile(r"[\\`*\[\]{}|]")
_MD_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_MD_ENTITY = re.compile(r"&(?=#?\w+;)")


def md(text: str) -> str:
    """One line of text as Markdown that shows exactly that text, and stays readable.

    Good at the start of a paragraph, heading or list item, in a link's text and in a table cell;
    only what Markdown (with the extensions we publish with) would interpret is escaped. Line
    feeds become spaces. Not for text inside raw HTML: that is `html_text`.
    """
    line = " ".join(re.split(r"[ \t\n\r]+", text)).strip(" ")
    line = re.sub(r"[\x00-\x1f\x7f]", "\ufffd", line)
    line = _MD_ENTITY.sub("&amp;", line)
    line = _MD_ALWAYS.sub(r"\\\g<0>", line)
    # Two tildes strike out where a code host shows the raw file; three would open a fence.
    line = _MD_UNDERSCORE.sub(r"\\_", line).replace("<", "&lt;").replace("~~", "&#126;~")
    line = re.sub(r"#$", r"\\#", line)
    line = re.sub(r"^(\d+)([.)])", r"\1\\\2", line)
    line = re.sub(r"^(?=[#>]|!!!|[-+](?:\s|$|[-+]))", r"\\", line)
    line = re.sub(r"^:|^\?{3}", lambda m: f"&#{ord(m[0][0])};{m[0][1:]}", line)
    # Python-Markdown strips every kind of white space at both ends, no-break spaces included.
    return re.sub(r"^\s|\s$", lambda m: f"&#{ord(m[0])};", line)


def html_text(text: str) -> str:
    """Text between two tags."""
    return html.escape(text, quote=False).replace("\r", "&#13;")


def html_attr(text: str) -> str:
    """Text between the double quotes of an attribute."""
    escaped = html.escape(text, quote=True)
    return re.sub(r"[\n\r\t]", lambda m: f"&#{ord(m[0])};", escaped)


def yaml_front(text: str) -> str:
    """A front matter value for `title` or `description`, which Material prints without escaping.

    HTML-escaped, then as a JSON string, which is also a YAML scalar.
    """
    return json.dumps(html.escape(" ".join(text.split()), quote=True), ensure_ascii=False)


_PLAIN_NUMBER = re.compile(r"[-+]?\d[\d., ]*%?")


def csv_cell(text: str) -> str:
    """A cell no spreadsheet takes for a formula: `'` before `= + - @` (OWASP, CSV injection).

    Plain numbers such as `-5` stay as they are. Separators and quotes are the `csv` module's job.
    """
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    return "'" + text if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", text) else text


def ics_text(text: str) -> str:
    """A TEXT value of a calendar (RFC 5545, 3.3.11); folding long lines is the writer's job."""
    escaped = re.sub(r"[\\;,]", r"\\\g<0>", text.replace("\r\n", "\n").replace("\r", "\n"))
    return escaped.replace("\n", "\\n")


_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {c: "\\" + c for c in "$&#%_"}


def bibtex_text(text: str) -> str:
    """A BibTeX field between braces, one line, as text and not as TeX."""
    return "".join(_BIBTEX.get(c, c) for c in " ".join(text.split()))


def terminal_text(text: str) -> str:
    """One line for a terminal or a log: what cannot be seen is shown as `\\u202e`."""
    if text.isprintable() and text.isascii():
        return text
    hidden = {at for at, _ in visible_problems(text)}
    return "".join(_backslash(c) if at in hidden or c in "\n\t" else c for at, c in enumerate(text))


def _backslash(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def ci_text(text: str, property: bool = False) -> str:
    """A message, or a `property` such as a file name, of a GitHub workflow command."""
    escaped = "\n".join(terminal_text(line) for line in re.split(r"\r\n|\r|\n", text))
    escaped = escaped.replace("%", "%25").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if property else escaped


# --- Ids -----------------------------------------------------------------------------------

_RESERVED = frozenset(
    ["index", "404", "search", "sitemap", "assets", "con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)


def slug_ok(id: str) -> bool:
    """Whether an id can be a file name and an address everywhere: at most 60 of `[a-z0-9-]`."""
    shape = re.fullmatch(r"[a-z][a-z0-9-]{0,59}", id, flags=re.ASCII)
    return bool(shape) and id not in _RESERVED


_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(
    rf"https://{_LABEL}(?:\.{_LABEL})+(?::[1-9]\d{{0,3}}|:[1-5]\d{{4}}|:6[0-4]\d{{3}})?"
    r"(?:[/?#](?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?",
    re.ASCII,
)


def web_address(text: str) -> bool:
    """Whether a text is an https address that every reader and program takes for the same one.

    RFC 3986 without user info and brackets, the host in small ASCII letters: no look-alike passes.
    """
    return bool(_ADDRESS.fullmatch(text))


_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])", re.IGNORECASE)


def plain_name(name: str) -> bool:
    """Whether a text's file name is one of a plain file on every system, in its own folder."""
    shape = re.fullmatch(r"[\w-][\w.-]*\.txt", name)
    return bool(shape) and not _DEVICES.fullmatch(name.partition(".")[0])
