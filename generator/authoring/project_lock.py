"""The lock of a new project: every package by version and hash, and the engine by the wheel it was installed from."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

DISTRIBUTION = "evidence-briefs"
WHEELS = "wheels"  # the folder of a project that keeps a wheel which has no address
# The entry of a lock that only this repository needs: it installs the engine from its folder.
FROM_FOLDER = "flit-core"


@dataclass(frozen=True)
class Wheel:
    """A wheel of the engine: file name, SHA-256 in hex, web address; with its bytes where it has no address."""

    name: str
    sha256: str
    address: str = ""
    content: bytes = b""

    @property
    def path(self) -> str:
        """Where a project keeps it; empty where it has an address."""
        return "" if self.address else f"{WHEELS}/{self.name}"

    @property
    def requirement(self) -> str:
        wanted = f"{DISTRIBUTION} @ {self.address}" if self.address else f"./{self.path}"
        return f"{wanted} \\\n    --hash=sha256:{self.sha256}\n"


def installed_wheel() -> Wheel | None:
    """The wheel that the running engine was installed from, as the installer recorded it (PEP 610).

    None where it was not installed from a wheel, or the file it came from is gone or another one now.
    """
    try:
        record = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None
    return wheel_of(record or "{}")


def wheel_of(record: str) -> Wheel | None:
    """The wheel that a `direct_url.json` tells of; see `installed_wheel`."""
    direct_url = json.loads(record)
    url = urlsplit(direct_url.get("url", ""))
    name = PurePosixPath(unquote(url.path)).name
    if "archive_info" not in direct_url or not name.endswith(".whl"):
        return None
    sha256 = direct_url["archive_info"].get("hashes", {}).get("sha256", "")
    if url.scheme != "file":
        return Wheel(name, sha256, address=url.geturl()) if sha256 else None
    try:
        content = Path(url2pathname(url.path)).read_bytes()
    except OSError:
        return None
    digest = hashlib.sha256(content).hexdigest()
    return Wheel(name, digest, content=content) if sha256 in ("", digest) else None


def project_lock(lock: str, wheel: Wheel | None) -> str:
    """This repository's `lock` as a project needs it: the packages without their notes, then the engine."""
    entries = re.split(r"\n(?=\S)", re.sub(r"(?m)^ *#.*\n", "", lock))
    kept = [entry.rstrip("\n") for entry in entries if not entry.startswith(f"{FROM_FOLDER}==")]
    return "\n".join(kept) + "\n" + (wheel.requirement if wheel else "")
