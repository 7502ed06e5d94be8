"""Question sets on disk: JSON lines of documents and of questions with their answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Document:
    """A text to search; ``title`` may be its first sentence."""

    id: str
    title: str
    text: str
    is_titled: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the document and the words that answer it, unless it is impossible."""

    text: str
    document: str
    answers: tuple[str, ...]
    impossible: bool


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Documents and questions about them."""

    name: str
    documents: tuple[Document, ...]
    questions: tuple[Asked, ...]

    @property
    def answerable(self) -> tuple[Asked, ...]:
        """Return the questions that a document answers."""
        return tuple(asked for asked in self.questions if not asked.impossible)


def load_set(folder: Path) -> QuestionSet:
    """Read ``docs.jsonl`` and ``queries.jsonl``.

    Raises :class:`Unreadable` when a file is missing or not of that form.
    """
    try:
        documents = tuple(map(_document, lines_of(folder / "docs.jsonl")))
        questions = tuple(map(_asked, lines_of(folder / "queries.jsonl")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(
            f"{folder} is no question set ({error}); it needs docs.jsonl with id, title and text, "
            "and queries.jsonl with question, doc_id and answers."
        ) from error
    return QuestionSet(folder.name, documents, questions)


def lines_of(file: Path) -> list[dict[str, Any]]:
    """Read one JSON object a line; empty lines count for nothing."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _document(line: dict[str, Any]) -> Document:
    title = line.get("title", "")
    return Document(line["id"], title or line.get("lead", ""), line["text"], bool(title))


def _asked(line: dict[str, Any]) -> Asked:
    answers = tuple(answer["text"] for answer in line["answers"])
    return Asked(line["question"], line["doc_id"], answers, bool(line.get("impossible")))
