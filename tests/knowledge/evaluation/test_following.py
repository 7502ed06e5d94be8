"""Streams with topics are measured by the definitions, with what digests use."""

from __future__ import annotations

import json

import pytest

from knowledge.digests.gists import GistVectors, gists
from knowledge.digests.nearness import THRESHOLD, described, nearness
from knowledge.digests.topics import match_topic
from knowledge.errors import Unreadable
from knowledge.evaluation.following import scored_topics
from knowledge.evaluation.libraries import GROUP, embedded, library_of
from knowledge.evaluation.run import evaluate
from knowledge.evaluation.streams import load_stream
from knowledge.model import Topic
from knowledge.store.sqlite import open_sqlite
from tests.made import WordEmbedder

SUBJECTS = {"wheat": "wheat harvest and wheat exports", "rates": "central banks set interest rates"}
FILLER = "Nothing else of note was said on that day by anybody who was there to say it at all. " * 3


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "stream"
    place.mkdir()
    rows = [
        {
            "id": str(number),
            "date": f"1987-03-{1 + number // 2:02}T10:00:00",
            "title": f"Report {number}",
            "text": f"{SUBJECTS[topic].capitalize()}, number {number}. {FILLER}",
            "topics": [topic],
        }
        for number in range(24)
        for topic in [list(SUBJECTS)[number % 2]]
    ]
    undated = rows[0] | {"date": "", "id": "undated"}
    short = rows[0] | {"text": "Wheat.", "id": "short"}
    lines = "\n".join(map(json.dumps, [*reversed(rows), undated, short]))
    (place / "items.jsonl").write_text(lines, encoding="utf-8")
    (place / "topics.json").write_text(json.dumps(SUBJECTS), encoding="utf-8")
    return place


def test_topics_that_their_words_tell_apart_are_followed_without_a_fault(folder):
    (measured,) = evaluate(WordEmbedder(), [folder], None, None, open_sqlite)

    assert (measured.set, measured.kind, measured.articles) == ("stream", "topics", 24)
    for way in (measured.both, measured.words, measured.meaning):
        assert (way.map, way.macro_f1, way.p20) == (1, 1, 0.6)
    assert measured.shipped.threshold == THRESHOLD
    assert {one.articles for one in measured.shipped.topics.values()} == {6}
    assert [one.examples for one in measured.taught] == [1, 3]
    assert measured.taught[1].map_with == 1


def test_what_is_measured_is_what_a_topic_comes_to(folder):
    stream, embedder = load_stream(folder), WordEmbedder()
    vectors = GistVectors(embedder)
    kept = list(embedded(embedder, stream.articles))
    with library_of(kept, embedder.mark, open_sqlite) as view:
        told = gists(view, vectors, GROUP, stream.articles)
        scored = list(scored_topics(view, embedder, stream, told))
        for one in scored:
            topic = Topic(one.name, description=stream.described[one.name])
            matches = match_topic(view, embedder, GROUP, topic, stream.articles, vectors)
            measured = [nearness(described(each)) for each in one.bearings]
            assert [match.score for match in matches] == measured
            assert [m.is_match for m in matches] == [each >= THRESHOLD for each in measured]


def test_articles_stand_in_order_of_date_and_short_or_undated_ones_are_left_out(folder):
    stream = load_stream(folder)

    assert len(stream.articles) == 24
    days = [one.details.published for one in stream.articles]
    assert days == sorted(days)


def test_a_stream_of_another_form_is_refused(folder):
    (folder / "topics.json").write_text("[]", encoding="utf-8")

    with pytest.raises(Unreadable, match=r"topics\.json"):
        evaluate(WordEmbedder(), [folder], None, None, open_sqlite)
