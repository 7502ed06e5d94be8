"""Forgetting all that is kept of a group, in whatever table it is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, func, select

from knowledge.model import Erased
from knowledge.store.groups import GroupsWork, tables_of_groups
from knowledge.store.tables import (
    ANSWERS,
    ARTICLES,
    HISTORY,
    REQUESTS,
    SUBSCRIPTIONS,
    TOPICS,
    WORD_TABLES,
)
from knowledge.store.vectors import VectorsView
from knowledge.store.words import WordsWork


class ErasingWork(WordsWork, GroupsWork, VectorsView):
    """Erases groups."""

    def erase(self, group_id: str) -> Erased:
        """Count what people would ask about, then delete every row of the group."""
        self._cache.forget(group_id)
        erased = Erased(
            articles=self._count_rows(ARTICLES, group_id),
            answers=self._count_rows(ANSWERS, group_id),
            requests=self._count_rows(REQUESTS, group_id),
            history=self._count_rows(HISTORY, group_id),
            topics=self._count_rows(TOPICS, group_id),
            subscriptions=self._count_rows(SUBSCRIPTIONS, group_id),
        )
        self._retire_key(group_id)
        self._drop_words(WORD_TABLES.c.group_id == group_id)
        for table in reversed(tables_of_groups()):
            self._connection.execute(delete(table).where(table.c.group_id == group_id))
        return erased

    def _count_rows(self, table: Any, group_id: str) -> int:
        counted = select(func.count()).select_from(table).where(table.c.group_id == group_id)
        return int(self._connection.execute(counted).scalar_one())
