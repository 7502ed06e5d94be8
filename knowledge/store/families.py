"""An article, and its earlier versions and copies under it; removing and bringing back."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update

from knowledge.model import Article, Family, IndexMark, Related, Relation
from knowledge.store.articles import ArticlesView, ArticlesWork
from knowledge.store.base import IndexedPassage
from knowledge.store.look import portions
from knowledge.store.packing import article_of, moment
from knowledge.store.part import Part, kept, readable, searched
from knowledge.store.tables import ARTICLES


class FamiliesView(ArticlesView):
    """Reads articles with what stands under them."""

    def family(self, group_id: str, article_id: str) -> Family | None:
        """Read the head, then what stands under it, copies last and the latest first."""
        top = self._head(group_id, article_id)
        if top is None:
            return None
        query = (
            select(ARTICLES)
            .where(*kept(self._part(group_id)), ARTICLES.c.under == top.id)
            .order_by(ARTICLES.c.relation.desc(), ARTICLES.c.added_at.desc(), ARTICLES.c.id)
        )
        rows = [dict(row) for row in self._connection.execute(query).mappings()]
        return Family(
            top, tuple(Related(article_of(row), Relation(row["relation"])) for row in rows)
        )

    def beneath(self, group_id: str, ids: Several[str]) -> dict[str, dict[str, Relation]]:
        """Read which are searched, then what stands under them."""
        here = searched(self._part(group_id))
        found: dict[str, dict[str, Relation]] = {}
        for some in portions(ids):
            query = select(ARTICLES.c.id).where(*here, ARTICLES.c.id.in_(some))
            found |= {article_id: {} for article_id in self._connection.execute(query).scalars()}
            below = select(ARTICLES.c.id, ARTICLES.c.under, ARTICLES.c.relation).where(
                *kept(self._part(group_id)), ARTICLES.c.under.in_(some)
            )
            for row in self._connection.execute(below):
                found[row.under][row.id] = Relation(row.relation)
        return found

    def at_address(self, group_id: str, address: str, collection: int | None) -> Article | None:
        """Take the head of the latest from there, rather of one that is searched itself."""
        query = (
            select(ARTICLES.c.id)
            .where(
                *kept(self._part(group_id)),
                ARTICLES.c.address == address,
                ARTICLES.c.collection.is_not_distinct_from(collection),
            )
            .order_by(ARTICLES.c.under.is_not(None), ARTICLES.c.added_at.desc(), ARTICLES.c.id)
        )
        found = self._connection.execute(query).scalar()
        return None if found is None else self._head(group_id, found)

    def removed(self, group_id: str, article_id: str) -> Family | None:
        """Take what stood under it for removed along where the moment is the same."""
        here = readable(self._part(group_id))
        when = select(ARTICLES.c.removed_at).where(*here, ARTICLES.c.id == article_id)
        query = select(ARTICLES).where(
            *here,
            ARTICLES.c.removed_at == when.scalar_subquery(),
            (ARTICLES.c.id == article_id) | (ARTICLES.c.under == article_id),
        )
        rows = {row["id"]: dict(row) for row in self._connection.execute(query).mappings()}
        top = rows.pop(article_id, None)
        if top is None:
            return None
        return Family(
            article_of(top),
            tuple(Related(article_of(row), Relation(row["relation"])) for row in rows.values()),
        )

    def _head(self, group_id: str, article_id: str) -> Article | None:
        """Return the article that is searched for one: itself, or what it stands under."""
        here = kept(self._part(group_id))
        above = select(func.coalesce(ARTICLES.c.under, ARTICLES.c.id)).where(
            *here, ARTICLES.c.id == article_id
        )
        return self._one_article(*here, ARTICLES.c.id == above.scalar_subquery())


class FamiliesWork(ArticlesWork, FamiliesView):
    """Puts articles under others, removes them and brings them back."""

    def put_under(self, group_id: str, article_id: str, head_id: str, relation: Relation) -> None:
        """Take it out of every index; the earlier versions of a copy become copies as well."""
        article = self.article(group_id, article_id)
        if article is None:
            return
        self._take_out(group_id, article)
        below = {"under": head_id}
        if relation is Relation.COPY:
            below["relation"] = relation.value
        of_group = update(ARTICLES).where(ARTICLES.c.group_id == group_id)
        self._connection.execute(of_group.where(ARTICLES.c.under == article_id).values(below))
        self._connection.execute(
            of_group.where(ARTICLES.c.id == article_id).values(
                under=head_id, relation=relation.value
            )
        )

    def remove(self, group_id: str, article_id: str, now: datetime) -> None:
        """Take the head out of every index and mark the rows of all; what is under is in none."""
        found = self.family(group_id, article_id)
        if found is None:
            return
        gone = found if found.head.id == article_id else _alone(found, article_id)
        self._take_out(group_id, gone.head)
        for article in _members(gone):
            self._take_out_shingles(group_id, article)
        self._connection.execute(
            update(ARTICLES)
            .where(ARTICLES.c.group_id == group_id, ARTICLES.c.id.in_(gone.ids))
            .values(removed_at=moment(now))
        )

    def restore(
        self, group_id: str, article_id: str, passages: Sequence[IndexedPassage], mark: IndexMark
    ) -> None:
        """Show the rows again; the article is indexed unless it stands under one still there."""
        found = self.removed(group_id, article_id)
        if found is None:
            return
        self._use(mark)
        for article in _members(found):
            self._put_shingles(group_id, article)
        self._show(group_id, found.ids)
        if self._one_article(*searched(Part(group_id)), ARTICLES.c.id == article_id):
            self._put(group_id, found.head, passages, self._index_id)
        self._arrive(group_id, article_id)

    def forget_removed(self, before: datetime) -> None:
        """Delete the rows, and with them those that refer to them."""
        self._connection.execute(delete(ARTICLES).where(ARTICLES.c.removed_at < moment(before)))

    def _show(self, group_id: str, ids: Sequence[str]) -> None:
        """Show removed articles again; one under another that is gone stands by itself."""
        these = (ARTICLES.c.group_id == group_id, ARTICLES.c.id.in_(ids))
        self._connection.execute(update(ARTICLES).where(*these).values(removed_at=None))
        above = select(ARTICLES.c.id).where(*kept(Part(group_id)))
        self._connection.execute(
            update(ARTICLES)
            .where(*these, ARTICLES.c.under.is_not(None), ARTICLES.c.under.not_in(above))
            .values(under=None, relation=None)
        )


def _members(family: Family) -> list[Article]:
    return [family.head, *(one.article for one in family.under)]


def _alone(family: Family, article_id: str) -> Family:
    """Return an article that stands under another as a family of its own."""
    return Family(next(one.article for one in family.under if one.article.id == article_id))
