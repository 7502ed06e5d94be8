from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.readers.opening import read_opening

LONG = "The parliament must ratify the framework before any money flows, the minister said. " * 3


def test_a_line_set_apart_is_the_title_and_leaves_the_text():
    found = read_opening(f"A deal is signed\n\n{LONG}", titled=False)
    assert (found.title, found.text.strip()) == ("A deal is signed", LONG.strip())


def test_a_headline_right_above_the_text_is_the_title():
    assert read_opening(f"A deal is signed\n{LONG}", titled=False).title == "A deal is signed"


def test_a_question_set_apart_is_a_title():
    assert (
        read_opening(f"Who must ratify it?\n\n{LONG}", titled=False).title == "Who must ratify it?"
    )


def test_a_headline_may_end_in_initials():
    assert (
        read_opening(f"A deal with the U.S.\n\n{LONG}", titled=False).title
        == "A deal with the U.S."
    )


@pytest.mark.parametrize(
    "text",
    [
        f"The deal was signed on Friday.\n\n{LONG}",
        f"{LONG}\n\n{LONG}",
        "A line alone",
        "The minister said on Friday that the framework would be ratified by the\nparliament.",
        f"***\n\n{LONG}",
    ],
)
def test_other_first_lines_stay_in_the_text(text):
    found = read_opening(text, titled=False)
    assert (found.title, found.text) == (None, text)


def test_no_line_is_taken_for_a_title_that_is_known():
    found = read_opening(f"A kicker\n\n{LONG}", titled=True)
    assert (found.title, found.text) == (None, f"A kicker\n\n{LONG}")


def test_byline_date_outlet_and_link_leave_the_text():
    found = read_opening(
        "A deal is signed\nBy Jane Doe\nPublished: 26 February 2025\nSource: Meridian Wire\n"
        f"https://wire.example/deal\n\n{LONG}",
        titled=False,
    )
    assert found.title == "A deal is signed"
    assert found.author == "Jane Doe"
    assert found.published == date(2025, 2, 26)
    assert found.outlet == "Meridian Wire"
    assert found.url == "https://wire.example/deal"
    assert found.text.strip() == LONG.strip()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("by Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("By Ursula van der Berg, Al-Amin O’Neil", "Ursula van der Berg, Al-Amin O’Neil"),
        ("Written by J. P. Doe", "J. P. Doe"),
        ("Author: Jane Doe", "Jane Doe"),
        ("By Reuters", "Reuters"),
    ],
)
def test_a_byline_gives_the_author(line, author):
    assert read_opening(f"A deal\n{line}\n\n{LONG}", titled=False).author == author


@pytest.mark.parametrize(
    "line",
    [
        "By Friday",
        "By the river",
        "By then talks had ended",
        "By signing, Kyiv gave way.",
        "Source: people who were in the room and asked to remain unnamed.",
        "Published: soon",
        "5 min read",
        "Note: this is a draft",
        "https://wire.example/deal has the text",
    ],
)
def test_other_lines_are_no_details(line):
    assert line in read_opening(f"A deal\n\n{line}\n\n{LONG}", titled=False).text


def test_several_details_may_share_a_line():
    found = read_opening(
        f"A deal\n\nBy Jane Doe | Feb 26, 2025 | 5 min read\n\n{LONG}", titled=False
    )
    assert (found.author, found.published) == ("Jane Doe", date(2025, 2, 26))
    assert found.text.strip() == LONG.strip()


def test_a_line_stays_when_one_part_of_it_is_no_detail():
    found = read_opening(f"A deal\n\nBy Jane Doe | Ratification\n\n{LONG}", titled=False)
    assert found.author is None
    assert "By Jane Doe | Ratification" in found.text


def test_a_headline_that_begins_with_by_is_no_byline():
    found = read_opening(f"By Land and Sea\n\n{LONG}", titled=False)
    assert (found.title, found.author) == ("By Land and Sea", None)


def test_the_first_of_two_dates_is_kept():
    found = read_opening(f"A deal\n26 February 2025\n27 February 2025\n\n{LONG}", titled=False)
    assert found.published == date(2025, 2, 26)


def test_lines_below_the_article_belong_to_it():
    text = f"A deal\n\n{LONG}\n\nBy Jane Doe\n"
    found = read_opening(text, titled=False)
    assert found.author is None
    assert "By Jane Doe" in found.text


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.booleans())
def test_nothing_is_lost_but_whole_lines(text, titled):
    found = read_opening(text, titled=titled)
    for before, after in zip(text.split("\n"), found.text.split("\n"), strict=True):
        assert after in {before, ""}


@pytest.mark.parametrize("outlet", ["The Harbour Ledger", "Lakeside Policy Review", "Reuters"])
@pytest.mark.parametrize(
    "opening", ["{}\n3 May 2025\nBy Jane Doe", "3 May 2025\n{}", "By Jane Doe\n{}\n3 May 2025"]
)
def test_the_outlet_beside_a_byline_or_date_is_found(outlet, opening):
    found = read_opening(f"A deal\n{opening.format(outlet)}\n\n{LONG}", titled=False)
    assert (found.title, found.outlet, found.text.strip()) == ("A deal", outlet, LONG.strip())


@pytest.mark.parametrize(
    "line", ["London", "New Delhi", "Politics", "A first attempt", "The deal is signed", "Opinion"]
)
def test_places_and_headings_beside_a_date_are_no_outlets(line):
    found = read_opening(f"A deal\n{line}\n3 May 2025\n\n{LONG}", titled=False)
    assert found.outlet is None
    assert line in found.text


def test_an_outlet_away_from_byline_and_date_stays_in_the_text():
    found = read_opening(f"A deal\n\nThe Harbour Ledger\n\n{LONG}", titled=False)
    assert found.outlet is None
    assert "The Harbour Ledger" in found.text
