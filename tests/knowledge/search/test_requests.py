"""Questions that no article answers are kept for those who add articles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge import EmptyQuestion, QuestionTooLong, RequestsFull
from knowledge.model import Act, Entry
from knowledge.search import requests
from knowledge.search.requests import LONGEST_REQUEST
from tests.made import NOON


def test_the_same_question_in_another_case_and_spacing_is_one_request(library, clock):
    assert library.request_source("g", " Who pays for the levy? ") == 1
    clock.passes(days=2)
    assert library.request_source("g", "who  pays\nfor the LEVY?") == 2

    (request,) = library.requests("g")
    assert (request.question, request.times) == ("Who pays for the levy?", 2)
    assert (request.first_asked, request.last_asked) == (NOON, NOON + timedelta(days=2))


def test_other_words_are_another_request(library):
    library.request_source("g", "Who pays for the levy?")

    assert library.request_source("g", "Who pays for the levies?") == 1


def test_a_settled_request_is_gone_and_starts_anew_when_asked_again(library):
    library.request_source("g", "Who pays?")
    library.settle_request("g", library.requests("g")[0].id)
    assert library.requests("g") == ()

    assert library.request_source("g", "Who pays?") == 1


def test_settling_stands_in_the_history_once_with_who_did_it(library):
    library.request_source("g", "Who pays?")
    (request,) = library.requests("g")
    settled = library.settle_request("g", request.id, by="7")

    assert library.settle_request("g", request.id, by="7") is None
    assert library.settle_request("h", request.id, by="7") is None
    assert library.history("g") == (settled,)
    assert settled == Entry(Act.SETTLED, "Who pays?", NOON, "7", None, 1)


def test_a_group_does_not_see_anothers_requests(library):
    library.request_source("g", "Who pays?")

    assert library.requests("h") == ()
    assert library.request_source("h", "Who pays?") == 1


def test_a_question_of_the_longest_kind_is_kept_and_a_longer_one_refused(library):
    longest = "why " * (LONGEST_REQUEST // 4 - 1) + "why?"
    assert library.request_source("g", f"  {longest}  ") == 1

    with pytest.raises(QuestionTooLong) as refused:
        library.request_source("g", longest + "?")
    assert str(refused.value) == (
        "The question has 1,001 characters and may have 1,000; ask it in fewer words."
    )


def test_a_question_without_a_word_is_refused(library):
    with pytest.raises(EmptyQuestion):
        library.request_source("g", " ?! ")
    assert library.requests("g") == ()


def test_a_full_list_takes_no_new_question_and_goes_on_counting_the_others(library, monkeypatch):
    monkeypatch.setattr(requests, "MOST_REQUESTS", 2)
    for question in ("Who pays?", "Who signs?"):
        library.request_source("g", question)

    with pytest.raises(RequestsFull):
        library.request_source("g", "Who leaves?")
    assert library.request_source("g", "Who pays?") == 2
