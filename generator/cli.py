"""The command line: finds the commands by walking, hands one its words, and ends with an exit code."""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import __version__
from generator.publishing.machine_trouble import MachineTrouble
from generator.report import LogSafe
from generator.text.spelling import did_you_mean, near

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
    """One command for each file of `generator/commands` and its folders, imported only when asked.

    A command is called like its file, which folder it lies in makes no difference. The first line
    of the file is its line in `--help`; it is read without running the file.
    """

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(_files())

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _files():
            return None
        parts = _files()[name].relative_to(Path(__file__).parent).with_suffix("").parts
        module = importlib.import_module(".".join(["generator", *parts]))
        command: click.Command = module.command
        command.help = module.__doc__
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in _files():
            hint = did_you_mean(near(args[0], _files()))
            context.fail(f"there is no command {args[0]!r}{hint and '; '}{hint}")
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_line(name)) for name in self.list_commands(context)])


def _files() -> dict[str, Path]:
    folder = Path(__file__).with_name("commands")
    return {path.stem: path for path in folder.rglob("[a-z]*.py")}


def _first_line(name: str) -> str:
    text = _files()[name].read_text("utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Briefs in which no sentence outruns its evidence.

    Fact sheets (briefs/*.yml) and source texts (seeds/) are checked and become Markdown pages
    (docs/) and a site (site/). Exit code 0: no errors; 1: errors in the input; 2: wrong usage;
    70: the machine failed.
    """


class Ended(BaseException):
    """Somebody has ended the program: with Ctrl-C, with `kill`, or by closing its terminal."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.number = number


def _end(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_DFL)  # who asks twice waits for no tidying up
    raise Ended(number)


def _listen_to_signals() -> None:
    """Let the signals that end a program end it in order: what was begun is tidied up.

    In the background of a script a shell has SIGINT ignored; a server that says "Ctrl-C ends" would
    then outlive what started it. SIGHUP stays ignored where `nohup` asked for that.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and not (name == "SIGHUP" and signal.getsignal(number) == signal.SIG_IGN):
            signal.signal(number, _end)


def _log_safe(stream: io.TextIOWrapper) -> LogSafe:
    encoding, errors, by_line = stream.encoding, stream.errors, stream.line_buffering
    return LogSafe(stream.detach(), encoding, errors, line_buffering=by_line)


def main() -> None:
    """Run the command line; what the machine does to us is one line and exit code 70.

    Who is ended by a signal ends with 128 and its number, as shells expect it (Ctrl-C: 130).
    """
    if sys.flags.optimize:
        # Texts that we print and publish stand in docstrings, which -OO leaves out; -O leaves checks out.
        print("briefs: this Python leaves out texts; unset PYTHONOPTIMIZE", file=sys.stderr)
        sys.exit(USAGE)
    _listen_to_signals()
    # A command keeps what it has read until it ends: to look through it for garbage again and again is vain.
    gc.set_threshold(100_000, 20, 100)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            setattr(sys, name, _log_safe(stream))
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
    except Ended as ended:
        with contextlib.suppress(OSError):  # its terminal may be gone
            click.echo("briefs: ended", err=True)
        sys.exit(128 + ended.number)


if __name__ == "__main__":
    main()
