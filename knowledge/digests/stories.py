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

ONE_EVENT: Final = 0.5
"""How near two articles of one day are that tell of one event."""
OF_ONE_EVENT: Final = 0.35
"""How much of their weighed words they share.

Reports in a fixed form, such as quarterly results of two companies, mean nearly
the same but share less (docs/quality.md, Stories).
"""
A_DAY: Final = 0.02
"""What each day that lies between two articles costs them."""
_MEANING: Final = 0.5
"""How much vectors count; words count for the rest."""
# What twice the length is worth beside being nearer to what all versions tell, within bounds.
_DOUBLED, _SHORT, _LONG = 0.06, 100, 800


def likeness(one: Gist, other: Gist) -> float:
    """Return how near two gists are, about 0 to 1, by meaning and words in equal parts."""
    return _mixed(float(one.vector @ other.vector), shared(one.words, other.words))


def is_same_story(one: Gist, other: Gist) -> bool:
    """Tell whether two articles tell of one event, whenever they were published."""
    return shared(one.words, other.words) >= OF_ONE_EVENT and likeness(one, other) >= ONE_EVENT


def fold(
    articles: Sequence[Article],
    gists: Sequence[Gist],
    *,
    least: float = ONE_EVENT,
    least_words: float = OF_ONE_EVENT,
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
        near = [one.nearness(gist, least_words, a_day) for one in stories]
        best = int(np.argmax(near)) if near else 0
        if not near or near[best] < least:
            best = len(stories)
            stories.append(_Story(gist))
        stories[best].take(place, gist)
    return [_best_first(one, articles, gists) for one in stories]


def _mixed(meaning: float, words: float) -> float:
    return _MEANING * meaning + (1 - _MEANING) * words


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

    def nearness(self, gist: Gist, least_words: float, a_day: float) -> float:
        """Return how near an article is, days counted; -1 where they share too few words."""
        words = self._shared(gist)
        if words < least_words:
            return -1.0
        return _mixed(self._meant(gist), words) - a_day * self._days_to(gist.day)

    def likeness(self, gist: Gist) -> float:
        """Return how near an article is to what all of them tell."""
        return _mixed(self._meant(gist), self._shared(gist))

    def _meant(self, gist: Gist) -> float:
        return float(self._vector @ gist.vector) / self._lengths[0]

    def _shared(self, gist: Gist) -> float:
        return shared(gist.words, self._words) / self._lengths[1]

    def _days_to(self, day: date | None) -> int:
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
        return story.likeness(gists[place]) + _DOUBLED * math.log2(words / _SHORT)

    return sorted(story.places, key=lambda place: (-worth(place), place))
