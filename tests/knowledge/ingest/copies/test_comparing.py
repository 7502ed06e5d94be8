"""What changed between two versions is told sentence by sentence."""

from __future__ import annotations

import time
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from knowledge.ingest.copies import changes
from knowledge.model import Change, Span

SENTENCE = st.sampled_from([f"Sentence {letter}." for letter in "abcdefg"])
VERSION = st.lists(SENTENCE, max_size=15)


def spans(sentences):
    found, at = [], 0
    for sentence in sentences:
        found.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return found


def compared(old, new):
    return changes(" ".join(old), " ".join(new), spans(old), spans(new))


def test_a_sentence_put_in_anothers_place_is_paired_with_it():
    assert compared(["One.", "Two.", "Three."], ["One.", "2.", "Three."]) == (Change("Two.", "2."),)


def test_a_sentence_added_or_taken_out_stands_alone():
    assert compared(["One."], ["One.", "Two."]) == (Change(None, "Two."),)
    assert compared(["One.", "Two."], ["One."]) == (Change("Two.", None),)


def test_changes_come_in_the_order_of_the_texts():
    old, new = ["One.", "Two.", "Three.", "Four."], ["1.", "Two.", "3.", "Four.", "Five."]
    expected = (Change("One.", "1."), Change("Three.", "3."), Change(None, "Five."))
    assert compared(old, new) == expected


def test_one_sentence_become_two_is_one_replaced_and_one_added():
    assert compared(["A.", "Old.", "B."], ["A.", "New.", "Newer.", "B."]) == (
        Change("Old.", "New."),
        Change(None, "Newer."),
    )


def test_of_more_than_went_the_most_alike_is_paired():
    old = ["A.", "The levy starts in May.", "It costs ten euros.", "B."]
    new = ["A.", "Ministers met.", "The levy starts in June.", "Some left.", "It costs 9 euros."]
    expected = (
        Change(None, "Ministers met."),
        Change("The levy starts in May.", "The levy starts in June."),
        Change(None, "Some left."),
        Change("It costs ten euros.", "It costs 9 euros."),
        Change(None, "They go."),
    )
    assert compared(old, [*new, "They go.", "B."]) == expected
    assert compared([*new, "They go.", "B."], old) == tuple(
        Change(one.after, one.before) for one in expected
    )


def test_a_sentence_that_only_moved_is_no_change():
    assert compared(["One.", "Two.", "Three."], ["Three.", "One.", "Two."]) == ()


def test_spaces_and_the_form_of_quotation_marks_are_no_change():
    assert compared(["“It’s late,”\nshe said."], ['"It\'s late," she said.']) == ()


def test_a_number_is_a_change():
    assert compared(["It is 5.2."], ["It is 52."]) == (Change("It is 5.2.", "It is 52."),)


@given(VERSION)
def test_the_same_text_has_no_changes(version):
    assert compared(version, version) == ()


@given(VERSION, VERSION)
def test_what_went_and_came_accounts_for_the_new_text(old, new):
    found = compared(old, new)
    went = Counter(one.before for one in found if one.before is not None)
    came = Counter(one.after for one in found if one.after is not None)
    assert Counter(old) - went + came == Counter(new)
    assert not went & came


@given(VERSION, VERSION)
def test_against_nothing_every_sentence_went_or_came(old, new):
    assert len(compared(old, [])) == len(old)
    assert len(compared([], new)) == len(new)


@given(st.lists(SENTENCE, unique=True), st.lists(SENTENCE.map(str.upper), unique=True))
def test_where_all_was_replaced_as_many_are_paired_as_can_be_and_in_order(old, new):
    found = compared(old, new)
    assert sum(None not in (one.before, one.after) for one in found) == min(len(old), len(new))
    assert [one.before for one in found if one.before is not None] == old
    assert [one.after for one in found if one.after is not None] == new


@given(
    st.lists(st.text("ab ", min_size=1), max_size=3, unique=True),
    st.lists(st.text("ab ", min_size=1), min_size=3, max_size=6, unique=True),
)
def test_no_other_pairs_in_order_are_more_alike_in_sum(old, new):
    old, new = [f"{one}o." for one in old], [f"{one}n." for one in new]
    pairs = [(one.before, one.after) for one in compared(old, new) if one.before and one.after]
    found = sum(ratio(*pair) for pair in pairs)
    chosen = combinations(new, len(old))
    assert found == pytest.approx(max(sum(map(ratio, old, some)) for some in chosen))


@given(VERSION, VERSION)
def test_every_change_has_a_side(old, new):
    assert all(one.before is not None or one.after is not None for one in compared(old, new))


def test_one_sentence_of_a_huge_text_is_paired():
    text = [f"Sentence {number}." for number in range(20_000)]
    found = compared(text, [*text[:9_999], "New.", *text[10_000:]])
    assert found == (Change("Sentence 9999.", "New."),)


def test_repetitive_texts_are_compared_in_bounded_time():
    started = time.process_time()
    found = compared(["Same."] * 1_500, ["Same.", "New."] * 750)
    assert time.process_time() - started < 10
    assert Counter(found) == {Change("Same.", None): 750, Change(None, "New."): 750}
