"""Each line called furniture is there, and no quote needs it.

Why: furniture (menus, teasers, captions) is left out of the account of a text. A rule that matches
nothing is a typo; one that matches too much takes content away unseen.

Bad:
    furniture: [Read mor]        # no such line
    furniture: ["The*"]          # takes the first sentence away

Good:
    furniture: [Read more*]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site, Source
from generator.text.folding import fold
from generator.text.quotes import Miss, find_quote, furniture_lines


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        if source.body is None:
            continue
        wanted = _wanted(site, source)
        rules = [fold(rule)[0].strip() for rule in source.card.furniture]
        taken = furniture_lines(source.body, rules)
        for index, plain in enumerate(rules):
            where = source.at("furniture", index)
            lines = taken[plain]
            if plain == "*":
                yield wrong(
                    where,
                    "`*` alone would take every line; expected the beginning of one",
                    "write how the line begins, then `*`",
                )
            elif not lines:
                yield wrong(
                    where,
                    f"no line of {source.file} is “{plain}”; expected a whole line of the text",
                    "copy the whole line, or its beginning and `*`",
                )
            for number in lines:
                if number in wanted and plain != "*":
                    yield wrong(
                        where,
                        f"this takes line {number} away, which {wanted[number]} quotes",
                        "make the rule narrower, or take the quote out",
                    )


def _wanted(site: Site, source: Source) -> dict[int, str]:
    """Furniture lines that a quote needs, and who quotes them."""
    needed: dict[int, str] = {}
    for lookup in site.lookups_by_source.get(source.id, ()):
        miss = lookup.result
        if isinstance(miss, Miss) and miss.why == "furniture" and miss.nearest:
            needed.setdefault(miss.nearest.paragraph, f"{lookup.sheet.path} (`{lookup.path[1]}`)")
    for aside in source.card.set_aside:
        miss = find_quote(aside.quote, source.body, compare=False) if source.body else None
        if isinstance(miss, Miss) and miss.why == "furniture" and miss.nearest:
            needed.setdefault(miss.nearest.paragraph, "`set_aside`")
    return needed
