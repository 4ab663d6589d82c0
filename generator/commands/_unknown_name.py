"""Ends a command that was given the name of nothing, and says which name was probably meant."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

import click

from generator.cli import USAGE
from generator.text.spelling import did_you_mean, near


def end_unknown(what: str, name: str, known: Iterable[str], otherwise: str = "") -> NoReturn:
    """Say that there is no such thing; `otherwise` is said where no known name is near."""
    hint = did_you_mean(near(name, known)) or otherwise
    click.echo(f"there is no {what} {name!r}{hint and '; '}{hint}", err=True)
    sys.exit(USAGE)
