"""Key sentences are readable by themselves, and chosen for what the whole is about."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.embedding.base import PassageVectors
from knowledge.embedding.detail import pack
from knowledge.model import Passage, Span
from knowledge.search.gist import key_sentences
from knowledge.store.base import KeptPassage
from tests.made import article

NEAR, FAR = [1.0, 0, 0, 0], [0, 1.0, 0, 0]
ELSE, OTHER = [0.9, 0, 0.436, 0], [0.9, 0, 0, 0.436]
LEAD = "The treaty was signed in Lisbon today."


def kept(text, rows):
    """One passage with the given vectors for its sentences."""
    spans, at = [], 0
    for sentence in text:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    whole = " ".join(text)
    vectors = np.array(rows, np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    one = PassageVectors(vectors[0], vectors, vectors, np.arange(len(rows)))
    passage = Passage(0, len(whole), tuple(spans))
    return whole, [KeptPassage(1, article(whole), passage, vectors[0], pack(one))]


def chosen(text, rows, count):
    whole, passages = kept(text, rows)
    return [span.of(whole) for span in key_sentences(whole, passages, count)]


def test_what_is_near_to_the_whole_is_chosen_and_the_same_not_twice():
    text = [
        LEAD,
        "Four states must ratify the treaty soon.",
        "All four states must ratify that treaty.",
        "Most parliaments vote before the end of May.",
        "A band played in the rain all night.",
    ]

    rows = [ELSE, NEAR, NEAR, OTHER, FAR]

    assert chosen(text, rows, 2) == [LEAD, text[1]]
    assert chosen(text, rows, 3) == [LEAD, text[1], text[3]]
    assert chosen(text, rows, 5) == text


def test_the_lead_is_there_however_far_it_is_from_the_rest():
    text = [LEAD, *(f"State number {n} must ratify the treaty." for n in "abcde")]

    assert chosen(text, [FAR, *[NEAR] * 5], 2)[0] == LEAD


@pytest.mark.parametrize(
    "sentence",
    [
        "Signed in Lisbon.",
        "Four states sign the river treaty in Lisbon",
        "It was signed by four states in Lisbon.",
        "“We will ratify it before the end of May,” she said.",
        "More is at https://river.example.org for whoever reads it.",
        "in Lisbon four states\nin Porto three more states.",
        "The treaty " + "of the river " * 40 + "was signed.",
    ],
)
def test_what_does_not_stand_alone_is_left_out(sentence):
    assert chosen([sentence, LEAD], [NEAR, NEAR], 4) == [LEAD]


def test_where_nothing_stands_alone_there_is_nothing():
    assert chosen(["Signed in Lisbon."], [NEAR], 4) == []
    assert key_sentences("", [], 4) == ()
