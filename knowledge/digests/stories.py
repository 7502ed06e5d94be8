"""Articles on one event become one story, its best version first; pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np

from knowledge.digests.gists import Gist, shared
from knowledge.embedding.base import Floats
from knowledge.model import Article

ONE_EVENT: Final = 0.55
"""How near two articles of one day are that tell of one event.

Agency reports from .55 on are of one event but for those in a fixed form, such
as weekly figures; below, they are ever more often of another stage of it, and
at .45 of another event (docs/quality.md, Stories).
"""
A_DAY: Final = 0.05
"""What each day that lies between two articles costs them."""
_MEANING: Final = 0.5
"""How much vectors count; words count for the rest."""
# What twice the length is worth beside being nearer to what all versions tell, within bounds.
_DOUBLED, _SHORT, _LONG = 0.06, 100, 800


def likeness(one: Gist, other: Gist) -> float:
    """Return how near two gists are, about 0 to 1, by meaning and words in equal parts."""
    meaning = float(one.vector @ other.vector)
    return _MEANING * meaning + (1 - _MEANING) * shared(one.words, other.words)


def is_same_story(one: Gist, other: Gist, *, least: float = ONE_EVENT) -> bool:
    """Tell whether two articles tell one story, whenever they were published."""
    return likeness(one, other) >= least


def fold(
    articles: Sequence[Article],
    gists: Sequence[Gist],
    *,
    least: float = ONE_EVENT,
    a_day: float = A_DAY,
) -> list[list[int]]:
    """Return the stories that articles tell, each as their places, its best version first.

    Each article in turn joins the story that it is nearest to, or begins one
    where none is near enough: later ones change nothing for it. Stories stand
    in the order of their first articles. ``a_day`` is taken off for each day
    between an article and the nearest one of a story.
    """
    stories: list[_Story] = []
    for place, gist in enumerate(gists):
        near = [one.nearness(gist) - a_day * one.days_to(gist.day) for one in stories]
        best = int(np.argmax(near)) if near else 0
        if not near or near[best] < least:
            best = len(stories)
            stories.append(_Story(gist))
        stories[best].take(place, gist)
    return [_best_first(one, articles, gists) for one in stories]


class _Story:
    """The articles of a story so far, and the sums of what they tell."""

    def __init__(self, first: Gist) -> None:
        self.places: list[int] = []
        self._vector: Floats = np.zeros_like(first.vector)
        self._words: dict[str, float] = {}
        self._days: set[date] = set()
        self._lengths = 1.0, 1.0

    def take(self, place: int, gist: Gist) -> None:
        self.places.append(place)
        self._vector = self._vector + gist.vector
        for word, weight in gist.words.items():
            self._words[word] = self._words.get(word, 0.0) + weight
        if gist.day is not None:
            self._days.add(gist.day)
        self._lengths = float(np.linalg.norm(self._vector)) or 1.0, _length(self._words) or 1.0

    def nearness(self, gist: Gist) -> float:
        meaning = float(self._vector @ gist.vector) / self._lengths[0]
        words = shared(gist.words, self._words) / self._lengths[1]
        return _MEANING * meaning + (1 - _MEANING) * words

    def days_to(self, day: date | None) -> int:
        """Count the days from one to the nearest; none where nobody knows."""
        if day is None or not self._days:
            return 0
        return min(abs((day - one).days) for one in self._days)


def _length(words: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in words.values()))


def _best_first(story: _Story, articles: Sequence[Article], gists: Sequence[Gist]) -> list[int]:
    """Put first what is near to all versions and tells much; of equals, the first to come."""

    def worth(place: int) -> float:
        words = min(max(articles[place].words, _SHORT), _LONG)
        return story.nearness(gists[place]) + _DOUBLED * math.log2(words / _SHORT)

    return sorted(story.places, key=lambda place: (-worth(place), place))
