"""Arrivals: in what order articles came, or came back, for everybody to follow."""

from __future__ import annotations

from sqlalchemy import delete, func, insert, select

from knowledge.model import Article
from knowledge.store.groups import GroupsWork
from knowledge.store.packing import article_of
from knowledge.store.part import PartView, kept, searched
from knowledge.store.tables import ARRIVALS, ARTICLES


class ArrivalsView(PartView):
    """Reads what arrived."""

    def latest_arrival(self, group_id: str) -> int:
        """Read the end of the index."""
        query = select(func.max(ARRIVALS.c.number)).where(ARRIVALS.c.group_id == group_id)
        return int(self._connection.execute(query).scalar() or 0)

    def arrived(self, group_id: str, after: int) -> tuple[Article, ...]:
        """Read the articles of the later numbers that fit."""
        query = (
            select(ARTICLES)
            .join(ARRIVALS)
            .where(
                ARRIVALS.c.group_id == group_id,
                ARRIVALS.c.number > after,
                *searched(self._part(group_id)),
            )
            .order_by(ARRIVALS.c.number)
        )
        rows = self._connection.execute(query).mappings()
        return tuple(article_of(dict(row)) for row in rows)

    def arrival_of(self, group_id: str, article_id: str) -> int:
        """Read the row of an article that is kept."""
        here = (*kept(self._part(group_id)), ARTICLES.c.id == article_id)
        query = select(ARRIVALS.c.number).join(ARTICLES).where(*here)
        return int(self._connection.execute(query).scalar() or 0)


class ArrivalsWork(GroupsWork, ArrivalsView):
    """Lets articles arrive."""

    def _arrive(self, group_id: str, article_id: str) -> None:
        """Give an article the group's next number in place of the one it had."""
        self._connection.execute(
            delete(ARRIVALS).where(
                ARRIVALS.c.group_id == group_id, ARRIVALS.c.article_id == article_id
            )
        )
        number = self._take_numbers(group_id, 1)
        self._connection.execute(
            insert(ARRIVALS).values(group_id=group_id, number=number, article_id=article_id)
        )
