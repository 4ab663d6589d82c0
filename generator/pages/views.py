"""Prepares what the templates print: prose with its citations, quotes with their places, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from markupsafe import Markup

from generator.analysis import phrases
from generator.analysis.cited_claims import cited_in
from generator.analysis.coverage import coverage
from generator.analysis.editions import suggested_citation
from generator.analysis.origins import Walk, voices, walks
from generator.finding import KeyPath
from generator.model.vocabulary import label
from generator.pages import notes
from generator.site.addresses import brief_page, claim_page, markdown_link, passage_page, url
from generator.site.brief_parts import quotes_of
from generator.site.evidence import Lookup
from generator.site.site import ARTICLE, Brief, Claim, Site, Source
from generator.syntax.sheet import Sheet
from generator.text.escaping import html_attr, html_text, md
from generator.text.sentences import read_prose


def cite(site: Site, brief: Brief | None, page: str, claim: Claim) -> Markup:
    """A citation on a page without notes: a numbered link to the claim's card, whose title says who and when.

    An arrow marks a claim of another brief than the one whose text cites it.
    """
    target = markdown_link(page, claim_page(claim.ref))
    elsewhere = brief is not None and brief.slug != claim.brief
    mark = f"{claim.number}\u202f↗" if elsewhere else str(claim.number)
    who = phrases.capital(phrases.speaker(site, claim))
    where = f" of “{site.briefs[claim.brief].title}”" if elsewhere else ""
    title = f"Claim {claim.number}{where}: {who}, {phrases.said(claim)}"
    # Code spans and escapes come before links in Markdown: in a title no sign may stand as itself.
    title = re.sub(r"[^\w\s,.:;“”‘’]|_", lambda sign: f"&#{ord(sign[0])};", title)
    return Markup(f'[{mark}]({target} "{title}"){{.bf-cite}}')  # noqa: S704 (the title is escaped)


def prose(site: Site, brief: Brief | None, page: str, text: str) -> Markup:
    """Plain text as Markdown, on one line; its citations are footnotes on the page of its own brief."""
    noted = brief is not None and page == brief_page(brief.slug)
    parts: list[str] = []
    for sentence in read_prose(text):
        claims = [
            claim
            for given in sentence.cites
            if (claim := site.claim(given.id, brief.slug if brief else "")) is not None
        ]
        if noted and brief is not None:
            # As text: added to Markup, the sentence would be escaped once more.
            parts.append(md(sentence.text) + str(notes.marks(brief, claims)))
        else:
            links = "".join(f" {cite(site, brief, page, claim)}" for claim in claims)
            parts.append(md(sentence.text) + links)
    return Markup(" ".join(parts))  # noqa: S704


def plain(text: str) -> str:
    """The text without its citations, for descriptions and exports."""
    return " ".join(sentence.text for sentence in read_prose(text))


def first(text: str) -> str:
    """The first sentence of a text with its citations."""
    sentences = read_prose(text)
    if not sentences:
        return ""
    end = max([sentences[0].end, *(given.end for given in sentences[0].cites)])
    return text[:end]


def place_url(page: str, lookup: Lookup) -> str | None:
    place = lookup.passage
    return url(page, passage_page(lookup.source, place.start, place.end)) if place else None


def grounds(site: Site, brief: Brief, text: str) -> Markup:
    """Who stands behind a text, by name as far as there are names, with its citations."""
    claims = cited_in(site, brief, text)
    if not claims:
        return Markup("")
    behind = phrases.capital(phrases.voices_line(site, voices(site, claims)))
    return Markup(f"{md(behind)}.{notes.marks(brief, claims)}")  # noqa: S704 (both are escaped)


def walk_words(site: Site, claim: Claim, walk: Walk) -> str:
    """The way of one piece of evidence, from the speaker to the source."""
    article = f"the article “{phrases.source_name(site, walk.source)}”"
    if walk.speaker == ARTICLE:
        if walk.relays:
            return f"{phrases.capital(phrases.join([site.actor_name(actor) for actor in walk.relays], 'and then'))} → {article}"
        return f"{phrases.capital(article)} says it in its own words"
    who = phrases.capital(phrases.speaker_of(site, claim, walk.speaker))
    return " → ".join([who, *(site.actor_name(actor) for actor in walk.relays), article])


def came_straight(site: Site, claim: Claim) -> bool:
    """Whether nobody passed a claim on between its speaker and the articles, which a card names in any case."""
    return all(walk.speaker == claim.speaker and not walk.relays for walk in walks(site, claim))


def source_names(site: Site, ids: Iterable[str]) -> str:
    return phrases.join([phrases.source_name(site, name) for name in ids])


def relations(site: Site, claim: Claim) -> list[tuple[str, Claim]]:
    """(words, other claim) for each claim of a brief that this one denies, or that denies it.

    The words are those by which readers look for it: deny, denial, contradict.
    """
    listed: list[tuple[str, Claim]] = []
    if claim.written.denies and (other := site.claim(claim.written.denies, claim.brief)):
        words = f"This is a denial. Its speaker means to deny claim {other.number}, and the two contradict each other:"
        listed.append((words, other))
    for other in site.briefs[claim.brief].claims.values():
        if other.written.denies and site.claim(other.written.denies, claim.brief) is claim:
            words = f"Claim {other.number} is a denial. Its speaker means to deny this, and the two contradict each other:"
            listed.append((words, other))
    return listed


def sheet_line(site: Site, sheet: Sheet, path: KeyPath) -> tuple[int, str | None]:
    """The line of a fact sheet on which something begins; its address where the hosting repository is known."""
    first = sheet.key_place(path).line
    if not site.settings.repository:
        return first, None
    base = f"{site.settings.server}/{site.settings.repository}/blob/HEAD"
    return first, f"{base}/{sheet.path}#L{first}"


def statement(site: Site, claim: Claim) -> Markup:
    """A claim as one side of a disagreement: who says what, an article by its name, and when where known."""
    when = f", {phrases.noted(claim)}" if claim.said else ""
    own = claim.speaker == ARTICLE and not phrases.others(site, claim)
    articles = phrases.join([phrases.group_name(site, f"source:{id}") for id in claim.sources])
    who = phrases.capital(articles) if own else phrases.speakers(site, claim)
    who = f"**{md(who)}**{md(when)}"
    return Markup(f"{who}: {md(claim.says)}")  # noqa: S704 (both are escaped)


def sheet_base(site: Site, brief: Brief) -> dict[str, str] | None:
    """Where the fact sheet stands on the host, in two parts between which a commit belongs."""
    if not site.settings.repository:
        return None
    return {
        "host": f"{site.settings.server}/{site.settings.repository}/blob/",
        "path": f"/{brief.sheet.path}",
    }


def history_address(site: Site, brief: Brief) -> str | None:
    """Where every earlier state of the fact sheet is listed; None where no host is known."""
    if not site.settings.repository:
        return None
    base = f"{site.settings.server}/{site.settings.repository}"
    return f"{base}/commits/HEAD/{brief.sheet.path}"


def checked_words(brief: Brief) -> str:
    """What became of the quotes: all found, or how many could not be checked here."""
    unchecked = sum(1 for lookup in quotes_of(brief) if lookup.passage is None)
    return (
        "all found word for word" if not unchecked else f"of which {unchecked} not re-checked here"
    )


def report_address(site: Site, brief: Brief) -> str:
    """The page on which errors of a brief are reported: the site's contact, else the repository's form; or empty."""
    if site.settings.contact:
        return site.settings.contact if site.settings.contact.startswith("https:") else ""
    if not site.settings.repository:
        return ""
    query = urlencode(
        {"template": "correction.yml", "page": f"briefs/{brief.slug}/", "title": brief.title}
    )
    return f"{site.settings.server}/{site.settings.repository}/issues/new?{query}"


def grades(claims: Iterable[Claim]) -> str:
    """What the grades of some claims mean, each once."""
    return "; ".join(sorted({phrases.grade(claim) for claim in claims}))


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(number: int) -> str:
    """A number as a mark behind a word, which needs no element of its own."""
    return str(number).translate(RAISED)


def reliability(source: Source) -> str:
    key = source.card.reliability
    return f"{key}, {label('reliability', key)}"


def term(name: str, key: str) -> str:
    return label(name, key)


def list_title(name: str) -> str:
    titles = {"as": "What a position consists of", "set-aside": "Reasons to set a sentence aside"}
    return titles.get(name, phrases.capital(name))


def why_words(key: str) -> str:
    return label("set-aside", key)


def rest(help_text: str) -> str:
    """A check's help without its first line; where a line of its prose ends is left to the page."""
    return re.sub(r"(?m)^(\S.*)\n(?=\S)", r"\1 ", help_text.partition("\n")[2].strip())


def share_words(site: Site, source: str) -> str:
    """How much of a source the site shows, and what became of the rest of its sentences."""
    counted = coverage(site, site.sources[source])
    if counted is None:
        return "its text is withheld, so nothing was counted"
    return f"{round(counted.share * 100)} percent of its words are shown on this site"


def citation(site: Site, brief: Brief) -> str:
    return suggested_citation(site, brief)


def brief_words(text: str, most: int = 160) -> str:
    """The whole sentences of a text that fit a description, at least the first one."""
    kept = ""
    for sentence in read_prose(text):
        if kept and len(kept) + len(sentence.text) >= most:
            break
        kept = f"{kept} {sentence.text}".strip()
    return kept


def anchor(words: str) -> str:
    """An id for a heading made of other characters than letters."""
    return "-".join(re.findall(r"[a-z]+", words.lower()))


INFERRED = "(year inferred)"


def grounded(page: str, claim: Claim, words: str, *, markdown: bool = False) -> Markup:
    """Words about a claim's times, with every inferred year linked to the ground for it."""
    shown = md(words) if markdown else html_text(words)
    if claim.year_from is None:
        return Markup(shown)  # noqa: S704 (escaped above)
    target = f"sources/{claim.year_from}/#year"
    link = (
        f"([year inferred]({markdown_link(page, target)}))"
        if markdown
        else f'(<a href="{html_attr(url(page, target))}">year inferred</a>)'
    )
    return Markup(shown.replace(INFERRED, link))  # noqa: S704
