"""Finds any of several names in a text: whole, the longest first, across any white space."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def names_pattern(names: Iterable[str], *, any_case: bool = False) -> re.Pattern[str]:
    """What matches each of `names` where it is no part of a longer or hyphenated word.

    Without names it matches nothing.
    """
    return _compiled(tuple(sorted(set(names), key=lambda name: (-len(name), name))), any_case)


@lru_cache(maxsize=1024)
def _compiled(names: tuple[str, ...], any_case: bool) -> re.Pattern[str]:
    listed = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    pattern = rf"(?<![\w-])(?:{listed})(?![\w-])" if listed else r"(?!)"
    return re.compile(pattern, re.IGNORECASE if any_case else 0)
