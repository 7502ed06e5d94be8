"""What ``status`` counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, TypedDict

from bot.documents.articles import ArticleDocument, article_document

if TYPE_CHECKING:
    from knowledge import Status


class OutletDocument(TypedDict):
    """What one outlet has; ``None`` where none is named."""

    outlet: str | None
    articles: int
    words: int


class MonthDocument(TypedDict):
    """What one month has, as ``2025-05``; ``None`` for the undated."""

    month: str | None
    articles: int


class StatusDocument(TypedDict):
    """What ``status`` counts; ``requests`` are the questions that wait for a source."""

    articles: int
    passages: int
    words: int
    outlets: list[OutletDocument]
    months: list[MonthDocument]
    storage_bytes: int
    questions: dict[str, int]
    requests: int
    added: list[ArticleDocument]


def status_document(status: Status) -> StatusDocument:
    """Return what a library holds, and how well it answers."""
    return {
        "articles": status.articles,
        "passages": status.passages,
        "words": status.words,
        "outlets": [
            {"outlet": one.outlet, "articles": one.articles, "words": one.words}
            for one in status.outlets
        ],
        "months": [
            {"month": one.month.isoformat()[:7] if one.month else None, "articles": one.articles}
            for one in status.months
        ],
        "storage_bytes": status.storage_bytes,
        "questions": asdict(status.questions),
        "requests": len(status.requests),
        "added": [article_document(one) for one in status.added],
    }
