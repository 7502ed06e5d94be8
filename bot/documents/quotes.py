"""QUOTE and QUOTATION, and the answers that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from bot.documents.source import SourceDocument, source_document

if TYPE_CHECKING:
    from knowledge import Answer, Quotation, Quote


class WordsDocument(SourceDocument):
    """Words of an article: ``text`` is ``article.text[start:end]``; ``link`` leads to them."""

    text: str
    article_id: str
    start: int
    end: int
    link: str | None


class QuoteDocument(WordsDocument):
    """QUOTE: ``highlight`` is relative to ``text``."""

    highlight: list[int] | None
    score: float


class QuotationDocument(WordsDocument):
    """QUOTATION: ``around`` points into the article's text."""

    speaker: str | None
    around: list[int]


class AnswerDocument(TypedDict):
    """What ``ask`` answers."""

    question: str
    verdict: str
    confidence: float
    quotes: list[QuoteDocument]
    took_ms: float


def quote_document(quote: Quote) -> QuoteDocument:
    """Return QUOTE."""
    highlight = quote.highlight
    return {
        "text": quote.text,
        "article_id": quote.article.id,
        "start": quote.start,
        "end": quote.end,
        "highlight": [highlight.start, highlight.end] if highlight else None,
        "score": quote.score,
        **source_document(quote.article.details),
        "link": quote.link,
    }


def hits_document(found: Sequence[Quote]) -> dict[str, list[QuoteDocument]]:
    """Return the passages that ``search`` found."""
    return {"hits": [quote_document(one) for one in found]}


def quotation_document(quotation: Quotation) -> QuotationDocument:
    """Return QUOTATION."""
    article, speaker, around = quotation.article, quotation.speaker, quotation.around
    return {
        "text": quotation.text,
        "article_id": article.id,
        "start": quotation.start,
        "end": quotation.end,
        "speaker": speaker.of(article.text) if speaker else None,
        "around": [around.start, around.end],
        **source_document(article.details),
        "link": quotation.link,
    }


def quotations_document(found: Sequence[Quotation]) -> dict[str, list[QuotationDocument]]:
    """Return the direct quotations that ``quotes`` found."""
    return {"quotations": [quotation_document(one) for one in found]}


def answer_document(answer: Answer) -> AnswerDocument:
    """Return the answer to a question, or the refusal."""
    return {
        "question": answer.question.text,
        "verdict": answer.verdict.value,
        "confidence": answer.confidence,
        "quotes": [quote_document(quote) for quote in answer.quotes],
        "took_ms": answer.took_ms,
    }
