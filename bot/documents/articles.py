"""ARTICLE, and what adding, correcting and removing articles came to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from bot.documents.source import SourceDocument, source_document

if TYPE_CHECKING:
    from bot.adding import Refusal, Tally
    from knowledge import Added, Article, Corrected


class ArticleDocument(SourceDocument):
    """ARTICLE: the moment it was added in ISO 8601."""

    id: str
    language: str | None
    words: int
    sha256: str
    added_at: str


class ShownDocument(ArticleDocument):
    """What ``show`` shows: an ARTICLE and its text."""

    text: str


class RemovalDocument(TypedDict):
    """A phrase that cleaning took out, and how often."""

    text: str
    count: int


class AddedDocument(ArticleDocument):
    """An ARTICLE that is new here, and what reading it came to."""

    passages: int
    cleaned: list[RemovalDocument]
    warnings: list[str]
    relation: str | None
    other: str | None


class TallyDocument(TypedDict):
    """What ``add`` did."""

    added: list[AddedDocument]
    already: list[ArticleDocument]
    refused: list[dict[str, str]]


class RemovedDocument(TypedDict):
    """What ``remove`` did."""

    removed: list[ArticleDocument]
    refused: list[dict[str, str]]


def article_document(article: Article) -> ArticleDocument:
    """Return ARTICLE, without its text."""
    return {
        "id": article.id,
        **source_document(article.details),
        "language": article.details.language,
        "words": article.words,
        "sha256": article.sha256,
        "added_at": article.added_at.isoformat(),
    }


def articles_document(found: Sequence[Article]) -> dict[str, list[ArticleDocument]]:
    """Return the articles that ``list`` found."""
    return {"articles": [article_document(one) for one in found]}


def shown_document(article: Article) -> ShownDocument:
    """Return ARTICLE with the text that citations point into."""
    return {**article_document(article), "text": article.text}


def added_document(added: Added) -> AddedDocument:
    """Return ARTICLE with its passages, what was cleaned away, and warnings."""
    return {
        **article_document(added.article),
        "passages": added.passages,
        "cleaned": [{"text": gone.text, "count": gone.count} for gone in added.removed],
        "warnings": list(added.warnings),
        "relation": added.relation.value if added.relation else None,
        "other": added.other.id if added.other else None,
    }


def tally_document(tally: Tally) -> TallyDocument:
    """Return what ``add`` did with each file."""
    return {
        "added": [added_document(added) for added in tally.added],
        "already": [article_document(added.article) for added in tally.already],
        "refused": [{"path": each.named, "reason": each.reason} for each in tally.refused],
    }


def removed_document(removed: Sequence[Article], refused: Sequence[Refusal]) -> RemovedDocument:
    """Return what ``remove`` took out, and the ids that it knew nothing of."""
    return {
        "removed": [article_document(article) for article in removed],
        "refused": [{"id": each.named, "reason": each.reason} for each in refused],
    }


def edited_document(edited: Corrected) -> dict[str, object]:
    """Return ARTICLE as it is known now; ``changed`` is false where it was known so."""
    return {"edited": article_document(edited.article), "changed": edited.entry is not None}


def restored_document(article: Article) -> dict[str, ArticleDocument]:
    """Return the article that ``restore`` brought back."""
    return {"restored": article_document(article)}
