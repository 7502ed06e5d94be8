"""What speaks for an answer, and what may be claimed by it."""

from __future__ import annotations

import pytest

from knowledge import Verdict, open_library
from knowledge.search.answer import verdict_on
from knowledge.search.candidates import rank
from knowledge.search.evidence import Likelihood, evidence, likelihood
from knowledge.search.query import read_question
from knowledge.search.ranking import coefficients
from knowledge.search.rereading import read_again
from tests.made import WordReader

ARTICLE = b"""The harbour levy

The council of Saltmarsh adopted a harbour levy of 3 per cent on Friday. Mayor Ida Brandt signed
it the same evening. The money is to pay for a new sea wall.
"""
OTHER = b"""A library reopens

The town library opens again in June after two years of repairs. Reading rooms are free.
"""


@pytest.mark.parametrize(
    ("likely", "verdict"),
    [
        (Likelihood(0.95, 0.9), Verdict.ANSWERED),
        (Likelihood(0.95, 0.1), Verdict.RELATED),
        (Likelihood(0.02, 0.01), Verdict.REFUSED),
        (likelihood(None), Verdict.REFUSED),
    ],
)
def test_an_answer_needs_both_its_subject_and_what_is_asked(likely, verdict):
    for fitted in (coefficients().read, coefficients().unread):
        assert verdict_on(likely, fitted) is verdict


@pytest.mark.model
def test_every_coefficient_weighs_something_that_is_measured(judged, read_too):
    found, _ = judged("Who signed the harbour levy?")

    unread, read = coefficients().unread, coefficients().read
    assert set(unread.subject) == set(unread.answer) == set(found)
    assert set(read.subject) == set(read.answer) == set(read_too("Who signed the harbour levy?"))


@pytest.mark.model
def test_an_answer_is_never_likelier_than_its_subject(judged):
    for question in ("Who signed the harbour levy?", "When was NATO founded?", "Why?"):
        _, likely = judged(question)
        assert 0 <= likely.answer <= likely.subject <= 1


@pytest.mark.model
def test_names_that_nothing_near_holds_speak_against_an_answer(judged):
    assert judged("Did Ida Brandt sign the levy?")[0]["names_missing"] == 0
    assert judged("Did Olaf Brandt sign the levy?")[0]["names_missing"] == 0.5


@pytest.mark.model
def test_the_lead_is_over_the_best_passage_of_another_article(judged):
    found, _ = judged("Who signed the harbour levy?")

    assert found["articles_among_five"] == 2 / 5
    assert found["lead_over_other_article"] > 0


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("judged")) as library:
        for number, body in enumerate((ARTICLE, OTHER)):
            library.add("g", body, f"{number}.txt")
        with library._store.look() as view:

            def judge(question, reading=None):
                query = read_question(question, library._today(None))
                ranking = rank(view, library._embedder, "g", query)
                ranking = read_again(ranking, reading)
                return evidence(ranking), likelihood(ranking)

            yield judge


@pytest.fixture
def read_too(judged):
    """Return the evidence where a model read the first passages."""
    return lambda question: judged(question, WordReader())[0]
