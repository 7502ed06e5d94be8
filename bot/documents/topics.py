"""TOPIC, what one would have found, and why an article belongs to one or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from bot.documents.articles import ArticleDocument, article_document

if TYPE_CHECKING:
    from knowledge import Article, Considered, Match, Span, Topic, Trial


class TopicDocument(TypedDict):
    """TOPIC: ``owner`` is the member whose own it is, ``None`` for the group's."""

    number: int
    name: str
    any_of: list[str]
    all_of: list[str]
    none_of: list[str]
    outlets: list[str]
    not_outlets: list[str]
    description: str
    examples: list[str]
    muted: list[str]
    owner: str | None


class MatchDocument(TypedDict):
    """MATCH: ``sentences`` and ``marks`` point into the article's text."""

    topic: int
    article_id: str
    is_match: bool
    because: str
    phrases: list[str]
    score: float | None
    threshold: float | None
    like: str | None
    sentences: list[list[int]]
    marks: list[list[int]]
    passing: bool


class FoundDocument(TypedDict):
    """An ARTICLE that a topic would have found, the MATCH, and its sentences."""

    article: ArticleDocument
    match: MatchDocument
    texts: list[str]


class ConsideredDocument(TypedDict):
    """What became of an article for one subscription; moments in ISO 8601."""

    subscription: int
    arrived: bool
    slot: str | None
    sent_at: str | None
    skipped: str


def topic_document(topic: Topic) -> TopicDocument:
    """Return TOPIC."""
    return {
        "number": topic.number,
        "name": topic.name,
        "any_of": list(topic.any_of),
        "all_of": list(topic.all_of),
        "none_of": list(topic.none_of),
        "outlets": list(topic.outlets),
        "not_outlets": list(topic.not_outlets),
        "description": topic.description,
        "examples": list(topic.examples),
        "muted": list(topic.muted),
        "owner": topic.owner,
    }


def topics_document(topics: Sequence[Topic]) -> dict[str, list[TopicDocument]]:
    """Return the topics that ``topics list`` lists."""
    return {"topics": [topic_document(one) for one in topics]}


def removed_topic_document(topic: Topic) -> dict[str, list[TopicDocument]]:
    """Return the topic that ``topics remove`` removed."""
    return {"removed": [topic_document(topic)]}


def trial_document(topic: Topic, trial: Trial) -> dict[str, object]:
    """Return what a topic would have found: articles, best first, each with the reason."""
    return {
        "topic": topic_document(topic),
        "days": trial.days,
        "of": trial.of,
        "found": [_found(article, match) for article, match in trial.found],
        "related": list(trial.related),
    }


def why_document(
    article: Article, match: Match, considered: Sequence[Considered]
) -> dict[str, object]:
    """Return why an article belongs to a topic or not, and what became of it."""
    return {**_found(article, match), "considered": [_considered(one) for one in considered]}


def _found(article: Article, match: Match) -> FoundDocument:
    return {
        "article": article_document(article),
        "match": match_document(match),
        "texts": [one.of(article.text) for one in match.sentences],
    }


def match_document(match: Match) -> MatchDocument:
    """Return MATCH."""
    return {
        "topic": match.topic,
        "article_id": match.article_id,
        "is_match": match.is_match,
        "because": match.because.value,
        "phrases": list(match.phrases),
        "score": match.score,
        "threshold": match.threshold,
        "like": match.like,
        "sentences": _spans(match.sentences),
        "marks": _spans(match.marks),
        "passing": match.passing,
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[one.start, one.end] for one in spans]


def _considered(one: Considered) -> ConsideredDocument:
    return {
        "subscription": one.subscription,
        "arrived": one.arrived,
        "slot": one.slot.isoformat() if one.slot else None,
        "sent_at": one.sent_at.isoformat() if one.sent_at else None,
        "skipped": one.skipped,
    }
