"""Story sets are measured by the definitions, with what digests use."""

from __future__ import annotations

import json

import pytest

from knowledge.errors import Unreadable
from knowledge.evaluation.run import evaluate
from knowledge.store.sqlite import open_sqlite
from tests.made import WordEmbedder

STORIES = {
    3: "river treaty signed lisbon talks ministers",
    8: "telephones schools classroom ban pupils teachers",
}


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "stories"
    place.mkdir()
    rows = [
        {"id": f"{story}-{n}", "title": words, "snippet": f"{words} paper{n}", "cluster": story}
        for n in range(13)
        for story, words in STORIES.items()
    ]
    (place / "items.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return place


def test_stories_told_in_other_words_are_folded_and_found_without_a_fault(folder):
    (measured,) = evaluate(WordEmbedder(), [folder], None, None, open_sqlite)

    assert (measured.set, measured.kind, measured.articles) == ("stories", "stories", 26)
    for folded in (measured.folded, measured.shipped):
        assert (folded.precision, folded.recall, folded.f1, folded.stories) == (1, 1, 1, 2)
    assert measured.map_given == {1: 1, 4: 1}


def test_a_set_of_another_form_is_refused(folder):
    (folder / "items.jsonl").write_text('{"id": "1"}\n', encoding="utf-8")

    with pytest.raises(Unreadable, match="cluster"):
        evaluate(WordEmbedder(), [folder], None, None, open_sqlite)
