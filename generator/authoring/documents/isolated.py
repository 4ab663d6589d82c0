"""Reads a document in a process of its own: bounded in time and memory, without network, writing nothing."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter

from generator.authoring.documents.extraction import Extraction, PagePicture
from generator.authoring.documents.read_document import read_document, read_pictures
from generator.finding import Finding, Place
from generator.text.escaping import terminal_text

CURE = "save it again, in parts if it is large, or copy its words into a .txt file"
# What a document may not make a program do. `open` is refused for writing only.
REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "shutil.",
    "ftplib.",
    "smtplib.",
    "urllib.",
    "webbrowser.",
)
T = TypeVar("T")
_TEXT: TypeAdapter[Extraction | list[Finding]] = TypeAdapter(Extraction | list[Finding])
_PICTURES: TypeAdapter[list[PagePicture] | list[Finding]] = TypeAdapter(
    list[PagePicture] | list[Finding]
)


@dataclass(frozen=True)
class Limits:
    """What reading one document may take: seconds of the clock and of the processor, bytes of memory."""

    seconds: float = 300.0
    processor: int = 120
    memory: int = 2 * 1024**3


def read_apart(data: bytes, name: str, limits: Limits | None = None) -> Extraction | list[Finding]:
    """What `read_document` gives, or a finding where reading took too much or broke down."""
    return _apart("read", data, name, _TEXT, limits or Limits())


def pictures_apart(
    data: bytes, name: str, pages: Sequence[int], limits: Limits | None = None
) -> list[PagePicture] | list[Finding]:
    """The pictures of a PDF's pages by number, or a finding as `read_apart` gives."""
    return _apart("look", data, name, _PICTURES, limits or Limits(), pages)


def _apart(
    action: str,
    data: bytes,
    name: str,
    result: TypeAdapter[T | list[Finding]],
    limits: Limits,
    pages: Sequence[int] = (),
) -> T | list[Finding]:
    command = [sys.executable, "-P", "-m", __name__, action, name]
    command += [str(limits.processor), str(limits.memory), *map(str, pages)]
    place = Place(terminal_text(name))
    try:
        made = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        message = f"reading it took more than {limits.seconds:g} seconds; that is the limit"
        return [Finding(place, "too-large", message, CURE)]
    if made.returncode:
        message = "reading it took too much memory or time, or broke down"
        expected = "expected a document as people write them"
        return [Finding(place, "broken-document", f"{message}; {expected}", CURE)]
    return result.validate_json(made.stdout)


def _bounded(processor: int, memory: int) -> None:
    """Bound this process, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def guard(event: str, given: tuple[Any, ...]) -> None:
    """Refuse what reading a document has no need of; libraries in C are held by their own settings."""
    if event == "open":
        mode, flags = given[1], given[2]
        writes = isinstance(mode, str) and set(mode) & set("wax+")
        if writes or (isinstance(flags, int) and flags & 3):
            raise PermissionError("a document may not write")
    elif event.startswith(REFUSED):
        raise PermissionError(f"a document may not do {event}")


def main() -> None:
    """The process apart: the document on its input, the result as JSON on its output."""
    action, name, processor, memory, *pages = sys.argv[1:]
    data = sys.stdin.buffer.read()
    _bounded(int(processor), int(memory))
    sys.addaudithook(guard)
    if action == "look":
        made = _PICTURES.dump_json(read_pictures(data, name, tuple(map(int, pages))))
    else:
        made = _TEXT.dump_json(read_document(data, name))
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
