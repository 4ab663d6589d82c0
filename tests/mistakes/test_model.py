"""What curators get wrong about keys, ids, terms and levels: one finding each, on its line, with its cure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.commands.read.explain import explanations
from generator.model.key_reference import every_key
from generator.model.vocabulary import vocabularies
from generator.site.read_site import read_site
from generator.text.spelling import near
from tests.folders import BRIDGE, FIXTURES
from tests.mistakes.mistake import ACTORS, SHEET, SOURCES, Mistake, made


def part(start: str, end: str) -> str:
    """The lines of the sheet from one to another."""
    text = (BRIDGE / SHEET).read_text("utf-8")
    return text[text.index(start) : text.index(end, text.index(start))]


def deeper(lines: str) -> str:
    return "".join(f"  {line}\n" for line in lines.splitlines())


SPEAKER = "said_by: dahl\n    said_on"
RELAY = "relayed_by: [morning-post]"
LONG = "talk-" * 14 + "x"
ALLEGED = "    attribution: alleged\n"
LORRIES = "    estimate: {of: traffic, figure: close to 300, status: count}\n"
COUNT = "    estimate: {of: traffic, figure: at least 450, status: count, when: on March 3}\n"
COUNTED = part("  union-count:\n", "  rise:\n")
COUNTED_EVIDENCE = COUNTED[COUNTED.index("    evidence") : COUNTED.index(COUNT)]
FALSELY = (
    "{source: call, quote: The drivers’ union falsely claimed that no lorry has been turned away}"
)
ASIDE = "{quote: The bridge was built in 1931., why: background}"
UNIT = "{of: traffic, figure: close to 300, status: count}"

# A name, or something else, where an id belongs
IDS = [
    Mistake("name", SHEET, SPEAKER, "said_by: Ines Dahl\n    said_on", "bad-id", "Ines Dahl\n", ("'Ines Dahl' is no id", "did you mean `dahl`?")),
    Mistake("title and name", SHEET, SPEAKER, "said_by: Mayor Ines Dahl\n    said_on", "bad-id", "Mayor Ines Dahl\n", ("did you mean `dahl`?",)),
    Mistake("alias", SHEET, SPEAKER, "said_by: Mayor Dahl\n    said_on", "bad-id", "Mayor Dahl\n", ("did you mean `dahl`?",)),
    Mistake("mistyped name", SHEET, SPEAKER, "said_by: Ines Dal\n    said_on", "bad-id", "Ines Dal\n", ("did you mean `dahl`?",)),
    Mistake("name of nobody", SHEET, SPEAKER, "said_by: Edwin Marsh\n    said_on", "bad-id", "Edwin Marsh", ("add it to seeds/actors.yml as 'edwin-marsh'",)),
    Mistake("holder", SHEET, "{holder: union", "{holder: Drivers’ union", "bad-id", "Drivers’ union, of", ("did you mean `union`?",)),
    Mistake("part of", ACTORS, "part_of: city", "part_of: the city", "bad-id", "the city}", ("did you mean `city`?",)),
    Mistake("party", SHEET, "by: [port-office]", "by: [Port office]", "bad-id", "Port office]", ("did you mean `port-office`?",)),
    Mistake("label of a subject", SHEET, "of: toll, stance: refuses", "of: A toll on the bridge, stance: refuses", "bad-id", "A toll on the bridge, stance", ("did you mean `toll`?",)),
    Mistake("file of a source", SHEET, "source: follow, quote: The drivers’ union opposes a toll}\n    position", "source: follow.txt, quote: The drivers’ union opposes a toll}\n    position",
            "bad-id", "follow.txt", ("did you mean `follow`?",)),
    Mistake("two speakers", SHEET, SPEAKER, "said_by: dahl, ortiz\n    said_on", "bad-id", "dahl, ortiz", ("one speaker only; split the claim",)),
    Mistake("two names of speakers", SHEET, SPEAKER, "said_by: Ines Dahl and Lena Ortiz\n    said_on", "bad-id", "Ines Dahl and", ("one speaker only; split the claim",)),
    Mistake("list of speakers", SHEET, SPEAKER, "said_by: [dahl, ortiz]\n    said_on", "wrong-type", "[dahl, ortiz]", ("expected one id", "one speaker only; split the claim")),
    Mistake("speaker in brackets", SHEET, SPEAKER, "said_by: [dahl]\n    said_on", "wrong-type", "[dahl]", ("expected one id", "write 'dahl'")),
    Mistake("comma missing", SHEET, "[morning-post, harbour-wire]", "[morning-post harbour-wire]", "bad-id", "morning-post harbour-wire]", ("a comma is missing: [morning-post, harbour-wire]",)),
    Mistake("bracket missing", SHEET, RELAY, "relayed_by: morning-post]", "wrong-type", "morning-post]\n    estimate", ("write `relayed_by: [morning-post]`",)),
    Mistake("round brackets", SHEET, RELAY, "relayed_by: (morning-post)", "wrong-type", "(morning-post)", ("write `relayed_by: [morning-post]`",)),
    Mistake("two relays as text", SHEET, RELAY, "relayed_by: morning-post, harbour-wire", "wrong-type", "morning-post, harbour-wire\n    estimate", ("write `relayed_by: [morning-post, harbour-wire]`",)),
    Mistake("name of a relay", SHEET, RELAY, "relayed_by: Morning Post", "wrong-type", "Morning Post\n    estimate", ("write `relayed_by: [morning-post]`",)),
    Mistake("citation for an id", SHEET, "denies: rise", "denies: [^rise]", "wrong-type", "[^rise]\n    evidence", ("write 'rise'",)),
    Mistake("underscore", SHEET, "  against-toll:", "  against_toll:", "bad-id", "against_toll", ("write 'against-toll'",)),
    Mistake("capital", SHEET, "  talk:", "  Talk:", "bad-id", "Talk:", ("write 'talk'",)),
    Mistake("capital of an actor", ACTORS, "dahl: {", "Dahl: {", "bad-id", "Dahl: {", ("write 'dahl'",)),
    Mistake("capital of a card", SOURCES, "call:\n", "Call:\n", "bad-id", "Call:\n", ("write 'call'",)),
    Mistake("long id", SHEET, "  talk:", f"  {LONG}:", "bad-id", LONG, ("an id of 71 characters; expected at most 60",)),
    Mistake("long name", SHEET, SPEAKER, f"said_by: {LONG}\n    said_on", "bad-id", LONG, ("an id of 71 characters; expected at most 60",)),
    Mistake("borrowed from nowhere", SHEET, "{same_as: loads}", "{same_as: load}", "unknown-id", "load}", ("'load' is not known", "did you mean `loads`?")),
    Mistake("borrowed from a borrower", SHEET, "{same_as: loads}", "{same_as: inspector}", "unknown-id", "inspector}", ("quotes of its own", "name the claim that quotes")),
    Mistake("mistyped unnamed", SHEET, "said_by: unnamed", "said_by: unamed", "incomplete", "unamed", ("'unamed' is not known", "did you mean `unnamed`?")),
]  # fmt: skip

# Keys at the wrong level
LEVELS = [
    Mistake("keys of an estimate in the claim", SHEET, LORRIES, "    of: traffic\n    figure: close to 300\n    status: count\n", "unknown-key", "of: traffic\n",
            ("`of`, `figure` and `status` are no keys of a claim; they belong under `estimate:`", "write them below a line `estimate:`, indented")),
    Mistake("keys of an estimate beside it", SHEET, LORRIES, "    estimate:\n    of: traffic\n    figure: close to 300\n    status: count\n", "unknown-key", "of: traffic\n    figure",
            ("`of`, `figure` and `status` are no keys of a claim; they belong under `estimate:`", "write them inside `estimate:`")),
    Mistake("key after the braces", SHEET, LORRIES, "    estimate: {of: traffic, figure: close to 300}\n    status: count\n", "unknown-key", "status: count\n", ("`status` is no key of a claim; it belongs under `estimate:`", "write it inside `estimate:`")),
    Mistake("key of one of several kinds", SHEET, ALLEGED, "    when: soon\n", "unknown-key", "when: soon\n", ("`when` is no key of a claim; it belongs under `commitment:` or `estimate:` or `event:` or `position:`", "write it below a line `commitment:`, indented")),
    Mistake("evidence in the estimate", SHEET, COUNTED_EVIDENCE + COUNT, "    estimate:\n      of: traffic\n      figure: at least 450\n      status: count\n" + deeper(COUNTED_EVIDENCE),
            "unknown-key", "evidence:\n        - source: follow", ("`evidence` is no key of `estimate:`; it belongs to a claim", "write it on a level with `estimate:`")),
    Mistake("relay in the claim", SHEET, f"        {RELAY}\n", f"    {RELAY}\n", "unknown-key", RELAY, ("`relayed_by` is no key of a claim; it belongs to a piece of evidence", "write it in an entry under `evidence:`")),
    Mistake("claim without the line of its evidence", SHEET, f"    evidence:\n      - {FALSELY}", "    source: call\n    quote: The drivers’ union falsely claimed that no lorry has been turned away",
            "unknown-key", "source: call\n    quote", ("`source` and `quote` are no keys of a claim; they belong to a piece of evidence", "write them below a line `evidence:`, behind a dash")),
    Mistake("context in the claim", SHEET, "    credibility: 2\n", "    credibility: 2\n    context: [close to 300]\n", "unknown-key", "context: [close", ("`context` is no key of a claim; it belongs to a piece of evidence", "write it in an entry under `evidence:`")),
    Mistake("time in the evidence", SHEET, "      - source: follow\n        quote: The union denied", "      - source: follow\n        said_on: March 3\n        quote: The union denied",
            "unknown-key", "said_on: March 3\n        quote", ("`said_on` is no key of a piece of evidence; it belongs to a claim", "write it on a level with `evidence:`")),
    Mistake("statement in the evidence", SHEET, f"    says: No lorry has been turned away.\n    said_by: union\n{ALLEGED}    rejected_by: [call]\n    evidence:\n      - {FALSELY}",
            f"    said_by: union\n    evidence:\n      - source: call\n        says: No lorry has been turned away.\n        quote: {FALSELY[22:-1]}",
            "unknown-key", "says: No lorry", ("`says` is no key of a piece of evidence; it belongs to a claim", "write it on a level with `evidence:`")),
    Mistake("wording in the evidence", SHEET, "        figure: about 300\n", "        wording: about 300\n", "unknown-key", "wording", ("`wording` is no key of a piece of evidence; it belongs under `estimate:`", "write it below `estimate:`")),
    Mistake("keys of a judgement", SHEET, ALLEGED, "    likelihood: likely\n    confidence: low\n", "unknown-key", "likelihood: likely\n    confidence: low\n    rejected",
            ("`likelihood` and `confidence` are no keys of a claim; they belong to a judgement", "write them under `judgements:`, or take them out")),
    Mistake("key of a card", SHEET, ALLEGED, "    reliability: B\n", "unknown-key", "reliability", ("`reliability` is no key of a claim; it belongs to a source card", "write it in seeds/sources.yml, or take it out")),
    Mistake("mistyped key with all that is under it", SHEET, "    evidence:\n      - {same_as", "    evidense:\n      - {same_as", "unknown-key", "evidense", ("did you mean `evidence`?",)),
    Mistake("no line of the claims", SHEET, "claims:\n", "", "unknown-key", "lorries:\n", ("`lorries` stands under `agreements:` but has the keys of a claim", "is the line `claims:` missing above it?")),
    Mistake("no line of the judgements", SHEET, "judgements:\n", "", "unknown-key", "steady:\n", ("`steady` stands under `claims:` but has the keys of a judgement", "is the line `judgements:` missing above it?")),
    Mistake("no line of the disagreements", SHEET, "disagreements:\n", "", "unknown-key", "two-counts:\n", ("`two-counts` stands under `judgements:` but has the keys of a disagreement", "is the line `disagreements:` missing above it?")),
    Mistake("no line of the gaps", SHEET, "gaps:\n", "", "unknown-key", "toll-level: {", ("`toll-level` stands under `disagreements:` but has the keys of a gap", "is the line `gaps:` missing above it?")),
    Mistake("no line of the agreements", SHEET, "agreements:\n", "", "unknown-key", "safety: {", ("`safety` stands under `subjects:` but has the keys of an agreement", "is the line `agreements:` missing above it?")),
    Mistake("line of a section indented", SHEET, "judgements:\n", "  judgements:\n", "unknown-key", "judgements:\n", ("`judgements` is no id under `claims:`, but a key of the sheet", "take its indentation away")),
    Mistake("judgement among the claims", SHEET, "judgements:\n", "  early: {judgement: \"No. [^toll]\", likelihood: likely, confidence: low, confidence_basis: One.}\njudgements:\n",
            "unknown-key", "early:", ("`early` stands under `claims:` but has the keys of a judgement", "move it under `judgements:`")),
    Mistake("key out of its claim", SHEET, f"    evidence:\n      - {FALSELY}", f"  evidence:\n      - {FALSELY}", "unknown-key", f"evidence:\n      - {FALSELY}",
            ("`evidence` is no id, but a key of a claim", "indent it like the keys of `turned-away`")),
    Mistake("kind out of its claim", SHEET, "    position: {holder: union", "  position: {holder: union", "unknown-key", "position: {holder: union", ("`position` is no id, but a key of a claim", "indent it like the keys of `against-toll`")),
    Mistake("claim inside a claim", SHEET, COUNTED, deeper(COUNTED), "unknown-key", "union-count:\n", ("`union-count` stands in a claim but has the keys of a claim", "indent it as what stands under `claims:`")),
]  # fmt: skip

# Text, numbers and terms in a shape that the key does not take
SHAPES = [
    Mistake("gap as text", SHEET, '{question: "Does the counter work at night?", matters: The daily count rests on it.}', "Does the counter work at night", "wrong-type", "Does the counter work",
            ("expected 'question:' and 'matters:'", "`counter: {question: …, matters: …}`")),
    Mistake("set aside as text", SOURCES, f"- {ASIDE}", "- The bridge was built in 1931.", "wrong-type", "The bridge was built", ("expected 'quote:' and 'why:'", "`- {quote: …, why: …}`")),
    Mistake("evidence as text", SHEET, f"evidence:\n      - {FALSELY}", f"evidence: {FALSELY[22:-1]}", "wrong-type", FALSELY[22:-1], ("name its keys: `- {source: …, quote: …}`",)),
    Mistake("piece of evidence as text", SHEET, f"- {FALSELY}", f"- {FALSELY[22:-1]}", "wrong-type", FALSELY[22:-1], ("expected 'source:' and 'quote:'", "`- {source: …, quote: …}`")),
    Mistake("estimate as text", SHEET, UNIT, "close to 300", "wrong-type", "close to 300\n  union", ("expected 'of:', 'figure:' and 'status:'",)),
    Mistake("colon in a line of furniture", SOURCES, "furniture: [More news]", "furniture:\n    - More news\n    - Photo: Pumps at work", "wrong-type", "Photo: Pumps",
            ('put the line in quote marks: `"Photo: Pumps at work"`',)),
    Mistake("likelihood in percent", SHEET, "likelihood: likely", "likelihood: 70", "unknown-term", "70\n", ("'70' is no likelihood term; expected one of almost-no-chance", "did you mean `likely`?")),
    Mistake("other word for a likelihood", SHEET, "likelihood: likely", "likelihood: highly likely", "unknown-term", "highly likely", ("did you mean `very-likely`?",)),
    Mistake("label of a term", SHEET, "likelihood: likely", "likelihood: Very likely", "unknown-term", "Very likely", ("did you mean `very-likely`?",)),
    Mistake("term in brackets", SHEET, "likelihood: likely", "likelihood: [likely]", "wrong-type", "[likely]", ("expected one term; write `likelihood: likely`",)),
    Mistake("number for a letter", SOURCES, "  furniture: [More news]\n", "  furniture: [More news]\n  reliability: 2\n", "unknown-term", "2\n  set_aside", ("expected one of A, B, C, D, E, F",)),
    Mistake("other word for a confidence", SHEET, "confidence: moderate", "confidence: medium", "unknown-term", "medium", ("did you mean `moderate`?",)),
    Mistake("both grades in one", SHEET, "credibility: 2", "credibility: B2", "unknown-term", "B2", ("from 1 to 6", "write 2; the letter is the `reliability` of the source")),
    Mistake("label of a grade", SHEET, "credibility: 2", "credibility: probably true", "unknown-term", "probably true", ("write 2",)),
    Mistake("truth value for a grade", SHEET, "credibility: 2", "credibility: true", "unknown-term", "true\n", ("'True' is no credibility grade",)),
    Mistake("grade left empty", SHEET, "credibility: 2", "credibility:", "empty-value", "credibility:\n", ("nothing stands after `credibility:`",)),
    Mistake("order in quote marks", SHEET, "order: 1", 'order: "1"', "wrong-type", '"1"', ("take the quote marks away: `order: 1`",)),
    Mistake("year in quote marks", SOURCES, "year: 2031", 'year: "2031"', "wrong-type", '"2031"', ("take the quote marks away: `year: 2031`",)),
    Mistake("draft in quote marks", SHEET, "draft: true", 'draft: "true"', "wrong-type", '"true"', ("take the quote marks away: `draft: true`",)),
    Mistake("draft: yes", SHEET, "draft: true", "draft: yes", "wrong-type", "yes\n    evidence", ("write `draft: true`",)),
    Mistake("short year", SOURCES, "year: 2031", "year: 31", "bad-value", "31\n", ("the year has four digits",)),
    Mistake("figure of nothing", SHEET, 'figure: "500"', 'figure: ""', "empty-value", 'figure: ""', ("nothing stands after `figure:`", "write the value")),
    Mistake("figure null", SHEET, 'figure: "500"', "figure: null", "empty-value", "figure: null", ("nothing stands after `figure:`", "write the value")),
    Mistake("quote left empty", SHEET, "quote: The union denied that the number could rise to 500", "quote:", "empty-value", "quote:\n        context: [The", ("nothing stands after `quote:`", "write the value")),
    Mistake("possibly a conflict", SHEET, "between: [lorries, union-count]\n    verdict: conflict", "between: [lorries, union-count]\n    verdict: conflict\n    possibly: true", "incomplete", "true\n    reading", ("write `verdict: unresolved`",)),
    Mistake("one of two", SHEET, "between: [lorries, rise]", "between: [lorries]", "empty-value", "[lorries]\n    verdict", ("name at least two claims",)),
    Mistake("descriptor left empty", SOURCES, "descriptor: Agency report that names its speakers; two of its statements are second-hand.", "descriptor:", "empty-value", "descriptor:\n", ("nothing stands after `descriptor:`",)),
]  # fmt: skip
MISTAKES = IDS + LEVELS + SHAPES


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_one_finding_at_the_right_place_with_the_cure(mistake: Mistake, tmp_path: Path) -> None:
    findings, shown = made(mistake, tmp_path / "p")
    # The words may stand elsewhere too: those at the edit are meant.
    at = shown.index(mistake.at, max(shown.find(mistake.new) - 200, 0))
    place = shown.count("\n", 0, at) + 1, at - shown.rfind("\n", 0, at)
    listed = "\n".join(map(str, findings))
    assert [finding.code for finding in findings] == [mistake.code], listed
    (first,) = findings
    assert first.place.path == mistake.file, listed
    assert (first.place.line, first.place.column) == place, listed
    for words in mistake.says:
        assert words in f"{first.message}; {first.cure}", listed


def test_a_value_that_is_needed_is_not_to_be_taken_out(tmp_path: Path) -> None:
    needed = {"figure of nothing", "figure null", "quote left empty", "descriptor left empty"}
    for one in MISTAKES:
        if one.name in needed:
            found, _ = made(one, tmp_path / one.name)
            assert found[0].cure == "write the value"
            needed.remove(one.name)
    assert not needed


@pytest.mark.parametrize(
    ("file", "old", "new", "hint", "places"),
    [
        (SHEET, "  rise:\n", "  rising:\n", "was it renamed to `rising`?", 4),
        (SHEET, "  toll:\n    says", "  toll-maybe:\n    says", "was it renamed to `toll-maybe`?", 2),
        (SHEET, "  traffic: {", "  daily-traffic: {", "was it renamed to `daily-traffic`?", 4),
        (ACTORS, "harbour-wire: {", "the-wire: {", "did you mean `the-wire`?", 1),
        (SHEET, SPEAKER, "said_by: ines-dahl\n    said_on", "did you mean `dahl`?", 1),
    ],
)  # fmt: skip
def test_an_id_that_was_renamed_is_told_once_at_each_place(
    file: str, old: str, new: str, hint: str, places: int, tmp_path: Path
) -> None:
    one = Mistake("", file, old, new, "known-ids", new.strip(), ())
    found = [finding for finding in made(one, tmp_path / "p")[0] if finding.code == "known-ids"]
    at = {str(finding.place) for finding in found}
    listed = "\n".join(map(str, found))
    assert len(at) == len(found) >= places, listed
    assert {finding.cure for finding in found} == {hint}, listed


def test_a_claim_that_was_deleted_is_renamed_to_none(tmp_path: Path) -> None:
    one = Mistake("", SHEET, part("  rise:\n", "  no-rise:\n"), "", "known-ids", "  no-rise:", ())
    found = [finding for finding in made(one, tmp_path / "p")[0] if finding.code == "known-ids"]
    assert len(found) >= 4
    assert {finding.cure for finding in found} == {"add it to `claims`, or name another"}


def test_names_differ_and_codes_are_explained() -> None:
    assert len({one.name for one in MISTAKES}) == len(MISTAKES)
    assert {one.code for one in MISTAKES} <= set(explanations())


def vocabularies_of_the_fixtures() -> Iterator[list[str]]:
    """Every closed set of words in which one of them can be mistyped."""
    keys: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for key in every_key():
        keys.setdefault((key.file, key.where), []).append(key.name)
    yield from keys.values()
    yield from ([*one.terms] for one in vocabularies().values())
    for root in sorted(one for one in FIXTURES.iterdir() if (one / "briefs").is_dir()):
        site = read_site(root, drafts=True)
        yield from ([*site.actors], [*site.sources])
        for brief in site.briefs.values():
            yield from ([*brief.claims], [*brief.subjects], [*brief.agreements])


def slips(word: str) -> set[str]:
    """The word with one letter left out, doubled, wrong, too many, or swapped with the next."""
    found: set[str] = set()
    for at, letter in enumerate(word):
        head, tail = word[:at], word[at + 1 :]
        found |= {head + tail, head + letter + letter + tail, head + "x" + tail}
        found |= {f"{head}x{letter}{tail}", head + tail[:1] + letter + tail[1:]}
    return found - {""}


def test_a_slip_of_one_letter_gets_the_right_hint() -> None:
    tried, wrong = 0, []
    for words in vocabularies_of_the_fixtures():
        for word in words:
            for slip in sorted(slips(word) - set(words)) if len(word) > 1 else ():
                tried += 1
                hint = near(slip, words)
                # A slip may lie between two words: `publishe` is both `published` and `publisher`.
                if hint != word and not (hint and (slip in slips(hint) or slip[:-1] == hint[:-1])):
                    wrong.append(f"{slip} for {word}: {hint}")
    assert tried > 10_000 and not wrong


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("follow", "toll"),
        ("confidence", "evidence"),
        ("rise", "no-rise"),
        ("show nothing", "grouting"),
        ("history", "repetition"),
        ("lorries", "ferries"),
        ("medium", "moderate"),
        ("A", "B"),
    ],
)
def test_another_word_gets_no_hint(word: str, known: str) -> None:
    assert near(word, [known]) is None


@pytest.mark.parametrize(
    ("word", "known"),
    [("request", "requested"), ("descripter", "descriptor"), ("conut", "count"), ("Said-By", "said_by"), ("judge", "judgement")],
)  # fmt: skip
def test_more_slips_of_the_hand_get_one(word: str, known: str) -> None:
    assert near(word, [known, "grouting"]) == known
