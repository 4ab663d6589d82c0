"""Two valid edits that git merges are both there, or `check` refuses what came of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tools.merges import outcome, project

PAIRS = 30


def test_no_pair_of_valid_edits_is_lost_in_silence(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    ends = [outcome(root, seed) for seed in range(PAIRS)]
    assert [which for end, which in ends if end == "lost"] == []
    counted = Counter(end for end, _ in ends)
    assert counted["held"] > PAIRS / 2 and counted["conflict"]
