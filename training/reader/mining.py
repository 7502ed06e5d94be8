"""Questions of a folder, with what answers each and what does not, as the library finds them.

The passages are cut as the library cuts them. What does not answer comes from the library's own
ranking: the passages that come first for a question, without those that hold an answer.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.progress import track

from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.evaluation.libraries import GROUP, library_of
from knowledge.evaluation.run import embedded
from knowledge.evaluation.sets import lines_of, load_set
from knowledge.search.candidates import rank
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
    lines = lines_of(folder / "queries.jsonl")
    misleading: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.get("impossible"):
            misleading[line["doc_id"]].append(line["question"])
    lines = [one for one in lines if not one.get("impossible")]
    today = articles[0][0].added_at.date()
    passages = {article.id: (article.text, kept) for article, kept in articles}
    with library_of(articles, embedder.mark, open_sqlite) as view:
        for line in track(lines, folder.name):
            document = line["doc_id"]
            spans = [(a["start"], a["start"] + len(a["text"])) for a in line["answers"]]
            answered = _answered(*passages[document], spans)
            ranking = rank(view, embedder, GROUP, read_question(line["question"], today))
            if answered is None or ranking is None:
                continue
            words = [a["text"].casefold() for a in line["answers"]]
            beside = [one.text for one in ranking.passages[:_READ]]
            others = [one for one in beside if not any(word in one.casefold() for word in words)]
            yield Question(
                line["question"],
                document,
                titles[document],
                answered,
                tuple(others[:_KEPT]),
                tuple(misleading[document]),
            )


def _answered(
    text: str, passages: Sequence[IndexedPassage], spans: Sequence[tuple[int, int]]
) -> Answered | None:
    """Return the first passage that holds an answer whole, with all that it holds."""
    for one in passages:
        start, end = one.passage.start, one.passage.end
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
        if inside:
            sentences = ((each.start - start, each.end - start) for each in one.passage.sentences)
            return Answered(text[start:end], tuple(dict.fromkeys(inside)), tuple(sentences))
    return None
