"""Which sentences are quoted, where a quote begins and ends, and what is marked in it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from knowledge.ingest.passages import passages_of
from knowledge.search.answer import quotes_from
from knowledge.search.candidates import Ranking
from knowledge.search.coverage import Rarity
from knowledge.search.query import read_question
from knowledge.store.base import KeptPassage
from tests.made import article

LONG = "The council of Saltmarsh adopted a harbour levy of 3 per cent on {} evening."


def ranking(texts, sentence_scores):
    """Rank articles of one passage each, best first, by the scores of their sentences."""
    articles = [article(text) for text in texts]
    kept = [
        KeptPassage(n, one, passages_of(one.text, lambda t: [1] * len(t))[0], np.zeros(4), b"")
        for n, one in enumerate(articles)
    ]
    counts = [len(one.passage.sentences) for one in kept]
    return Ranking(
        query=read_question("What was adopted?", date(2025, 7, 1)),
        library=len(kept),
        rarity=Rarity({}),
        passages=tuple(kept),
        scores=np.zeros(len(kept), np.float32),
        features={},
        passage_of=np.repeat(np.arange(len(kept)), counts),
        place_of=np.concatenate([np.arange(count) for count in counts]),
        sentence_scores=np.array(sentence_scores, np.float32),
        sentence_features={},
        agreed=True,
    )


def marked(quote):
    return quote.highlight.of(quote.text)


def test_the_likeliest_sentence_is_quoted_whole_and_marked():
    text = f"{LONG.format('Friday')} {LONG.format('Monday')}"
    (quote,) = quotes_from(ranking([text], [-9, 3]), 0.9)

    assert quote.text == marked(quote) == LONG.format("Monday")
    assert quote.score == pytest.approx(0.9)


def test_a_sentence_that_leans_on_the_one_before_is_shown_with_it():
    leaning = "It was signed by the mayor on the same evening, after a short debate."
    (quote,) = quotes_from(ranking([f"{LONG.format('Friday')} {leaning}"], [-9, 3]), 0.9)

    assert quote.text == f"{LONG.format('Friday')} {leaning}"
    assert marked(quote) == leaning


def test_a_short_sentence_at_the_top_of_a_paragraph_stands_alone():
    text = f"{LONG.format('Friday')}\n\nIt was signed."
    (quote,) = quotes_from(ranking([text], [-9, 3]), 0.9)

    assert quote.text == marked(quote) == "It was signed."


def test_what_is_much_less_likely_is_not_quoted():
    texts = [LONG.format(day) for day in ("Friday", "Monday", "Sunday")]
    found = quotes_from(ranking(texts, [5, 1.1, 0.9]), 0.9)

    assert [quote.text for quote in found] == texts[:2]
    assert found[0].score > found[1].score


def test_quotes_that_touch_are_joined_and_the_better_ones_part_stays_marked():
    first, second = LONG.format("Friday"), LONG.format("Monday")
    (quote,) = quotes_from(ranking([f"{first} {second}"], [1, 3]), 0.9)

    assert quote.text == f"{first} {second}"
    assert marked(quote) == second


def test_no_more_than_asked_for_and_never_the_same_words_twice():
    texts = [LONG.format(day) for day in ("Friday", "Friday", "Monday", "Sunday")]
    found = quotes_from(ranking([f"{t}" for t in texts], [4, 3, 2, 1]), 0.9, most=2)

    assert [quote.text for quote in found] == [texts[0], texts[2]]
