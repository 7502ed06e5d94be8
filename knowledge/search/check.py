"""The use case: a message in, passages that bear on what it claims out; never a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from knowledge.embedding.base import Embedder
from knowledge.model import ANYBODY, Checked, Quote, Reader
from knowledge.search.answer import MOST_QUOTES, quotes_from, repeats
from knowledge.search.ask import searchable
from knowledge.search.candidates import rank
from knowledge.search.claims import Claim, Sentences, claims_of
from knowledge.search.evidence import likelihood
from knowledge.search.query import read_claim
from knowledge.store.base import Store, View

BEARS_FROM: Final = 0.6
"""The probability that the library speaks of a claim from which its passages are shown.

Of the statements written for the sample articles, it shows passages for 39 of 42
that they speak of, for 2 of 20 on the same subjects that they do not, for none
of 30 on other subjects and none of 40 from everyday talk.
"""


def check(
    store: Store,
    embedder: Embedder,
    group_id: str,
    text: str,
    sentences_of: Sentences,
    reader: Reader = ANYBODY,
) -> Checked:
    """Return what a group's library says near the claims of a message, best first.

    Raises :class:`IndexMismatch` when the index was made with another model.
    """
    claims = claims_of(text, sentences_of)
    with store.look(reader) as view:
        found: list[list[Quote]] = []
        if searchable(view, embedder, group_id):
            found = [_bearing_on(view, embedder, group_id, claim) for claim in claims]
    return Checked(tuple(claim.written for claim in claims), _best(found))


def _bearing_on(view: View, embedder: Embedder, group_id: str, claim: Claim) -> list[Quote]:
    ranking = rank(view, embedder, group_id, read_claim(claim.plain))
    if ranking is None:
        return []
    quotes = quotes_from(ranking, likelihood(ranking).subject)
    return [quote for quote in quotes if quote.score >= BEARS_FROM]


def _best(found: Iterable[list[Quote]]) -> tuple[Quote, ...]:
    """Return the best quote of each claim before the second of any, no words twice."""
    placed = [(place, quote) for quotes in found for place, quote in enumerate(quotes)]
    chosen: list[Quote] = []
    for _, quote in sorted(placed, key=lambda one: (one[0], -one[1].score)):
        if not any(repeats(quote, other) for other in chosen):
            chosen.append(quote)
    return tuple(chosen[:MOST_QUOTES])
