"""Follow the topics of a stream as digests do, and measure what is found of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.digests.bearing import bearings, description_of
from knowledge.digests.gists import Gist, GistVectors, centre_of, gists
from knowledge.digests.nearness import (
    THRESHOLD,
    Bearing,
    by_meaning,
    by_words,
    described,
    likeness_to,
    nearness,
    together,
)
from knowledge.embedding.base import Embedder, Floats
from knowledge.evaluation.libraries import GROUP, OpenStore, Progress, embedded, library_of
from knowledge.evaluation.measured import Followed, MeasuredTopics, Taught
from knowledge.evaluation.ranked import (
    Truth,
    average_precision,
    best_threshold,
    precision_at,
    told,
)
from knowledge.evaluation.streams import Stream
from knowledge.model import Topic
from knowledge.store.base import View

_FIRST: Final = 20
_SEED: Final = 3
_GIVEN: Final = (1, 3)
"""How many examples topics are given."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The articles of a stream for one topic: which belong to it, and what bears on it."""

    name: str
    good: Truth
    bearings: tuple[Bearing, ...]

    def by(self, weigh: Callable[[Bearing], float]) -> Floats:
        """Return a score for each article."""
        return np.array([weigh(one) for one in self.bearings], np.float32)


def measure_stream(
    embedder: Embedder, stream: Stream, progress: Progress | None, open_store: OpenStore
) -> MeasuredTopics:
    """Return all figures of a stream, its articles in one library."""
    kept = []
    for one in embedded(embedder, stream.articles):
        kept.append(one)
        _tell(progress, stream, "articles", len(kept), len(stream.articles))
    with library_of(kept, embedder.mark, open_store) as view:
        articles = gists(view, GistVectors(embedder), GROUP, stream.articles)
        scored = list(scored_topics(view, embedder, stream, articles, progress))
    return MeasuredTopics(
        set=stream.name,
        articles=len(stream.articles),
        both=_followed(scored, [one.by(described) for one in scored]),
        words=_followed(scored, [one.by(by_words) for one in scored]),
        meaning=_followed(scored, [one.by(by_meaning) for one in scored]),
        shipped=_followed(scored, [one.by(_nearness) for one in scored], THRESHOLD),
        taught=tuple(_taught(scored, articles, count) for count in _GIVEN),
    )


def scored_topics(
    view: View,
    embedder: Embedder,
    stream: Stream,
    articles: Sequence[Gist],
    progress: Progress | None = None,
) -> Iterator[Scored]:
    """Score the articles of a stream for each of its topics, by the sentence for it alone."""
    for number, (name, sentence) in enumerate(stream.described.items()):
        _tell(progress, stream, "topics", number, len(stream.described))
        description = description_of(view, embedder, GROUP, Topic(name, description=sentence))
        if description is None:
            continue
        found = bearings(view, GROUP, description, stream.articles, articles)
        yield Scored(
            name,
            np.array([name in topics for topics in stream.topics]),
            tuple(found),
        )


def _followed(
    topics: Sequence[Scored], scores: Sequence[Floats], threshold: float | None = None
) -> Followed:
    half = len(topics[0].good) // 2
    if threshold is None:
        good = [one.good[:half] for one in topics]
        threshold = best_threshold([score[:half] for score in scores], good)
    pairs = list(zip(topics, scores, strict=True))
    by_topic = {one.name: told(score[half:] >= threshold, one.good[half:]) for one, score in pairs}
    return Followed(
        map=float(np.mean([average_precision(score, one.good) for one, score in pairs])),
        p20=float(np.mean([precision_at(_FIRST, score, one.good) for one, score in pairs])),
        macro_f1=float(np.mean([one.f1 for one in by_topic.values()])),
        threshold=threshold,
        topics=by_topic,
    )


def _nearness(bearing: Bearing) -> float:
    return nearness(described(bearing))


def _taught(topics: Sequence[Scored], articles: Sequence[Gist], count: int) -> Taught:
    """Give each topic some of its articles, drawn at random, as examples."""
    drawn = np.random.default_rng(_SEED)
    with_them, without = [], []
    for one in topics:
        places = np.flatnonzero(one.good)
        if len(places) <= count:
            continue
        given = drawn.choice(places, count, replace=False)
        centre = centre_of([articles[int(place)] for place in given])
        surely_of = one.by(described)
        taught = np.array(
            [
                together(float(surely), likeness_to(gist, centre))
                for surely, gist in zip(surely_of, articles, strict=True)
            ],
            np.float32,
        )
        rest = np.ones(len(one.good), bool)
        rest[given] = False
        with_them.append(average_precision(taught[rest], one.good[rest]))
        without.append(average_precision(surely_of[rest], one.good[rest]))
    return Taught(count, float(np.mean(with_them or [0.0])), float(np.mean(without or [0.0])))


def _tell(progress: Progress | None, stream: Stream, step: str, done: int, total: int) -> None:
    if progress:
        progress(f"{stream.name}: {step}", done, total)
