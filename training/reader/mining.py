"""Questions of a folder, with what answers each and what does not, as the library finds them.

The passages are cut as the library cuts them. What does not answer comes from the library's own
ranking: the passages that come first for a question, without those that hold an answer.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.progress import track

from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.evaluation.libraries import GROUP, library_of
from knowledge.evaluation.run import embedded
from knowledge.evaluation.sets import lines_of, load_set
from knowledge.search.candidates import Ranking, rank
from knowledge.search.query import read_question
from knowledge.store.base import IndexedPassage
from knowledge.store.sqlite import open_sqlite
from training.reader.questions import Answered, Question

# Of the passages that come first for a question, how many may be kept that do not answer it.
_READ, _KEPT = 10, 6


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
    documents = load_set(folder).documents
    articles = list(embedded(embedder, documents))
    titles = {one.id: one.title for one in documents}
    passages = {article.id: (article.text, kept) for article, kept in articles}
    lines = lines_of(folder / "queries.jsonl")
    misleading: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.get("impossible"):
            misleading[line["doc_id"]].append(line["question"])
    today = articles[0][0].added_at.date()
    with library_of(articles, embedder.mark, open_sqlite) as view:
        for line in track([o for o in lines if not o.get("impossible")], folder.name):
            text, document = line["question"], line["doc_id"]
            answered = _answered(*passages[document], line["answers"])
            ranking = rank(view, embedder, GROUP, read_question(text, today))
            if answered is not None and ranking is not None:
                beside = _beside(ranking, line["answers"])
                written = tuple(misleading[document])
                yield Question(text, document, titles[document], answered, beside, written)


def _beside(ranking: Ranking, answers: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the passages that come first and hold none of the words that answer."""
    words = [one["text"].casefold() for one in answers]
    first = [one.text for one in ranking.passages[:_READ]]
    others = [one for one in first if not any(word in one.casefold() for word in words)]
    return tuple(others[:_KEPT])


def _answered(
    text: str, passages: Sequence[IndexedPassage], answers: Sequence[Mapping[str, Any]]
) -> Answered | None:
    """Return the first passage that holds an answer whole, with all that it holds."""
    spans = [(one["start"], one["start"] + len(one["text"])) for one in answers]
    for one in passages:
        start, end = one.passage.start, one.passage.end
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
        if inside:
            sentences = ((each.start - start, each.end - start) for each in one.passage.sentences)
            return Answered(text[start:end], tuple(dict.fromkeys(inside)), tuple(sentences))
    return None
