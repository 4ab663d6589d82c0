"""Every code that a finding can have is explained, and nothing else is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from generator.checks import checks
from generator.cli import cli
from generator.commands.read.explain import explanations
from generator.syntax.troubles import table
from tests.folders import ENGINE

# Calls that make a finding, and which of their arguments is its code.
MAKERS = {"Finding": 1, "_say": 1, "_refuse": 1, "fault": 0}


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def codes_in(text: str) -> set[str]:
    """Codes given to a maker, directly or through a variable called `code`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            at = MAKERS.get(name)
            if at is not None and len(node.args) > at:
                found |= set(_literals(node.args[at]))
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
            found |= set(_literals(node.value))
    return found


def test_every_code_in_the_engine_is_explained_and_no_other() -> None:
    texts = [path.read_text("utf-8") for path in sorted(ENGINE.rglob("*.py"))]
    cures = {row.code for row in table()}  # of YAML, which stand in a file of data
    used = cures | {code for text in texts for code in codes_in(text) if code}
    assert len(used) > 30
    assert used | set(checks()) <= set(explanations())
    written = {
        node.value
        for text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant)
    }
    assert set(explanations()) - set(checks()) <= written | cures


@pytest.mark.parametrize("code", sorted(explanations()))
def test_says_the_rule_why_bad_and_good(code: str) -> None:
    text = CliRunner().invoke(cli, ["explain", code]).output
    heads = [part.split("\n")[0].split(" ")[0] for part in text.split("\n\n")]
    parts = [head for head in heads if head in ("Why:", "Bad:", "Good:")]
    assert heads[0] == code and heads[2] == "Why:" and parts == ["Why:", "Bad:", "Good:"]
    assert explanations()[code].rule.endswith(".")


def test_a_typo_gets_the_near_code_and_exit_code_2() -> None:
    result = CliRunner().invoke(cli, ["explain", "qualifer-kept"])
    assert (result.exit_code, result.output) == (
        2,
        "there is no code 'qualifer-kept'; did you mean `qualifier-kept`?\n",
    )


def test_without_a_code_lists_them_all() -> None:
    result = CliRunner().invoke(cli, ["explain"])
    assert result.exit_code == 0
    assert [line.split(" ")[0] for line in result.output.splitlines()] == sorted(explanations())


def test_reads_a_code_as_findings_print_it() -> None:
    assert CliRunner().invoke(cli, ["explain", "[YAML-comma]"]).exit_code == 0
