"""Articles, passages, files and libraries made up for tests, without a model."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from knowledge.embedding.base import PassageVectors, QuestionVectors
from knowledge.ingest.passages import passages_of
from knowledge.library import Library
from knowledge.model import Article, Details, IndexMark, Original
from knowledge.reading.base import ReadPassage
from knowledge.store.base import IndexedPassage, Store, Work
from knowledge.store.sqlite import FILE, open_sqlite

_WORD = re.compile(r"\w+")
MARK = IndexMark("made-up", "float32", 8)
NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
CONCORD = (
    "The river treaty was signed in Lisbon on Monday after nine years of talks.",
    "Four states must ratify it before the end of May, and two have begun to.",
    "The fisheries minister stayed away from the ceremony and gave no reason.",
    "Under its third article a joint commission measures the flow every spring.",
    "Farmers downstream expect a tenth more water in dry summers than today.",
    "The opposition says that the price for it was never put to parliament.",
)


def article(
    text: str,
    *,
    title: str = "A title",
    outlet: str | None = None,
    published: date | None = None,
    language: str | None = "en",
) -> Article:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    details = Details(title, outlet=outlet, published=published, language=language)
    return Article(sha256[:12], details, len(text.split()), sha256, NOON, text)


def original(of: Article) -> Original:
    return Original(of.text.encode(), "text/plain", f"{of.id}.txt")


def vector(text: str) -> np.ndarray:
    """A unit vector that depends on the text alone."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
    made = np.random.default_rng(seed).normal(size=MARK.dimension).astype(np.float32)
    return made / np.linalg.norm(made)


def passages(of: Article) -> list[IndexedPassage]:
    cut = passages_of(of.text, lambda texts: [40 * len(text.split()) for text in texts])
    return [
        IndexedPassage(one, vector(of.text[one.start : one.end]), f"{of.id}-{one.start}".encode())
        for one in cut
    ]


def put(work: Work, group_id: str, of: Article) -> None:
    work.add(group_id, of, original(of), passages(of), MARK)


def concord(
    *sentences: str,
    title: str = "Concord on a river",
    outlet: str = "Wire",
    url: str | None = None,
    day: int = 8,
) -> bytes:
    """Return a file of an article, of the sentences of ``CONCORD`` unless others are given."""
    address = f"url: {url}\n" if url else ""
    head = f"---\ntitle: {title}\noutlet: {outlet}\ndate: 2025-05-{day:02}\n{address}---\n"
    return (head + " ".join(sentences or CONCORD) + "\n").encode()


def zipped(
    *files: tuple[str | zipfile.ZipInfo, bytes | str], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return an archive of files, the same bytes whenever it is made; names may come twice."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for named, body in files:
            entry = zipfile.ZipInfo(named) if isinstance(named, str) else named
            archive.writestr(entry, body, compress_type=method)
    return out.getvalue()


class Clock:
    """A clock that goes when told to."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


def library_in(folder: Path, model: str = "words", **options: Any) -> Library:
    """Open the library of a folder with a model made of words, at noon unless a clock is given."""
    options.setdefault("clock", Clock())
    return Library(new_store(folder), WordEmbedder(model), **options)


def new_store(folder: Path) -> Store:
    """Open the store of a folder; a new one is a copy, which takes no migrations."""
    if not (folder / FILE).exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(_empty())
    return open_sqlite(folder)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        open_sqlite(Path(folder)).close()
        return (Path(folder) / FILE).read_bytes()


class WordEmbedder:
    """An embedder without a model: a text is the sum of its words' own vectors."""

    dimension = 64

    def __init__(self, name: str = "words") -> None:
        self.mark = IndexMark(name, "float32", self.dimension)

    def token_counts(self, texts):
        return [len(text.split()) for text in texts]

    def passages(self, articles):
        return [[self._passage(*cut) for cut in article] for article in articles]

    def question(self, text):
        tokens = np.stack([self._word(word.group()) for word in _WORD.finditer(text)])
        return QuestionVectors(_unit(tokens.sum(axis=0)), tokens)

    def _passage(self, text, spans):
        words = list(_WORD.finditer(text))
        tokens = np.stack([self._word(word.group()) for word in words])
        starts = np.array([span.start for span in spans])
        at = np.array([word.start() for word in words])
        sentence_of = np.maximum(np.searchsorted(starts, at, side="right") - 1, 0)
        sums = np.zeros((len(spans), self.dimension), np.float32)
        np.add.at(sums, sentence_of, tokens)
        rows = np.stack([_unit(row) if row.any() else _unit(tokens.sum(axis=0)) for row in sums])
        return PassageVectors(_unit(tokens.sum(axis=0)), rows, tokens, sentence_of)

    def _word(self, word):
        return _word(word.lower(), self.dimension)


@lru_cache(10_000)
def _word(word, dimension):
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
    return _unit(np.random.default_rng(seed).normal(size=dimension).astype(np.float32))


def _unit(row):
    return row / np.linalg.norm(row)


class WordReader:
    """Reads without a model: what answers is the first word that is none of the question's.

    It is the likelier the more of the question's words stand in its passage.
    """

    name = "words"

    def read(self, question: str, passages: Sequence[str]) -> list[ReadPassage]:
        asked = set(_WORD.findall(question.lower()))
        return [self._read(asked, passage) for passage in passages]

    def _read(self, asked: set[str], passage: str) -> ReadPassage:
        words = list(_WORD.finditer(passage))
        known = [word[0].lower() in asked for word in words]
        logits = np.array([-5.0 if one else float(sum(known)) for one in known], np.float32)
        offsets = np.array([word.span() for word in words], np.int64).reshape(-1, 2)
        return ReadPassage(logits, logits, offsets, 1.0)
