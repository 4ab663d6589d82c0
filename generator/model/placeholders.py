"""What holds the place of something that is still to be written, as `briefs new` leaves it."""

from __future__ import annotations

import re

GAP = "…"
# What stands where an id is to stand, by what it is the id of.
NOBODY = {
    "source": "some-source",
    "actor": "somebody",
    "speaker": "somebody",
    "subject": "some-subject",
    "agreement": "some-agreement",
    "claim": "some-claim",
}
_GAPS = re.compile(r"…|\.\.\.|\?{2,}|(?:TODO|TBD|FIXME|XXX)(?::.*)?", re.DOTALL)


def unwritten(text: object) -> bool:
    """Whether a value says no more than that something is to be written there."""
    return isinstance(text, str) and (
        text in NOBODY.values() or _GAPS.fullmatch(text.strip()) is not None
    )
