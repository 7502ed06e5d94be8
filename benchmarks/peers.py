"""The same passages and questions through Rapporteur, txtai and Haystack, with the same model.

    python benchmarks/peers.py SET_FOLDER

Needs an environment of its own (`make peers`). Each system runs in a process
of its own, one after the other, and is asked for its first hundred passages;
a document's place is that of its best passage. txtai runs as ``hybrid``,
Haystack as BM25 and embedding joined by reciprocal rank fusion, both with
their defaults; Rapporteur as it is. Memory is the most a process held.
"first" is Rapporteur's first stage alone: candidates by words and by meaning,
with the question embedded.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from knowledge.embedding.bundled import verified_folder
from knowledge.evaluation.metrics import retrieval
from knowledge.evaluation.sets import Document, QuestionSet, load_set

SYSTEMS = ("rapporteur", "txtai", "haystack")
DEPTH = 100
GROUP = "evaluation"


@dataclass(frozen=True, slots=True)
class Row:
    """One system's figures."""

    ndcg: float
    mrr: float
    passages: int
    ingest_s: float
    ms: float
    first_ms: float | None
    rss_mb: float


Ranked = Callable[[str], list[str]]
# The id of the document, and the text.
Passages = list[tuple[str, str]]


def cut(documents: Sequence[Document]) -> Passages:
    """Return passages with their document's id, cut as Rapporteur cuts them."""
    from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
    from knowledge.ingest.passages import passages_of

    counts = SentenceTransformerEmbedder().token_counts
    return [
        (one.id, one.text[p.start : p.end])
        for one in documents
        for p in passages_of(one.text, counts)
    ]


def measure(
    questions: QuestionSet,
    ranked: Ranked,
    passages: int,
    took: float,
    first: Callable[[str], object] | None = None,
) -> Row:
    """Ask everything and return the figures."""
    asked = questions.answerable
    ranked(asked[0].text)
    places, ms = [], []
    for one in asked:
        started = time.perf_counter()
        found = list(dict.fromkeys(ranked(one.text)))
        ms.append((time.perf_counter() - started) * 1000)
        places.append(found.index(one.document) + 1 if one.document in found else 0)
    first_ms = None
    if first:
        firsts = []
        for one in asked:
            started = time.perf_counter()
            first(one.text)
            firsts.append((time.perf_counter() - started) * 1000)
        first_ms = float(np.median(firsts))
    figures = retrieval(places)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Row(figures.ndcg10, figures.mrr10, passages, took, float(np.median(ms)), first_ms, rss)


def rapporteur(questions: QuestionSet, _passages: Passages) -> Row:
    """Rapporteur as it is: passages, sentence vectors, tokens, words, in a file."""
    from datetime import date

    from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
    from knowledge.evaluation.run import embedded
    from knowledge.model import Original, Scope
    from knowledge.search.candidates import rank
    from knowledge.search.query import read_question
    from knowledge.store.sqlite import open_sqlite

    embedder, today = SentenceTransformerEmbedder(), date(2026, 1, 1)
    with TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        embedder.question("ready")
        started = time.perf_counter()
        with store.begin() as work:
            for article, passages in embedded(embedder, questions.documents):
                original = Original(article.text.encode(), "text/plain", article.id)
                work.add(GROUP, article, original, passages, embedder.mark)
            work.commit()
        took = time.perf_counter() - started
        with store.look() as view:

            def ranked(question: str) -> list[str]:
                found = rank(view, embedder, GROUP, read_question(question, today))
                return [one.article.id for one in found.passages] if found else []

            def first(question: str) -> object:
                query = read_question(question, today)
                vector = embedder.question(query.text).vector
                return (
                    view.match(GROUP, query.words, Scope(), DEPTH),
                    view.nearest(GROUP, vector, Scope(), DEPTH),
                )

            row = measure(questions, ranked, view.size(GROUP).passages, took, first)
        store.close()
    return row


def txtai(questions: QuestionSet, passages: Passages) -> Row:
    """Run txtai's hybrid index: its BM25 and dense vectors, weighted half and half."""
    from txtai import Embeddings

    index = Embeddings(path=str(verified_folder()), hybrid=True)
    index.transform("ready")
    started = time.perf_counter()
    index.index((number, text, None) for number, (_, text) in enumerate(passages))
    took = time.perf_counter() - started

    def ranked(question: str) -> list[str]:
        return [passages[int(number)][0] for number, _ in index.search(question, DEPTH)]

    return measure(questions, ranked, len(passages), took)


def haystack(questions: QuestionSet, passages: Passages) -> Row:
    """Run Haystack: BM25 and embedding retrievers over one store, their ranks fused."""
    from haystack import Document as Stored
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import (
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )

    folder = str(verified_folder())
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    embedder = SentenceTransformersDocumentEmbedder(model=folder, progress_bar=False)
    asker = SentenceTransformersTextEmbedder(model=folder, progress_bar=False)
    for one in (embedder, asker):
        one.warm_up()
    documents = [
        Stored(id=str(number), content=text, meta={"document": document})
        for number, (document, text) in enumerate(passages)
    ]
    started = time.perf_counter()
    store.write_documents(embedder.run(documents)["documents"])
    took = time.perf_counter() - started
    words = InMemoryBM25Retriever(store, top_k=DEPTH)
    meaning = InMemoryEmbeddingRetriever(store, top_k=DEPTH)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH)

    def ranked(question: str) -> list[str]:
        vector = asker.run(question)["embedding"]
        found = [
            words.run(query=question)["documents"],
            meaning.run(query_embedding=vector)["documents"],
        ]
        return [one.meta["document"] for one in joiner.run(found)["documents"]]

    return measure(questions, ranked, len(passages), took)


def main(folder: str) -> None:
    print("            nDCG@10  MRR@10  passages  ingest s  ms   first ms  RSS MB")
    with TemporaryDirectory() as temporary:
        passages = Path(temporary) / "passages.json"
        passages.write_text(json.dumps(cut(load_set(Path(folder)).documents)), "utf-8")
        for name in SYSTEMS:
            command = [sys.executable, __file__, folder, name, str(passages)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            row = json.loads(done.stdout.splitlines()[-1])
            first = f"{row['first_ms']:.0f}" if row["first_ms"] else "-"
            print(
                f"{name:10}  {row['ndcg']:7.3f}  {row['mrr']:6.3f}  {row['passages']:8}"
                f"  {row['ingest_s']:8.1f}  {row['ms']:3.0f}  {first:>8}  {row['rss_mb']:6.0f}",
                flush=True,
            )


def alone(folder: str, system: str, passages: str) -> None:
    run = {"rapporteur": rapporteur, "txtai": txtai, "haystack": haystack}[system]
    kept = [(one, text) for one, text in json.loads(Path(passages).read_text("utf-8"))]
    print(json.dumps(asdict(run(load_set(Path(folder)), kept))))


if __name__ == "__main__":
    if len(sys.argv) == 4:
        alone(*sys.argv[1:])
    else:
        main(sys.argv[1])
