"""Turns fact sheets and source texts into briefs in which no sentence outruns its evidence."""

import os

# pydantic would look through every installed package for plugins of others, at each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
