"""The sentences that represent an article best: its lead, and those nearest to all of it.

They are chosen one by one, each near to the whole and far from those chosen
before (maximal marginal relevance; Carbonell and Goldstein, 1998).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from knowledge.embedding.base import Floats
from knowledge.embedding.detail import unpack
from knowledge.model import Span
from knowledge.store.base import KeptPassage

_NEARNESS: Final = 0.7
"""How much nearness to the whole counts; the rest is distance from what was chosen."""
_FEWEST_WORDS, _MOST_WORDS = 6, 60


def key_sentences(text: str, passages: Sequence[KeptPassage], count: int) -> tuple[Span, ...]:
    """Return up to ``count`` sentences of an article in order, the lead among them.

    Headings, captions and the like are left out, and sentences too long to be
    read at a glance.
    """
    spans = [span for one in passages for span in one.passage.sentences]
    fit = [at for at, span in enumerate(spans) if _is_readable(span.of(text))]
    if not fit or count < 1:
        return ()
    vectors = np.concatenate([unpack(one.detail).sentences for one in passages])
    chosen = _chosen(vectors[fit], _centre(vectors), count)
    return tuple(spans[at] for at in sorted(fit[place] for place in chosen))


def _is_readable(sentence: str) -> bool:
    words = len(sentence.split())
    ends = sentence.rstrip("\"'”’»)] ").endswith((".", "!", "?", "…"))
    return ends and _FEWEST_WORDS <= words <= _MOST_WORDS


def _centre(vectors: Floats) -> Floats:
    centre: Floats = vectors.mean(axis=0)
    return centre / max(float(np.linalg.norm(centre)), 1e-9)


def _chosen(vectors: Floats, centre: Floats, count: int) -> list[int]:
    """Return the places of the sentences chosen, the first one always."""
    chosen = [0]
    nearness = vectors @ centre
    while len(chosen) < min(count, len(vectors)):
        alike = (vectors @ vectors[chosen].T).max(axis=1)
        worth = _NEARNESS * nearness - (1 - _NEARNESS) * alike
        worth[chosen] = -np.inf
        chosen.append(int(worth.argmax()))
    return chosen
