"""Fold the articles of a story set as digests do, and measure what comes together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from knowledge.digests.gists import Gist, GistVectors, centre_of, gists
from knowledge.digests.stories import OF_ONE_EVENT, ONE_EVENT, fold, likeness
from knowledge.embedding.base import Embedder, Floats, Integers
from knowledge.evaluation.libraries import GROUP, OpenStore, Progress, embedded, library_of
from knowledge.evaluation.measured import Folded, MeasuredStories
from knowledge.evaluation.ranked import average_precision, b_cubed
from knowledge.evaluation.streams import StorySet

RUNNING: Final = 0.26
"""As loosely as the stories of one day of a news site hang together; fitted."""
_SEED, _MOST = 3, 3000
_GIVEN: Final = (1, 4)
"""How many articles of a story are given, to find the others by."""
_FEWEST: Final = 12
"""How many articles a story has at least whose others are looked for."""


def measure_stories(
    embedder: Embedder, stories: StorySet, progress: Progress | None, open_store: OpenStore
) -> MeasuredStories:
    """Return all figures of a story set, its articles in one library."""
    kept = []
    for one in embedded(embedder, stories.articles):
        kept.append(one)
        if progress:
            progress(f"{stories.name}: articles", len(kept), len(stories.articles))
    with library_of(kept, embedder.mark, open_store) as view:
        told = gists(view, GistVectors(embedder), GROUP, stories.articles)
    order = np.random.default_rng(_SEED).permutation(len(told))[:_MOST]
    return MeasuredStories(
        set=stories.name,
        articles=len(order),
        folded=folded(stories, told, order, RUNNING, 0.0),
        shipped=folded(stories, told, order, ONE_EVENT, OF_ONE_EVENT),
        map_given={count: _found_by(stories, told, count) for count in _GIVEN},
    )


def folded(
    stories: StorySet, told: Sequence[Gist], order: Integers, least: float, least_words: float
) -> Folded:
    """Fold articles in an order, without a look ahead."""
    places = [int(place) for place in order]
    found = fold(
        [stories.articles[place] for place in places],
        [told[place] for place in places],
        least=least,
        least_words=least_words,
    )
    put = {place: number for number, story in enumerate(found) for place in story}
    precision, recall, f1 = b_cubed(
        [put[at] for at in range(len(places))], [stories.stories[place] for place in places]
    )
    return Folded(least, precision, recall, f1, len(found))


def _found_by(stories: StorySet, told: Sequence[Gist], count: int) -> float:
    """Return how well a story's other articles are found by some of them, drawn at random."""
    drawn = np.random.default_rng(_SEED)
    truth = np.array(stories.stories)
    found = []
    for story, articles in Counter(stories.stories).items():
        if articles < _FEWEST:
            continue
        given = drawn.permutation(np.flatnonzero(truth == story))[:count]
        centre = centre_of([told[int(place)] for place in given])
        rest = np.ones(len(truth), bool)
        rest[given] = False
        found.append(average_precision(_likenesses(told, centre)[rest], truth[rest] == story))
    return float(np.mean(found)) if found else 0.0


def _likenesses(told: Sequence[Gist], centre: Gist) -> Floats:
    return np.array([likeness(one, centre) for one in told], np.float32)
