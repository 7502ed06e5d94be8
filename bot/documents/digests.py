"""DIGEST and what came of those before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from bot.documents.articles import ArticleDocument, article_document
from bot.documents.following import SubscriptionDocument, subscription_document
from bot.documents.quotes import QuoteDocument, quote_document
from bot.documents.topics import MatchDocument, match_document

if TYPE_CHECKING:
    from knowledge import Digest, Sent, Story, Subscription


class StoryDocument(TypedDict):
    """STORY: one entry, the topic that it is here for by name, and the others on it."""

    article: ArticleDocument
    also: list[ArticleDocument]
    topic: str
    match: MatchDocument
    quotes: list[QuoteDocument]


class DigestDocument(TypedDict):
    """DIGEST: ``shown`` is how many of the stories its message shows; moments in ISO 8601."""

    subscription: SubscriptionDocument
    at: str
    since: str
    is_catch_up: bool
    shown: int
    stories: list[StoryDocument]


class SentDocument(TypedDict):
    """SENT: a slot and what came of it; moments in ISO 8601."""

    at: str
    state: str
    articles: int
    settled_at: str | None
    note: str
    is_catch_up: bool


def subscriptions_document(found: Sequence[Subscription]) -> dict[str, list[SubscriptionDocument]]:
    """Return the subscriptions that ``digest list`` lists."""
    return {"subscriptions": [subscription_document(one) for one in found]}


def digest_document(digest: Digest) -> DigestDocument:
    """Return DIGEST, with all its stories."""
    return {
        "subscription": subscription_document(digest.subscription),
        "at": digest.at.isoformat(),
        "since": digest.since.isoformat(),
        "is_catch_up": digest.is_catch_up,
        "shown": len(digest.shown),
        "stories": [_story(one) for one in digest.stories],
    }


def due_document(digests: Sequence[Digest]) -> dict[str, list[DigestDocument]]:
    """Return what is due."""
    return {"due": [digest_document(one) for one in digests]}


def sent_document(slots: Sequence[Sent]) -> dict[str, list[SentDocument]]:
    """Return what came of a subscription's slots, newest first."""
    return {"history": [_sent(one) for one in slots]}


def _story(story: Story) -> StoryDocument:
    return {
        "article": article_document(story.article),
        "also": [article_document(one) for one in story.also],
        "topic": story.topic.name,
        "match": match_document(story.match),
        "quotes": [quote_document(one) for one in story.quotes],
    }


def _sent(one: Sent) -> SentDocument:
    return {
        "at": one.at.isoformat(),
        "state": one.state.value,
        "articles": one.articles,
        "settled_at": one.settled_at.isoformat() if one.settled_at else None,
        "note": one.note,
        "is_catch_up": one.is_catch_up,
    }
