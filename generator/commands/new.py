"""Add a source, a brief, a claim or an actor: a commented skeleton, every byte around it untouched."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli import ERRORS, root_option

if TYPE_CHECKING:
    from generator.authoring.new_entry import Edit
    from generator.finding import Finding


@click.group(no_args_is_help=True)
def command() -> None: ...


def short_option(one: click.decorators.FC) -> click.decorators.FC:
    return click.option("--short", is_flag=True, help="Only what is needed, no comments.")(one)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@click.option("--id", "name", help="Its id; by default made from the file's name.")
@short_option
def source(file: Path, root: Path, name: str | None, short: bool) -> None:
    """Copy a text into seeds/, seal it, and write its card.

    The card says what the text plainly states about itself, and null where it is silent. Lines
    that look like furniture are proposed in a comment.
    """
    from generator.authoring.new_entry import shortened
    from generator.authoring.new_source import described, doubtful, keep, take_in

    _in_project(root)
    made = take_in(root, file, name)
    if isinstance(made, list):
        _refuse(made, root)
    card = shortened(made.edit) if short else made.edit
    keep(root, made, card)
    click.echo(f"seeds/{made.file} copied and sealed")
    _said(root, card)
    # The proposals for furniture are comments, which a short card has none of.
    if fields := [one for one in doubtful(made) if not (short and one == "furniture")]:
        they = "it was" if len(fields) == 1 else "they were"
        click.echo(f"look at {', '.join(fields)}: {they} read off the text's shape")
    if not described(made.read):
        click.echo(
            "write the descriptor: the shape does not tell whether the text is signed and dated"
        )


@command.command()
@click.argument("slug")
@root_option
@short_option
def brief(slug: str, root: Path, short: bool) -> None:
    """Write a new fact sheet, a draft, as briefs/SLUG.yml."""
    from generator.authoring.new_entry import new_brief

    _in_project(root)
    _put(root, new_brief(root, slug), short)


@command.command()
@click.argument("brief")
@click.argument("name", metavar="ID")
@root_option
@click.option("--kind", help="Write out one kind: estimate, position, commitment, event.")
@short_option
def claim(brief: str, name: str, root: Path, kind: str | None, short: bool) -> None:
    """Add a draft claim after the last one of briefs/BRIEF.yml."""
    from generator.authoring.new_entry import new_claim
    from generator.model.kinds import kinds

    if kind and kind not in kinds():
        raise click.BadParameter(f"{kind!r} is no kind; expected one of {', '.join(kinds())}")
    _in_project(root)
    _put(root, new_claim(root, brief, name, kind), short)


class Kinds(click.Command):
    """A command whose help ends with the kinds of actor and what each means."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Kinds"):
            formatter.write_dl(_actor_kinds())


@command.command(cls=Kinds)
@click.argument("name", metavar="ID")
@root_option
@click.option("--name", "spelled", help="The one spelling used in our own prose.")
@click.option("--kind", help="What it is; one of the kinds below, always given.")
@short_option
def actor(name: str, root: Path, spelled: str | None, kind: str | None, short: bool) -> None:
    """Add an actor to the register, seeds/actors.yml."""
    from generator.authoring.new_entry import new_actor
    from generator.syntax.emit import yaml_text

    _in_project(root)
    if kind not in dict(_actor_kinds()):
        raise click.UsageError(_which_kind(kind))
    given = {"name": yaml_text(spelled)} if spelled else {}
    given["kind"] = kind
    # Who forgets it counts two voices of one office as independent.
    _put(root, new_actor(root, name, given), short, ("part_of",))


def _actor_kinds() -> list[tuple[str, str]]:
    from generator.model.vocabulary import vocabulary

    return [(key, term.means) for key, term in vocabulary("actor").terms.items()]


def _which_kind(given: str | None) -> str:
    from generator.text.spelling import near

    guess = near(given, dict(_actor_kinds())) if given else None
    hint = f" Did you mean {guess!r}?" if guess else ""
    what = f"{given!r} is no kind of actor.{hint}" if given else "An actor needs its --kind."
    formatter = click.HelpFormatter()
    with formatter.section("Kinds"):
        formatter.write_dl(_actor_kinds())
    return f"{what}\n\n{formatter.getvalue().rstrip()}"


def _in_project(root: Path) -> None:
    from generator.authoring.project import no_project

    if found := no_project(root):
        _refuse(found, root)


def _put(root: Path, made: Edit | list[Finding], short: bool, kept: tuple[str, ...] = ()) -> None:
    from generator.authoring.new_entry import put, shortened

    if isinstance(made, list):
        _refuse(made, root)
    edit = shortened(made, kept) if short else made
    put(root, edit)
    _said(root, edit)


def _said(root: Path, edit: Edit) -> None:
    from generator.exports.editor_schemas import refresh
    from generator.site.read_site import read_site

    click.echo(f"{edit.place} written")
    refresh(root, read_site(root, drafts=True))


def _refuse(findings: list[Finding], root: Path) -> NoReturn:
    from generator.report import report

    click.echo(report(findings, root), nl=False)
    click.echo("nothing written", err=True)
    sys.exit(ERRORS)
