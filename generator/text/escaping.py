"""The escape that every value passes on its way into a page, a data file or a terminal."""

from __future__ import annotations

import html
import json
import re

from generator.text.characters.invisible import visible_problems

_MD_ALWAYS = re.compile(r"[\\`*\[\]{}|]")
_MD_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_MD_ENTITY = re.compile(r"&(?=#?\w+;)")
# Most texts: letters, digits and single spaces, with signs that Markdown leaves alone within a line. A number
# with a dot or a bracket after it would begin a list.
_MD_HARMLESS = re.compile(r"(?:[^\W\d_]|[0-9]++(?![.)]))(?: ?[^\W_]| ?[,.;:!?'’‘“”()/%–-])*+")


def md(text: str) -> str:
    """One line of text as Markdown that shows exactly that text, and stays readable.

    Good at the start of a paragraph, heading or list item, in a link's text and in a table cell;
    only what Markdown (with the extensions we publish with) would interpret is escaped. Line
    feeds become spaces. Not for text inside raw HTML: that is `html_text`.
    """
    if _MD_HARMLESS.fullmatch(text):
        return text
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


_GITHUB_READS = re.compile(
    r"[@$~]|(?<!&)#(?=\d)|:(?=[\w+-]+:)|(?<=http)s?:(?=//)|(?<=ftp):(?=//)|\bwww(?=\.)",
    re.IGNORECASE,
)


def github_md(text: str) -> str:
    """As `md`, for a page of GitHub, which makes more of a text: links, mentions, formulas, struck words."""
    return _GITHUB_READS.sub(r"<span>\g<0></span>", md(text))


def html_text(text: str) -> str:
    """Text between two tags."""
    return html.escape(text, quote=False).replace("\r", "&#13;")


def html_attr(text: str) -> str:
    """Text between the double quotes of an attribute."""
    return _HTML_SIGN.sub(_reference, text)


_HTML_SIGN = re.compile(r"[&<>\"'\n\r\t]")


def _reference(sign: re.Match[str]) -> str:
    return html.escape(sign[0]) if sign[0] > " " else f"&#{ord(sign[0])};"


def yaml_front(text: str) -> str:
    """A front matter value for `title` or `description`, which Material prints without escaping.

    HTML-escaped, then as a JSON string, which is also a YAML scalar.
    """
    return json.dumps(html.escape(" ".join(text.split()), quote=True), ensure_ascii=False)


# Where a cell may begin: at its start, and after every sign at which a reader may split it; there it
# takes quote marks for its own.
_CELL_START = re.compile(
    r"""(?:^[^\S\t\r\n]*|(?<=[;\t|\r\n])(?:[^\S\t\r\n]|")*)(?P<rest>[^;\t|\r\n]*)"""
)
# What most cells lack, told in one look: a sign at such a place that a formula may begin with.
_MAY_CALCULATE = re.compile(r"""(?:^|[;\t|\r\n])[\s"]*[=+@＝＋－＠-]|^[\t\r\n]""")
_PLAIN_NUMBER = re.compile(r"[-+]?\d[\d., ]*%?")


def csv_cell(text: str) -> str:
    """A cell no spreadsheet takes for a formula: `'` before `= + - @` (OWASP, CSV injection).

    Also where a reader that splits at `;`, `|`, tabs or line ends would begin another cell. Plain
    numbers such as `-5` stay as they are. Separators and quotes are the `csv` module's job.
    """
    if not _MAY_CALCULATE.search(text):
        return text
    text = _CELL_START.sub(_no_formula, text)
    return "'" + text if text.startswith(("\t", "\r", "\n")) else text


def _no_formula(cell: re.Match[str]) -> str:
    rest = cell["rest"]
    if not rest.startswith(tuple("=+-@＝＋－＠")) or _PLAIN_NUMBER.fullmatch(rest):
        return cell[0]
    return f"'{cell[0]}"


def ics_text(text: str) -> str:
    """A TEXT value of a calendar (RFC 5545, 3.3.11); folding long lines is the writer's job."""
    escaped = re.sub(r"[\\;,]", r"\\\g<0>", text.replace("\r\n", "\n").replace("\r", "\n"))
    return escaped.replace("\n", "\\n")


_BIBTEX = {
    "\\": r"\textbackslash{}",
    # Readers of BibTeX count braces before they know of backslashes.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
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


_RUNNER_COMMAND = re.compile(r"(?m)(##\w*)\[|^([^\S\n]*:):")


def runner_text(text: str) -> str:
    """Output in which a runner finds no command of its own; inside JSON it stays the same data.

    GitHub's obeys `##[command]` anywhere in a line, and `::command::` where a line begins with it;
    others know `##vso[command]` and `##teamcity[command]`.
    """
    return _RUNNER_COMMAND.sub(
        lambda sign: f"{sign[1]}\\u005b" if sign[1] else f"{sign[2]}\\u003a", text
    )


def ci_text(text: str, property: bool = False) -> str:
    """A message, or a `property` such as a file name, of a GitHub workflow command."""
    escaped = "\n".join(terminal_text(line) for line in re.split(r"\r\n|\r|\n", text))
    escaped = escaped.replace("%", "%25").replace("\n", "%0A")
    escaped = re.sub(r"##(?=\w*\[)", "## ", escaped)
    return escaped.replace(":", "%3A").replace(",", "%2C") if property else escaped
