"""A gist is a title and a lead, as a vector and as words that weigh more the rarer they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.digests.gists import (
    LEAD_CHARACTERS,
    GistVectors,
    centre_of,
    gist_of,
    gists,
    lead_of,
    shared,
)
from knowledge.evaluation.libraries import GROUP, embedded, library_of
from knowledge.store.sqlite import open_sqlite
from tests.made import WordEmbedder, article


class Counting(WordEmbedder):
    """Counts the texts that it embeds."""

    embedded = 0

    def passages(self, articles):
        self.embedded += len(articles)
        return super().passages(articles)


def test_a_gist_is_the_title_and_the_first_sentences():
    text = f"First of all.\nThen this. {'And so on and on. ' * 20}{'Never there. ' * 20}"

    assert gist_of(article(text, title="On it")).startswith("On it. First of all. Then this. And")
    assert lead_of(text).endswith("And so on and on.")


def test_a_lead_without_a_full_stop_ends_with_a_word():
    assert lead_of("word " * 200).endswith("word")
    assert len(lead_of("x" * 2000)) == LEAD_CHARACTERS


@given(st.text(alphabet="ab. \n!", max_size=900))
def test_a_lead_is_the_beginning_of_its_text_and_no_longer_than_it_may_be(text):
    lead = lead_of(text)

    assert len(lead) <= LEAD_CHARACTERS
    assert " ".join(text.split()).startswith(lead)


def test_only_the_latest_are_remembered():
    embedder = Counting()
    vectors = GistVectors(embedder, most=2)
    one, two, three = (article(f"Number {name}.") for name in ("one", "two", "three"))

    for asked in ([one], [two], [one], [three], [one]):
        vectors.of(asked)
    assert embedder.embedded == 3

    vectors.of([two])
    assert embedder.embedded == 4


def test_more_than_are_remembered_can_be_asked_for_at_once():
    rows = GistVectors(Counting(), most=1).of([article(f"Number {n}.") for n in range(5)])

    assert rows.shape == (5, WordEmbedder.dimension)


def test_another_title_is_another_gist():
    embedder = Counting()
    vectors = GistVectors(embedder)
    vectors.of([article("Same text.", title="One"), article("Same text.", title="Two")])

    assert embedder.embedded == 2


def test_rare_words_weigh_more_and_vectors_have_length_one():
    articles = [article(f"Treaty of river {name}.", title="Treaty") for name in "abcdef"]
    embedder = WordEmbedder()
    with library_of(list(embedded(embedder, articles)), embedder.mark, open_sqlite) as view:
        first, second, *_ = gists(view, GistVectors(embedder), GROUP, articles)

    assert first.words["a"] > first.words["river"]
    assert shared(first.words, first.words) == pytest.approx(1)
    assert 0 < shared(first.words, second.words) < 1
    assert np.linalg.norm(centre_of([first, second]).vector) == pytest.approx(1)
    assert shared(centre_of([first, second]).words, first.words) == pytest.approx(
        shared(centre_of([first, second]).words, second.words)
    )
