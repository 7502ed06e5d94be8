"""From a question to ranked passages and sentences, with what speaks for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from knowledge.embedding.base import Embedder, Floats, Integers, QuestionVectors
from knowledge.embedding.bundled import NAME
from knowledge.embedding.detail import unpack
from knowledge.model import EVERYTHING, Scope
from knowledge.search.attention import even_attention, fitted_attention
from knowledge.search.coverage import Covered, Rarity, covering, rarity_of
from knowledge.search.interaction import Interaction, interact
from knowledge.search.query import Query
from knowledge.search.ranking import (
    best_first,
    coefficients,
    compared,
    normalised,
    timeliness,
    weigh,
)
from knowledge.search.reader import Read
from knowledge.store.base import KeptPassage, View

# Passages taken from words and from meaning, and how many of them are read whole.
_FIRST, _DEPTH = 100, 48
# Passages that may hold one of the words looked for.
_MOST_MATCHED = 20_000
# Brings BM25 to about the size of the other features.
_BM25_SCALE = 50


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages and their sentences, scored.

    ``passages`` stand best first, ``scores`` beside them; ``features`` has a row for each
    passage under each name. Sentences are numbered over all passages in that
    order: ``sentence_scores`` add to the score of the passage ``passage_of``,
    the ``place_of`` a sentence is its place within the passage. ``library``
    is the number of passages there were to choose from. ``read`` is what a
    reading model found, where one read the first passages.
    """

    query: Query
    library: int
    rarity: Rarity
    passages: tuple[KeptPassage, ...]
    scores: Floats
    features: dict[str, Floats]
    passage_of: Integers
    place_of: Integers
    sentence_scores: Floats
    sentence_features: dict[str, Floats]
    agreed: bool
    read: Read | None = None

    def sentences(self) -> Integers:
        """Return the sentences, those likeliest to answer first."""
        return best_first(self.totals())

    def totals(self) -> Floats:
        """Return for each sentence how likely it answers, compared with the others."""
        return self.scores[self.passage_of] + self.sentence_scores

    def in_order(self) -> Ranking:
        """Return the same, best passages first, with all that is said of each still beside it."""
        order = best_first(self.scores)
        passage_of = np.argsort(order)[self.passage_of]
        rows = np.argsort(passage_of, kind="stable")
        return replace(
            self,
            passages=tuple(self.passages[place] for place in order),
            scores=self.scores[order],
            features={name: values[order] for name, values in self.features.items()},
            passage_of=passage_of[rows],
            place_of=self.place_of[rows],
            sentence_scores=self.sentence_scores[rows],
            sentence_features={n: values[rows] for n, values in self.sentence_features.items()},
            read=self.read.in_order(order, rows) if self.read else None,
        )

    def words_of(self, sentence: int) -> str:
        """Return the text of one of the sentences."""
        kept = self.passages[int(self.passage_of[sentence])]
        return kept.passage.sentences[int(self.place_of[sentence])].of(kept.article.text)


def rank(
    view: View, embedder: Embedder, group_id: str, query: Query, scope: Scope = EVERYTHING
) -> Ranking | None:
    """Find and rank what bears on a question; ``None`` where nothing does."""
    question = embedder.question(query.text)
    frequencies = view.frequencies(group_id, query.words)
    telling = _telling(frequencies)
    words = {hit.number: hit.score for hit in view.match(group_id, telling, scope, _FIRST)}
    meaning = {h.number: h.score for h in view.nearest(group_id, question.vector, scope, _FIRST)}
    numbers = _likeliest(words, meaning)
    passages = view.passages(group_id, numbers)
    if not passages:
        return None
    library = view.size(group_id).passages
    rarity = rarity_of(frequencies, library)
    fitted = embedder.mark.model == NAME
    found = _interact(question, passages, fitted=fitted)
    agreed = bool(words and meaning) and next(iter(words)) == next(iter(meaning))
    asked = _Asked(query, library, rarity, agreed=agreed)
    return _scored(asked, passages, words, question.vector, found)


def _telling(frequencies: Mapping[str, int]) -> list[str]:
    """Return the words to look for: all, or in a large library the rarest.

    What looking takes depends on the passages that hold a word, so the
    commonest are left out once the others stand in many.
    """
    rarest = sorted(frequencies, key=lambda word: frequencies[word])
    together = accumulate(frequencies[word] for word in rarest)
    return [
        word
        for word, count in zip(rarest, together, strict=True)
        if count <= _MOST_MATCHED or count == frequencies[word]
    ]


def _likeliest(words: dict[int, float], meaning: dict[int, float]) -> list[int]:
    """Return the passages to read whole, by words and meaning in equal parts."""
    numbers = sorted(words.keys() | meaning.keys())
    lowest = min(meaning.values(), default=0.0)
    by_words = normalised(np.array([words.get(n, 0.0) for n in numbers], np.float32))
    by_meaning = normalised(np.array([meaning.get(n, lowest) for n in numbers], np.float32))
    return [numbers[place] for place in best_first(by_words + by_meaning)[:_DEPTH]]


def _interact(
    question: QuestionVectors, passages: tuple[KeptPassage, ...], *, fitted: bool
) -> Interaction:
    attention = fitted_attention(question) if fitted else even_attention(question)
    return interact(question, attention, [unpack(one.detail) for one in passages])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is the same for all passages; see :class:`Ranking`."""

    query: Query
    library: int
    rarity: Rarity
    agreed: bool


def _scored(
    asked: _Asked,
    passages: tuple[KeptPassage, ...],
    words: dict[int, float],
    vector: Floats,
    found: Interaction,
) -> Ranking:
    """Weigh everything that speaks for each passage and sentence, and put passages in order."""
    covered = covering(asked.rarity, passages)
    sentence_features = _sentence_features(covered, found)
    by_words = np.array([words.get(p.number, 0.0) for p in passages], np.float32)
    features = {
        **_bm25_features(by_words, asked.rarity),
        **_meaning_features(passages, vector, found),
        **_coverage_features(covered, found.firsts),
    }
    scores = weigh({**features, **compared(features)}, coefficients().passage)
    scores += timeliness(asked.query, [p.article.details.published for p in passages])
    return Ranking(
        query=asked.query,
        library=asked.library,
        rarity=asked.rarity,
        passages=passages,
        scores=scores,
        features=features,
        passage_of=found.passage_of,
        place_of=np.arange(len(found.passage_of)) - found.firsts[found.passage_of],
        sentence_scores=weigh(sentence_features, coefficients().sentence),
        sentence_features=sentence_features,
        agreed=asked.agreed,
    ).in_order()


def _sentence_features(covered: Covered, found: Interaction) -> dict[str, Floats]:
    return {
        "maxsim_weighted": found.sentence_weighted,
        "maxsim": found.sentence_even,
        "coverage": covered.sentences,
        "cosine": found.sentence_cosine,
        "least": found.sentence_least,
        "unmet": found.sentence_unmet,
    }


def _meaning_features(
    passages: tuple[KeptPassage, ...], vector: Floats, found: Interaction
) -> dict[str, Floats]:
    return {
        "maxsim": found.even,
        "maxsim_weighted": found.weighted,
        "maxsim_weakest": found.weakest,
        "least": found.least,
        "unmet": found.unmet,
        "cosine": np.stack([p.vector for p in passages]) @ vector,
        "cosine_best_sentence": np.maximum.reduceat(found.sentence_cosine, found.firsts),
    }


def _bm25_features(by_words: Floats, rarity: Rarity) -> dict[str, Floats]:
    return {
        "bm25": by_words / _BM25_SCALE,
        "bm25_by_rarity": by_words / np.float32(rarity.total or 1.0),
    }


def _coverage_features(covered: Covered, firsts: Integers) -> dict[str, Floats]:
    return {
        "coverage": covered.passages,
        "coverage_with_title": covered.with_titles,
        "coverage_best_sentence": np.maximum.reduceat(covered.sentences, firsts),
    }
