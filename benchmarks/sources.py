"""Question sets with their documents embedded, as libraries to fit on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.embedding.base import QuestionVectors
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.evaluation.run import embedded
from knowledge.evaluation.sets import Asked, QuestionSet, load_set
from knowledge.model import Original
from knowledge.reading.base import PassageReader
from knowledge.search.candidates import Ranking, rank
from knowledge.search.query import read_question
from knowledge.search.rereading import read_again
from knowledge.store.base import View
from knowledge.store.sqlite import open_sqlite

GROUP = "fit"
TODAY = date(2026, 1, 1)


class RememberingEmbedder(SentenceTransformerEmbedder):
    """Embeds each question once."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[str, QuestionVectors] = {}

    def question(self, text: str) -> QuestionVectors:
        if text not in self._asked:
            self._asked[text] = super().question(text)
        return self._asked[text]


class Source:
    """A question set, its documents embedded, and what reads passages, if anything does."""

    def __init__(
        self, folder: Path, embedder: RememberingEmbedder, reading: PassageReader | None = None
    ) -> None:
        self.questions: QuestionSet = load_set(folder)
        self.kept = list(embedded(embedder, self.questions.documents))
        self._embedder = embedder
        self._reading = reading

    @contextmanager
    def library(self, documents: set[str]) -> Iterator[View]:
        """Open a library of some of the documents."""
        with TemporaryDirectory() as folder:
            store = open_sqlite(Path(folder))
            with store.begin() as work:
                for article, passages in self.kept:
                    if article.id in documents:
                        original = Original(article.id.encode(), "text/plain", article.id)
                        work.add(GROUP, article, original, passages, self._embedder.mark)
                work.commit()
            with store.look() as view:
                yield view
            store.close()

    def rank(self, view: View, asked: Asked) -> Ranking | None:
        """Rank a library's passages for a question."""
        ranking = rank(view, self._embedder, GROUP, read_question(asked.text, TODAY))
        return read_again(ranking, self._reading)
