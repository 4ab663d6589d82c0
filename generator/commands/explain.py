"""Explain the code of a finding: the rule, why, a bad and a good example; without one, list all."""

from __future__ import annotations

import sys

import click

from generator.cli import CLEAN, USAGE


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    from generator.authoring.explain import explain, listed

    if code is None:
        click.echo(listed(), nl=False)
        return
    text, known = explain(code)
    click.echo(text, nl=False, err=not known)
    sys.exit(CLEAN if known else USAGE)
