"""Makes small PDFs out of lines with their places: what a test needs, and nothing of what real ones have besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
A4 = (595, 842)


def show(x: float, y: float, text: str, size: float = 11, font: str = "F1", mode: int = 0) -> bytes:
    """One line of text at a place, from the lower left corner; `mode` 3 is never drawn."""
    words = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /%s %g Tf %d Tr 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (
        font.encode(),
        size,
        mode,
        x,
        y,
        words,
    )


def paragraph(
    x: float, y: float, lines: Sequence[str], size: float = 11, lead: float = 14, font: str = "F1"
) -> bytes:
    """Lines one under another."""
    return b"".join(show(x, y - at * lead, line, size, font) for at, line in enumerate(lines))


def bar(x: float, y: float, width: float, height: float) -> bytes:
    """A black bar, over what was drawn before."""
    return b"0 g %g %g %g %g re f\n" % (x, y, width, height)


def picture() -> bytes:
    """A picture over the whole page, as a scanner makes."""
    data = bytes([200] * 16)
    head = b"BI /W 4 /H 4 /CS /G /BPC 8 ID "
    return b"q 595 0 0 842 0 0 cm " + head + data + b" EI Q\n"


def pdf(
    pages: Sequence[bytes],
    fonts: Mapping[str, bytes] | None = None,
    extra: Sequence[bytes] = (),
    catalogue: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """A PDF of pages given as their content; `extra` objects have the numbers from 3 on."""
    fonts = {"F1": HELVETICA, **(fonts or {})}
    objects: list[bytes] = [b"", b"", *extra]
    names = b""
    for name, font in fonts.items():
        objects.append(font)
        names += b"/%s %d 0 R " % (name.encode(), len(objects))
    kids = b""
    for content in pages:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << %s >> >> >>"
            % (*A4, len(objects), names)
        )
        kids += b"%d 0 R " % len(objects)
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages))
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )


def to_unicode(letters: Mapping[int, str]) -> bytes:
    """A map from the codes of a font to letters; what it leaves out has no reading."""
    rows = b"\n".join(
        b"<%02X> <%s>" % (code, letter.encode("utf-16-be").hex().encode())
        for code, letter in letters.items()
    )
    body = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%s\nendbfchar\n"
        b"endcmap end end" % (len(letters), rows)
    )
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)
