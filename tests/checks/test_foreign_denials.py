"""A quote from a text in another language keeps the words of that language which take it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import run_checks
from generator.site.read_site import read_site
from tests.checks.small_project import Small, quoted

UK = "причал заміновано водолазами"
IS, SAID = "부두가 폐쇄된다는", "부두가 폐쇄된다고"
ROWS = [
    # (language, sentence, quote, is the denial told?)
    ("uk", f"Управління порту заперечило, що {UK}.", UK, True),
    ("uk", f"В управлінні порту заперечили, що {UK}.", UK, True),
    ("uk", f"Речник порту спростував, нібито {UK}.", UK, True),
    ("uk", f"У порту не казали, що {UK}.", UK, True),
    ("uk", f"Ніхто в порту не стверджував, що {UK}.", UK, True),
    ("uk", f"Це неправда, що {UK}, кажуть у порту.", UK, True),
    ("uk", f"У порту «{UK}» назвали фейком.", UK, True),
    ("uk", f"Кажуть, {UK}, але в порту це заперечили.", UK, True),
    ("uk", f"У порту не заперечили, що {UK}.", UK, False),
    ("uk", f"У порту сказали, що {UK}.", UK, False),
    ("uk", f"У порту сказали, що {UK}, і заперечили свою провину.", UK, False),
    ("uk", f"Коли нікого не було, у порту сказали, що {UK}.", UK, False),
    ("ko", f"항만청은 {SAID} 밝혔다.", SAID, False),
    ("ko", f"항만청은 {IS} 보도를 부인했다.", IS, True),
    ("ko", f"항만청은 {IS} 것은 사실이 아니라고 말했다.", IS, True),
    ("ko", f"항만청은 {IS} 주장을 일축했다.", IS, True),
    ("ko", f"항만청은 {SAID} 말하지 않았다.", SAID, True),
    ("ko", f"항만청은 {IS} 소문이 거짓이라고 했다.", IS, True),
    ("ko", f"항만청은 {SAID} 말했다. 이유는 없다.", SAID, False),
]


@pytest.mark.parametrize(("code", "sentence", "quote", "told"), ROWS)
def test_a_denial_is_found_in_its_language(
    code: str, sentence: str, quote: str, told: bool, tmp_path: Path
) -> None:
    root = Small(sentence, quote).lay(tmp_path)
    cards = root / "seeds" / "sources.yml"
    cards.write_text(cards.read_text("utf-8") + f"  language: {code}\n", "utf-8")
    sheet = root / "briefs" / "b.yml"
    line = f"        quote: {quoted(quote)}\n"
    words = "        translation: The pier is so.\n        translated_by: machine\n"
    sheet.write_text(sheet.read_text("utf-8").replace(line, line + words), "utf-8")
    site = read_site(root)
    assert not list(site.findings)
    assert ("denial-kept" in {finding.code for finding in run_checks(site)}) is told
