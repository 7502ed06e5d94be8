"""Fit when to refuse, say how well it does, and print the coefficients as TOML.

    python benchmarks/fit_refusal.py SET_FOLDER... [--reader NAME] [--apart FILE FILE...]

Each set is cut into libraries of many sizes, so that a library of three
articles refuses as soberly as one of a thousand. Every second library is of
documents that stand together in the set, mostly of one title, and its
unanswerable questions are about their neighbours: near misses. About half of a
library's questions are about its own documents; the others are about documents
of the same set that it lacks, about another set, or written to mislead. On
these the coefficients are fitted (conjunction.py).

Measured are the ways of being unanswerable that ``rapporteur eval`` knows, as
AUROC (share answered at 95 % precision), each score fitted on other
questions than those it is measured on: *within* is one logistic model for each
way, on four fifths of its questions; *other sets* is what is printed, fitted
on those alone; *held out* the same, fitted on all sets but for the questions
about a fifth of the documents.

With ``--reader`` a reading model has its say ("bundled", or as in
READER_MODEL). It must not have learnt from the sets; one with misleading
questions is read by the models of ``--apart`` instead (apart.py).
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import conjunction
import numpy as np
from apart import ReadApart
from conjunction import Conjunction
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sources import RememberingEmbedder, Source

from knowledge.evaluation.metrics import refusal
from knowledge.evaluation.sets import Asked, load_set
from knowledge.reading.base import PassageReader
from knowledge.reading.transformer import TransformerReader
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
# Whether the subject of a question is in the library; of a near miss nobody knows.
SUBJECT = {"inside": 1.0, "misleading": 1.0, "foreign": 0.0}
IMPORTANCE = {"foreign": 2.0, "misleading": 0.3}
# A reading model can tell misleading questions, so that it is worth more to look for them.
IMPORTANCE_READ = {"foreign": 2.0, "misleading": 0.5}
FOLDS = 5
EDGES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True)
class Row:
    """A question that was asked: the evidence, whether it can be answered, how it was chosen."""

    evidence: dict[str, float]
    good: bool
    document: str
    kind: str = ""
    size: int = 0

    @property
    def fold(self) -> int:
        return zlib.crc32(self.document.encode()) % FOLDS


@dataclass(frozen=True)
class Table:
    """Rows as arrays."""

    rows: list[Row]

    @cached_property
    def matrix(self) -> np.ndarray:
        return np.array([list(row.evidence.values()) for row in self.rows])

    @cached_property
    def good(self) -> np.ndarray:
        return np.array([row.good for row in self.rows])

    @cached_property
    def fold(self) -> np.ndarray:
        return np.array([row.fold for row in self.rows])

    def fit(self, among: np.ndarray | slice = slice(None)) -> Conjunction:
        subject = np.array([SUBJECT.get(row.kind, np.nan) for row in self.rows])
        kinds = IMPORTANCE_READ if "read_any" in self.rows[0].evidence else IMPORTANCE
        importance = np.array([kinds.get(row.kind, 1.0) for row in self.rows])
        return conjunction.fit(
            self.matrix[among], self.good[among], subject[among], importance[among]
        )


class Asker:
    """Asks a question set all that has to be told apart."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.questions = source.questions
        self.misleading = [one for one in self.questions.questions if one.impossible]
        self.ids = [one.id for one in self.questions.documents]

    def ask(
        self, view: View, questions: Iterable[Asked], is_good: Callable[[Asked], bool], **how: Any
    ) -> Iterator[Row]:
        for asked in questions:
            ranking = self.source.rank(view, asked)
            if ranking is not None:
                yield Row(evidence(ranking), is_good(asked), asked.document, **how)

    def sample(self, foreign: list[Asker], chance: np.random.Generator) -> Iterator[Row]:
        """Ask libraries of many sizes, cut from this set, questions of all kinds."""
        for size, libraries, count in SIZES:
            for number in range(libraries):
                kept = min(size, int(len(self.ids) * 0.75))
                together = bool(number % 2)
                documents, outside = self._cut(kept, chance, together=together)
                other = foreign[number % len(foreign)].questions.answerable
                pools = self._pools(documents, outside, other)
                with self.source.library(documents) as view:
                    for kind, share in SHARES.items():
                        pool, most = pools[kind], round(count * share)
                        places = chance.integers(len(pool), size=most) if pool else ()
                        asked = [pool[n] for n in places]
                        good = kind == "inside"
                        yield from self.ask(
                            view, asked, lambda _, good=good: good, kind=kind, size=size
                        )
            print(f"{self.questions.name}: {size} articles", file=sys.stderr, flush=True)

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
            "misleading": [one for one in self.misleading if one.document in documents],
        }

    def ways(self, foreign: Asker) -> dict[str, Table]:
        """Ask as ``rapporteur eval`` does, by way of being unanswerable."""
        answerable = self.questions.answerable[:MEASURED]
        documents = self.questions.documents
        found: dict[str, Table] = {}
        with self.source.library(set(self.ids)) as view:
            full = list(self.ask(view, answerable, yes))
            other = self.ask(view, foreign.questions.answerable[:FOREIGN], no)
            found["foreign_questions"] = Table([*full[:FOREIGN], *other])
            if self.misleading:
                misled = self.ask(view, self.misleading, no)
                found["written_to_mislead"] = Table([*full, *misled])
        removed = {"half_the_documents_removed": {one.id for one in documents[1::2]}}
        titles = list(dict.fromkeys(one.title for one in documents if one.is_titled))
        if 1 < len(titles) < len(documents):
            gone = set(titles[1::2])
            removed["half_the_titles_removed"] = {o.id for o in documents if o.title in gone}
        for way, missing in removed.items():
            kept = set(self.ids) - missing
            with self.source.library(kept) as view:
                rows = self.ask(view, answerable, lambda one, kept=kept: one.document in kept)
                found[way] = Table(list(rows))
        return found


def yes(_: Asked) -> bool:
    return True


def no(_: Asked) -> bool:
    return False


def figure(scores: np.ndarray, table: Table) -> str:
    found = refusal([float(one) for one in scores], [bool(one) for one in table.good])
    return f"{found.auroc:.3f} ({found.cov95:.2f})"


def within(table: Table) -> np.ndarray:
    """Return the scores of one logistic model, fitted on four fifths and asked of the fifth."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.05, max_iter=5000))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    found = cross_val_predict(model, table.matrix, table.good, cv=folds, method="predict_proba")
    return found[:, 1]


def held_out(fitted: list[Conjunction], table: Table) -> np.ndarray:
    """Return the probability of an answer, of each row by the model that has not seen it."""
    each = np.stack([one.both(table.matrix)[:, 1] for one in fitted])
    return each[table.fold, np.arange(len(table.rows))]


def print_ways(sources: list[Asker], samples: list[list[Row]], fitted: list[Conjunction]) -> None:
    for place, source in enumerate(sources):
        others = Table([r for n, rows in enumerate(samples) if n != place for r in rows]).fit()
        for way, table in source.ways(sources[partner(place, len(sources))]).items():
            print(
                f"# {source.questions.name} {way}: within {figure(within(table), table)}, "
                f"other sets {figure(others.both(table.matrix)[:, 1], table)}, "
                f"held out {figure(held_out(fitted, table), table)}",
                flush=True,
            )


def print_edges(scores: np.ndarray, table: Table) -> None:
    """Print what share of questions would be called answered, by edge and by library size."""
    size = np.array([row.size for row in table.rows])
    for edge in EDGES:
        print(f"# answered from {edge}, share of the answerable and of the others:", end="")
        for one in dict.fromkeys(size):
            good, bad = table.good & (size == one), ~table.good & (size == one)
            print(
                f"  {one}: {(scores[good] >= edge).mean():.2f} {(scores[bad] >= edge).mean():.2f}",
                end="",
            )
        print()


def print_fitted(fitted: Conjunction, names: Iterable[str], part_of: str) -> None:
    subject, answer = fitted.biases
    print(f"\n[{part_of}]\nsubject_bias = {subject:.3f}\nanswer_bias = {answer:.3f}")
    for place, part in enumerate(("subject", "answer")):
        print(f"\n[{part_of}.{part}]")
        for name, weight in zip(names, fitted.weights[:, place], strict=True):
            print(f"{name} = {weight:.3f}")


def partner(place: int, count: int) -> int:
    """Return the set whose questions are foreign to this one: sets go in pairs."""
    return place ^ 1 if place ^ 1 < count else place - 1


def reading_of(folder: Path, asked: argparse.Namespace) -> PassageReader | None:
    if asked.reader is None:
        return None
    questions = load_set(folder)
    if asked.apart and len(questions.answerable) < len(questions.questions):
        return ReadApart(questions, asked.apart)
    return TransformerReader(None if asked.reader == "bundled" else asked.reader)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--reader")
    parser.add_argument("--apart", type=Path, nargs="+", metavar="FILE")
    asked = parser.parse_args()
    embedder = RememberingEmbedder()
    sources = [
        Asker(Source(folder, embedder, reading_of(folder, asked))) for folder in asked.folders
    ]
    chance = np.random.default_rng(0)
    samples = [
        list(source.sample([one for one in sources if one is not source], chance))
        for source in sources
    ]
    table = Table([row for rows in samples for row in rows])
    fitted = [table.fit(table.fold != fold) for fold in range(FOLDS)]
    print_ways(sources, samples, fitted)
    print_edges(held_out(fitted, table), table)
    print_fitted(table.fit(), list(table.rows[0].evidence), "read" if asked.reader else "unread")


if __name__ == "__main__":
    main()
