"""The JSON shapes that programs may hold us to, made from the library's nouns; pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from bot.adding import Refusal, Tally
    from knowledge import (
        Added,
        Answer,
        Article,
        Check,
        Corrected,
        Entry,
        Erased,
        Exported,
        GroupSettings,
        Imported,
        Quotation,
        Quote,
        Status,
    )


class ArticleDocument(TypedDict):
    """ARTICLE: days and times in ISO 8601, ``None`` where nobody said; ``text`` in ``show``."""

    id: str
    title: str
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    words: int
    sha256: str
    added_at: str
    text: NotRequired[str]


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


class QuoteDocument(TypedDict):
    """QUOTE: ``text`` is ``article.text[start:end]``; ``highlight`` is relative to ``text``."""

    text: str
    article_id: str
    start: int
    end: int
    highlight: list[int] | None
    score: float
    title: str
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    link: str | None


class QuotationDocument(TypedDict):
    """QUOTATION: ``text`` is ``article.text[start:end]``; ``around`` points there too."""

    text: str
    article_id: str
    start: int
    end: int
    speaker: str | None
    around: list[int]
    title: str
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    link: str | None


class AnswerDocument(TypedDict):
    """What ``ask`` answers."""

    question: str
    verdict: str
    confidence: float
    quotes: list[QuoteDocument]
    took_ms: float


class TallyDocument(TypedDict):
    """What ``add`` did."""

    added: list[AddedDocument]
    already: list[ArticleDocument]
    refused: list[dict[str, str]]


class RemovedDocument(TypedDict):
    """What ``remove`` did."""

    removed: list[ArticleDocument]
    refused: list[dict[str, str]]


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


def article_document(article: Article) -> ArticleDocument:
    """Return ARTICLE, without its text."""
    details = article.details
    return {
        "id": article.id,
        "title": details.title,
        "outlet": details.outlet,
        "author": details.author,
        "published": details.published.isoformat() if details.published else None,
        "url": details.url,
        "language": details.language,
        "words": article.words,
        "sha256": article.sha256,
        "added_at": article.added_at.isoformat(),
    }


def shown_document(article: Article) -> ArticleDocument:
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


def exported_document(exported: Exported, to: str) -> dict[str, object]:
    """Return what ``export`` wrote, and where."""
    return {"articles": exported.articles, "originals": exported.originals, "to": to}


def imported_document(imported: Imported) -> dict[str, object]:
    """Return what ``import`` did with each file."""
    return {
        "added": [article_document(one) for one in imported.added],
        "already": [article_document(one) for one in imported.already],
        "refused": [{"path": named, "reason": reason} for named, reason in imported.refused],
    }


def history_document(entries: Sequence[Entry]) -> dict[str, object]:
    """Return what was done; ``who`` is ``None`` for the host, and empty for a name taken out."""
    return {"history": [{**_entry_document(one), "who": one.who} for one in entries]}


def settings_document(chosen: GroupSettings) -> dict[str, object]:
    """Return what a group chose."""
    return {"settings": asdict(chosen)}


def erased_document(erased: Erased) -> dict[str, dict[str, int]]:
    """Return how much ``erase`` forgot."""
    return {"erased": asdict(erased)}


def quote_document(quote: Quote) -> QuoteDocument:
    """Return QUOTE."""
    details = quote.article.details
    highlight = quote.highlight
    return {
        "text": quote.text,
        "article_id": quote.article.id,
        "start": quote.start,
        "end": quote.end,
        "highlight": [highlight.start, highlight.end] if highlight else None,
        "score": quote.score,
        "title": details.title,
        "outlet": details.outlet,
        "author": details.author,
        "published": details.published.isoformat() if details.published else None,
        "url": details.url,
        "link": quote.link,
    }


def quotations_document(found: Sequence[Quotation]) -> dict[str, list[QuotationDocument]]:
    """Return the direct quotations that ``quotes`` found."""
    return {"quotations": [quotation_document(one) for one in found]}


def quotation_document(quotation: Quotation) -> QuotationDocument:
    """Return QUOTATION."""
    article, details = quotation.article, quotation.article.details
    speaker, around = quotation.speaker, quotation.around
    return {
        "text": quotation.text,
        "article_id": article.id,
        "start": quotation.start,
        "end": quotation.end,
        "speaker": speaker.of(article.text) if speaker else None,
        "around": [around.start, around.end],
        "title": details.title,
        "outlet": details.outlet,
        "author": details.author,
        "published": details.published.isoformat() if details.published else None,
        "url": details.url,
        "link": quotation.link,
    }


def answer_document(answer: Answer) -> AnswerDocument:
    """Return the answer to a question, or the refusal."""
    return {
        "question": answer.question.text,
        "verdict": answer.verdict.value,
        "confidence": answer.confidence,
        "quotes": [quote_document(quote) for quote in answer.quotes],
        "took_ms": answer.took_ms,
    }


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


def checks_document(checks: Sequence[Check]) -> dict[str, list[dict[str, str | bool]]]:
    """Return what ``doctor`` found."""
    return {
        "checks": [{"name": check.name, "ok": check.ok, "says": check.says} for check in checks]
    }


def as_json(document: Mapping[str, object]) -> bytes:
    """Write one document as UTF-8, one line feed at its end.

    Code points that UTF-8 has no room for, such as the stray bytes of a file's
    name, come out as the JSON escapes that stand for them.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return (text + "\n").encode("utf-8", errors="backslashreplace")


def person_text(who: str, left: Mapping[str, Sequence[Entry]], note: str) -> str:
    """Write what stands under a person's name, by server; ``note`` says what is kept without."""
    servers = [
        {"server": group_id, "history": [_entry_document(one) for one in entries]}
        for group_id, entries in left.items()
    ]
    document = {"person": who, "servers": servers, "note": note}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _entry_document(entry: Entry) -> dict[str, str | int | None]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "act": entry.act.value,
        "what": entry.what,
        "article_id": entry.subject,
    }
