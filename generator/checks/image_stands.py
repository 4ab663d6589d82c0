"""A picture is a PNG, JPEG or WebP file in docs/assets/ of at most 1 MiB, and its name says what it is.

Why: a missing file leaves a hole in the page, and a large one keeps a telephone waiting. A file of
another kind may be a program: an SVG can carry a script.

Bad:
    images: [{file: pier.svg, alt: The pier., credit: Ada Brun, licence: CC BY 4.0}]

Good:
    images: [{file: pier.png, alt: The pier., credit: Ada Brun, licence: CC BY 4.0}]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, Where, wrong
from generator.site.by_hand import ENDINGS, IMAGES, MAX_BYTES, ImageFile, image_ending
from generator.site.site import Site


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        for number, image in enumerate(brief.written.images):
            where = brief.at("images", number, "file")
            ending = image_ending(image.file)
            if not ending:
                yield wrong(
                    where,
                    f"“{image.file}” is no name of a picture; expected one in {IMAGES}/ such as pier.png",
                    f"save it as one of {', '.join(ENDINGS)}, and give its name alone, without spaces",
                )
            else:
                yield from _file(where, image.file, ENDINGS[ending], site.images.get(image.file))


def _file(where: Where, name: str, kind: str, file: ImageFile | None) -> Iterator[Finding]:
    if file is None or (file.trouble and file.trouble.code == "no-file"):
        message = f"there is no {IMAGES}/{name}; expected the picture"
        yield wrong(where, message, "put the file there, or correct the name")
    elif file.trouble and file.trouble.code == "too-large":
        message = f"{IMAGES}/{name} has more than {MAX_BYTES // 1024} KiB; expected at most that"
        yield wrong(where, message, "save it smaller: 1600 pixels are wide enough")
    elif file.trouble:
        yield wrong(where, f"{IMAGES}/{name}: {file.trouble.message}", file.trouble.cure)
    elif file.kind != kind:
        got = f"a {file.kind} file" if file.kind else "none of PNG, JPEG and WebP"
        message = f"{IMAGES}/{name} is {got}, by its first bytes; expected {kind}"
        yield wrong(where, message, "save the picture anew, in the kind that its name says")
