"""One score for each passage and each sentence, from words and meaning together; pure."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np

from knowledge.embedding.base import Floats, Integers
from knowledge.search.query import Period, Query

# The signs by which a passage is also compared with the others read for the same question.
_COMPARED = ("bm25", "maxsim_weighted", "cosine", "cosine_best_sentence")
# How far, in log-odds, a passage gains or loses by its date where the question names a time.
_IN_TIME, _OUT_OF_TIME, _NEWEST = 1.0, -4.0, 1.0


@dataclass(frozen=True, slots=True)
class Coefficients:
    """What was fitted: a weight for each feature, by name, beside the command that did it.

    ``reading`` weighs what a reading model found, in passages and sentences;
    ``read`` and ``unread`` are for refusing, with such a model and without.
    """

    passage: dict[str, float]
    sentence: dict[str, float]
    reading: dict[str, float]
    read: Refusing
    unread: Refusing


@dataclass(frozen=True, slots=True)
class Refusing:
    """How likely an answer is by the evidence, and the least probabilities to say so.

    The weights are of signs, by name.
    """

    subject: dict[str, float]
    subject_bias: float
    answer: dict[str, float]
    answer_bias: float
    answered_from: float
    related_from: float


@cache
def coefficients() -> Coefficients:
    """Read the fitted coefficients that come with the program."""
    kept = tomllib.loads((files(__package__) / "coefficients.toml").read_text("utf-8"))
    return Coefficients(
        passage=kept["passage"],
        sentence=kept["sentence"],
        reading=kept["reading"],
        read=Refusing(**kept["read"]),
        unread=Refusing(**kept["unread"]),
    )


def weigh(features: dict[str, Floats], weights: dict[str, float]) -> Floats:
    """Return the sum of features times their weights, one score a row."""
    first = next(iter(features.values()))
    total = np.zeros_like(first, dtype=np.float32)
    for name, weight in weights.items():
        total += np.float32(weight) * features[name]
    return total


def normalised(scores: Floats) -> Floats:
    """Stretch scores to 0..1; equal scores become zeros."""
    if not len(scores) or scores.max() == scores.min():
        return np.zeros_like(scores)
    stretched: Floats = (scores - scores.min()) / (scores.max() - scores.min())
    return stretched


def compared(features: dict[str, Floats]) -> dict[str, Floats]:
    """Return how passages stand among each other: a sign stretched to 0..1, and one over its place.

    The place is counted from 1, those alike on the same one, as in reciprocal
    rank fusion (Cormack, Clarke and Buettcher, 2009).
    """
    found: dict[str, Floats] = {}
    for name in _COMPARED:
        values = features[name]
        ahead = (values[:, np.newaxis] < values[np.newaxis, :]).sum(axis=1)
        found[f"{name}_stretched"] = normalised(values)
        found[f"{name}_place"] = (1 / (1 + ahead)).astype(np.float32)
    return found


def timeliness(query: Query, published: Sequence[date | None]) -> Floats:
    """Return what each passage gains or loses by its article's date, in log-odds.

    An article without a date neither gains nor loses.
    """
    gains = np.zeros(len(published), np.float32)
    if query.period is not None:
        gains += [_in_period(query.period, day) for day in published]
    if query.latest:
        gains += np.float32(_NEWEST) * _recency(published)
    return gains


def _in_period(period: Period, day: date | None) -> float:
    if day is None:
        return 0.0
    return _IN_TIME if period.holds(day) else _OUT_OF_TIME


def _recency(published: Sequence[date | None]) -> Floats:
    """Return 1 for the newest of the dates down to 0 for the oldest."""
    days = sorted({day for day in published if day is not None})
    places = {day: place / max(len(days) - 1, 1) for place, day in enumerate(days)}
    return np.array([places.get(day, 0.0) if day else 0.0 for day in published], np.float32)


def best_first(scores: Floats) -> Integers:
    """Return the places of the scores, highest first, ties in order."""
    return np.argsort(-scores, kind="stable")
