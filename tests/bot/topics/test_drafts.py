"""Phrases as people type them are read, and read back as they are; a draft keeps a topic whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.topics.drafts import (
    Draft,
    Typed,
    draft_of,
    phrases_of,
    topic_of,
    with_phrase,
    written,
)
from knowledge import Topic


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("river treaty\ndam", ("river treaty", "dam")),
        ("river treaty, dam,, ,\n\n", ("river treaty", "dam")),
        ("  river   treaty \r\nDam, dam, DAM", ("river treaty", "Dam")),
        ("10,000 jobs, 2024, 2025", ("10,000 jobs", "2024", "2025")),
        ('"Paris, Texas", "a ""b"" c"', ("Paris, Texas", 'a "b" c')),
        ('the "quoted" word, one', ('the "quoted" word', "one")),
        ("", ()),
    ],
)
def test_phrases_stand_one_a_line_or_between_commas(typed, phrases):
    assert phrases_of(typed) == phrases


words = st.text(st.sampled_from('aB1 ,"“\n'), max_size=12) | st.text(max_size=12)
phrase = words.map(lambda one: " ".join(one.split())).filter(bool)
phrases = st.lists(phrase, unique_by=str.casefold, max_size=6).map(tuple)


@given(phrases)
def test_phrases_that_are_written_out_are_read_back_as_they_are(all_):
    assert phrases_of(written(all_)) == all_


@given(phrases, phrases, phrases, phrase, st.lists(phrase).map(tuple))
def test_a_topic_comes_back_from_its_draft_as_it_was(any_of, all_of, none_of, name, outlets):
    topic = Topic(name, any_of, all_of, none_of, outlets, outlets, name, ("a",), ("b",), "1", 7)

    assert topic_of(draft_of(topic), topic) == topic


def test_what_a_topic_was_taught_stays_with_its_draft_as_it_is_now():
    draft = Draft(Typed(" New  name ", "dam"), number=7)
    kept = Topic("Old", examples=("a",), muted=("b",), number=7)

    assert topic_of(draft, kept) == Topic(
        "New name", ("dam",), examples=("a",), muted=("b",), number=7
    )


@given(st.text(st.sampled_from('ab1 ,"\n'), max_size=12), phrase)
def test_a_phrase_is_added_below_what_was_typed(typed, more):
    longer = with_phrase(Draft(Typed("N", typed)), more).typed.any_of
    before = phrases_of(typed)
    is_new = more.casefold() not in map(str.casefold, before)

    assert phrases_of(longer) == (*before, more) if is_new else before
