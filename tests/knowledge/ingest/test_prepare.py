"""What a file comes to before it is embedded."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.errors import NoText, TooLarge
from knowledge.ingest.prepare import prepare

TODAY = date(2026, 3, 1)
SENTENCE = "Four states must ratify the treaty before May. "
FURNITURE = "Story continues below this ad\n\n"


def prepared(text: str, name: str = "treaty.txt"):
    return prepare(text.encode(), name, today=TODAY)


def test_r20_what_is_short_once_it_is_cleaned_is_said_to_be():
    short = f"A title\n\n{SENTENCE * 6}\n\n{FURNITURE * 4}"
    assert len(short.split()) > 60

    assert prepared(short).warnings == ("no date found", "under 60 words")
    assert prepared(f"A title\n\n{SENTENCE * 8}").warnings == ("no date found",)
    assert prepared(f"A title\n\n{SENTENCE}").warnings == ("under 60 words", "no date found")


def test_what_is_nothing_but_the_page_around_an_article_is_refused():
    with pytest.raises(NoText) as refusal:
        prepared(FURNITURE * 3)
    assert str(refusal.value) == (
        "treaty.txt holds nothing but the page around an article; add the article's text."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word " * 250_000, "holds 1,249,999 characters of text and the limit is 1,000,000"),
        ("word\n" * 60_000, "holds 60,000 lines of text and the limit is 50,000"),
    ],
)
def test_a_text_longer_than_a_book_is_to_be_split(text, said):
    with pytest.raises(TooLarge) as refusal:
        prepared(text, "record.txt")
    assert str(refusal.value) == (f"record.txt {said}; split it, or add the article's text alone.")
