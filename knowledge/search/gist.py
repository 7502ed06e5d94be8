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
from knowledge.sentences import stands_alone
from knowledge.store.base import KeptPassage

_NEARNESS: Final = 0.8
"""How much nearness to the whole counts; the rest is distance from what was chosen."""
_SAME: Final = 0.95
"""Above this cosine two sentences say the same, and the second is chosen last."""


def key_sentences(
    text: str, passages: Sequence[KeptPassage], count: int, author: str | None = None
) -> tuple[Span, ...]:
    """Return up to ``count`` sentences of an article in order, the lead among them.

    Left out are headings, lists and captions, what somebody is quoted as
    saying, what tells of the ``author``, and sentences that lean on the one
    before or are too long to be read at a glance.
    """
    spans = [span for one in passages for span in one.passage.sentences]
    fit = [at for at, span in enumerate(spans) if stands_alone(span.of(text), author)]
    if not fit or count < 1:
        return ()
    vectors = np.concatenate([unpack(one.detail).sentences for one in passages])
    chosen = _chosen(vectors[fit], _centre(vectors), count)
    return tuple(spans[at] for at in sorted(fit[place] for place in chosen))


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
        worth[alike > _SAME] -= 1
        worth[chosen] = -np.inf
        chosen.append(int(worth.argmax()))
    return chosen
