from __future__ import annotations

import pytest

from knowledge.errors import BrokenFile, EncryptedFile, UnknownFormat
from knowledge.ingest.readers.kind import READ_HERE, Kind, kind_of
from tests.made import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"Just a line of text.", Kind.PLAIN),
        (b"From here on: nothing is a header.\n", Kind.PLAIN),
        (b"Date: 2025\nSource: a wire\n\nText.", Kind.PLAIN),
        (b"a < b and <b>bold</b> claims", Kind.PLAIN),
        (b"# A deal\n\nText.", Kind.MARKDOWN),
        (b"A deal\n======\n\nText.", Kind.MARKDOWN),
        (b"---\ntitle: A deal\n---\nText.", Kind.MARKDOWN),
        (b"<!DOCTYPE html><p>Text.", Kind.HTML),
        (b"\n<!-- saved -->\n<HTML lang=en><p>Text.", Kind.HTML),
        (b"<?xml version='1.0'?>\n<html xmlns='x'><p>Text.</p></html>", Kind.HTML),
        (b"\x00<html>\x00<p>Text.", Kind.HTML),
        ("<html><p>Text.".encode("utf-16"), Kind.HTML),
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\n\nprinted by\n%PDF-1.7\n", Kind.PDF),
        (b"From: a@b.example\nSubject: A deal\n\nText.", Kind.EML),
        (b"From x@y Wed Feb 26\nReceived: by x;\n  later\nFrom: a@b.example\n\nText.", Kind.EML),
        (zipped(("word/document", ""), ("word/document.xml", "")), Kind.DOCX),
    ],
)
def test_the_format_is_told_from_the_bytes(body, kind):
    assert kind_of(body, "file") is kind


@pytest.mark.parametrize("length", range(65_530, 65_540))
def test_a_character_across_the_end_of_the_sample_does_no_harm(length):
    assert kind_of(b"a" * length + "угода".encode() * 20, "file") is Kind.PLAIN


def test_a_name_tells_markdown_from_plain_text():
    assert kind_of(b"Just a line.", "notes.MD") is Kind.MARKDOWN


def test_a_name_does_not_turn_a_page_into_plain_text():
    assert kind_of(b"<html><p>Text.", "page.txt") is Kind.HTML


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64), "a JPEG image"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(64), "an MP4 video"),
        (b"ID3\x03" + bytes(64), "an MP3 sound recording"),
        (b"MZ" + bytes(128), "a file of another kind (Windows Executable file)"),
        (b"\x01\x02\x03\x04" * 64, "of a kind unknown here"),
        (zipped(("xl/workbook.xml", "x")), "an Excel workbook"),
        (zipped(("ppt/presentation.xml", "x")), "a PowerPoint presentation"),
        (zipped(("mimetype", "application/epub+zip")), "an EPUB book"),
        (zipped(("mimetype", "application/vnd.oasis.opendocument.text")), "an OpenDocument file"),
        (OLE, "an old Office or Outlook file"),
    ],
)
def test_what_is_not_read_is_named(body, what):
    with pytest.raises(UnknownFormat) as refusal:
        kind_of(body, "file.bin")
    assert str(refusal.value) == (f"file.bin is {what}; {READ_HERE}.")


def test_a_zip_archive_of_other_files_is_told_from_a_document():
    assert kind_of(zipped(("a.txt", "x")), "files.zip") is Kind.ZIP


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (
            zipped(("a.txt", "x"))[:40],
            BrokenFile,
            "a.zip is a damaged zip archive; make it anew, or add its files by themselves.",
        ),
        (
            zipped(("word/document.xml", "x"))[:60],
            BrokenFile,
            "a.docx is a damaged Word document; open it, save it again and add the new copy.",
        ),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            UnknownFormat,
            "a.doc is an old Word document (.doc); save it as docx and add that.",
        ),
        (
            b"{\\rtf1 A deal}",
            UnknownFormat,
            "a.rtf is an RTF file; save it as docx and add that.",
        ),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            EncryptedFile,
            "a.docx is locked with a password; save a copy without one and add that.",
        ),
    ],
    ids=["zip cut short", "docx cut short", "doc", "rtf", "docx with a password"],
)
def test_what_is_damaged_old_or_locked_is_refused_with_what_to_do(body, kind, said):
    with pytest.raises(kind) as refusal:
        kind_of(body, said.partition(" ")[0])
    assert str(refusal.value) == said
