"""What measuring a question set comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from knowledge.evaluation.metrics import Refusal, Retrieval
from knowledge.evaluation.ranked import Told


@dataclass(frozen=True, slots=True)
class Retrievals:
    """Retrieval by the library, by words alone and by meaning alone, in one run."""

    ours: Retrieval
    words: Retrieval
    meaning: Retrieval


@dataclass(frozen=True, slots=True)
class Sentences:
    """Shares of questions whose answer stands in the first sentence, or the first three."""

    hit1: float
    hit3: float


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotes checked against the stored text, and those equal to it."""

    checked: int
    exact: int


@dataclass(frozen=True, slots=True)
class Milliseconds:
    """How long a question took."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured on one set.

    ``reader`` names the reading model, where one had its say; ``without_reader`` is
    the same without it.
    """

    set: str
    retrieval: Retrievals
    sentence: Sentences
    refusal: dict[str, Refusal]
    quotes: Quotes
    ms: Milliseconds
    reader: str | None = None
    without_reader: Measured | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """How well topics are followed by one score.

    ``map`` and ``p20`` are means over topics of the ranking of all articles.
    ``macro_f1`` and ``topics`` are of the second half of the stream, with one
    ``threshold`` for all topics: where not shipped, the best on the first half.
    """

    map: float
    p20: float
    macro_f1: float
    threshold: float
    topics: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Taught:
    """What examples do: mean average precision of the other articles, with and without them."""

    examples: int
    map_with: float
    map_without: float


@dataclass(frozen=True, slots=True)
class MeasuredTopics:
    """Everything measured on a stream with topics; ``shipped`` is with the program's threshold.

    The scores of ``words`` and ``meaning`` are in log-odds, without a bias.
    """

    set: str
    articles: int
    both: Followed
    words: Followed
    meaning: Followed
    shipped: Followed
    taught: tuple[Taught, ...]
    kind: Literal["topics"] = "topics"


@dataclass(frozen=True, slots=True)
class Folded:
    """B-cubed precision, recall and F (Bagga and Baldwin, 1998) of articles folded at ``least``."""

    least: float
    precision: float
    recall: float
    f1: float
    stories: int


@dataclass(frozen=True, slots=True)
class MeasuredStories:
    """Everything measured on a set of stories.

    ``folded`` is as loosely as the set's stories are, ``shipped`` as digests
    fold. ``map_given`` is how well the rest of a story is found by the number
    of its articles that are given.
    """

    set: str
    articles: int
    folded: Folded
    shipped: Folded
    map_given: Mapping[int, float]
    kind: Literal["stories"] = "stories"


AnyMeasured = Measured | MeasuredTopics | MeasuredStories
