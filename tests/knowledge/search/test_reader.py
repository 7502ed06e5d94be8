"""The likeliest answer of each sentence lies in it, and is told from there being none."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Span
from knowledge.reading.base import ReadPassage
from knowledge.search.reader import found_in

TEXT = "The treaty was signed in Lisbon. Four states must ratify it by May."
SENTENCES = [Span(0, 32), Span(33, 67)]
TOKENS = [(at, at + len(word)) for word, at in ((w, TEXT.index(w)) for w in TEXT.split())]


def read(starts, ends, nothing=0.0, offsets=TOKENS):
    return ReadPassage(
        np.array(starts, np.float32),
        np.array(ends, np.float32),
        np.array(offsets, np.int64).reshape(-1, 2),
        nothing,
    )


def flat(**places):
    """Zero for every token, but for some words."""
    words = TEXT.split()
    return [float(places.get(word.strip("."), 0.0)) for word in words]


def test_of_each_sentence_the_likeliest_words_are_told():
    found = found_in(read(flat(Lisbon=3, Four=5), flat(Lisbon=2, states=4), nothing=1.0), SENTENCES)

    assert [one.of(TEXT) for one in found.answers] == ["Lisbon.", "Four states"]
    assert found.scores.tolist() == [4.0, 8.0]
    assert found.best == 8.0


def test_an_answer_does_not_end_before_it_begins_nor_in_another_sentence():
    backwards = found_in(read(flat(May=9), flat(The=9)), SENTENCES)

    assert backwards.scores.tolist() == [9.0, 9.0]
    assert [one.of(TEXT)[:3] for one in backwards.answers] == ["The", "May"]


def test_of_a_sentence_that_was_cut_off_nothing_is_told():
    cut = found_in(read([1.0] * 6, [1.0] * 6, offsets=TOKENS[:6]), SENTENCES)
    none = found_in(read([], [], offsets=[]), SENTENCES)

    assert cut.answers[1] is None
    assert cut.scores[1] < cut.scores[0]
    assert none.answers == (None, None)
    assert none.best == found_in(read([], [], offsets=[]), []).best


@given(st.data())
def test_every_answer_lies_in_its_sentence_whatever_was_read(data):
    logits = st.lists(st.floats(-30, 30, width=32), min_size=len(TOKENS), max_size=len(TOKENS))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(TEXT)), max_size=6, unique=True)))
    sentences = [Span(a, b) for a, b in zip([0, *cuts], [*cuts, len(TEXT)], strict=True) if a < b]
    found = found_in(read(data.draw(logits), data.draw(logits)), sentences)

    assert len(found.answers) == len(found.scores) == len(sentences)
    for answer, sentence in zip(found.answers, sentences, strict=True):
        assert answer is None or sentence.start <= answer.start < answer.end <= sentence.end
