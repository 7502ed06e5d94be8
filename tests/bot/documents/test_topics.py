"""The documents of topics are JSON, and hold what they are made of."""

from __future__ import annotations

import json

from bot.documents import as_json, topics_document, trial_document, why_document
from knowledge import Because, Considered, Match, Span, Topic, Trial
from tests.made import NOON, article

ARTICLE = article("The river treaty was signed. Nobody came.", title="Signed")
MATCH = Match(
    7, ARTICLE.id, Because.PHRASE, ("river",), 0.2, 0.4, None, (Span(0, 28),), (Span(4, 9),)
)


def read(document):
    return json.loads(as_json(document))


def test_topics_are_listed_with_all_that_they_hold():
    topic = Topic("Rivers", ("river",), owner="1", number=7)
    (one,) = read(topics_document([topic]))["topics"]

    assert one == {
        "number": 7,
        "name": "Rivers",
        "any_of": ["river"],
        "all_of": [],
        "none_of": [],
        "outlets": [],
        "not_outlets": [],
        "description": "",
        "examples": [],
        "muted": [],
        "owner": "1",
    }


def test_a_trial_has_each_article_with_the_reason_and_its_sentences():
    trial = Trial(30, 230, ((ARTICLE, MATCH),), ("water board",))
    document = read(trial_document(Topic("Rivers", ("river",)), trial))

    assert (document["days"], document["of"], document["related"]) == (30, 230, ["water board"])
    (found,) = document["found"]
    assert found["article"]["title"] == "Signed"
    assert found["texts"] == ["The river treaty was signed."]
    assert found["match"]["because"] == "phrase"
    assert found["match"]["is_match"] is True
    assert found["match"]["marks"] == [[4, 9]]


def test_why_has_what_became_of_the_article_for_each_subscription():
    considered = Considered(3, MATCH, True, NOON, None, "copy abc")
    document = read(why_document(ARTICLE, MATCH, [considered]))

    assert document["match"]["score"] == 0.2
    assert document["considered"] == [
        {
            "subscription": 3,
            "arrived": True,
            "slot": NOON.isoformat(),
            "sent_at": None,
            "skipped": "copy abc",
        }
    ]
