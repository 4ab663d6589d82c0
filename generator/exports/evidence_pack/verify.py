"""Checks the quotes of this evidence pack against your own copies of the articles, offline.

    python3 verify.py FOLDER

FOLDER holds the articles as plain text (UTF-8), named as in evidence.json ("file") or by the
source's id with .txt; a file with the right fingerprint is found under any name. Nothing is
downloaded, nothing is written.

Ends with 0 when every quote was found in texts that are, byte for byte, those we used; with 3 when
every quote was found but a text differs from ours elsewhere; with 1 when a quote or a whole text was
not found; with 2 when it was called wrongly.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

SAME, LACKING, MISUSED, DIFFERENT = 0, 1, 2, 3
AROUND = 32  # characters on each side of a quote that tell it from the same words elsewhere


def fold(text: str) -> str:
    """White space of any kind and length counts as one space; nothing else is changed."""
    return " ".join(text.split())


def places(quote: str, text: str) -> list[int]:
    """Where the quote stands in the text as whole words; both are folded."""
    offsets = []
    at = text.find(quote)
    while at >= 0:
        end = at + len(quote)
        cut = at > 0 and text[at - 1].isalnum() and quote[0].isalnum()
        cut = cut or (end < len(text) and text[end].isalnum() and quote[-1].isalnum())
        if not cut:
            offsets.append(at)
        at = text.find(quote, at + 1)
    return offsets


def frame(text: str, start: int, end: int) -> str:
    """The first 16 digits of the SHA-256 of what stands right before and right after a place of a folded text.

    The pack gives it in place of these words: they are no evidence, and not ours to hand on.
    """
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return hashlib.sha256(f"{before.strip()}\n{after.strip()}".encode()).hexdigest()[:16]


def look(quote: dict[str, Any], data: bytes, same: bool) -> str:
    """What became of one quote: an empty text when it stands where it should, else what is wrong."""
    if same and "start" in quote:
        text = data.decode("utf-8")
        stands = text[quote["start"] : quote["end"]]
        return "" if stands == quote["exact"] else f"at its place stands “{fold(stands)}”"
    text, exact = fold(data.decode("utf-8-sig", errors="replace")), fold(quote["exact"])
    offsets = places(exact, text)
    if not offsets:
        return "the words are not in the text"
    # Of a withheld text no frame is given: its words may stand anywhere.
    framed = "frame" not in quote or any(
        frame(text, at, at + len(exact)) == quote["frame"] for at in offsets
    )
    if len(offsets) > 1 and not framed:
        return f"the words stand there {len(offsets)} times, but nowhere between those we saw around them"
    return ""


def find_text(folder: Path, source: dict[str, Any]) -> Path | None:
    """Your copy of a source: by fingerprint first, then by name."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    for path in files:
        if hashlib.sha256(path.read_bytes()).hexdigest() == source.get("sha256"):
            return path
    names = (source["file"], f"{source['id']}.txt")
    return next((path for path in files if path.name in names), None)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__)
        return MISUSED
    pack = json.loads(Path(__file__).with_name("evidence.json").read_text(encoding="utf-8"))
    result = SAME
    lacking = total = 0
    for source in pack["sources"]:
        quotes = [quote for quote in pack["quotes"] if quote["source"] == source["id"]]
        total += len(quotes)
        path = find_text(Path(arguments[0]), source)
        if path is None:
            print(f"{source['id']}: NO TEXT ({source['file']}), {len(quotes)} quotes not checked")
            lacking, result = lacking + len(quotes), LACKING
            continue
        data = path.read_bytes()
        same = hashlib.sha256(data).hexdigest() == source.get("sha256")
        print(
            f"{source['id']}: {path.name}, fingerprint {'as ours' if same else 'DIFFERS from ours'}"
        )
        if not same and result == SAME:
            result = DIFFERENT
        for quote in quotes:
            trouble = look(quote, data, same)
            mark = f"  NOT FOUND ({trouble})" if trouble else "  found"
            print(f"{mark} {quote['id']}: “{fold(quote['exact'])}”")
            if trouble:
                lacking, result = lacking + 1, LACKING
    print(f"{total - lacking} of {total} quotes found")
    return result


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        # A console that cannot show a character must not stop the check.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
