"""What is followed, when it comes, and what was delivered of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from knowledge.store.tables.row import Row, table_of

# Numbers are given out by the store, never by the database.
_GIVEN: dict[str, Any] = {"autoincrement": False}


class ArrivalRow(Row, table=True):
    """That an article came, or came back, for everybody to follow: the last time it did.

    ``number`` rises within the group and is never used twice.
    """

    __tablename__ = "arrivals"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "article_id"], ["articles.group_id", "articles.id"], ondelete="CASCADE"
        ),
        UniqueConstraint("group_id", "article_id"),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    article_id: str


class TopicRow(Row, table=True):
    """A topic; without ``owner`` the group's. ``definition`` is what it asks for, as JSON."""

    __tablename__ = "topics"
    __table_args__ = (
        UniqueConstraint("group_id", "owner", "name_folded"),
        Index(
            "topics_one_of_group",
            "group_id",
            "name_folded",
            unique=True,
            sqlite_where=text("owner IS NULL"),
        ),
        Index("topics_by_owner", "owner", "group_id"),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    name: str
    name_folded: str
    owner: str | None
    definition: str


class TopicArticleRow(Row, table=True):
    """An article that a topic has for an example, or whose story it mutes, by its place.

    It outlives its article, which may be added again.
    """

    __tablename__ = "topic_articles"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "topic"], ["topics.group_id", "topics.number"], ondelete="CASCADE"
        ),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    topic: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    is_muted: bool = Field(primary_key=True)
    article_id: str = Field(primary_key=True)
    place: int


class SubscriptionRow(Row, table=True):
    """A standing order; ``schedule`` and ``options`` as JSON, moments in UTC as in ``articles``.

    ``seen`` is the number of the last arrival that was considered. ``due_at``
    follows from the rest: from when on there is something to do, be it that
    the next slot comes or that the lease of an open one runs out; never while
    it is paused. It is of all groups, so that what is due is read by one index.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (
        Index("subscriptions_by_due", "due_at", "group_id", "number"),
        Index("subscriptions_by_owner", "owner", "group_id"),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    destination: str
    personal: bool
    owner: str
    schedule: str
    zone: str
    options: str
    paused_why: str | None
    paused_since: str | None
    paused_until: str | None
    paused_detail: str | None
    paused_told: bool | None
    created_at: str | None
    next_at: str | None
    seen: int
    due_at: str | None


class SubscriptionTopicRow(Row, table=True):
    """A topic that a subscription follows, by its place."""

    __tablename__ = "subscription_topics"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "subscription"],
            ["subscriptions.group_id", "subscriptions.number"],
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["group_id", "topic"], ["topics.group_id", "topics.number"], ondelete="CASCADE"
        ),
        Index("subscription_topics_by_topic", "group_id", "topic"),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    subscription: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    topic: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    place: int


class SlotRow(Row, table=True):
    """A slot of a subscription and how far it is; moments in UTC, as in ``articles``."""

    __tablename__ = "slots"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "subscription"],
            ["subscriptions.group_id", "subscriptions.number"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("group_id", "key"),
        Index(
            "slots_one_open",
            "group_id",
            "subscription",
            unique=True,
            sqlite_where=text("state IN ('claimed', 'sending')"),
        ),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    subscription: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    at: str = Field(primary_key=True)
    since: str
    key: str
    state: str
    is_catch_up: bool
    holder: str
    lease_until: str
    attempts: int
    attempted_at: str | None
    settled_at: str | None
    note: str
    message: str | None


class OutboxRow(Row, table=True):
    """An article that goes, went or does not go to a subscription; ``match`` as JSON.

    It outlives its article, so that one that is added again does not go again.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "subscription"],
            ["subscriptions.group_id", "subscriptions.number"],
            ondelete="CASCADE",
        ),
        Index("outbox_by_slot", "group_id", "subscription", "slot", "place"),
        Index("outbox_by_state", "group_id", "subscription", "state", "slot", "place"),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    subscription: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    article_id: str = Field(primary_key=True)
    state: str
    slot: str | None
    place: int
    under: str | None
    match: str
    note: str
    settled_at: str | None


ARRIVALS = table_of(ArrivalRow)
TOPICS = table_of(TopicRow)
TOPIC_ARTICLES = table_of(TopicArticleRow)
SUBSCRIPTIONS = table_of(SubscriptionRow)
SUBSCRIPTION_TOPICS = table_of(SubscriptionTopicRow)
SLOTS = table_of(SlotRow)
OUTBOX = table_of(OutboxRow)
