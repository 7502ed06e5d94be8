"""How long a question takes, and how much memory, as one group's library grows.

    python benchmarks/ask.py [PASSAGES...]

The library is filled beneath the model: each sentence of the sample articles
is embedded once, and a passage is made of six of them in random order, with
their tokens and the mean of their vectors. So words and vectors are those of
real text, and a hundred thousand passages need no hour of embedding; what is
measured, questions, runs through the front door. Prints a row for each size
without the reading model and with it, each from a process of its own;
"outside" is a question's time without the models'. RSS is what that process
holds, the models included; "first" is a new process from start to its first
answer on that library.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from made import questions, sentences

from knowledge.embedding.base import PassageVectors, QuestionVectors
from knowledge.embedding.detail import pack
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.library import Library
from knowledge.model import Article, Details, Original, Passage, Span
from knowledge.reading.base import ReadPassage
from knowledge.reading.transformer import TransformerReader
from knowledge.store.base import IndexedPassage, Store
from knowledge.store.sqlite import open_sqlite

GROUP = "local"
SIZES = (1_000, 10_000, 100_000)
SENTENCES_A_PASSAGE, PASSAGES_AN_ARTICLE, ARTICLES_AT_ONCE = 6, 5, 200
ADDED = datetime(2026, 1, 1, tzinfo=UTC)
READERS = ("none", "bundled")


class TimedEmbedder(SentenceTransformerEmbedder):
    """Remembers how long the model took for the last question, in seconds."""

    took = 0.0

    def question(self, text: str) -> QuestionVectors:
        started = time.perf_counter()
        found = super().question(text)
        self.took = time.perf_counter() - started
        return found


class TimedReader(TransformerReader):
    """The same for what is read for a question."""

    took = 0.0

    def read(self, question: str, passages: Sequence[str]) -> list[ReadPassage]:
        started = time.perf_counter()
        found = super().read(question, passages)
        self.took = time.perf_counter() - started
        return found


class Filler:
    """Adds articles of recombined sentences to a store."""

    def __init__(self, store: Store, embedder: SentenceTransformerEmbedder) -> None:
        self._store = store
        self._mark = embedder.mark
        self._texts = sentences()
        cut = [[(text, [Span(0, len(text))])] for text in self._texts]
        self._vectors = [one for (one,) in embedder.passages(cut)]
        self._chance = random.Random(1)
        self._added = 0

    def fill(self, count: int) -> None:
        """Add articles until the group holds ``count`` passages."""
        while self._added < count:
            with self._store.begin() as work:
                for _ in range(ARTICLES_AT_ONCE):
                    if self._added >= count:
                        break
                    article, passages = self._article()
                    original = Original(article.text.encode(), "text/plain", "made.txt")
                    work.add(GROUP, article, original, passages, self._mark)
                    self._added += len(passages)
                work.commit()

    def _article(self) -> tuple[Article, list[IndexedPassage]]:
        chosen = self._chance.choices(
            range(len(self._texts)), k=SENTENCES_A_PASSAGE * PASSAGES_AN_ARTICLE
        )
        text = " ".join(self._texts[one] for one in chosen)
        ends = list(accumulate(len(self._texts[one]) + 1 for one in chosen))
        spans = [
            Span(e - 1 - len(self._texts[n]), e - 1) for e, n in zip(ends, chosen, strict=True)
        ]
        passages = [
            self._passage(
                chosen[at : at + SENTENCES_A_PASSAGE], spans[at : at + SENTENCES_A_PASSAGE]
            )
            for at in range(0, len(chosen), SENTENCES_A_PASSAGE)
        ]
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        details = Details(title=f"Article {self._added}", language="en")
        words = len(text.split())
        return Article(sha256[:12], details, words, sha256, ADDED, text=text), passages

    def _passage(self, chosen: list[int], spans: list[Span]) -> IndexedPassage:
        parts = [self._vectors[one] for one in chosen]
        mean = np.mean([one.vector for one in parts], axis=0)
        vector = mean / np.linalg.norm(mean)
        vectors = PassageVectors(
            vector,
            np.concatenate([one.sentences for one in parts]),
            np.concatenate([one.tokens for one in parts]),
            np.repeat(np.arange(len(parts)), [len(one.tokens) for one in parts]),
        )
        passage = Passage(spans[0].start, spans[-1].end, tuple(spans))
        return IndexedPassage(passage, vector.astype(np.float32), pack(vectors))


def resident_mb() -> float:
    """Return the memory this process holds now, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def first_answer(folder: Path, reader: str) -> float:
    """Return the seconds a new process needs from its start to the end of an answer."""
    command = [sys.executable, "-m", "bot", "--data", str(folder), "ask", questions()[0], "--json"]
    named = {"READER_MODEL": "none"} if reader == "none" else {}
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **named})
    return time.perf_counter() - started


def measure(folder: Path, size: int, reader: str) -> None:
    """Ask the library of a folder all questions, and print its row."""
    embedder, reading, store = TimedEmbedder(), TimedReader(), open_sqlite(folder)
    library = Library(store, embedder, reading=None if reader == "none" else reading)
    library.ask(GROUP, questions()[0])
    took, outside = [], []
    for one in questions():
        started = time.perf_counter()
        library.ask(GROUP, one)
        took.append((time.perf_counter() - started) * 1000)
        outside.append(took[-1] - (embedder.took + reading.took) * 1000)
    p50, p95 = np.percentile(took, [50, 95])
    out50, out95 = np.percentile(outside, [50, 95])
    resident = resident_mb()
    library.close()
    kept = sum(file.stat().st_size for file in folder.iterdir()) / 2**20
    print(
        f"{size:8}  {reader:7}  {p50:6.0f}  {p95:6.0f}  {out50:11.0f}  {out95:11.0f}"
        f"  {resident:6.0f}  {kept:7.0f}  {first_answer(folder, reader):7.1f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="PASSAGES")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.folder:
        measure(asked.folder, asked.sizes[0], asked.reader)
        return
    print("passages  reader   p50 ms  p95 ms  outside p50  outside p95  RSS MB  file MB  first s")
    with TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        filler = Filler(store, SentenceTransformerEmbedder())
        for size in asked.sizes:
            filler.fill(size)
            for reader in READERS:
                again = [sys.executable, *sys.argv[:1], str(size)]
                subprocess.run([*again, "--folder", folder, "--reader", reader], check=True)
        store.close()


if __name__ == "__main__":
    main()
