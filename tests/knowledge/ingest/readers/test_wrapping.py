from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.readers.wrapping import is_wrapped, unwrap

PARAGRAPH = (
    "The parliament must ratify the framework before any money flows into the fund, the "
    "minister told reporters. Talks about security guarantees go on, and nobody expects "
    "them to end before the summer, when the house rises for the holidays again."
)


def test_the_lines_of_a_wrapped_paragraph_are_joined():
    assert unwrap(textwrap.fill(PARAGRAPH, 72)) == PARAGRAPH


def test_wrapped_paragraphs_stay_apart():
    wrapped = textwrap.fill(PARAGRAPH, 72)
    assert unwrap(f"{wrapped}\n\n{wrapped}") == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_long_lines_are_paragraphs_of_their_own():
    assert unwrap(f"{PARAGRAPH}\n{PARAGRAPH}") == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_a_list_keeps_its_lines():
    entries = "- ratify the framework in the house\n- fund the reconstruction\n- report in March"
    assert unwrap(entries) == entries


def test_verses_keep_their_lines():
    verses = "The river runs\nbeneath the bridge\nand does not stop\nfor anyone"
    assert unwrap(verses) == verses


def test_quoted_mail_keeps_its_lines():
    quoted = textwrap.indent(textwrap.fill(PARAGRAPH, 70), "> ")
    assert unwrap(quoted) == quoted


def test_two_lines_are_wrapped_only_if_the_sentence_goes_on():
    first = "The minister said on Friday that the framework would be ratified"
    assert is_wrapped([first, "by parliament."])
    assert not is_wrapped([first, "Parliament waits."])


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_unwrapping_changes_white_space_only(text):
    assert "".join(unwrap(text).split()) == "".join(text.split())


@given(st.integers(min_value=45, max_value=110))
def test_text_wrapped_at_any_usual_width_is_mended(width):
    assert unwrap(textwrap.fill(PARAGRAPH * 2, width)) == PARAGRAPH * 2
