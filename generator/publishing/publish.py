"""Runs the publisher into a fresh folder, audits what it built, and swaps it in for `site/`."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.finding import Finding, Place
from generator.publishing.audit import audit_pages, files, read_pages
from generator.publishing.build_lock import WORK, locked
from generator.publishing.content_security_policy import with_policy
from generator.publishing.machine_trouble import MachineTrouble, machine_trouble, spoken_of
from generator.publishing.offline_zip import OFFLINE, offline
from generator.publishing.swap_folders import recover, swap
from generator.site.settings import CONFIG, Settings

SITE = "site"
FRESH = "site-new-"
LOGGED = re.compile(r"^(WARNING|ERROR|CRITICAL) +-  (.*)$")
NAMED = re.compile(r"'([^']+\.md)'")
MAPPED = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*\Z")


def publish(
    root: Path,
    settings: Settings,
    expected: Mapping[str, Iterable[str]] | None = None,
    dates: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Build `docs/` into `site/`; what is wrong is returned, and then `site/` stays as it was.

    `expected` are the quotes that the pages must show (`generator.publishing.audit.quotes_shown`), `dates` the
    days (ISO 8601) on which pages last changed, by address; without them the commit's is taken. Raises
    `MachineTrouble` when the disk or the publisher's process fails. Killed at any moment, the old
    or the new site stands there whole; without Linux's atomic exchange a kill between two renames
    leaves none until the next start puts the old one back.
    """
    try:
        with locked(root) as lock:
            found = _strangers(root)
            if found:
                return found
            sweep(root)
            fresh = Path(tempfile.mkdtemp(prefix=FRESH, dir=root / WORK))
            try:
                found = build_into(fresh, root / CONFIG, settings, lock)
                has_date = dated(root) is not None
                found = found or finish(fresh, settings, expected or {}, has_date, dates)
                if not found:
                    swap(fresh, root / SITE, root / WORK)
                return found
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise machine_trouble(error, "publish") from None


def sweep(root: Path) -> None:
    """Remove what a build that was killed left behind; call it with the lock held."""
    recover(root / SITE, root / WORK)
    for path in (root / WORK).glob(f"{FRESH}*"):
        shutil.rmtree(path, ignore_errors=True)


def dated(root: Path) -> str | None:
    """Seconds since 1970 of the commit that is built, the one date a build may know; None without."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return given
    try:
        asked = subprocess.run(
            ["git", "-C", str(root), "log", "-1", "--format=%ct"], capture_output=True, text=True
        )
    except OSError:
        return None
    return (
        asked.stdout.strip() if asked.returncode == 0 and asked.stdout.strip().isdecimal() else None
    )


def build_into(
    fresh: Path, config: Path, settings: Settings, lock: int | None = None
) -> list[Finding]:
    """Run MkDocs on `config` into the folder `fresh`; its warnings and errors as findings.

    Without -q or -v: both make --strict pass what it refuses (MkDocs issue 3991). The child keeps
    the lock, so nobody builds beside an orphan.
    """
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": settings.address,
        "SITE_COMMIT": settings.commit,
        # A fixed day where no commit tells one; `finish` then takes the dates out again.
        "SOURCE_DATE_EPOCH": dated(config.parent) or "315532800",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONWARNINGS": "default",
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(config),
        "--site-dir",
        str(fresh),
    ]
    done = subprocess.run(
        command,
        cwd=config.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if lock is None else (lock,),
    )
    if done.returncode < 0:
        raise MachineTrouble(f"the publisher was ended by signal {-done.returncode}")
    if done.returncode and (reason := spoken_of(done.stdout)):
        raise MachineTrouble(f"could not publish: {reason}")
    return _said(done.stdout, done.returncode)


def finish(
    fresh: Path,
    settings: Settings,
    expected: Mapping[str, Iterable[str]],
    has_date: bool,
    dates: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Audit the pages in `fresh` and, when nothing is wrong, give each its policy and settle the rest."""
    _lighten(fresh)
    pages = read_pages(fresh)
    # The zip is made last, of the finished pages, and only where one of them offers it.
    offered = any(link.value.endswith(OFFLINE) for page in pages.values() for link in page.links)
    present = files(fresh) | ({OFFLINE} if offered else set())
    found = audit_pages(pages, present, expected, settings.address)
    if found:
        return found
    for path, page in pages.items():
        html = with_policy((fresh / path).read_text("utf-8"), list(page.scripts))
        if html is None:
            found.append(
                Finding(
                    Place(f"site/{path}"),
                    "no-policy",
                    "the page has no charset to put a policy after",
                )
            )
        else:
            (fresh / path).write_text(html, "utf-8", newline="\n")
    _sitemap(fresh, settings, has_date, dates)
    if offered:
        (fresh / OFFLINE).write_bytes(offline(fresh))
    _rights(fresh)
    return found


def _strangers(root: Path) -> list[Finding]:
    """Whatever the publisher would follow or overwrite, and must not: links, pipes, a file in place."""
    found = []
    target = root / SITE
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        found.append(Finding(Place(SITE), "in-the-way", "a link or a file; expected a folder of its own, or nothing",
                             "remove it: its folder is replaced as a whole"))  # fmt: skip
    for folder in ("docs", WORK):
        if (root / folder).is_symlink():
            found.append(
                Finding(
                    Place(folder), "in-the-way", "a link; expected a real folder", "put one there"
                )
            )
    # MkDocs follows links and would publish what they point at.
    for where, folders, names in os.walk(root / "docs"):
        for name in sorted([*folders, *names]):
            mode = os.lstat(os.path.join(where, name)).st_mode
            if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
                place = Path(where, name).relative_to(root).as_posix()
                found.append(Finding(Place(place), "in-the-way", "a link or a device; expected a plain file",
                                     "put the file itself there"))  # fmt: skip
    return found


def _said(output: str, code: int) -> list[Finding]:
    """The publisher's own complaints, each at the page that it names."""
    matches = [match for line in output.splitlines() if (match := LOGGED.match(line))]
    found = [complaint(match[2]) for match in matches]
    if code and not found:
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        last = lines[-1] if lines else f"it ended with exit code {code}"
        found.append(
            Finding(Place(CONFIG), "publisher", f"the publisher failed: {last}", "see mkdocs.yml")
        )
    return found


def complaint(words: str) -> Finding:
    """A warning of the publisher as a finding at the page that it names."""
    named = NAMED.search(words)
    place = Place(f"docs/{named[1]}" if named else CONFIG)
    return Finding(place, "publisher", words.strip(), "see the page or mkdocs.yml")


def _lighten(fresh: Path) -> None:
    """Take out source maps, half of the theme's weight, and the comments that ask for them."""
    for path in sorted(fresh.rglob("*.map")):
        path.unlink()
    for path in sorted((fresh / "assets").rglob("*.min.*")):
        content = path.read_bytes()
        short = MAPPED.sub(b"\n", content)
        if short != content:
            path.write_bytes(short)


def _sitemap(
    fresh: Path, settings: Settings, has_date: bool, dates: Mapping[str, str] | None
) -> None:
    """Keep the sitemap only where its addresses and dates are true, the same bytes every time."""
    plain, packed = fresh / "sitemap.xml", fresh / "sitemap.xml.gz"
    if not plain.exists():
        return
    if not settings.address:
        plain.unlink()
        packed.unlink(missing_ok=True)
        return
    text = plain.read_text("utf-8")
    if dates is not None or not has_date:
        text = re.sub(r"\s*<lastmod>[^<]*</lastmod>", "", text)
    for page, day in (dates or {}).items():
        here = f"<loc>{settings.address}{page}</loc>"
        text = text.replace(here, f"{here}\n         <lastmod>{day}</lastmod>")
    plain.write_text(text, "utf-8", newline="\n")
    packed.write_bytes(gzip.compress(text.encode(), mtime=0))


def _rights(fresh: Path) -> None:
    """Let everybody read: the fresh folder was made private, and a host's upload refuses that."""
    for where, _folders, names in os.walk(fresh):
        os.chmod(where, 0o755)  # noqa: S103
        for name in names:
            os.chmod(os.path.join(where, name), 0o644)
