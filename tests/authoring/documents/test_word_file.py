"""A Word file becomes text with its changes told, and nothing in it merged in silence."""

from __future__ import annotations

from generator.authoring.documents.extraction import Extraction
from generator.authoring.documents.read_document import read_document
from tests.authoring.documents.made_word import OFFICE, RELATIONS, para, part, run, table, word

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}'
    "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def read(data: bytes) -> Extraction:
    made = read_document(data, "note.docx")
    assert isinstance(made, Extraction), made
    return made


def notes(made: Extraction) -> list[str]:
    return [str(note) for note in made.notes]


def test_insertions_stand_in_the_text_deletions_do_not_and_both_are_told() -> None:
    made = read(
        word(
            para(
                "The figure is ",
                f'<w:ins w:author="Ann" w:date="2031-03-04T09:00:00Z">{run("9,300")}</w:ins>',
                '<w:del w:author="Bo"><w:r><w:delText>8,000</w:delText></w:r></w:del>',
                " lorries.",
            )
        )
    )
    assert made.text == "The figure is 9,300 lorries.\n"
    assert notes(made) == [
        "paragraph 1: “9,300”, inserted by Ann on 2031-03-04: the words stand in the text",
        "paragraph 1: “8,000”, deleted by Bo: the words do not stand in the text",
    ]
    assert {note.deed for note in made.notes} == {"look"}


def test_a_text_box_stands_once_at_the_end_of_the_text() -> None:
    made = read(word(para("Before.", BOX.format(para("In the box."))) + para("After.")))
    assert made.text == "Before.\nAfter.\nIn the box.\n"
    assert notes(made) == ["the text box “In the box.” stands at the end of the text"]


def test_comments_running_heads_and_hidden_words_are_listed_and_not_in_the_text() -> None:
    made = read(
        word(
            para("Seen. ", run("Hidden 8,000.", "<w:vanish/>")),
            {
                "word/comments.xml": part(
                    "comments", f'<w:comment w:author="Bo">{para("Is it so?")}</w:comment>'
                ),
                "word/header1.xml": part("hdr", para("Draft, not for release")),
            },
        )
    )
    assert made.text == "Seen.\n"
    assert notes(made) == [
        "paragraph 1: “Hidden 8,000.” is hidden",
        "a comment by Bo: “Is it so?”",
        "“Draft, not for release” stands at the head of its pages",
    ]


def test_a_raised_figure_never_becomes_a_digit_of_the_figure_before_it() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    made = read(
        word(para("About 9,300", raised, " lorries", raised, " came from 12 km", raised, "."))
    )
    assert made.text == "About 9,300 lorries came from 12 km².\n"
    assert "the mark “2” of a note after “About 9,300 lorries”" in " ".join(notes(made))


def test_footnotes_stand_at_the_end_and_their_marks_do_not_stand_in_the_text() -> None:
    relations = RELATIONS.format(
        f'<Relationship Id="f" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    )
    note = f'<w:footnote w:id="2">{para("Counted at night.")}</w:footnote>'
    made = read(
        word(
            para("About 9,300", '<w:r><w:footnoteReference w:id="2"/></w:r>', " lorries."),
            {
                "word/_rels/document.xml.rels": relations,
                "word/footnotes.xml": part("footnotes", note),
            },
        )
    )
    assert made.text == "About 9,300 lorries.\n1. Counted at night.\n"


def test_a_table_is_written_row_by_row() -> None:
    made = read(word(table(("month", "lorries"), ("2031-03", "9,300"))))
    assert made.text == "month · lorries\n2031-03 · lorries: 9,300\n"
    assert "table 1: its first row is taken for the heads of its columns" in notes(made)


def test_title_and_author_are_those_of_the_file_where_the_text_has_them() -> None:
    core = (
        '<c:p xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Bridge notice</dc:title><dc:creator>typist</dc:creator></c:p>"
    )
    made = read(word(para("Bridge notice") + para("It closes."), {"docProps/core.xml": core}))
    assert [(each.field, each.words, each.visible) for each in made.fields] == [
        ("title", "Bridge notice", True),
        ("author", "typist", False),
    ]


def test_what_is_named_outside_is_told_and_not_opened() -> None:
    link = f'<Relationship Id="t" Type="{OFFICE}/attachedTemplate" TargetMode="External" Target="https://t.example/x.dotm"/>'
    made = read(word(para("Words."), {"word/_rels/settings.xml.rels": RELATIONS.format(link)}))
    assert notes(made) == [
        "it names https://t.example/x.dotm (attachedTemplate), which is not opened"
    ]


def test_struck_words_are_left_out_and_told() -> None:
    made = read(
        word(para("It asks for ", run("6 ", "<w:strike/>"), run("8", '<w:strike w:val="0"/>')))
    )
    assert made.text == "It asks for 8\n"
    assert notes(made) == ["paragraph 1: “6” is struck through: the words do not stand in the text"]


def test_what_only_wraps_words_does_not_lose_them() -> None:
    wrapped = f'<w:fldSimple w:instr=" REF a ">{run("9,300")}</w:fldSimple>'
    turned = (
        f'<w:dir w:val="ltr">{run(" lorries")}</w:dir><w:bdo w:val="ltr">{run(" a day")}</w:bdo>'
    )
    lines = "<w:r><w:cr/><w:t>one</w:t><w:ptab/><w:t>two</w:t><w:br w:type='page'/><w:t>three</w:t></w:r>"
    made = read(word(para("About ", wrapped, turned, lines)))
    assert made.text == "About 9,300 lorries a day\none two\nthree\n"
    assert notes(made) == []


def test_words_that_no_reader_knows_how_to_reach_are_told() -> None:
    made = read(word(para("Seen.", f"<w:unknown>{run('Lost words.')}</w:unknown>")))
    assert made.text == "Seen.\n"
    assert notes(made) == ["paragraph 1: “Lost words.” stands in the file and not in the text"]


def test_changes_of_rows_and_in_notes_are_told() -> None:
    row = f'<w:tr><w:trPr><w:ins w:author="Bo"/></w:trPr><w:tc>{para("May")}</w:tc><w:tc>{para("9")}</w:tc></w:tr>'
    body = table(("month", "lorries")).replace("</w:tbl>", f"{row}</w:tbl>")
    deleted = '<w:del w:author="Bo"><w:r><w:delText>8,000</w:delText></w:r></w:del>'
    foot = part("footnotes", f'<w:footnote w:id="2">{para("Counted.", deleted)}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    link = f'<Relationship Id="b" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    extra = {"word/footnotes.xml": foot, "word/_rels/document.xml.rels": RELATIONS.format(link)}
    made = read(word(body + para("All", mark), extra))
    assert "8,000" not in made.text and "Counted." in made.text
    assert "paragraph 3: the row of a table “May 9” was inserted by Bo" in notes(made)
    assert "note, paragraph 1: “8,000”, deleted by Bo: the words do not stand in the text" in notes(
        made
    )


def test_what_is_counted_dated_or_embedded_by_word_is_told() -> None:
    item = f'<w:p><w:pPr><w:pStyle w:val="h"/></w:pPr>{run("Item")}</w:p>'
    styles = part(
        "styles", '<w:style w:type="paragraph" w:styleId="h"><w:pPr><w:numPr/></w:pPr></w:style>'
    )
    date = f'<w:fldSimple w:instr=" DATE ">{run("19 May")}</w:fldSimple>'
    chunk = '<w:altChunk xmlns:r="urn:r" r:id="c"/>'
    made = read(word(item + para(date) + chunk, {"word/styles.xml": styles}))
    assert notes(made) == [
        "paragraph 2: Word sets a day or time in it anew; the text has the one last set",
        "another document stands in it and is not read",
        "1 paragraph has numbers or signs that Word counts; see how they stand in it",
    ]


def test_a_change_that_was_deleted_again_is_told_once() -> None:
    twice = '<w:ins w:author="A"><w:del w:author="B"><w:r><w:delText>not</w:delText></w:r></w:del></w:ins>'
    assert notes(read(word(para("It opens", twice)))) == [
        "paragraph 1: “not”, deleted by B: the words do not stand in the text"
    ]
