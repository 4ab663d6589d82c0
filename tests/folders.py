"""Where things lie: the repository, the engine, the tests and their fixtures."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
ENGINE = ROOT / "generator"
FIXTURES = TESTS / "fixtures"
# Small invented projects, which no test writes into.
BASE = FIXTURES / "base"
BRIDGE = FIXTURES / "bridge"
DAM = FIXTURES / "dam"
ORCHARD = FIXTURES / "orchard"
