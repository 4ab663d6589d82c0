"""Says what a picture beside a brief is: a file with its words for who cannot see it, its credit and licence."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.model.base import Heading, OwnWords, Text, Written
from generator.model.marks import Ours


class Image(Written):
    """A photograph, map or scan that the brief shows. It is no evidence: nothing rests on it."""

    called: ClassVar[str] = "a picture"
    file: Text = Field(description="Name of the file in docs/assets/: PNG, JPEG or WebP.")
    alt: OwnWords = Field(description="What it shows, for who cannot see it.")
    caption: Annotated[Text | None, Ours(cites="may", bound=True)] = Field(
        None, description="What stands below it; figures and dates with citations."
    )
    credit: Heading = Field(description="Who made it.")
    licence: Heading = Field(description="On what terms it is shown here, such as CC BY 4.0.")

    def __str__(self) -> str:
        return self.file
