"""Words are cut, folded and stemmed exactly as the index does it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.words import terms, texts_with

TEXTS = st.lists(st.text("aàAs'. 東1", max_size=12), max_size=6)


def test_english_endings_go_and_other_languages_keep_theirs():
    assert terms(["Tariffs rising"], stem=True) == (("tariff", "rise"),)
    assert terms(["Zölle"], stem=False) == (("zolle",),)


def test_scripts_without_spaces_are_cut_into_characters():
    assert terms(["東京"], stem=False) == (("東", "京"),)


def test_what_a_database_cannot_hold_does_no_harm():
    assert terms(["a\0b \ud800"], stem=False) == (("a", "b"),)


@given(TEXTS)
def test_the_texts_with_a_term_are_those_whose_terms_hold_it(texts):
    found = terms(texts, stem=True)
    wanted = {term for one in found for term in one} | {"absent"}

    places = texts_with(wanted, texts, stem=True)

    assert places == {
        term: [place for place, one in enumerate(found) if term in one] for term in wanted
    }
