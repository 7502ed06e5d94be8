"""Which articles tell one story."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.embedding.base import Floats
from knowledge.model import Article

_SAME = 0.8


def fold(articles: Sequence[Article], vectors: Floats) -> list[list[int]]:
    """Return the places of the articles of each story, the best version first."""
    stories: list[list[int]] = []
    for place in range(len(articles)):
        near = [s for s in stories if float(vectors[s[0]] @ vectors[place]) > _SAME]
        if near:
            near[0].append(place)
        else:
            stories.append([place])
    return stories
