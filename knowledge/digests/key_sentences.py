"""The sentences of an article that bear on a topic most; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from knowledge.embedding.base import Floats
from knowledge.model import Span
from knowledge.sentences import stands_alone

_MOST: Final = 2
_LONGEST: Final = 60
"""In words; what is longer is not read at a glance."""
# What a phrase of the topic is worth beside a cosine, for up to two of them.
_A_PHRASE, _MOST_PHRASES = 0.3, 2
# A second sentence is worth nearly as much as the first, and says something else.
_NEARLY, _SAME = 0.15, 0.95


def key_sentences(
    text: str,
    sentences: Sequence[Span],
    vectors: Floats,
    aim: Floats,
    found: Sequence[Span],
    author: str | None = None,
) -> tuple[Span, ...]:
    """Return one or two sentences, best first, of those that can be read by themselves.

    ``vectors`` has a unit row for each sentence, ``aim`` is what they should be
    near to, ``found`` are the phrases of the topic in the text: where there are
    any, one of them is in what is returned, be it less easily read. What tells
    of the ``author`` is not read for itself.
    """
    fit = _fit(text, sentences, found, author)
    if not fit:
        return ()
    worth = vectors[fit] @ aim + np.array([_phrases(sentences[at], found) for at in fit])
    order = [int(place) for place in np.argsort(-worth, kind="stable")]
    chosen = order[:1]
    for place in order[1:]:
        is_near = worth[place] >= worth[chosen[0]] - _NEARLY
        is_same = vectors[fit[place]] @ vectors[fit[chosen[0]]] > _SAME
        if len(chosen) < _MOST and is_near and not is_same:
            chosen.append(place)
    return tuple(sentences[fit[place]] for place in chosen)


def _fit(
    text: str, sentences: Sequence[Span], found: Sequence[Span], author: str | None
) -> list[int]:
    """Return the places of the sentences to choose from: the best kind that there is.

    One that can be read by itself is better than one that is only short enough.
    """
    alone = [at for at, one in enumerate(sentences) if stands_alone(one.of(text), author)]
    short = [at for at, one in enumerate(sentences) if _is_short(one.of(text))]
    kinds = [[at for at in kind if _phrases(sentences[at], found)] for kind in (alone, short)]
    return next(filter(None, (*kinds, alone, short)), [])


def marks_in(sentences: Sequence[Span], found: Sequence[Span]) -> tuple[Span, ...]:
    """Return the phrases that lie in some sentences, in order, those that overlap as one."""
    marks: list[Span] = []
    inside = {one for one in found for held in sentences if _holds(held, one)}
    for one in sorted(inside, key=lambda span: (span.start, span.end)):
        if marks and one.start < marks[-1].end:
            marks[-1] = Span(marks[-1].start, max(marks[-1].end, one.end))
        else:
            marks.append(one)
    return tuple(marks)


def _phrases(sentence: Span, found: Sequence[Span]) -> float:
    return _A_PHRASE * min(sum(_holds(sentence, one) for one in found), _MOST_PHRASES)


def _holds(sentence: Span, one: Span) -> bool:
    return sentence.start <= one.start and one.end <= sentence.end


def _is_short(sentence: str) -> bool:
    return 1 < len(sentence.split()) <= _LONGEST
