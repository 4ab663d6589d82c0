"""The sentences that `make phrases` prints are made of what the pages call."""

from __future__ import annotations

import pytest

from tools.phrases import main


def test_sentences_of_lists_and_of_every_project_are_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert "likely (55 to 80 percent)" in lines
    assert any(line.endswith("of its words are shown on this site") for line in lines)
