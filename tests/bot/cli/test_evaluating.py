"""Sets are known by what their folders hold, and measured in JSON and in tables."""

from __future__ import annotations

import json

import pytest

WORDS = {"wheat": "wheat harvest", "rates": "interest rates"}


@pytest.fixture
def stream(tmp_path):
    folder = tmp_path / "stream"
    folder.mkdir()
    rows = [
        {
            "id": str(number),
            "date": "1987-03-01T10:00:00",
            "title": f"Report {number}",
            "text": f"{WORDS[topic]} " * 20,
            "topics": [topic],
        }
        for number in range(16)
        for topic in [list(WORDS)[number % 2]]
    ]
    (folder / "topics.json").write_text(json.dumps(WORDS), encoding="utf-8")
    (folder / "items.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


@pytest.fixture
def stories(tmp_path):
    folder = tmp_path / "day"
    folder.mkdir()
    rows = [
        {"id": f"{story}{n}", "title": words, "snippet": f"{words} {n}", "cluster": story}
        for story, words in enumerate(WORDS.values())
        for n in range(12)
    ]
    (folder / "items.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def test_topics_and_stories_are_measured_in_one_document(run, stream, stories):
    topics, folded = json.loads(run("eval", stream, stories, "--json").stdout)["sets"]

    assert (topics["set"], topics["kind"]) == ("stream", "topics")
    assert topics["both"]["topics"]["wheat"] == {
        "articles": 4,
        "precision": 1,
        "recall": 1,
        "f1": 1,
    }
    assert (folded["set"], folded["kind"]) == ("day", "stories")
    assert folded["folded"]["f1"] == folded["map_given"]["4"] == 1


def test_people_read_them_as_tables(run, stream, stories):
    said = " ".join(run("eval", stream, stories).stdout.split())

    assert "MAP P@20 macro F1 threshold" in said
    assert "16 articles; with 1 examples MAP 1.000, without 1.000" in said
    assert "B-cubed from precision recall F stories" in said
    assert "24 articles; MAP 1.000 with 1 given; MAP 1.000 with 4 given" in said
