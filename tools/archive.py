"""Pack site/ into dist/site.tar.gz so that the same site always gives the same bytes."""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def pack(folder: Path, target: Path) -> str:
    """Write the files of `folder` as a gzipped tar archive; return its SHA-256 in hex.

    Names are sorted; owners, modes and times are fixed; a link is an error (Pages refuses them).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    with (
        part.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(folder.rglob("*"), key=lambda each: each.relative_to(folder).as_posix()):
            if path.is_symlink():
                raise SystemExit(f"archive: {path} is a link")
            if not path.is_file():
                continue
            entry = tarfile.TarInfo("site/" + path.relative_to(folder).as_posix())
            entry.size = path.stat().st_size
            entry.mode = 0o644
            entry.mtime = 0
            with path.open("rb") as content:
                tar.addfile(entry, content)
    os.replace(part, target)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def main() -> int:
    """Pack the built site, print the fingerprint; 1 when there is no site."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        print("archive: site/ holds no index.html; run make site first", file=sys.stderr)
        return 1
    print(pack(site, ROOT / "dist" / "site.tar.gz"), " dist/site.tar.gz")
    return 0


if __name__ == "__main__":
    sys.exit(main())
