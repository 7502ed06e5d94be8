"""How much of one text stands in another is measured by runs of four words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.shingles import containment, sampled, shingles

SETS = st.frozensets(st.integers(0, 30))
SENTENCES = st.lists(
    st.lists(st.sampled_from("levy port vote tariff minister said the a of".split()), min_size=4)
    .map(" ".join)
    .map("{}.".format),
    min_size=1,
    max_size=12,
)


def words(count, seed=0):
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(10**6)}" for _ in range(count))


def test_a_shingle_is_a_run_of_four_words():
    assert len(shingles("Nine in ten importers will be freed")) == 4
    assert shingles("nine in ten importers") < shingles("Nine in ten importers will be freed")


def test_the_hashes_are_the_same_for_good():
    assert shingles("Nine in ten importers") == {8069592120180853206}


@pytest.mark.parametrize(
    "other",
    [
        "IT WON'T LAST, HE SAID",
        "It won’t last — he said.",
        "It won't\n\nlast he said",
        "“It won‘t last,” he said",
        "It won't last he ſaid",
    ],
)
def test_case_punctuation_and_the_form_of_apostrophes_make_no_difference(other):
    assert shingles(other) == shingles("It won't last he said")


@pytest.mark.parametrize(
    "other", ["Die große Straße, der Café-Konﬂikt", "DIE GROSSE STRASSE DER CAFE\u0301 KONFLIKT"]
)
def test_letters_written_in_two_ways_are_the_same(other):
    assert shingles(other) == shingles("die große Straße der Café Konflikt")


def test_a_text_of_fewer_words_is_one_run():
    assert len(shingles("No comment")) == 1
    assert shingles("No comment") != shingles("No")


def test_a_text_without_words_has_no_shingles():
    assert shingles(" … ") == frozenset()


def test_scripts_without_spaces_are_cut_into_characters():
    assert shingles("日本は条約に") < shingles("日本は条約に署名した")


def test_of_a_long_text_about_a_quarter_is_kept_in_rising_order():
    kept = sampled(shingles(words(4000)))
    assert 900 < len(kept) < 1100
    assert list(kept) == sorted(kept)


def test_of_a_short_text_all_is_kept():
    short = shingles(words(66))
    assert len(short) == 63
    assert set(sampled(short)) == short


def test_kept_hashes_fit_a_signed_integer_of_64_bits():
    assert all(0 <= one < 2**63 for one in sampled(shingles(words(4000))))


def test_long_texts_keep_the_same_of_what_they_share():
    text = words(2000)
    part = " ".join(text.split()[500:1000])
    assert set(sampled(shingles(part))) <= set(sampled(shingles(text)))


def test_a_text_of_twenty_words_shares_a_kept_shingle_with_the_long_one_it_stands_in():
    missed = 0
    for seed in range(200):
        text = words(800, seed)
        part = " ".join(text.split()[300:320])
        missed += not set(sampled(shingles(part))) & set(sampled(shingles(text)))
    assert missed <= 6  # .75 ** 17 of 200 is 1.5


@given(SETS, SETS)
def test_containment_is_symmetric_and_a_share(a, b):
    assert containment(a, b) == containment(b, a)
    assert 0 <= containment(a, b) <= 1


@given(SENTENCES, st.data())
def test_a_run_of_sentences_is_wholly_contained(sentences, data):
    start = data.draw(st.integers(0, len(sentences) - 1))
    end = data.draw(st.integers(start + 1, len(sentences)))
    part, whole = shingles(" ".join(sentences[start:end])), shingles(" ".join(sentences))
    assert containment(part, whole) == 1


def test_nothing_is_contained_in_nothing():
    assert containment(frozenset(), frozenset()) == 0
    assert containment(frozenset(), shingles("Nine in ten importers")) == 0


def test_half_a_text_in_common_is_half_contained():
    assert containment(frozenset({1, 2, 3, 4}), frozenset({3, 4, 5, 6, 7})) == 0.5
