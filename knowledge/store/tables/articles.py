"""Groups, their articles, and the collections that these stand in."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from knowledge.store.tables.row import Row, table_of


class GroupRow(Row, table=True):
    """A group that keeps, or has kept, an article or anything else that has a number.

    ``key`` names its FTS5 tables. ``next_number`` (of a passage, an arrival, a
    topic ...) and ``removals`` only grow, so that together they tell one state
    from another.
    """

    __tablename__ = "groups"

    group_id: str = Field(primary_key=True)
    key: int = Field(unique=True)
    next_number: int = 1
    removals: int = 0


class ArticleRow(Row, table=True):
    """An article. Days are ISO 8601, ``added_at`` too, in UTC with microseconds.

    ``address`` is the folded ``url``. An article ``under`` another is an
    earlier version or a copy of it and stands in no index; nothing stands
    under such a one. ``removed_at`` tells of one that nobody sees any more
    and that can be brought back for a while. ``collection`` is the number of
    the one it stands in; without one, everybody may read it.
    """

    __tablename__ = "articles"
    __table_args__ = (
        ForeignKeyConstraint(["group_id"], ["groups.group_id"]),
        UniqueConstraint("group_id", "sha256"),
        Index("articles_by_original", "group_id", "original_sha256"),
        Index("articles_by_age", "group_id", "added_at"),
        Index("articles_by_scope", "group_id", "published", "outlet_folded", "id"),
        Index("articles_by_address", "group_id", "address"),
        Index("articles_by_head", "group_id", "under"),
        Index("articles_by_collection", "group_id", "collection", "removed_at", "under", "id"),
    )

    group_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    title: str
    outlet: str | None
    outlet_folded: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    words: int
    sha256: str
    original_sha256: str
    added_at: str
    text: str
    address: str | None
    under: str | None
    relation: str | None
    removed_at: str | None
    collection: int | None


class CollectionRow(Row, table=True):
    """Articles that only some may read; ``name_folded`` is the name whatever its case."""

    __tablename__ = "collections"
    __table_args__ = (
        UniqueConstraint("group_id", "name_folded"),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    name: str
    name_folded: str


class CollectionRoleRow(Row, table=True):
    """A role whose members may read a collection, by its place among those named."""

    __tablename__ = "collection_roles"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "number"],
            ["collections.group_id", "collections.number"],
            ondelete="CASCADE",
        ),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    role: str = Field(primary_key=True)
    place: int


class ShingleRow(Row, table=True):
    """A run of words that an article holds, by its hash; some of them, to find its like."""

    __tablename__ = "shingles"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: str = Field(primary_key=True)
    shingle: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    article_id: str = Field(primary_key=True)


class OriginalRow(Row, table=True):
    """The bytes an article was read from, compressed with zlib."""

    __tablename__ = "originals"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "article_id"], ["articles.group_id", "articles.id"], ondelete="CASCADE"
        ),
    )

    group_id: str = Field(primary_key=True)
    article_id: str = Field(primary_key=True)
    name: str
    media_type: str
    body: bytes


ARTICLES = table_of(ArticleRow)
ORIGINALS = table_of(OriginalRow)
GROUPS = table_of(GroupRow)
SHINGLES = table_of(ShingleRow)
COLLECTIONS = table_of(CollectionRow)
COLLECTION_ROLES = table_of(CollectionRoleRow)
