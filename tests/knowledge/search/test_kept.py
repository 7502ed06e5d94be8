"""An answer can be quoted again, letter for letter, whatever happened to the library since."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from knowledge import Library, UnknownAnswer
from knowledge.model import Citation, Outcomes, Verdict
from knowledge.search.kept import COUNTED_FOR
from knowledge.store.base import CitedAnswer
from tests.made import NOON, WordEmbedder

ASKED = "Which states must ratify the treaty before May?"


@pytest.fixture
def answer(library, treaty):
    return library.ask("g", ASKED)


@pytest.fixture
def key(library, answer):
    return library.keep("g", answer.verdict, answer.quotes)


def test_a_kept_answer_has_the_verdict_and_the_quotes_it_had(library, answer, key):
    found = library.kept("g", key)

    assert answer.quotes
    assert (found.key, found.verdict, found.quotes) == (key, answer.verdict, answer.quotes)


def test_r17_a_kept_answer_survives_closing_and_opening_the_library(reopen, answer, key):
    assert reopen().kept("g", key).quotes == answer.quotes


def test_r17_a_kept_answer_survives_adding_the_article_again(library, treaty, answer, key):
    assert not library.add("g", treaty.text.encode(), "again.txt").is_new

    assert library.kept("g", key).quotes == answer.quotes


def test_r17_a_kept_answer_survives_an_index_made_with_another_model(reopen, answer, key):
    library = reopen("other")
    library.reindex()

    assert library.kept("g", key).quotes == answer.quotes


def test_r17_every_quote_of_a_kept_answer_is_a_span_of_the_stored_text(library, treaty, key):
    for quote in library.kept("g", key).quotes:
        assert quote.text == treaty.text[quote.start : quote.end] != ""


def test_r17_a_quote_whose_article_is_gone_is_none_until_the_article_is_there_again(
    library, treaty, answer, key
):
    library.remove("g", treaty.id)
    assert library.kept("g", key).quotes == (None,) * len(answer.quotes)
    library.add("g", treaty.text.encode(), "again.txt")

    assert [one.text for one in library.kept("g", key).quotes] == [q.text for q in answer.quotes]


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (7, 5), (0, 100_000)])
def test_a_span_that_the_article_does_not_have_counts_as_gone(library, treaty, start, end):
    cited = CitedAnswer(Verdict.ANSWERED, (Citation(treaty.id, start, end, None, 0.5),))
    with library._store.begin() as work:
        work.keep_answer("g", "k", cited, NOON)
        work.commit()

    assert library.kept("g", "k").quotes == (None,)


def test_nothing_of_the_question_is_kept(reopen, tmp_path, treaty):
    word = "zanzibarquestion"
    library = reopen()
    answer = library.ask("g", f"Who must ratify the treaty, {word}?")
    library.keep("g", answer.verdict, answer.quotes)
    library.close()

    assert all(word.encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_a_group_does_not_see_anothers_kept_answers(library, key):
    with pytest.raises(UnknownAnswer):
        library.kept("h", key)


def test_an_answer_that_is_not_kept_is_refused_with_a_way_out(library):
    with pytest.raises(UnknownAnswer) as refused:
        library.kept("g", "never")

    assert str(refused.value) == "This answer is no longer kept; ask the question again."


def test_an_answer_is_kept_for_ninety_days_and_not_longer(library, answer, key, clock):
    clock.passes(days=90)
    library.keep("h", answer.verdict, answer.quotes)
    assert library.kept("g", key).quotes == answer.quotes
    clock.passes(seconds=1)
    library.keep("h", answer.verdict, answer.quotes)

    with pytest.raises(UnknownAnswer):
        library.kept("g", key)


def test_a_group_keeps_answers_for_the_days_that_it_chose(library, answer, key, clock):
    library.change_settings("g", answer_days=2)
    other = library.keep("h", answer.verdict, ())
    clock.passes(days=2)
    library.keep("h", answer.verdict, ())
    assert library.kept("g", key).quotes == answer.quotes
    clock.passes(seconds=1)
    library.keep("h", answer.verdict, ())

    with pytest.raises(UnknownAnswer):
        library.kept("g", key)
    assert library.kept("h", other).key == other


def test_answers_that_are_kept_too_long_go_when_a_group_chooses_fewer_days(
    library, answer, key, clock
):
    clock.passes(days=8)
    library.change_settings("g", answer_days=7)

    with pytest.raises(UnknownAnswer):
        library.kept("g", key)


def test_keys_are_short_fit_for_an_address_and_never_the_same(library, answer):
    with_random_keys = Library(library._store, WordEmbedder())
    keys = {with_random_keys.keep("g", answer.verdict, answer.quotes) for _ in range(20)}

    assert len(keys) == 20
    assert all(re.fullmatch(r"[\w-]{12}", key, re.ASCII) for key in keys)


def test_an_opinion_is_counted_for_the_quote_at_its_place(library, answer, key):
    last = len(answer.quotes) - 1
    library.rate("g", key, last, helpful=False)
    library.rate("g", key, last, helpful=False)
    library.rate("g", key, last, helpful=True)

    (rating,) = library.ratings("g")
    assert rating.text == answer.quotes[last].text
    assert (rating.helpful, rating.wrong) == (1, 2)


def test_opinions_of_a_passage_are_counted_together_whatever_the_answer(library, answer, key):
    library.rate("g", key, 0, helpful=True)
    library.rate("g", library.keep("g", answer.verdict, answer.quotes), 0, helpful=True)

    assert [rating.helpful for rating in library.ratings("g")] == [2]


def test_a_group_does_not_see_anothers_ratings(library, key):
    library.rate("g", key, 0, helpful=True)

    assert library.ratings("h") == ()


@pytest.mark.parametrize("place", [-1, 99])
def test_a_quote_that_an_answer_does_not_have_cannot_be_rated(library, key, place):
    with pytest.raises(UnknownAnswer, match="ask the question again"):
        library.rate("g", key, place, helpful=True)


def test_a_quote_whose_article_is_gone_cannot_be_rated(library, treaty, key):
    library.remove("g", treaty.id)

    with pytest.raises(UnknownAnswer, match="ask the question again"):
        library.rate("g", key, 0, helpful=True)
    assert library.ratings("g") == ()


def test_only_what_is_said_to_be_a_question_is_counted(library, answer):
    library.keep("g", answer.verdict, answer.quotes)
    library.keep("g", answer.verdict, answer.quotes, counted=True)

    assert answer.verdict is Verdict.ANSWERED
    assert library.status("g").questions == Outcomes(answered=1, related=0, refused=0)


def test_counts_of_questions_are_forgotten_when_kept_answers_are(library):
    day = timedelta(days=1)
    for now in (NOON - COUNTED_FOR - day, NOON - COUNTED_FOR, NOON):
        library._clock = lambda now=now: now
        library.keep("g", Verdict.REFUSED, (), counted=True)
    with library._store.look() as view:
        found = view.questions("g", date.min)

    assert found[Verdict.REFUSED] == 2
