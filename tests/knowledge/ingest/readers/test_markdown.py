from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import BrokenFile, TooLarge
from knowledge.ingest.readers.markdown_text import plain_text
from knowledge.model import Details


def test_front_matter_gives_the_details(draft_of, body):
    draft = draft_of(
        "---\ntitle: A deal is signed\noutlet: Meridian Wire\nauthor: Jane Doe\n"
        "date: 2025-02-26\nurl: https://wire.example/deal\nlanguage: en-GB\n---\n\n" + body
    )
    assert draft.details == Details(
        title="A deal is signed",
        outlet="Meridian Wire",
        author="Jane Doe",
        published=date(2025, 2, 26),
        url="https://wire.example/deal",
        language="en",
    )
    assert (draft.text, draft.media_type, draft.warnings) == (body, "text/markdown", ())


@pytest.mark.parametrize("key", ["outlet", "source", "publication", "site"])
def test_the_outlet_goes_by_several_names(draft_of, key):
    assert draft_of(f"---\n{key}: Meridian Wire\n---\nText.").details.outlet == "Meridian Wire"


@pytest.mark.parametrize("key", ["url", "link", "source_url", "source"])
def test_the_link_goes_by_several_names(draft_of, key):
    draft = draft_of(f"---\n{key}: https://wire.example/deal\n---\nText.")
    assert draft.details.url == "https://wire.example/deal"
    assert draft.details.outlet is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("author: Jane Doe", "Jane Doe"),
        ("authors: [Jane Doe, John Roe]", "Jane Doe, John Roe"),
        ("author: {name: Jane Doe, email: jane@wire.example}", "Jane Doe"),
        ("byline: Jane Doe", "Jane Doe"),
    ],
)
def test_authors_are_given_in_several_shapes(draft_of, line, author):
    assert draft_of(f"---\n{line}\n---\nText.").details.author == author


@pytest.mark.parametrize("day", ["2025-02-26", "2025-02-26 10:00:00", "'26 February 2025'"])
def test_dates_are_given_in_several_shapes(draft_of, day):
    assert draft_of(f"---\npublished: {day}\n---\nText.").details.published == date(2025, 2, 26)


def test_broken_front_matter_is_refused_with_its_line(draft_of):
    with pytest.raises(BrokenFile) as refusal:
        draft_of("---\ntitle: A deal\nauthors: [Jane\n---\nText.", "deal.md")
    assert str(refusal.value) == (
        "The front matter of deal.md is not valid YAML (line 4); "
        "correct it or take it out, and add the file again."
    )


def test_a_day_that_does_not_exist_is_refused(draft_of):
    with pytest.raises(BrokenFile) as refusal:
        draft_of("---\ndate: 2025-02-30\n---\nText.", "deal.md")
    assert str(refusal.value) == (
        "The front matter of deal.md is not valid YAML; "
        "correct it or take it out, and add the file again."
    )


@pytest.mark.slow
def test_nesting_without_end_is_refused(draft_of):
    with pytest.raises(BrokenFile):
        draft_of("---\na: " + "[" * 15_000 + "\n---\nText.", "deal.md")


def test_rules_around_prose_are_no_front_matter(draft_of):
    draft = draft_of("---\n\nThe deal was signed.\n\n---\n\nTalks go on.", "deal.md")
    assert draft.text == "The deal was signed.\n\nTalks go on."


def test_the_first_heading_is_the_title_and_leaves_the_text(draft_of):
    draft = draft_of("# A *deal* is signed\n\nText goes here.", "deal.md")
    assert (draft.details.title, draft.text) == ("A deal is signed", "Text goes here.")


def test_a_heading_that_repeats_the_title_leaves_the_text(draft_of):
    assert (
        draft_of("---\ntitle: A deal\n---\n# A deal\n\nText goes here.").text == "Text goes here."
    )


def test_a_heading_besides_the_title_stays(draft_of):
    draft = draft_of("---\ntitle: A deal\n---\n# Background\n\nText goes here.")
    assert (draft.details.title, draft.text) == ("A deal", "Background\n\nText goes here.")


def test_a_byline_below_the_heading_is_read(draft_of):
    draft = draft_of("# A deal\n\n*By Jane Doe*\n\n26 February 2025\n\nText goes here.", "deal.md")
    assert draft.details.author == "Jane Doe"
    assert draft.details.published == date(2025, 2, 26)
    assert draft.text == "Text goes here."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a **bold** and *slanted* ~~old~~ claim", "a bold and slanted old claim"),
        ("see [the text](https://wire.example) here", "see the text here"),
        ("see ![a map](map.png) here", "see here"),
        ("run `make all` first", "run make all first"),
        ("one\ntwo", "one two"),
        ("one\\\ntwo", "one\ntwo"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("## Background\ntext", "Background\n\ntext"),
        ("- one\n- two\n  - three", "one\ntwo\nthree"),
        ("3. one\n4. two", "3. one\n4. two"),
        ("> one\n> two", "one two"),
        ("```sh\nmake all\n```", "make all"),
        ("| Year | Aid |\n|---|---|\n| 2024 | 12 |", "Year | Aid\n2024 | 12"),
        ("<div>kept <b>words</b></div>", "kept words"),
        ("a <b>bold</b> claim &amp; more", "a bold claim & more"),
        ("<!-- a note -->\n\ntext", "text"),
    ],
)
def test_markup_becomes_words(markup, text):
    assert plain_text(markup) == (None, text)


def test_a_very_large_file_is_to_be_split(draft_of):
    with pytest.raises(TooLarge) as refusal:
        draft_of("# A deal\n\n" + "word " * 400_001, "all.md")
    assert str(refusal.value) == (
        "all.md has over 2 MB of Markdown; split it, or add the article's text alone."
    )


@given(st.text(st.sampled_from("ab *_#>-|`[]()!<\n1.&\\"), max_size=120))
def test_any_markdown_becomes_text(source):
    heading, text = plain_text(source)
    assert isinstance(text, str)
    assert heading is None or heading.strip()
