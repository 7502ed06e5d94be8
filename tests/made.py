"""Articles and passages made up for tests, without a model."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import numpy as np

from knowledge.ingest.passages import passages_of
from knowledge.model import Article, Details, IndexMark, Original
from knowledge.store.base import IndexedPassage, Work

MARK = IndexMark("made-up", "float32", 8)
NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


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
