"""Fit when to refuse, say how well it does, and print the coefficients as TOML.

    python benchmarks/fit_refusal.py SET_FOLDER...

Each set is cut into libraries of many sizes, so that a library of three
articles refuses as soberly as one of a thousand. Every second library is of
documents that stand together in the set, mostly of one title, and its
unanswerable questions are about their neighbours: near misses. About half of a
library's questions are about its own documents; the others are about documents
of the same set that it lacks, about another set, or written to mislead. On
these the coefficients are fitted.

Measured are the ways of being unanswerable that ``rapporteur eval`` knows, as
AUROC (share answered at 95 % precision), each score fitted on other
questions than those it is measured on: *folds* on four fifths of the same
way, *across* on the other sets alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sources import RememberingEmbedder, Source

from knowledge.evaluation.metrics import refusal
from knowledge.evaluation.sets import Asked
from knowledge.search.evidence import evidence
from knowledge.store.base import View

FOREIGN = 1000
# Questions asked for each way of being unanswerable, at most.
MEASURED = 2500
# Articles in a library, libraries of that size for each set, questions asked of each.
SIZES = (
    (1, 120, 8),
    (3, 80, 12),
    (10, 30, 30),
    (30, 16, 60),
    (100, 8, 150),
    (300, 4, 300),
    (1000, 2, 600),
    (1500, 1, 900),
)
# On either side of documents that stand together, at least.
NEIGHBOURS = 4
SHARES = {"inside": 0.5, "outside": 0.2, "foreign": 0.2, "misleading": 0.1}
EDGES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass
class Table:
    """Evidence of many questions, and whether each can be answered."""

    rows: list[dict[str, float]] = field(default_factory=list)
    good: list[bool] = field(default_factory=list)

    def extend(self, rows: Iterable[dict[str, float]], good: bool | Iterable[bool]) -> Table:
        found = list(rows)
        self.rows += found
        self.good += [good] * len(found) if isinstance(good, bool) else list(good)
        return self

    def matrix(self) -> np.ndarray:
        return np.array([list(row.values()) for row in self.rows])


class Asker:
    """Asks a question set all that has to be told apart."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.questions = source.questions
        self.misleading = [one for one in self.questions.questions if one.impossible]
        self.ids = [one.id for one in self.questions.documents]

    def ask(self, view: View, questions: Iterable[Asked]) -> Iterator[dict[str, float]]:
        for asked in questions:
            ranking = self.source.rank(view, asked)
            if ranking is not None:
                yield evidence(ranking)

    def sample(self, foreign: list[Asker], chance: np.random.Generator) -> Table:
        """Ask libraries of many sizes, cut from this set, questions of all kinds."""
        table = Table()
        for size, libraries, count in SIZES:
            for number in range(libraries):
                kept = min(size, int(len(self.ids) * 0.75))
                together = bool(number % 2)
                documents, outside = self._cut(kept, chance, together=together)
                other = foreign[number % len(foreign)].questions.answerable
                pools = self._pools(documents, outside, other)
                with self.source.library(documents) as view:
                    for kind, share in SHARES.items():
                        pool = pools[kind]
                        if not pool:
                            continue
                        asked = [
                            pool[n] for n in chance.integers(len(pool), size=round(count * share))
                        ]
                        table.extend(self.ask(view, asked), kind == "inside")
            print(f"{self.questions.name}: {size} articles", file=sys.stderr, flush=True)
        return table

    def _cut(
        self, count: int, chance: np.random.Generator, *, together: bool
    ) -> tuple[set[str], set[str]]:
        """Choose documents for a library, and those that questions it lacks are about."""
        if not together:
            inside = set(chance.choice(self.ids, count, replace=False))
            return inside, set(self.ids) - inside
        first = int(chance.integers(len(self.ids) - count + 1))
        beside = max(NEIGHBOURS, count // 2)
        around = self.ids[max(0, first - beside) : first + count + beside]
        inside = set(self.ids[first : first + count])
        return inside, set(around) - inside

    def _pools(
        self, documents: set[str], outside: set[str], foreign: tuple[Asked, ...]
    ) -> dict[str, list[Asked]]:
        answerable = self.questions.answerable
        missing = [one for one in answerable if one.document in outside]
        return {
            "inside": [one for one in answerable if one.document in documents],
            "outside": missing,
            "foreign": list(foreign),
            "misleading": [one for one in self.misleading if one.document in documents] or missing,
        }

    def ways(self, foreign: Asker) -> dict[str, Table]:
        """Ask as ``rapporteur eval`` does, by way of being unanswerable."""
        answerable = self.questions.answerable[:MEASURED]
        documents = self.questions.documents
        found: dict[str, Table] = {}
        with self.source.library(set(self.ids)) as view:
            full = list(self.ask(view, answerable))
            other = self.ask(view, foreign.questions.answerable[:FOREIGN])
            table = Table().extend(full[:FOREIGN], good=True)
            found["foreign_questions"] = table.extend(other, good=False)
            if self.misleading:
                misled = self.ask(view, self.misleading)
                table = Table().extend(full, good=True)
                found["written_to_mislead"] = table.extend(misled, good=False)
        removed = {"half_the_documents_removed": {one.id for one in documents[1::2]}}
        titles = list(dict.fromkeys(one.title for one in documents if one.is_titled))
        if 1 < len(titles) < len(documents):
            gone = set(titles[1::2])
            removed["half_the_titles_removed"] = {o.id for o in documents if o.title in gone}
        for way, missing in removed.items():
            with self.source.library(set(self.ids) - missing) as view:
                good = [one.document not in missing for one in answerable]
                found[way] = Table().extend(self.ask(view, answerable), good)
        return found


def model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=5000))


def fit(tables: Iterable[Table]) -> Pipeline:
    together = Table()
    for table in tables:
        together.extend(table.rows, table.good)
    return model().fit(together.matrix(), together.good)


def told(fitted: Pipeline, table: Table) -> np.ndarray:
    return fitted.predict_proba(table.matrix())[:, 1]


def figure(scores: np.ndarray, good: list[bool]) -> str:
    found = refusal([float(one) for one in scores], good)
    return f"{found.auroc:.3f} ({found.cov95:.2f})"


def report(name: str, way: str, table: Table, across: Pipeline) -> None:
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    within = cross_val_predict(
        model(), table.matrix(), table.good, cv=folds, method="predict_proba"
    )[:, 1]
    print(
        f"# {name} {way}: folds {figure(within, table.good)}, "
        f"across {figure(told(across, table), table.good)}",
        flush=True,
    )


def print_fitted(fitted: Pipeline, kinds: list[str]) -> None:
    scaler, logistic = fitted[0], fitted[1]
    weights = logistic.coef_[0] / scaler.scale_
    print(f"\n[verdict]\nbias = {logistic.intercept_[0] - weights @ scaler.mean_:.3f}\n\n[answer]")
    for kind, weight in zip(kinds, weights, strict=True):
        print(f"{kind} = {weight:.3f}")


def print_edges(fitted: Pipeline, tables: list[Table]) -> None:
    together = Table()
    for table in tables:
        together.extend(table.rows, table.good)
    found, good = told(fitted, together), np.array(together.good)
    for edge in EDGES:
        above = found >= edge
        print(
            f"# from {edge}: {above[good].mean():.2f} of the answerable, "
            f"{above[~good].mean():.2f} of the others"
        )


def partner(place: int, count: int) -> int:
    """Return the set whose questions are foreign to this one: sets go in pairs."""
    return place ^ 1 if place ^ 1 < count else place - 1


def main(folders: list[str]) -> None:
    embedder = RememberingEmbedder()
    sources = [Asker(Source(Path(folder), embedder)) for folder in folders]
    chance = np.random.default_rng(0)
    samples: list[Table] = []
    for source in sources:
        others = [one for one in sources if one is not source]
        samples.append(source.sample(others, chance))
    for place, source in enumerate(sources):
        across = fit(table for other, table in enumerate(samples) if other != place)
        for way, table in source.ways(sources[partner(place, len(sources))]).items():
            report(source.questions.name, way, table, across)
    fitted = fit(samples)
    print_edges(fitted, samples)
    print_fitted(fitted, list(samples[0].rows[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
