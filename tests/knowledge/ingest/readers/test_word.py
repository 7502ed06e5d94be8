from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from knowledge.errors import BrokenFile, NoText, TooLarge
from knowledge.ingest.readers.word import MAX_MARKUP

DAMAGED = "brief.docx is a damaged Word document; open it, save it again and add the new copy."


def replaced(body: bytes, entry: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, content if name == entry else source.read(name))
    return buffer.getvalue()


def paragraph(document: docx.document.Document, markup: str) -> None:
    element = parse_xml(f"<w:p {nsdecls('w')}>{markup}</w:p>")
    document.element.body.insert(0, element)


def test_blocks_come_in_order(draft_of, make_docx, body):
    def fill(document):
        document.add_heading("A deal", 0)
        document.add_paragraph(body)
        document.add_heading("Next steps", 1)
        document.add_paragraph("one thing", style="List Bullet")
        document.add_paragraph("two things", style="List Bullet")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("Year", "Aid", "2024", "12"), strict=True):
            cell.text = text
        document.add_paragraph("Talks go on.")

    draft = draft_of(make_docx(fill))
    assert draft.details.title == "A deal"
    assert draft.text == (
        f"{body}\n\nNext steps\n\none thing\ntwo things\n\nYear | Aid\n2024 | 12\n\nTalks go on."
    )


def test_byline_and_dateline_are_read(draft_of, make_docx, body):
    def fill(document):
        for text in ("A deal", "By Jane Doe", "26 February 2025", body):
            document.add_paragraph(text)

    draft = draft_of(make_docx(fill))
    assert draft.details.title == "A deal"
    assert draft.details.author == "Jane Doe"
    assert draft.details.published == date(2025, 2, 26)
    assert draft.text == body


def test_properties_give_title_and_author_but_no_date(draft_of, make_docx, body):
    def fill(document):
        document.core_properties.title = "A deal"
        document.core_properties.author = "Jane Doe"
        document.add_paragraph(body)

    draft = draft_of(make_docx(fill))
    assert (draft.details.title, draft.details.author) == ("A deal", "Jane Doe")
    assert draft.warnings == ("no date found",)


def test_the_name_of_a_program_is_no_author(draft_of, make_docx, body):
    assert draft_of(make_docx(lambda document: document.add_paragraph(body))).details.author is None


def test_a_first_heading_is_the_title(draft_of, make_docx, body):
    def fill(document):
        document.add_heading("A deal", 1)
        document.add_paragraph(body)

    draft = draft_of(make_docx(fill))
    assert (draft.details.title, draft.text) == ("A deal", body)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:ins><w:r><w:t>It was signed.</w:t></w:r></w:ins>", "It was signed."),
        ("<w:del><w:r><w:delText>It was not.</w:delText></w:r></w:del>", ""),
        ("<w:moveFrom><w:r><w:t>It was moved.</w:t></w:r></w:moveFrom>", ""),
        ("<w:hyperlink><w:r><w:t>See here.</w:t></w:r></w:hyperlink>", "See here."),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo"),
    ],
)
def test_a_paragraph_reads_as_it_shows(draft_of, make_docx, body, markup, text):
    def fill(document):
        document.add_paragraph(body)
        paragraph(document, markup)

    assert draft_of(make_docx(fill)).text == f"{text}\n\n{body}".strip()


def test_content_controls_are_read(draft_of, make_docx, body):
    def fill(document):
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>{body}</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        )
        document.element.body.insert(0, control)

    assert draft_of(make_docx(fill)).text == body


def test_a_document_without_words_is_refused(draft_of, make_docx):
    with pytest.raises(NoText) as refusal:
        draft_of(make_docx(lambda document: document.add_paragraph(" ")), "brief.docx")
    assert str(refusal.value) == (
        "brief.docx holds no text; if it holds pictures of pages, "
        "run OCR (text recognition) on it and add the result."
    )


@pytest.mark.parametrize("content", [b"", b"<w:document", b"<html/>", b"\x00\x01"])
def test_a_document_with_broken_markup_is_damaged(draft_of, make_docx, body, content):
    whole = make_docx(lambda document: document.add_paragraph(body))
    with pytest.raises(BrokenFile) as refusal:
        draft_of(replaced(whole, "word/document.xml", content), "brief.docx")
    assert str(refusal.value) == DAMAGED


def test_a_document_that_unpacks_to_too_much_is_refused(draft_of, make_docx, body):
    whole = make_docx(lambda document: document.add_paragraph(body))
    bomb = replaced(whole, "word/document.xml", b" " * (MAX_MARKUP + 1))
    with pytest.raises(TooLarge) as refusal:
        draft_of(bomb, "brief.docx")
    assert str(refusal.value) == (
        "brief.docx unpacks to more than the library takes; "
        "copy the article into a new document or a txt file and add that."
    )
