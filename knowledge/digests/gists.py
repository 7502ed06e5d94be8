"""What an article tells in short, and what it is near to by that: a vector and weighed words."""

from __future__ import annotations

import math
import re
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final

import numpy as np

from knowledge.embedding.base import Embedder, Floats
from knowledge.model import Article, Span
from knowledge.store.base import View
from knowledge.words import rareness, terms

LEAD_CHARACTERS: Final = 300
"""How much of a text is its lead at most."""
_TITLE_WEIGHT: Final = 2
# Words are weighed as if this many passages more had been read, one in a hundred with each word:
# in a library of five, a word in one of them is not common.
_UNREAD, _UNREAD_HOLDING = 200, 2
_SENTENCE_END: Final = re.compile(r"[.!?…]['\"”’»)]*\s")
_WORD: Final = re.compile(r"\w+")
_TOGETHER: Final = 256

Words = Mapping[str, float]
"""A unit vector with a place for each word."""


@dataclass(frozen=True, slots=True)
class Gist:
    """An article's title and lead as a unit vector and as weighed words, and its day."""

    vector: Floats
    words: Words
    day: date | None


def gist_of(article: Article) -> str:
    """Return an article's title and lead, one after the other."""
    return f"{article.details.title}. {lead_of(article.text)}"


def lead_of(text: str) -> str:
    """Return a text's first sentences, up to ``LEAD_CHARACTERS``, or as many words as that."""
    head = " ".join(text[: 2 * LEAD_CHARACTERS].split())
    if len(head) <= LEAD_CHARACTERS:
        return head
    head = head[: LEAD_CHARACTERS + 1]
    ends = [found.end() for found in _SENTENCE_END.finditer(head)]
    if ends and ends[-1] > LEAD_CHARACTERS // 3:
        return head[: ends[-1]].rstrip()
    return head[: head.rfind(" ") if " " in head else LEAD_CHARACTERS].rstrip()


class GistVectors:
    """Embeds the gists of articles, each once while it is among the latest that were asked for.

    One is meant to be kept as long as the program runs, and is safe to share
    between threads; ``most`` vectors of a few hundred numbers each are
    remembered.
    """

    def __init__(self, embedder: Embedder, most: int = 4096) -> None:
        self._embedder = embedder
        self._most = most
        self._kept: OrderedDict[tuple[str, str], Floats] = OrderedDict()
        self._lock = Lock()

    def of(self, articles: Sequence[Article]) -> Floats:
        """Return a unit row for each article."""
        with self._lock:
            return self._of(articles)

    def _of(self, articles: Sequence[Article]) -> Floats:
        keys = [(one.id, one.details.title) for one in articles]
        found = {key: self._kept[key] for key in keys if key in self._kept}
        missing = {key: gist_of(one) for key, one in zip(keys, articles, strict=True)}
        found |= self._embedded({key: text for key, text in missing.items() if key not in found})
        for key in keys:
            self._kept[key] = found[key]
            self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return np.stack([found[key] for key in keys]) if keys else np.zeros((0, 0), np.float32)

    def _embedded(self, gists: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], Floats]:
        # A gist holds a word, or a passage's vector would be no number.
        cut = [[(text, [Span(0, len(text))])] for text in gists.values()]
        done = [
            one.vector
            for start in range(0, len(cut), _TOGETHER)
            for (one,) in self._embedder.passages(cut[start : start + _TOGETHER])
        ]
        return dict(zip(gists, done, strict=True))


def gists(
    view: View, vectors: GistVectors, group_id: str, articles: Sequence[Article]
) -> list[Gist]:
    """Return the gists of articles, their words weighed by how rare they are in the library."""
    rows = vectors.of(articles)
    counted = [_counted(one) for one in articles]
    weights = rarity_of(view, group_id, {word for words in counted for word in words})
    return [
        Gist(row, _weighed(words, weights), one.details.published)
        for row, words, one in zip(rows, counted, articles, strict=True)
    ]


def rarity_of(view: View, group_id: str, words: set[str]) -> dict[str, float]:
    """Weigh words by how few of a library's passages hold them; a small one is filled up."""
    size = view.size(group_id).passages
    return {
        word: rareness(count + _UNREAD_HOLDING, size + _UNREAD)
        for word, count in view.frequencies(group_id, sorted(words)).items()
    }


def centre_of(gists: Sequence[Gist]) -> Gist:
    """Return what several articles tell together; its day is the latest."""
    vector = np.sum([one.vector for one in gists], axis=0)
    words: Counter[str] = Counter()
    for one in gists:
        words.update(one.words)
    days = [one.day for one in gists if one.day is not None]
    length = max(float(np.linalg.norm(vector)), 1e-9)
    return Gist(vector / length, _unit(words), max(days, default=None))


def shared(one: Words, other: Words) -> float:
    """Return the cosine of two texts' weighed words."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * many[word] for word, weight in few.items() if word in many)


def _counted(article: Article) -> Counter[str]:
    """Count the words of a gist as they are written, in lower case."""
    counts: Counter[str] = Counter()
    for text, weight in ((article.details.title, _TITLE_WEIGHT), (lead_of(article.text), 1)):
        for word in _WORD.findall(text.lower()):
            counts[word] += weight
    return counts


def _weighed(counts: Mapping[str, int], weights: Mapping[str, float]) -> Words:
    """Return the unit vector of counted words by their stems."""
    words = list(counts)
    found: dict[str, float] = {}
    for word, forms in zip(words, terms(words, stem=True), strict=True):
        if forms:
            weight = (1 + math.log(counts[word])) * weights[word]
            found[" ".join(forms)] = found.get(" ".join(forms), 0.0) + weight
    return _unit(found)


def _unit(words: Mapping[str, float]) -> Words:
    length = math.sqrt(sum(weight * weight for weight in words.values()))
    return {word: weight / length for word, weight in words.items()} if length else {}
