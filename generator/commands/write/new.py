"""Add a source, a brief, a claim or an actor: a commented skeleton, every byte around it untouched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.authoring import new_entry_text
from generator.authoring.documents.csl import known_from
from generator.authoring.documents.fetch import is_web_address
from generator.authoring.insert_entry import (
    Edit,
    already_there,
    insert,
    insert_card,
    put,
    shortened,
)
from generator.authoring.project_folder import no_project
from generator.authoring.take_in_source import (
    Given,
    described,
    doubtful,
    how_it_came,
    keep,
    take_in,
)
from generator.cli import root_option
from generator.commands._end_with_findings import refuse
from generator.exports.editor_schemas import refresh
from generator.finding import Finding, Place
from generator.model.kinds import kinds
from generator.model.registers import ACTORS
from generator.model.vocabulary import vocabulary
from generator.site.input_files import LIMITS, read_file
from generator.site.read_site import read_site
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import read_sheet
from generator.text.identifiers import slug_ok
from generator.text.spelling import did_you_mean, near

NOTHING = "nothing written"


class FileOrAddress(click.Path):
    """A file that is there, as a path, or a web address, as its text."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and is_web_address(value):
            return value
        return super().convert(value, param, ctx)


@click.group(no_args_is_help=True)
def command() -> None: ...


def short_option(function: click.decorators.FC) -> click.decorators.FC:
    return click.option("--short", is_flag=True, help="Only what is needed, no comments.")(function)


@command.command()
@click.argument(
    "file", metavar="FILE|ADDRESS", type=FileOrAddress(exists=True, dir_okay=False, path_type=Path)
)
@root_option
@click.option("--id", "name", help="Its id; by default made from the file's name.")
@click.option(
    "--csl",
    metavar="FILE",
    help="What you know of it, from a CSL-JSON file (FILE#ID for one of several).",
)
@click.option(
    "--withhold", is_flag=True, help="Keep no copy of the document, only its fingerprint."
)
@short_option
def source(
    file: Path | str, root: Path, name: str | None, csl: str | None, withhold: bool, short: bool
) -> None:
    """Take a source in: its text into seeds/, sealed, with a card.

    FILE is plain text, or a document whose words are taken out: .html, .docx, .pdf, .csv. ADDRESS is
    one of https; it is fetched once. The card says what the text plainly states about itself, and
    null where it is silent. Lines that look like furniture are proposed in a comment.
    """
    _in_project(root)
    collected = known_from(csl) if csl else {}
    if isinstance(collected, list):
        refuse(collected, root, NOTHING)
    intake = take_in(root, file, Given(name, collected, withhold))
    if isinstance(intake, list):
        refuse(intake, root, NOTHING)
    card = shortened(intake.edit) if short else intake.edit
    keep(root, intake, card)
    for line in how_it_came(intake):
        click.echo(line)
    click.echo(f"seeds/{intake.file} {'taken out' if intake.brought.read else 'copied'} and sealed")
    _say_written(root, card)
    fields = doubtful(intake)
    if short and "furniture" in fields:
        fields.remove("furniture")  # its proposals are comments, which a short card has none of
    if fields:
        they = "it was" if len(fields) == 1 else "they were"
        click.echo(f"look at {', '.join(fields)}: {they} read off the text's shape")
    if intake.stated.foreign and not intake.stated.language:
        click.echo("write its language, such as `uk`: its letters are not those of English")
    if not described(intake.stated):
        click.echo(
            "write the descriptor: the shape does not tell whether the text is signed and dated"
        )


@command.command()
@click.argument("slug")
@root_option
@short_option
def brief(slug: str, root: Path, short: bool) -> None:
    """Write a new fact sheet, a draft, as briefs/SLUG.yml."""
    _in_project(root)
    _put(root, new_brief(root, slug), short)


def new_brief(root: Path, slug: str) -> Edit | list[Finding]:
    """A draft sheet `slug`, ordered after the others."""
    path = f"briefs/{slug}.yml"
    if not slug_ok(slug):
        message = f"{slug!r} cannot be an address; expected small letters, digits, hyphens"
        return [Finding(Place(path), "file-name", message, "choose another name")]
    if (root / path).exists() or (root / path).is_symlink():
        return [already_there(Place(path), slug)]
    orders = [0]
    for other in sorted((root / "briefs").glob("*.yml")):
        data = read_file(root, f"briefs/{other.name}", LIMITS[".yml"], [])
        sheet = read_sheet(data, other.name)[0] if data is not None else None
        given = sheet.data.get("order") if sheet else None
        orders.append(given if isinstance(given, int) else 0)
    text = new_entry_text.brief(slug, max(orders) + 1)
    return Edit(Place(path, 1), text, text.count("\n"))


@command.command()
@click.argument("brief")
@click.argument("name", metavar="ID")
@root_option
@click.option("--kind", help="Write out one kind: estimate, position, commitment, event.")
@short_option
def claim(brief: str, name: str, root: Path, kind: str | None, short: bool) -> None:
    """Add a draft claim after the last one of briefs/BRIEF.yml."""
    if kind and kind not in kinds():
        raise click.BadParameter(f"{kind!r} is no kind; expected one of {', '.join(kinds())}")
    _in_project(root)
    _put(root, new_claim(root, brief, name, kind), short)


def new_claim(root: Path, slug: str, name: str, kind: str | None) -> Edit | list[Finding]:
    """The sheet `slug` with a draft claim `name` after its last one."""
    path = f"briefs/{slug}.yml"
    if not (root / path).is_file():
        known = sorted(sheet.stem for sheet in (root / "briefs").glob("*.yml"))
        cure = did_you_mean(near(slug, known)) or f"`briefs new brief {slug}` makes one"
        return [Finding(Place(path), "no-file", "there is no such sheet; expected one", cure)]
    return insert(
        root, path, ("claims",), name, lambda indent: new_entry_text.claim(name, indent, kind)
    )


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
    """Add an actor to the register: seeds/actors/ID.yml, or seeds/actors.yml where all stand in one file."""
    _in_project(root)
    if not kind or kind not in dict(_actor_kinds()):
        raise click.UsageError(_which_kind(kind))
    given = {"name": yaml_text(spelled or new_entry_text.words_of(name)), "kind": kind}
    made = insert_card(root, ACTORS, name, lambda indent: new_entry_text.actor(name, indent, given))
    # Who forgets `part_of` counts two voices of one office as independent.
    _put(root, made, short, ("part_of",))


def _actor_kinds() -> list[tuple[str, str]]:
    return [(key, term.means) for key, term in vocabulary("actor").terms.items()]


def _which_kind(given: str | None) -> str:
    what = "an actor needs its --kind"
    if given:
        hint = did_you_mean(near(given, dict(_actor_kinds())))
        what = f"{given!r} is no kind of actor{hint and '; '}{hint}"
    formatter = click.HelpFormatter()
    with formatter.section("Kinds"):
        formatter.write_dl(_actor_kinds())
    return f"{what}\n\n{formatter.getvalue().rstrip()}"


def _in_project(root: Path) -> None:
    if lacking := no_project(root):
        refuse(lacking, root, NOTHING)


def _put(root: Path, made: Edit | list[Finding], short: bool, kept: tuple[str, ...] = ()) -> None:
    if isinstance(made, list):
        refuse(made, root, NOTHING)
    edit = shortened(made, kept) if short else made
    put(root, edit)
    _say_written(root, edit)


def _say_written(root: Path, edit: Edit) -> None:
    click.echo(f"{edit.place} written")
    refresh(root, read_site(root, drafts=True))
