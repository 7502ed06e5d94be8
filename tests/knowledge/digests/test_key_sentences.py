"""Key sentences bear on the topic, can be read by themselves, and are exact."""

from __future__ import annotations

import numpy as np

from knowledge.digests.key_sentences import key_sentences, marks_in
from knowledge.model import Span

AIM = np.array([1.0, 0, 0, 0], np.float32)
LEAD = "The treaty was signed in Lisbon today."
OTHER = "Four states must ratify the treaty soon."
THIRD = "A joint commission measures the flow every spring."


def cut(*sentences):
    spans, at = [], 0
    for one in sentences:
        spans.append(Span(at, at + len(one)))
        at += len(one) + 1
    return " ".join(sentences), spans


def rows(*cosines):
    """Unit rows at some cosines to the aim, the same for the same cosine."""
    found = np.zeros((len(cosines), 4), np.float32)
    for row, one in enumerate(cosines):
        found[row, 0], found[row, 1 + cosines.index(one)] = one, (1 - one * one) ** 0.5
    return found


def chosen(sentences, cosines, *phrases):
    text, spans = cut(*sentences)
    found = [Span(text.index(one), text.index(one) + len(one)) for one in phrases]
    return [one.of(text) for one in key_sentences(text, spans, rows(*cosines), AIM, found)]


def test_the_nearest_comes_first_and_one_far_behind_is_left_out():
    assert chosen([LEAD, OTHER, THIRD], [0.1, 0.5, 0.6]) == [THIRD, OTHER]
    assert chosen([LEAD, OTHER, THIRD], [0.1, 0.2, 0.6]) == [THIRD]


def test_one_that_holds_a_phrase_comes_before_any_that_is_nearer():
    assert chosen([LEAD, OTHER, THIRD], [0.3, 0.9, 0.2], "flow") == [THIRD]


def test_one_that_holds_a_phrase_is_shown_though_it_leans_on_the_one_before():
    leaning = "It was signed in Lisbon by four states."

    assert chosen([LEAD, leaning], [0.9, 0.1], "four states") == [leaning]


def test_the_same_is_not_said_twice():
    assert chosen([LEAD, OTHER], [0.5, 0.5]) == [LEAD]


def test_what_leans_on_the_sentence_before_has_to_do_where_there_is_nothing_else():
    leaning = "It was signed in Lisbon by four states."

    assert chosen([leaning, LEAD], [0.9, 0.1]) == [LEAD]
    assert chosen([leaning], [0.9]) == [leaning]


def test_what_tells_of_its_author_is_not_chosen():
    about = "J. R. Okafor covers treaties and rivers for us."
    text, spans = cut(about, LEAD)
    vectors = rows(0.9, 0.1)

    for author in ("J. R. Okafor", "Ann Lee, J. R. Okafor", "Ann Lee and J. R. Okafor"):
        (one,) = key_sentences(text, spans, vectors, AIM, [], author)
        assert one.of(text) == LEAD
    for author in (None, "", ", ", "Ann Lee"):
        first, *_ = key_sentences(text, spans, vectors, AIM, [], author)
        assert first.of(text) == about


def test_of_no_sentences_none_is_chosen():
    assert key_sentences("", [], np.zeros((0, 4), np.float32), AIM, []) == ()


def test_marks_that_overlap_are_one_and_those_outside_are_left_out():
    sentences = [Span(10, 30)]
    found = [Span(12, 16), Span(14, 20), Span(25, 30), Span(28, 33), Span(0, 4), Span(12, 16)]

    assert marks_in(sentences, found) == (Span(12, 20), Span(25, 30))
