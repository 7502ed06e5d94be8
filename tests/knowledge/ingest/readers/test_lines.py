from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.readers.lines import is_wrapped, set_paragraphs_apart

PARAGRAPH = (
    "The parliament must ratify the framework before any money flows into the fund, the "
    "minister told reporters. Talks about security guarantees go on, and nobody expects "
    "them to end before the summer, when the house rises for the holidays again."
)


def test_long_lines_are_paragraphs_of_their_own():
    assert set_paragraphs_apart(f"{PARAGRAPH}\n{PARAGRAPH}") == f"{PARAGRAPH}\n\n{PARAGRAPH}"


@pytest.mark.parametrize(
    "text",
    [
        "- ratify the framework in the house\n- fund the reconstruction\n- report in March",
        f"- {PARAGRAPH}\n- {PARAGRAPH}",
        "The river runs\nbeneath the bridge\nand does not stop\nfor anyone",
        textwrap.fill(PARAGRAPH, 72),
        textwrap.indent(textwrap.fill(PARAGRAPH, 70), "> "),
    ],
)
def test_other_lines_keep_their_ends(text):
    assert set_paragraphs_apart(text) == text


@given(st.integers(min_value=45, max_value=110))
def test_text_wrapped_at_any_usual_width_is_seen(width):
    assert is_wrapped(textwrap.wrap(PARAGRAPH * 2, width))


def test_a_headline_above_wrapped_text_is_not_part_of_it():
    assert not is_wrapped(["A deal is signed", *textwrap.wrap(PARAGRAPH, 72)])


def test_two_lines_are_wrapped_only_if_the_sentence_goes_on():
    first = "The minister said on Friday that the framework would be ratified"
    assert is_wrapped([first, "by parliament."])
    assert not is_wrapped([first, "Parliament waits."])


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_setting_paragraphs_apart_changes_white_space_only(text):
    assert "".join(set_paragraphs_apart(text).split()) == "".join(text.split())
