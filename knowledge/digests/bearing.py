"""What a topic looks for, and what of articles bears on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.digests.gists import Gist, GistVectors, centre_of, gists, rarity_of
from knowledge.digests.nearness import Bearing, bm25
from knowledge.digests.page import words_in
from knowledge.embedding.base import Embedder, Floats
from knowledge.embedding.detail import unpack
from knowledge.model import Article, Span, Topic
from knowledge.store.base import View
from knowledge.words import plain_words, telling

# About the words of a passage.
_WORDS_A_PASSAGE = 100


@dataclass(frozen=True, slots=True)
class Description:
    """A topic's sentence: its vector, and its words with the weight of each."""

    vector: Floats
    rarity: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """Articles that a topic points to, by id, and what each of them tells."""

    gists: Mapping[str, Gist]

    def centre(self) -> Gist:
        """Return what they tell together."""
        return centre_of(list(self.gists.values()))


def description_of(
    view: View, embedder: Embedder, group_id: str, topic: Topic
) -> Description | None:
    """Read a topic's description; ``None`` where it has none, or one without a word."""
    words = telling(topic.description) or plain_words(topic.description)
    if not words:
        return None
    vector = embedder.question(topic.description).vector
    return Description(vector, rarity_of(view, group_id, set(words)))


def told_by(view: View, vectors: GistVectors, group_id: str, ids: Sequence[str]) -> Told | None:
    """Return what articles tell of those that are still there; ``None`` where none is."""
    kept = [one for one in (view.article(group_id, each) for each in ids) if one is not None]
    found = gists(view, vectors, group_id, kept)
    return Told({one.id: gist for one, gist in zip(kept, found, strict=True)}) if kept else None


def bearings(
    view: View,
    group_id: str,
    description: Description,
    articles: Sequence[Article],
    gists_of: Sequence[Gist],
) -> list[Bearing]:
    """Return what of each article bears on a description, each by itself.

    An article that is not searched has no sentences; its lead stands for them.
    """
    size = view.size(group_id)
    usual = _WORDS_A_PASSAGE * max(size.passages, 1) / max(size.articles, 1)
    counts = words_in(articles, list(description.rarity))
    words = bm25(description.rarity, articles, counts, usual)
    found = []
    for article, gist, by_words in zip(articles, gists_of, words, strict=True):
        lead = float(gist.vector @ description.vector)
        _, rows = sentences_of(view, group_id, article.id)
        sentence = float((rows @ description.vector).max()) if len(rows) else lead
        found.append(Bearing(float(by_words), lead, sentence))
    return found


def sentences_of(view: View, group_id: str, article_id: str) -> tuple[list[Span], Floats]:
    """Return an article's sentences and a unit row for each; none for one that is not searched."""
    kept = view.passages_of(group_id, article_id)
    if not kept:
        return [], np.zeros((0, 0), np.float32)
    spans = [span for one in kept for span in one.passage.sentences]
    return spans, np.concatenate([unpack(one.detail).sentences for one in kept])
