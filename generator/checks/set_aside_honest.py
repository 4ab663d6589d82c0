"""What is set aside stands in the source, is not quoted as well, and holds nothing that somebody said.

Why: setting a sentence aside is how a source loses its voice. A sentence that names a registered
actor together with a figure, a date or a verb of speech is evidence, whatever one thinks of it.

Bad:
    set_aside: [{quote: "Its director, Nils Falk, expects up to 60 passengers", why: background}]

Good:
    set_aside: [{quote: The pier was built of oak., why: background}]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from generator.analysis.coverage import Use, coverage
from generator.analysis.prose_fields import excerpt
from generator.analysis.words_in_quote import spelling_in
from generator.finding import Finding, wrong
from generator.quantities.figures.find_figures import find_figures
from generator.quantities.times.find_dates import find_dates
from generator.site.site import Site
from generator.text.languages import Language
from generator.text.quotes import MOST_COMPARED, Miss, Passage, find_quote
from generator.text.wordlists import find_words

GAP = "gap"  # the reason for a sentence that says what is not known


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        account = coverage(site, source)
        sentences = account.sentences if account else ()
        claimed = [[use for use in each.uses if use.kind == "claim"] for each in sentences]
        for index, aside in enumerate(source.card.set_aside):
            if source.body is None:
                continue
            where = source.at("set_aside", index, "quote")
            passage = find_quote(aside.quote, source.body, compare=index < MOST_COMPARED)
            if isinstance(passage, Miss):
                yield wrong(where, passage.message, passage.cure)
                continue
            at = bisect_right(sentences, passage.start, key=lambda sentence: sentence.end)
            while at < len(sentences) and sentences[at].start < passage.end:
                words = sentences[at].text
                for message, cure in _objections(
                    site, words, claimed[at], passage, aside.why, source.tongue
                ):
                    yield wrong(where, message, cure)
                at += 1


def _objections(
    site: Site,
    sentence: str,
    uses: list[Use],
    passage: Passage,
    why: str,
    tongue: Language | None,
) -> Iterator[tuple[str, str]]:
    """What speaks against setting a passage aside, in one of its sentences with what claims use of it."""
    for use in uses:
        if use.start < passage.end and passage.start < use.end:
            yield (
                f"`{use.by}` quotes these words; expected words that no claim uses",
                "take it out of `set_aside`",
            )
    actors = site.actors.values()
    named = next(filter(None, (spelling_in(actor, sentence) for actor in actors)), None)
    # “The council did not say what it costs” says nothing.
    silent = why == GAP and any(find_words("denial", sentence))
    said = named and not silent and _said(sentence, tongue)
    if said:
        yield (
            f"“{excerpt(sentence)}” names {named} together with {said}; expected nothing that somebody said",
            "write a claim from it",
        )


def _said(text: str, tongue: Language | None) -> str:
    """The figure, date or verb of speech that makes a sentence evidence; empty when there is none."""
    for date in find_dates(text, tongue):
        return f"the date “{date.words}”"
    for figure in find_figures(text, tongue=tongue):
        return f"the figure “{figure.words}”"
    for word in find_words("speech", text):
        return f"“{word.text}”"
    return ""
