from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from knowledge.errors import BrokenFile, EncryptedFile, NoText
from knowledge.ingest.readers import pdf

LOCKED = "brief.pdf is locked with a password; save a copy without one and add that."
DAMAGED = "brief.pdf is a damaged PDF file; open it, print it to a new PDF and add that."


def saved(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def with_metadata(body: bytes, **entries: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(body)))
    writer.add_metadata({f"/{key}": value for key, value in entries.items()})
    return saved(writer)


def locked(body: bytes, password: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(body)))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    return saved(writer)


def test_paragraphs_are_rebuilt_from_lines(draft_of, make_pdf, body):
    draft = draft_of(make_pdf([body, body]))
    assert draft.text == f"{body}\n\n{body}"
    assert draft.media_type == "application/pdf"


def test_headers_and_page_numbers_are_left_out(draft_of, make_pdf, body):
    pages = [f"{word} {body}" for word in ("First.", "Then.", "Last.")]
    draft = draft_of(make_pdf(*([text] for text in pages), header="Meridian Institute"))
    assert draft.text == "\n\n".join(pages)


def test_metadata_gives_title_author_and_day(draft_of, make_pdf, body):
    file = with_metadata(
        make_pdf([body]), Title="A deal", Author="Jane Doe", CreationDate="D:20250226101500+01'00'"
    )
    details = draft_of(file).details
    assert (details.title, details.author) == ("A deal", "Jane Doe")
    assert details.published == date(2025, 2, 26)


@pytest.mark.parametrize(
    "title", ["Microsoft Word - brief_final.doc", "untitled", "brief.indd", "(anonymous)", "B_2025"]
)
def test_a_placeholder_is_no_title(draft_of, make_pdf, body, title):
    file = with_metadata(make_pdf(["A deal is signed", body]), Title=title)
    assert draft_of(file).details.title == "A deal is signed"


def test_a_title_is_taken_from_behind_the_programs_name(draft_of, make_pdf, body):
    file = with_metadata(make_pdf([body]), Title="Microsoft Word - A deal")
    assert draft_of(file).details.title == "A deal"


def test_the_title_is_not_repeated_in_the_text(draft_of, make_pdf, body):
    assert draft_of(make_pdf(["A deal", body], title="A deal")).text == body


def test_a_dateline_in_the_text_comes_before_metadata(draft_of, make_pdf, body):
    file = with_metadata(
        make_pdf(["By Jane Doe", "26 February 2025", body]),
        Author="Someone Else",
        CreationDate="D:20250301000000",
    )
    details = draft_of(file).details
    assert (details.author, details.published) == ("Jane Doe", date(2025, 2, 26))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_file_locked_with_a_password_is_refused(draft_of, make_pdf, body, algorithm):
    with pytest.raises(EncryptedFile) as refusal:
        draft_of(locked(make_pdf([body]), "secret", algorithm), "brief.pdf")
    assert str(refusal.value) == LOCKED


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_file_that_opens_without_a_password_is_read(draft_of, make_pdf, body, algorithm):
    assert draft_of(locked(make_pdf([body]), "", algorithm)).text == body


def test_a_scan_is_to_be_recognised_first(draft_of):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    with pytest.raises(NoText) as refusal:
        draft_of(saved(writer), "brief.pdf")
    assert str(refusal.value) == (
        "brief.pdf holds no text; it is probably a scan, "
        "so run OCR (text recognition) on it and add the result."
    )


def test_a_file_cut_short_is_damaged(draft_of, make_pdf, body):
    with pytest.raises(BrokenFile) as refusal:
        draft_of(make_pdf([body])[:700], "brief.pdf")
    assert str(refusal.value) == DAMAGED


def test_a_file_that_only_begins_like_one_is_damaged(draft_of):
    with pytest.raises(BrokenFile) as refusal:
        draft_of(b"%PDF-1.7\nnothing follows", "brief.pdf")
    assert str(refusal.value) == DAMAGED


def test_a_damaged_page_is_left_out_and_counted(draft_of, make_pdf, body):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([body], [body]))))
    contents = writer.pages[1].get_contents()
    contents.set_data(b"BT (never closed")
    writer.pages[1].replace_contents(contents)
    draft = draft_of(saved(writer))
    assert draft.text == body
    assert "1 of 2 pages could not be read" in draft.warnings


def test_pages_beyond_the_limit_are_left_out_and_counted(draft_of, make_pdf, body, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    draft = draft_of(make_pdf([body], [body]))
    assert draft.text == body
    assert "only the first 1 of 2 pages were read" in draft.warnings
