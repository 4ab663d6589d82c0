"""Sealing writes fingerprints and leaves every other byte as it was."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.commands.write.seal import sealed
from generator.site.read_site import read_site
from tests.folders import BRIDGE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BRIDGE, tmp_path / "bridge"))


def change(root: Path) -> tuple[Path, str]:
    """Change one text; gives its path and new fingerprint."""
    text = root / "seeds" / "call.txt"
    text.write_bytes(text.read_bytes() + b"One more line.\n")
    return text, hashlib.sha256(text.read_bytes()).hexdigest()


def test_a_sealed_register_stays_byte_for_byte(root: Path) -> None:
    text = (root / "seeds/sources.yml").read_text("utf-8")
    assert sealed(text, read_site(root)) == text


def test_only_the_fingerprint_changes(root: Path) -> None:
    register = root / "seeds/sources.yml"
    before = register.read_text("utf-8")
    old = next(
        one.card.sha256 for one in read_site(root).sources.values() if one.card.file == "call.txt"
    )
    _, new = change(root)
    result = CliRunner().invoke(cli, ["seal", "--root", str(root)])
    assert result.exit_code == 0, result.output
    assert old is not None
    assert register.read_text("utf-8") == before.replace(old, new)


def test_a_missing_fingerprint_is_put_after_the_file(root: Path) -> None:
    register = root / "seeds/sources.yml"
    before = register.read_text("utf-8")
    lines = [line for line in before.split("\n") if "sha256:" not in line]
    register.write_text("\n".join(lines), "utf-8")
    after = sealed("\n".join(lines), read_site(root))
    register.write_text(after, "utf-8")
    assert [one.card.sha256 for one in read_site(root).sources.values()] == [
        hashlib.sha256((root / one.file).read_bytes()).hexdigest()
        for one in read_site(root).sources.values()
    ]
    assert [line for line in after.split("\n") if "sha256:" not in line] == lines


def test_dry_run_writes_nothing(root: Path) -> None:
    register = root / "seeds/sources.yml"
    before = register.read_bytes()
    _, new = change(root)
    result = CliRunner().invoke(cli, ["seal", "--dry-run", "--root", str(root)])
    assert new in result.output
    assert register.read_bytes() == before


@pytest.mark.parametrize("fingerprint", ["", "sha256: 0000, ", "sha256:, "])
def test_a_card_in_braces_keeps_everything_else(root: Path, fingerprint: str) -> None:
    register = root / "seeds/sources.yml"
    card = f"call: {{file: call.txt, {fingerprint}label: A call, descriptor: Short.}} # kept\n"
    register.write_text(card, "utf-8")
    digest = hashlib.sha256((root / "seeds/call.txt").read_bytes()).hexdigest()
    assert sealed(card, read_site(root)) == (
        f"call: {{file: call.txt, sha256: {digest}, label: A call, descriptor: Short.}} # kept\n"
    )
