"""Small slips of the pen on one line of YAML: what each is called, and the edit that puts it right.

A slip is only a guess until the text reads with it put right; `mend.py` sees to that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.syntax.brace_fixes import in_braces
from generator.syntax.fix import KEY, Slip, quoted, short
from generator.syntax.scalar import MAX_LINE

# What a value in quotes, or one cut by a missing sign, is followed by.
_ENDS = rf"(?=\s*(?:,\s*{KEY}:\s|[}}\]]|$))"
_LIST_ENDS = r"(?=\s*(?:,\s|[}\]]|$))"
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_COLONS = "：﹕︓꞉∶"
DASHED = re.compile(r"[-–—−‒―‐‑•·]\s*[a-z]")
LOOK_ALIKE = re.compile(f"[{_BLANKS}{_COLONS}]")
_OPENING, _CLOSING = "“„‟«‘‚", "”“‟»’‘"
_UNOPENED = re.compile(rf"{KEY}:\s+([^\"'\s{{\[,](?:(?!,\s*{KEY}:\s)[^\"])*)\"{_ENDS}")
_UNOPENED_ITEM = re.compile(r"(?:\[|\"\s*,)\s*([^\"'\s\[{][^\"\[\]{}]*)\"(?=\s*[,\]])")
_BRACES = re.compile(r"\{[^{}]*\}?")
_LEAD = re.compile(rf"[ {_BLANKS}]*(?:-[ {_BLANKS}]+)*")
WRAPPED = re.compile(rf"[{_OPENING}](?P<text>[^\"\n]{{0,500}}?)[{_CLOSING}]")
_WRAPPED = re.compile(rf"(?:{KEY}:\s+|[\[{{,]\s*|-\s+)(?P<value>{WRAPPED.pattern}){_ENDS}")
_BLOCK_SIGN = re.compile(r"(?P<sign>[-=+|>~]*[|>][-=+|>~ ]*?)\s*(?:#.*)?$")


def slips(line: str, known: tuple[frozenset[str], ...]) -> Iterator[Slip]:
    """The slips that may be on a line, the more certain ones first; `known` are keys that stand together."""
    if len(line) > MAX_LINE:
        return
    yield from _look_alikes(line)
    yield from _dashes(line)
    yield from _whole_lines(line)
    yield from _colons(line, known)
    yield from _block_signs(line)
    yield from _quote_marks(line)
    yield from _brackets(line)
    for braces in _BRACES.finditer(line):
        yield from in_braces(line, braces.start(), braces[0], known)


def unmerged(text: str) -> tuple[int, str, str, str, int] | None:
    """The first mark that an unfinished merge left in a text, as a finding by offset."""
    mark = re.search(r"^<{7}(?: [^\n]*)?$", text, re.MULTILINE)
    if not mark:
        return None
    message = "a mark of an unfinished merge"
    cure = "keep one version, and delete the lines <<<<<<<, =======, >>>>>>>"
    return mark.start(), "yaml", message, cure, len(mark[0])


def _look_alikes(line: str) -> Iterator[Slip]:
    """Signs that look like a space or a colon where YAML wants the plain one."""
    lead = _LEAD.match(line)
    assert lead
    spots = [at for at in range(lead.end()) if line[at] not in " -"]
    for key in re.finditer(
        rf"(?P<before>[{_BLANKS}]*)(?P<key>{KEY})(?P<sign>[ {_BLANKS}]*[:{_COLONS}])(?P<after>[ {_BLANKS}]*)",
        line,
    ):
        if key.start("key") == lead.end() or line[: key.start("before")].rstrip()[-1:] in "{,":
            spots += range(*key.span("before"))
            spots += range(*key.span("sign"))
            spots += range(*key.span("after"))
    edits = []
    for at in sorted(set(spots)):
        if line[at] in _COLONS:
            edits.append((at, 1, ":" if line[at + 1 : at + 2].isspace() else ": "))
        elif line[at] not in " :":
            edits.append((at, 1, " "))
    if edits:
        sign = line[edits[0][0]]
        name = unicodedata.name(sign, "").lower()
        wanted = "a colon" if sign in _COLONS else "a plain space"
        if sign not in _COLONS:
            name += " (it cannot be seen)"
        message = f"U+{ord(sign):04X}, {name}, where {wanted} is expected"
        yield Slip(
            edits[0][0],
            "yaml-space",
            message,
            f"write `{short(_put(line, edits).strip())}`",
            1,
            tuple(edits),
        )


def _put(line: str, edits: list[tuple[int, int, str]]) -> str:
    for at, out, into in sorted(edits, reverse=True):
        line = line[:at] + into + line[at + out :]
    return line


def _dashes(line: str) -> Iterator[Slip]:
    tight = re.match(rf"( *(?:- +)*)-(?=(?:{KEY}:\s|[{{\[\"'])\S*)", line)
    if tight:
        at = tight.end()
        yield Slip(
            at - 1,
            "yaml-space",
            "no space after the dash",
            f"write `- {short(line[at:].rstrip())}`",
            1,
            ((at, 0, " "),),
        )
    other = re.match(r"( *)([–—−‒―‐‑•·*])( *)(?=\S)", line)
    if other:
        at, rest = other.start(2), line[other.end() :].rstrip()
        name = unicodedata.name(other[2], "").lower()
        message = f"a dash of another kind (U+{ord(other[2]):04X}, {name})"
        yield Slip(
            at, "yaml", message, f"write `- {short(rest)}`", 1, ((at, other.end() - at, "- "),)
        )


def _whole_lines(line: str) -> Iterator[Slip]:
    body = line.strip()
    at = len(line) - len(line.lstrip())
    all_of_it = ((at, len(body), ""),)
    if re.fullmatch(r"(```|~~~)\w*", body):
        yield Slip(
            at,
            "yaml",
            "a fence of Markdown; the file is YAML alone",
            "delete this line",
            len(body),
            all_of_it,
        )
    elif re.fullmatch(r"[\]}),;]+", body):
        yield Slip(
            at,
            "yaml",
            f"`{body}` alone on its line closes nothing",
            "delete this line",
            len(body),
            all_of_it,
        )
    elif re.fullmatch(r"-{4,}|[=_*~]{3,}", body):
        yield Slip(
            at, "yaml", "a ruled line; sheets have none", "delete this line", len(body), all_of_it
        )
    around = re.fullmatch(rf"( *(?:- +)*)([\"'])({KEY}): +(.*)\2 *", line)
    if around:
        start, mark = around.end(1), around[2]
        value = f"{mark}{around[4]}{mark}"
        message = "the quote marks stand around the key and its value"
        edits = ((start, 1, ""), (around.start(4), 0, mark))
        yield Slip(start, "yaml", message, f"write `{around[3]}: {short(value)}`", 1, edits)


def _colons(line: str, known: tuple[frozenset[str], ...]) -> Iterator[Slip]:
    """A key at the start of a line whose colon, or the space after it, is missing."""
    tight = re.match(r"( *(?:- +)*)([\w-]+):(?=[^\s:])", line)
    if tight and any(tight[2] in keys for keys in known):
        at, value = tight.end(), line[tight.end() :].rstrip()
        message = f"no space after the colon of `{tight[2]}`"
        cure = f"write `{tight[2]}: {short(value)}`"
        yield Slip(at - 1, "yaml", message, cure, 1, ((at, 0, " "),))
    bare = re.match(rf"( *(?:- +)*)({KEY})(?= +[^\s:#])", line)
    if bare and any(bare[2] in keys for keys in known):
        at = bare.end()
        message = f"no colon after `{bare[2]}`; a key is expected here"
        cure = f"write `{bare[2]}: …`; a line that continues a text must be indented deeper"
        yield Slip(at, "yaml", message, cure, 1, ((at, 0, ":"),))


def _block_signs(line: str) -> Iterator[Slip]:
    begins = re.match(rf"( *(?:- +)*(?:{KEY}:\s+)?)", line)
    assert begins
    sign = _BLOCK_SIGN.match(line, begins.end())
    if sign and sign["sign"] and not re.fullmatch(r"[|>][-+]?", sign["sign"]):
        at, told = begins.end(), sign["sign"]
        good = "|" if "|" in told and ">" not in told else ">-"
        yield Slip(
            at,
            "yaml",
            f"`{told}` is no block sign",
            f"write `{good}`",
            len(told),
            ((at, len(told), good),),
        )
    if line.lstrip().startswith("# "):
        at = len(line) - len(line.lstrip())
        message = "`#` begins no comment inside block text"
        yield Slip(
            at,
            "yaml-comment",
            message,
            "put the note above the key",
            len(line) - at,
            ((0, len(line) + 1, ""),),
        )


def around(value: str) -> bool:
    """Whether the marks at both ends belong together, not as in `“Yes,” he said, “now”`."""
    depth = 0
    for char in value[1:-1]:
        depth += (char in "“„«") - (char in "”»")
        if depth < 0:
            return False
    return depth == 0


def _quote_marks(line: str) -> Iterator[Slip]:
    for one in _WRAPPED.finditer(line):
        if not around(one["value"]):
            continue
        mended = quoted(one["text"])
        at, end = one.span("value")
        message = "curly quote marks are letters to YAML; straight ones are expected"
        yield Slip(
            at,
            "yaml",
            message,
            f"write {mended}",
            end - at,
            ((at, 1, mended[0]), (end - 1, 1, mended[0])),
        )
    for one in re.finditer(rf"(?<=[:\[{{,\s])\"([^\"]*?)([{_CLOSING}])(,?){_ENDS}", line):
        text, at = one[1], one.start(2)
        if text.count("“") + text.count("„") > text.count("”"):
            continue  # it closes a curly one: then the straight one is missing
        message = "the quote mark that closes is a curly one"
        yield Slip(
            at,
            "yaml",
            message,
            f'write `"` in its place: {short(quoted(text))}',
            1,
            ((at, 1, '"'),),
        )
    for one in re.finditer(rf"(?<=[:\[{{,\s])([\"'])\1([^\"']+)(?:\1\1|[\"']){_LIST_ENDS}", line):
        at, end = one.span()
        message = "two quote marks where one is expected"
        yield Slip(
            at,
            "yaml",
            message,
            f"write {quoted(one[2])}",
            end - at,
            ((at, end - at, quoted(one[2])),),
        )
    for one in (*_UNOPENED.finditer(line), *_UNOPENED_ITEM.finditer(line)):
        at, text = one.start(1), one[1]
        curly = text[0] in _OPENING and not around(f"({text})")
        value = quoted(text[curly:])
        message = (
            "the quote mark that opens is a curly one"
            if curly
            else "a quote mark closes that was never opened"
        )
        yield Slip(
            at, "yaml", message, f"write {short(value)}", one.end() - at, ((at, int(curly), '"'),)
        )


def _brackets(line: str) -> Iterator[Slip]:
    """A key without a colon before a bracket or brace, and a bracket that stays open before the next key."""
    bare = re.match(r" *(?:- +)*([\w-]+)(?!: )([ ;:=]*)(?=[{\[])", line)
    if bare and bare[1].strip("-"):
        at = bare.start(1)
        cure = f"write `{short(f'{bare[1]}: {line[bare.end() :].rstrip()}')}`"
        edits = ((bare.start(2), len(bare[2]), ": "),)
        yield Slip(at, "yaml", f"no colon after `{bare[1]}`", cure, len(bare[1]), edits)
    for one in re.finditer(rf"({KEY}):\s+(\[[^\[\]{{}}]*?)(?=,\s*{KEY}:\s|\s*\}})", line):
        cure = f"write `{one[1]}: {short(one[2])}]`"
        message = "this bracket is never closed, or not where it should be"
        yield Slip(one.start(2), "yaml", message, cure, 1, ((one.end(), 0, "]"),))
