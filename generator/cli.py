"""The command line: each command parses, makes one call, prints, and ends with an exit code."""

from __future__ import annotations

import ast
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator import __version__

if TYPE_CHECKING:
    from generator.build import Outcome
    from generator.site.site import Site

CLEAN, ERRORS, USAGE, FAULT = 0, 1, 2, 70
Command = TypeVar("Command", bound=Callable[..., Any])


def root_option(command: Command) -> Command:
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
        default=".",
        help="The project's folder; by default the one you are in.",
    )(command)


def format_option(command: Command) -> Command:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "github"]),
        default="text",
        help="How findings are printed: for people, as JSON, or as annotations of a GitHub workflow.",
    )(command)


class Commands(click.Group):
    """The commands below and one for each file of `generator/commands`, imported only when asked.

    The first line of such a file is its line in `--help`; it is read without running the file.
    """

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted({*super().list_commands(context), *_files()})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if (known := super().get_command(context, name)) or name not in _files():
            return known
        module = importlib.import_module(f"generator.commands.{name}")
        command: click.Command = module.command
        command.help = module.__doc__
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(context, args[0]) is None:
            from generator.text.spelling import near

            guess = near(args[0], self.list_commands(context))
            hint = f" Did you mean {guess!r}?" if guess else ""
            context.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._line(name)) for name in self.list_commands(context)])

    def _line(self, name: str) -> str:
        if name in self.commands:
            return self.commands[name].get_short_help_str(limit=200)
        text = _files()[name].read_text("utf-8")
        return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]


def _files() -> dict[str, Path]:
    folder = Path(__file__).with_name("commands")
    return {path.stem: path for path in sorted(folder.glob("[a-z]*.py"))}


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Briefs in which no sentence outruns its evidence.

    Fact sheets (briefs/*.yml) and source texts (seeds/) are checked and become Markdown pages
    (docs/) and a site (site/). Exit code 0: no errors; 1: errors in the input; 2: wrong usage;
    70: the machine failed.
    """


@cli.command()
@root_option
@format_option
@click.option("--drafts", is_flag=True, help="Check what is marked `draft: true` too.")
@click.option("--watch", is_flag=True, help="Check again after every change, until Ctrl-C.")
def check(root: Path, form: str, drafts: bool, watch: bool) -> None:
    """Hold the sheets and seeds against every rule and print all findings."""
    from generator import build as road

    if watch:
        from generator.preview.recheck import recheck

        sys.exit(recheck(root, form, drafts=drafts))
    outcome = road.check(root, drafts=drafts)
    _finish(outcome, root, form, "checked")


@cli.command()
@root_option
@format_option
def generate(root: Path, form: str) -> None:
    """Check, then write the Markdown pages and data files into docs/."""
    from generator import build as road

    outcome = road.generate(root)
    _finish(outcome, root, form, f"docs/ is up to date, {len(outcome.changed)} files changed")


@cli.command()
@root_option
@format_option
def build(root: Path, form: str) -> None:
    """Generate, then make the site in site/; the old one stays when anything is refused."""
    from generator import build as road

    outcome = road.build(root)
    _finish(outcome, root, form, "site/ is built")


@cli.command()
@root_option
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def seal(root: Path, dry_run: bool) -> None:
    """Write the fingerprint of each source text into its card in seeds/sources.yml."""
    from generator.authoring import seal as sealing
    from generator.model.registers import SOURCES
    from generator.publishing.write_files import replace_text
    from generator.report import report
    from generator.site.read_site import read_site

    site = read_site(root)
    path = root / SOURCES
    if not site.sources:
        click.echo(report(site.findings, root), nl=False)
        click.echo("nothing could be sealed: the source cards were not read", err=True)
        sys.exit(ERRORS)
    for one in sealing.seals(site):
        if one.old != one.new:
            click.echo(f"{one.source}: {one.old or 'no fingerprint'} -> {one.new}")
    text = path.read_bytes().decode("utf-8")
    wanted = sealing.sealed(text, site)
    if wanted == text:
        click.echo("every source is sealed")
    elif dry_run:
        click.echo("nothing written (dry run)")
    else:
        replace_text(path, wanted)
        click.echo(f"{SOURCES} written")


@cli.command()
@root_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port."
)
def serve(root: Path, host: str, port: int) -> None:
    """Show the site while you edit: rebuilt on every save, drafts included."""
    from generator.preview.serve import serve as run

    sys.exit(run(root, host, port))


def warn_of_unread(site: Site) -> None:
    """Say on the error stream which files a command leaves out because they could not be read."""
    from generator.analysis.coverage import unread

    if paths := unread(site):
        files = ", ".join(paths)
        click.echo(f"not read, or not as a whole: {files}; `briefs check` says why", err=True)


def _finish(outcome: Outcome, root: Path, form: str, done: str) -> None:
    """Print findings and what was done; leave with the exit code that says it."""
    from generator.report import report, summary

    click.echo(report(outcome.findings, root, form), nl=False)
    refused = outcome.refused
    if form != "json":
        words = summary(outcome.findings)
        click.echo(f"{'refused' if refused else done}: {words}", err=True)
    sys.exit(ERRORS if refused else CLEAN)


def main() -> None:
    """Run the command line; what the machine does to us is one line and exit code 70."""
    from generator.publishing.machine_trouble import MachineTrouble

    if not os.environ.get("SOURCE_DATE_EPOCH", "0").isdecimal():
        # MkDocs would end in a traceback over an empty or foreign value.
        del os.environ["SOURCE_DATE_EPOCH"]

    try:
        cli.main(prog_name="briefs")
    except MachineTrouble as trouble:
        click.echo(f"briefs: {trouble}", err=True)
        sys.exit(FAULT)
    except OSError as trouble:
        click.echo(f"briefs: the machine failed: {trouble.strerror or trouble}", err=True)
        sys.exit(FAULT)


if __name__ == "__main__":
    main()
