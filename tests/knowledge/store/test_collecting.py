"""Words and vectors of collections, as the store finds them for one reader and another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.model import ANYBODY, CURATING, EVERYTHING, Collection, Reader, Scope
from tests.made import article, put, vector

WORDS = ("treaty", "river", "tariff")
# All of one length, so that the mean length of a passage is the same wherever they stand.
TEXTS = (
    "The treaty binds four river states.",
    "A river treaty holds until winter.",
    "The tariff doubled on steel today.",
    "Nobody objected to the river bridge.",
    "The senate adjourned early on Friday.",
    "A harbour treaty binds two ports.",
)


@pytest.fixture
def filled(store):
    """Two groups with the same articles, all open in "g" and every second closed in "h"."""
    with store.begin() as work:
        made = work.create_collection("h", "Minutes")
        work.change_collection("h", Collection(made.number, "Minutes", ("board",)))
        for place, text in enumerate(TEXTS):
            put(work, "g", article(text, outlet="Wire"))
            number = made.number if place % 2 else None
            put(work, "h", replace(article(text, outlet="Wire"), collection=number))
        work.commit()
    return store


def matched(store, group_id, reader, words=WORDS, scope=EVERYTHING):
    with store.look(reader) as view:
        hits = view.match(group_id, words, scope, 10)
        found = view.passages(group_id, [hit.number for hit in hits])
        return [(one.article.text, hit.score) for one, hit in zip(found, hits, strict=True)]


@pytest.mark.parametrize("words", [WORDS, ("treaty",), ("the", "river"), ("absent",), ("!",)])
@pytest.mark.parametrize("scope", [EVERYTHING, Scope(outlet="wire")])
def test_words_weigh_over_all_that_a_reader_may_read_as_in_one_table(filled, words, scope):
    whole = matched(filled, "g", CURATING, words, scope)
    parted = matched(filled, "h", Reader(frozenset({"board"})), words, scope)

    assert [text for text, _ in parted] == [text for text, _ in whole]
    assert [score for _, score in parted] == pytest.approx([s for _, s in whole], rel=1e-6)


def test_who_reads_the_open_part_alone_finds_and_counts_that_alone(filled):
    found = matched(filled, "h", ANYBODY)
    with filled.look() as view:
        counts = view.frequencies("h", WORDS)
        near = view.nearest("h", vector(TEXTS[1]), EVERYTHING, 10)
        passages = view.passages("h", [hit.number for hit in near])

    assert {text for text, _ in found} == {TEXTS[0], TEXTS[2]}
    assert counts == {"treaty": 1, "river": 1, "tariff": 1}
    assert {one.article.text for one in passages} == set(TEXTS[::2])


def test_passages_of_others_are_not_read_by_their_numbers_either(filled):
    with filled.look(CURATING) as view:
        numbers = range(1, 20)
        everything = view.passages("h", numbers)
        closed = next(one for one in everything if one.article.collection is not None)
        assert view.sentences("h", closed.article.id) != ()
    with filled.look() as view:
        assert {one.article.text for one in view.passages("h", numbers)} == set(TEXTS[::2])
        assert view.sentences("h", closed.article.id) == ()
        assert view.is_closed("h", [closed.article.id])
        assert view.standing("h", [closed.article.id]) == {}
        assert view.storage("h") < view.storage("g")


def test_groups_with_one_name_for_a_collection_have_two(store):
    with store.begin() as work:
        first, second = (work.create_collection(one, "Minutes") for one in ("g", "h"))
        work.change_collection("g", Collection(first.number, "Minutes", ("board",)))
        put(work, "h", replace(article(TEXTS[0]), collection=second.number))
        work.commit()
    with store.look(Reader(frozenset({"board"}))) as view:
        assert view.size("h").articles == 0
        assert view.collections("h") == ()
