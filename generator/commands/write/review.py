"""Say in the sheet that a second pair of eyes looked at a claim or a judgement.

ID is a claim with its sheet, `bridge/toll`, or a judgement, `bridge/j-steady`. The review holds for what
stands there now: an edit voids it, and `check` says so. Nothing else of the file changes.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import click
from pydantic import ValidationError

from generator.authoring.review_entry import review, reviewable
from generator.cli import root_option
from generator.commands._unknown_name import end_unknown
from generator.commands.write.rename import finish_writing
from generator.site.read_site import read_site


@click.command()
@click.argument("id")
@click.option("--by", default="", help="Who looked at it; without it, git's user.name.")
@click.option(
    "--on", default="", help="The day, YYYY-MM-DD; without it, that of SOURCE_DATE_EPOCH."
)
@root_option
def command(id: str, by: str, on: str, root: Path) -> None:
    site = read_site(root, drafts=True)
    named = reviewable(site)
    if id not in named:
        end_unknown("claim or judgement", id, named)
    who = by.strip() or _own_name(root)
    if not who:
        raise click.UsageError("nobody to name; expected --by NAME")
    day = on or str(site.settings.day or "")
    if not day:
        raise click.UsageError("no day to name; expected --on YYYY-MM-DD")
    try:
        made = review(root, site, named[id], who, day)
    except ValidationError as error:
        troubles = {
            "by": "this name is too long; expected --by with at most 160 signs",
            "on": f"{day!r} is no day; expected --on 2031-06-02",
        }
        raise click.UsageError(troubles[str(error.errors()[0]["loc"][0])]) from None
    finish_writing(root, made)


def _own_name(root: Path) -> str:
    """What git calls whoever works here, empty where it does not know."""
    try:
        answer = subprocess.run(
            ["git", "-C", str(root), "config", "user.name"], capture_output=True, text=True
        )
    except OSError:
        return ""
    return answer.stdout.strip()
