"""The tables of the database; rows of them never leave this folder."""

from __future__ import annotations

from knowledge.store.tables.answers import ANSWERS, CITATIONS, QUESTIONS, RATINGS, REQUESTS
from knowledge.store.tables.articles import (
    ARTICLES,
    COLLECTION_ROLES,
    COLLECTIONS,
    GROUPS,
    ORIGINALS,
    SHINGLES,
)
from knowledge.store.tables.curating import BATCH_OUTCOMES, BATCHES, DEPARTURES, HISTORY, SETTINGS
from knowledge.store.tables.following import (
    ARRIVALS,
    OUTBOX,
    SLOTS,
    SUBSCRIPTION_TOPICS,
    SUBSCRIPTIONS,
    TOPIC_ARTICLES,
    TOPICS,
)
from knowledge.store.tables.index import DETAILS, INDEXED, INDEXES, PASSAGES, WORD_TABLES
from knowledge.store.tables.notes import NOTES
from knowledge.store.tables.row import Row

__all__ = [
    "ANSWERS",
    "ARRIVALS",
    "ARTICLES",
    "BATCHES",
    "BATCH_OUTCOMES",
    "CITATIONS",
    "COLLECTIONS",
    "COLLECTION_ROLES",
    "DEPARTURES",
    "DETAILS",
    "GROUPS",
    "HISTORY",
    "INDEXED",
    "INDEXES",
    "NOTES",
    "ORIGINALS",
    "OUTBOX",
    "PASSAGES",
    "QUESTIONS",
    "RATINGS",
    "REQUESTS",
    "SETTINGS",
    "SHINGLES",
    "SLOTS",
    "SUBSCRIPTIONS",
    "SUBSCRIPTION_TOPICS",
    "TOPICS",
    "TOPIC_ARTICLES",
    "WORD_TABLES",
    "Row",
]
