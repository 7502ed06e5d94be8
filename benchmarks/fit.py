"""Fit the coefficients of ranking and refusing on question sets, and print them as TOML.

    python benchmarks/fit.py SET_FOLDER...

Each set is cut into libraries of many sizes, so that a library of three
articles refuses as soberly as one of a thousand. Half of a library's
questions are about its own documents; the others are about documents of the
same set that it lacks, or of another set.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.evaluation.run import embedded
from knowledge.evaluation.sets import Asked, QuestionSet, load_set
from knowledge.model import Original
from knowledge.search.candidates import Ranking, rank
from knowledge.search.evidence import evidence
from knowledge.search.query import read_question
from knowledge.store.base import View
from knowledge.store.sqlite import open_sqlite

GROUP = "fit"
TODAY = date(2026, 1, 1)
# Articles in a library, libraries of that size for each set, questions asked of each.
SIZES = ((3, 40, 12), (10, 24, 24), (30, 12, 48), (100, 6, 120), (400, 2, 400), (1500, 1, 900))


class Source:
    """A question set, its documents embedded."""

    def __init__(self, folder: Path, embedder: SentenceTransformerEmbedder) -> None:
        self.questions: QuestionSet = load_set(folder)
        self.kept = list(embedded(embedder, self.questions.documents))
        self._mark = embedder.mark

    @contextmanager
    def library(self, documents: set[str]) -> Iterator[View]:
        with TemporaryDirectory() as folder:
            store = open_sqlite(Path(folder))
            with store.begin() as work:
                for article, passages in self.kept:
                    if article.id in documents:
                        original = Original(article.id.encode(), "text/plain", article.id)
                        work.add(GROUP, article, original, passages, self._mark)
                work.commit()
            with store.look() as view:
                yield view
            store.close()


def ask(view: View, embedder: SentenceTransformerEmbedder, asked: Asked) -> Ranking | None:
    return rank(view, embedder, GROUP, read_question(asked.text, TODAY))


def ranked_rows(ranking: Ranking, document: str) -> tuple[np.ndarray, np.ndarray]:
    rows = np.stack(list(ranking.features.values()), axis=1)
    return rows, np.array([one.article.id == document for one in ranking.passages])


def fit_passages(asked: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Fit weights under which the right document's passages come first (softmax over each list)."""
    spread = np.concatenate([rows for rows, _ in asked]).std(axis=0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros_like(weights)
        for rows, right in asked:
            scores = rows / spread @ weights
            all_of, good = np.exp(scores - scores.max()), right
            share = all_of / all_of.sum()
            within = all_of * good / (all_of * good).sum()
            total -= np.log(share[good].sum() + 1e-12)
            slope += (rows / spread).T @ (share - within)
        n = len(asked)
        return total / n + 1e-4 * weights @ weights, slope / n + 2e-4 * weights

    return minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B").x / spread


def main(folders: list[str]) -> None:
    embedder = SentenceTransformerEmbedder()
    sources = [Source(Path(folder), embedder) for folder in folders]
    chance = np.random.default_rng(0)
    lists: list[tuple[np.ndarray, np.ndarray]] = []
    proof: list[tuple[dict[str, float], bool]] = []
    names: list[str] = []
    for place, source in enumerate(sources):
        foreign = sources[(place + 1) % len(sources)].questions.answerable
        ids = np.array([one.id for one in source.questions.documents])
        for size, libraries, count in SIZES:
            for _ in range(libraries):
                documents = set(chance.choice(ids, min(size, int(len(ids) * 0.7)), replace=False))
                inside = [q for q in source.questions.answerable if q.document in documents]
                outside = [q for q in source.questions.answerable if q.document not in documents]
                with source.library(documents) as view:
                    for pool, share in ((inside, 0.5), (outside, 0.35), (foreign, 0.15)):
                        for number in chance.integers(len(pool), size=int(count * share)):
                            ranking = ask(view, embedder, pool[number])
                            if ranking is None:
                                continue
                            proof.append((evidence(ranking), pool is inside))
                            if pool is inside:
                                names = list(ranking.features)
                                rows, right = ranked_rows(ranking, pool[number].document)
                                if right.any() and not right.all():
                                    lists.append((rows, right))
            print(f"{source.questions.name}: {size}", file=sys.stderr, flush=True)
    weights = fit_passages(lists)
    kinds = list(proof[0][0])
    table = np.array([[found[kind] for kind in kinds] for found, _ in proof])
    good = np.array([one for _, one in proof])
    spread = table.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=2000).fit(table / spread, good)
    print("\n[passage]")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name} = {weight:.3f}")
    print(f"\n[verdict]\nbias = {model.intercept_[0]:.3f}\n\n[answer]")
    for kind, weight in zip(kinds, model.coef_[0] / spread, strict=True):
        print(f"{kind} = {weight:.3f}")
    found = model.predict_proba(table / spread)[:, 1]
    for edge in (0.15, 0.3, 0.5, 0.6, 0.7):
        answered = found >= edge
        print(
            f"# from {edge}: answers {answered[good].mean():.2f} of what it could, "
            f"{good[answered].mean():.2f} of what it answers is right"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
