"""Which articles belong to a topic and tell one story, each judged once for all who follow it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Final

from knowledge.digests.gists import GistVectors, gists
from knowledge.digests.stories import fold
from knowledge.digests.topics import match_topic
from knowledge.embedding.base import Embedder
from knowledge.model import Article, Details, Match, Topic
from knowledge.store.base import View

_MOST: Final = 20_000
"""Judgements kept in memory: some hundred bytes each."""

_Key = tuple[str, Topic, str, Details]


class Matching:
    """Judges articles by topics, and remembers what it found; safe to share between threads.

    A judgement is kept by the topic and the article's details as they stand:
    what was changed is judged anew.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder, self._vectors = embedder, GistVectors(embedder)
        self._kept: OrderedDict[_Key, Match] = OrderedDict()
        self._lock = Lock()

    def match(
        self, view: View, group_id: str, topic: Topic, articles: Sequence[Article]
    ) -> list[Match]:
        """Return whether each article belongs to a topic, and why, in the order of the articles."""
        keys = [(group_id, topic, one.id, one.details) for one in articles]
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        left = [a for key, a in zip(keys, articles, strict=True) if key not in found]
        if left:
            judged = match_topic(view, self._embedder, group_id, topic, left, self._vectors)
            found |= dict(zip([key for key in keys if key not in found], judged, strict=True))
            self._keep(found)
        return [found[key] for key in keys]

    def fold(self, view: View, group_id: str, articles: Sequence[Article]) -> list[list[int]]:
        """Return which articles tell one story, by their places, the best version first."""
        return fold(articles, gists(view, self._vectors, group_id, articles))

    def _keep(self, found: dict[_Key, Match]) -> None:
        with self._lock:
            self._kept |= found
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
