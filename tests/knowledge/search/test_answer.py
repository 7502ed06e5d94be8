"""Which sentences are quoted, where a quote begins and ends, and what is marked in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.ingest.passages import passages_of
from knowledge.model import Verdict
from knowledge.search.answer import count_close, quotes_from, repeats, verdict_on
from knowledge.search.candidates import Ranking
from knowledge.search.coverage import Rarity
from knowledge.search.evidence import Likelihood
from knowledge.search.query import read_question
from knowledge.search.ranking import coefficients
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
    text = f"{LONG.format('Friday')} {leaning} {LONG.format('Monday')}"
    (quote,) = quotes_from(ranking([text], [-9, 3, -9]), 0.9)

    assert quote.text == f"{LONG.format('Friday')} {leaning}"
    assert marked(quote) == leaning


def test_a_short_sentence_at_the_top_of_a_paragraph_stands_alone():
    text = f"{LONG.format('Friday')}\n\nIt was signed."
    (quote,) = quotes_from(ranking([text], [-9, 3]), 0.9)

    assert quote.text == marked(quote) == "It was signed."


def test_what_is_much_less_likely_is_not_quoted():
    texts = [LONG.format(day) for day in ("Friday", "Monday", "Sunday")]
    found = quotes_from(ranking(texts, [5, 2.5, 2.4]), 0.9)

    assert [quote.text for quote in found] == texts[:2]
    assert found[0].score > found[1].score


def test_a_short_retort_goes_along_with_what_it_denies():
    claim, retort = LONG.format("Friday"), "It does not."
    text = f"It fell.\n\n{claim} {retort} {LONG.format('Monday')}"
    (quote,) = quotes_from(ranking([text], [0, 5, 0, 0]), 0.9)

    assert quote.text == f"{claim} {retort}"
    assert quote.highlight.of(quote.text) == claim


@pytest.mark.parametrize(("length", "goes_along"), [(39, True), (40, False)])
def test_a_retort_is_shorter_than_40_characters(length, goes_along):
    claim, retort = LONG.format("Friday"), f"{'But nobody did'.ljust(length - 1, '!')}."
    (quote,) = quotes_from(ranking([f"{claim} {retort}"], [5, 0]), 0.9)

    assert quote.text == (f"{claim} {retort}" if goes_along else claim)


@pytest.mark.parametrize(("length", "goes_along"), [(420, True), (421, False)])
def test_a_retort_goes_along_up_to_420_characters(length, goes_along):
    retort = "It does not."
    claim = f"{'A'.ljust(length - len(retort) - 2, 'a')}."
    (quote,) = quotes_from(ranking([f"{claim} {retort}"], [5, 0]), 0.9)

    assert quote.text == (f"{claim} {retort}" if goes_along else claim)


def test_quotes_of_two_paragraphs_are_not_joined():
    first, second = LONG.format("Friday"), LONG.format("Monday")
    found = quotes_from(ranking([f"{first}\n\n{second}"], [3, 2]), 0.9)

    assert [quote.text for quote in found] == [first, second]


def test_quotes_that_touch_are_joined_and_the_better_ones_part_stays_marked():
    first, second = LONG.format("Friday"), LONG.format("Monday")
    (quote,) = quotes_from(ranking([f"{first} {second}"], [1, 3]), 0.9)

    assert quote.text == f"{first} {second}"
    assert marked(quote) == second


def test_there_are_at_most_five_quotes_unless_more_are_asked_for():
    texts = [LONG.format(day) for day in "Monday Tuesday Wednesday Thursday Friday Sunday".split()]

    assert len(quotes_from(ranking(texts, [0] * 6), 0.9)) == 5


def test_no_more_than_asked_for_and_never_the_same_words_twice():
    texts = [LONG.format(day) for day in ("Friday", "Friday", "Monday", "Sunday")]
    found = quotes_from(ranking([f"{t}" for t in texts], [4, 3, 2, 1]), 0.9, most=2)

    assert [quote.text for quote in found] == [texts[0], texts[2]]


def test_a_limit_brings_more_quotes_behind_the_first_ones():
    texts = [LONG.format(day) for day in ("Friday", "Monday", "Sunday")]
    found = quotes_from(ranking(texts, [3, 2, 1]), 0.9, most=1, limit=3)

    assert [quote.text for quote in found] == texts


def test_a_limit_brings_what_is_too_unlikely_to_be_shown_at_once():
    texts = [LONG.format(day) for day in ("Friday", "Monday", "Sunday", "Tuesday")]
    made = ranking(texts, [5, 2.6, 2.4, 0.9])

    assert len(quotes_from(made, 0.9)) == 2
    assert [quote.text for quote in quotes_from(made, 0.9, limit=9)] == texts[:3]


@pytest.mark.parametrize("confidence", [0.02, 0.5, 0.99])
def test_of_many_quotes_those_that_are_shown_at_once_are_counted_by_their_scores(confidence):
    texts = [LONG.format(day) for day in ("Friday", "Monday", "Sunday", "Tuesday")]
    found = quotes_from(ranking(texts, [5, 2.5, 2.4, 1.1]), confidence, limit=9)

    assert len(found) == 4
    assert count_close(found) == 2
    assert count_close([found[0], None, found[2]]) == 2
    assert count_close([None, None]) == 2
    assert count_close([]) == 0


def test_quotes_are_counted_by_scores_of_0_and_1_as_well():
    (quote,) = quotes_from(ranking([LONG.format("Friday")], [3]), 0.9)

    assert count_close([replace(quote, score=1.0), replace(quote, score=0.0)]) == 1


def test_behind_the_first_quotes_what_touches_them_stands_alone_and_what_overlaps_is_left_out():
    first, second = LONG.format("Friday"), LONG.format("Monday")
    leaning = "It was signed by the mayor on the same evening, after a short debate."
    found = quotes_from(ranking([f"{first} {second} {leaning}"], [1, 3, 2]), 0.9, 1, limit=5)

    assert [quote.text for quote in found] == [second, first]


def test_what_may_be_claimed_changes_at_the_thresholds_themselves():
    for fitted in (coefficients().read, coefficients().unread):
        assert verdict_on(Likelihood(1, fitted.answered_from), fitted) is Verdict.ANSWERED
        assert verdict_on(Likelihood(fitted.related_from, 0), fitted) is Verdict.RELATED


@pytest.mark.parametrize(("length", "is_shown_alone"), [(59, False), (60, True)])
def test_a_sentence_shorter_than_60_characters_is_shown_with_the_one_before(length, is_shown_alone):
    sentence = f"{'Nobody voted against the levy'.ljust(length - 1, '!')}."
    (quote,) = quotes_from(ranking([f"{LONG.format('Friday')} {sentence}"], [-9, 3]), 0.9)

    assert (quote.text == sentence) is is_shown_alone


@pytest.mark.parametrize(("length", "quotes"), [(420, 1), (421, 2)])
def test_quotes_that_touch_are_joined_up_to_420_characters(length, quotes):
    first = LONG.format("Friday")
    second = f"A{'a' * (length - len(first) - 3)}."
    found = quotes_from(ranking([f"It fell.\n\n{first} {second}"], [-9, 3, 2]), 0.9)

    assert len(found) == quotes


@pytest.mark.parametrize("scores", [[3, 2], [2, 3]])
def test_long_quotes_with_no_space_between_them_do_not_overlap(scores):
    first, second = f"A{'a' * 300}.", f"B{'b' * 300}."
    found = quotes_from(ranking([first + second], scores), 0.9)

    assert {quote.text for quote in found} == {first, second}


def test_a_quote_too_long_to_join_what_it_overlaps_is_left_out():
    first = f"A{'a' * 410}."
    found = quotes_from(ranking([f"{first} It was signed."], [3, 2]), 0.9)

    assert [quote.text for quote in found] == [first]


RANKED = st.lists(
    st.lists(
        st.tuples(st.sampled_from("Friday Monday Sunday Nobody It".split()), st.floats(0, 5)),
        min_size=1,
        max_size=6,
    ),
    min_size=1,
    max_size=6,
)


def test_quotes_that_would_say_the_same_words_once_joined_stay_apart():
    first, second = LONG.format("Friday"), LONG.format("Monday")
    found = quotes_from(ranking([f"{first} {second}"] * 2, [3, 1, 2.5, 2.4]), 0.9)

    assert len({quote.text for quote in found}) == len(found)


@given(ranked=RANKED, most=st.integers(1, 5), limit=st.integers(1, 20))
@example(
    ranked=[
        [(day, float(n == 2)) for n, day in enumerate("Friday Friday Friday Monday".split())],
        [(day, 3.0 * (n == 3)) for n, day in enumerate("Friday Friday Monday Monday".split())],
    ],
    most=3,
    limit=4,
)
@settings(max_examples=100, deadline=None)
def test_with_a_limit_the_first_quotes_are_those_without_and_none_overlap(ranked, most, limit):
    texts = [
        " ".join(
            f"{word} and the council met {place} times." for place, (word, _) in enumerate(one)
        )
        for one in ranked
    ]
    made = ranking(texts, [score for one in ranked for _, score in one])
    without, found = quotes_from(made, 0.9, most), quotes_from(made, 0.9, most, limit)

    assert found[: len(without)] == without[:limit]
    assert len(found) <= limit
    assert not any(repeats(one, other) for one, other in combinations(found, 2))
