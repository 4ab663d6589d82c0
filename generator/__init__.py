"""Turns fact sheets and source texts into briefs in which no sentence outruns its evidence."""

__version__ = "0.1.0"
