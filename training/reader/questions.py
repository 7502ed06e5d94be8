"""Questions on disk, with passages to read for each: those that answer it, and those that do not.

The passages are cut as the library cuts them. What does not answer comes from the library's own
ranking: the passages that it would have the reader read, without those that hold an answer.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.evaluation.libraries import GROUP, library_of
from knowledge.evaluation.run import embedded
from knowledge.evaluation.sets import lines_of, load_set
from knowledge.search.candidates import rank
from knowledge.search.query import read_question
from knowledge.store.sqlite import open_sqlite

# Of the passages that come first for a question, how many may be kept that do not answer it.
_READ, _KEPT = 10, 6


@dataclass(frozen=True, slots=True)
class Answered:
    """A passage with the characters in it that answer a question, each as start and end."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one document, what answers it, and what was found but does not, best first."""

    text: str
    document: str
    answered: Answered
    beside: tuple[str, ...]


def questions_of(folder: Path, kept: Path) -> list[Question]:
    """Return a set's questions; what was found for them is kept in a file for the next time."""
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        found = list(_found(folder))
        part = kept.with_suffix(".part")
        part.write_bytes(pickle.dumps(found))
        part.rename(kept)
    loaded: list[Question] = pickle.loads(kept.read_bytes())  # noqa: S301 - written above
    return loaded


def _found(folder: Path) -> Iterator[Question]:
    embedder = SentenceTransformerEmbedder()
    articles = list(embedded(embedder, load_set(folder).documents))
    lines = [one for one in lines_of(folder / "queries.jsonl") if not one.get("impossible")]
    today = articles[0][0].added_at.date()
    passages = {article.id: (article.text, kept) for article, kept in articles}
    with library_of(articles, embedder.mark, open_sqlite) as view:
        for line in track(lines, folder.name):
            text, indexed = passages[line["doc_id"]]
            spans = [(a["start"], a["start"] + len(a["text"])) for a in line["answers"]]
            bounds = [(one.passage.start, one.passage.end) for one in indexed]
            answered = _answered(text, bounds, spans)
            ranking = rank(view, embedder, GROUP, read_question(line["question"], today))
            if answered is None or ranking is None:
                continue
            words = [a["text"].casefold() for a in line["answers"]]
            beside = [one.text for one in ranking.passages[:_READ]]
            others = [one for one in beside if not any(word in one.casefold() for word in words)]
            yield Question(line["question"], line["doc_id"], answered, tuple(others[:_KEPT]))


def _answered(
    text: str, bounds: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> Answered | None:
    """Return the first passage that holds an answer whole, with all that it holds."""
    for start, end in bounds:
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
        if inside:
            return Answered(text[start:end], tuple(dict.fromkeys(inside)))
    return None
