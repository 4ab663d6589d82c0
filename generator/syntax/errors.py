"""Why YAML stumbled, on which line the author must mend it, and how.

PyYAML often names the line after the mistake; the messages read here are its Python parser's.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.syntax.scalar import value_at

_LEADING = {
    "*": "an alias",
    "&": "an anchor",
    "!": "a tag",
    "%": "a directive",
    "@": "a reserved sign",
    "`": "a reserved sign",
    "|": "a block text",
    ">": "a block text",
    ",": "a separator",
    "]": "a closing bracket",
    "}": "a closing brace",
    "?": "a long key",
    "-": "a list item",
}
_BEGINS = re.compile(r":\s+|[\[{,]\s*")  # what a value in brackets or braces stands after


def in_quotes(value: str) -> str:
    """The cure for a value that YAML misreads: how to write it so that it needs no escapes."""
    value = " ".join(value.split())
    if len(value) > 60:
        value = value[:60].rsplit(" ", 1)[0] + " …"
    if "'" not in value:
        return f"put the text in quotes: '{value}'"
    if '"' not in value and "\\" not in value:
        return f'put the text in quotes: "{value}"'
    return "write `>-` in its place, and the text on the next line, indented"


def stumble(text: str, error: Exception) -> tuple[int, str, str, int]:
    """For an exception of PyYAML's parser: offset, message, cure and length."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return _unmarked(text, error)
    problem = str(getattr(error, "problem", None) or "")
    lines = text.split("\n")
    around = str(getattr(error, "context", "") or "")
    row, column, message, cure = _Trouble(text, lines, problem, around, mark, context).explain()
    return sum(len(line) + 1 for line in lines[:row]) + column, message, cure, 1


def _unmarked(text: str, error: Exception) -> tuple[int, str, str, int]:
    for escape in re.finditer(r"\\U[0-9A-Fa-f]{8}", text):
        if int(escape[0][2:], 16) > 0x10FFFF:
            message = f"`{escape[0]}` names no character"
            return escape.start(), message, "write the character itself", len(escape[0])
    return 0, f"this is not YAML ({type(error).__name__})", "put texts in quotes", 1


Told = tuple[int, int, str, str]


class _Trouble:
    def __init__(
        self, text: str, lines: list[str], problem: str, context: str, mark: Any, begun: Any
    ) -> None:
        self.text, self.lines, self.problem, self.context = text, lines, problem, context
        self.mark, self.begun = mark, begun
        self.row, self.col = self.real(mark)
        self.before = self.tokens()

    def real(self, mark: Any) -> tuple[int, int]:
        """A mark at the very end of the file points at the last line that has text."""
        row, col = mark.line, mark.column
        while row > 0 and (row >= len(self.lines) or not self.lines[row].strip()):
            row -= 1
            col = len(self.lines[row].rstrip()) - 1
        return row, max(col, 0)

    def tokens(self) -> list[Any]:
        """The last tokens that end before the problem."""
        seen: list[Any] = []
        try:
            for token in yaml.scan(self.text, Loader=yaml.SafeLoader):
                if token.start_mark.index >= self.mark.index:
                    break
                if token.end_mark.index > token.start_mark.index:
                    seen = [*seen[-3:], token]
        except Exception:  # the error being explained, met again
            return seen
        return seen

    def explain(self) -> Told:
        for rule in (self.scanner, self.after_closing, self.flow, self.colon, self.block):
            told = rule()
            if told:
                return told
        what = self.problem or "unknown"
        return self.row, self.col, f"yaml cannot read this line ({what})", "quote the value"

    def value_at(self, row: int, col: int) -> str:
        return value_at(self.lines[row], col)

    def leading(self, row: int, col: int) -> Told:
        sign = self.lines[row][col : col + 1]
        value = self.value_at(row, col)
        what = _LEADING.get(sign, "something else")
        message = f"a value cannot begin with `{sign}`, which is {what} to YAML"
        return row, col, message, in_quotes(value)

    def scanner(self) -> Told | None:
        problem, context = self.problem, self.context
        begun = (self.begun.line, self.begun.column) if self.begun else (self.row, self.col)
        if ("quoted scalar" in context and "end of stream" in problem) or "document sep" in problem:
            return *begun, "this quote mark is never closed", "close it at the end of the text"
        if "escape" in problem:
            message = "a backslash in double quotes begins an escape"
            cure = "use single quotes around the text, or write `\\\\`"
            return self.row, max(self.col - 1, 0), message, cure
        if "cannot start any token" in problem:
            return self.leading(self.row, self.col)
        if re.search(
            "scanning an? (alias|anchor|tag|directive)|parsing a tag|parsing a node", context
        ) and ("node content" not in problem):
            return self.leading(*begun)
        if "block scalar" in context:
            row, col = begun
            if "indentation" in problem and "indicator" not in problem:
                return self.row, self.col, "block text is indented unevenly", "indent it evenly"
            value = self.value_at(row, col)
            if re.match(r"[|>][-+]?\s+\S", value):
                message = "text on the line of its `>` or `|`"
                return row, col, message, "begin the text on the next line, indented"
            return self.leading(row, col)
        if "sequence entries are not allowed" in problem:
            message = "a list item on the line of its key"
            return self.row, self.col, message, "begin the list on the next line, or quote the text"
        if "node content" in problem:
            return self.leading(self.row, self.col)
        return None

    def after_closing(self) -> Told | None:
        last = self.before[-1] if self.before else None
        got = re.search(r"(?:found|got) '(<scalar>|<alias>|<anchor>|<tag>|[,\[{?])'", self.problem)
        if last is None or not got or last.end_mark.line != self.mark.line:
            return None
        start, end = last.start_mark, last.end_mark
        if isinstance(last, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            cure = "a text that begins with a bracket or brace needs quotes around all of it"
            return end.line, end.column, "text after the closing bracket", cure
        if not isinstance(last, yaml.ScalarToken) or last.style not in ("'", '"'):
            return None
        if start.line != end.line:
            message = f"this quote mark is closed only on line {end.line + 1}"
            return start.line, start.column, message, "close it at the end of the text"
        value = self.value_at(start.line, start.column)
        if last.style == "'" and value.endswith("'"):
            value = value[1:-1]  # an apostrophe, most likely
        return end.line, end.column, "text after the closing quote mark", in_quotes(value)

    def flow(self) -> Told | None:
        if "flow" not in self.context or not self.begun:
            return None
        row, col = self.begun.line, self.begun.column
        sign = self.lines[row][col : col + 1]
        if self.mark.line > row or "stream end" in self.problem:
            name = "bracket" if sign == "[" else "brace"
            message = f"this {name} is never closed, or not where it should be"
            close = "]" if sign == "[" else "}"
            return (
                row,
                col,
                message,
                f"close it with `{close}`, or quote a text that begins with `{sign}`",
            )
        if re.search("(found|got) ':'", self.problem):
            message = "a colon and a space inside an unquoted value"
            return self.row, self.col, message, "put the value in quotes"
        line = self.lines[self.row]
        got = line[self.col : self.col + 1]
        message = f"`{got}` inside a value in brackets or braces"
        begins = [one.end() for one in _BEGINS.finditer(line, 0, self.col)]
        value = value_at(line, begins[-1] if begins else self.col)
        return self.row, self.col, message, in_quotes(value)

    def colon(self) -> Told | None:
        problem = self.problem
        if "mapping values are not allowed" in problem:
            line = self.lines[self.row]
            head = re.match(r"\s*(?:- +)*[^\s:][^:]*:\s+", line[: self.col])
            if head:
                value = line[head.end() :].rstrip()
                message = "a colon and a space inside an unquoted value"
                return self.row, self.col, message, in_quotes(value)
            above = self.above(self.row)
            if above is not None:
                told = self.no_colon(above, certain=False)
                if told:
                    return told
            column = len(line) - len(line.lstrip())
            message = (
                "this line is indented deeper than the line above, which has its value already"
            )
            cure = "indent it like the keys it belongs with"
            if above is not None:
                cure += f", or line {above + 1} like those below it"
            return self.row, column, message, cure
        if "could not find expected ':'" in problem and self.begun:
            return self.no_colon(self.begun.line, certain=True)
        return None

    def above(self, row: int) -> int | None:
        rows = (n for n in range(row - 1, -1, -1) if re.match(r"\s*[^\s#]", self.lines[n]))
        return next(rows, None)

    def no_colon(self, row: int, certain: bool) -> Told | None:
        line = self.lines[row]
        lead = len(line) - len(re.sub(r"^\s*(?:- +)*", "", line))
        body = line[lead:].rstrip()
        tight = re.match(r"([\w-]+):(?=\S)", body)
        if tight:
            cure = f"write `{tight[0]} {body[tight.end() :]}`"
            return row, lead + tight.end() - 1, f"no space after the colon of `{tight[1]}`", cure
        word = re.match(r"[\w-]+", body)
        if not certain and (not word or re.search(r":(\s|$)", body)):
            return None
        if word and (not certain or " " in body or body == word[0]):
            drop = ", or delete the line" if body == word[0] else ""
            cure = (
                f"write `{word[0]}: …`{drop}; a line that continues a text must be indented deeper"
            )
            return (
                row,
                lead + word.end(),
                f"no colon after `{word[0]}`; a key is expected here",
                cure,
            )
        cure = "write `key: value`; a line that continues a text must be indented deeper"
        return row, lead, "a key and a colon are expected here", cure

    def block(self) -> Told | None:
        line = self.lines[self.row]
        lead = len(line) - len(line.lstrip())
        rows = (row for row, text in enumerate(self.lines) if re.match(r"\s*[^\s#]", text))
        first = next(rows, self.row)
        if "<document start>" in self.problem and self.lines[first][:1] == " ":
            column = len(self.lines[first]) - len(self.lines[first].lstrip())
            message = "the first line is indented, the lines that belong with it are not"
            return first, column, message, "align them"
        if line[lead:].startswith(":"):
            return self.row, lead, "a colon without a key", "write the key before it"
        found = re.search(r"but found '?(.*?)'?$", self.problem)
        what = found[1] if found else ""
        if what in ("-", "<block sequence start>") or line.lstrip().startswith("- "):
            if lead == self.col or what == "-":
                message = "a list item where a key is expected"
                return self.row, lead, message, "indent it under its key, or remove the dash"
        if what in ("]", "}", ","):
            return self.row, self.col, f"`{what}` without an opening bracket", "quote the value"
        if found:
            message = "this line is indented otherwise than the lines it belongs with"
            return self.row, lead, message, "align it with them"
        return None
