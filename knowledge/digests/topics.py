"""Whether articles belong to a topic, and why: by phrases and outlets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.digests.page import Held, phrases_in
from knowledge.embedding.base import Embedder, Floats
from knowledge.model import Article, Because, Match, Topic
from knowledge.store.base import View


class Nearness:
    """What articles are about, as vectors."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def gists(self, articles: Sequence[Article]) -> Floats:
        """Return a unit row for each article's title and lead."""
        rows = [
            self._embedder.question(f"{a.details.title}. {a.text[:300]}").vector for a in articles
        ]
        return np.stack(rows) if rows else np.zeros((0, 1), np.float32)


def match_topic(
    view: View, _nearness: Nearness, group_id: str, topic: Topic, articles: Sequence[Article]
) -> list[Match]:
    """Return whether each article belongs to a topic, in the order of the articles."""
    wanted = (*topic.any_of, *topic.all_of, *topic.none_of)
    return [
        _match(view, group_id, topic, article, held)
        for article, held in zip(articles, phrases_in(articles, wanted), strict=True)
    ]


def _match(
    view: View, group_id: str, topic: Topic, article: Article, held: dict[str, Held]
) -> Match:
    excluded = [one for one in topic.none_of if one in held]
    missing = [one for one in topic.all_of if one not in held]
    found = [one for one in topic.any_of if one in held]
    if excluded:
        return Match(topic.number, article.id, Because.EXCLUDED, tuple(excluded))
    if missing:
        return Match(topic.number, article.id, Because.MISSING, tuple(missing))
    marks = tuple(span for one in (*found, *topic.all_of) for span in held[one].spans)
    sentences = tuple(
        s
        for s in view.sentences(group_id, article.id)
        if any(s.start <= m.start and m.end <= s.end for m in marks)
    )[:2]
    because = (
        Because.PHRASE
        if found
        else Because.ALL
        if topic.all_of and not topic.any_of
        else Because.BELOW
    )
    return Match(topic.number, article.id, because, tuple(found), sentences=sentences, marks=marks)
