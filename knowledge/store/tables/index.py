"""Indexes: passages, their vectors, and which tables of words there are."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from knowledge.store.tables.row import Row, table_of


class IndexRow(Row, table=True):
    """An index over all groups and what it was made with; at most one in each state."""

    __tablename__ = "indexes"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    model: str
    precision: str
    dimension: int
    state: str = Field(unique=True)


class PassageRow(Row, table=True):
    """A passage in one index: ``sentences`` is int32 pairs, ``vector`` float16 numbers."""

    __tablename__ = "passages"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "article_id"], ["articles.group_id", "articles.id"], ondelete="CASCADE"
        ),
        Index("passages_by_article", "group_id", "article_id", "index_id", "number"),
    )

    group_id: str = Field(primary_key=True)
    index_id: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    article_id: str
    start: int
    end: int
    sentences: bytes
    vector: bytes


class DetailRow(Row, table=True):
    """A passage's finer vectors, apart from the rest so that reading the rest stays quick."""

    __tablename__ = "details"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "index_id", "number"],
            ["passages.group_id", "passages.index_id", "passages.number"],
            ondelete="CASCADE",
        ),
    )

    group_id: str = Field(primary_key=True)
    index_id: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    detail: bytes


class IndexedRow(Row, table=True):
    """Marks that the index being built holds an article, be it without any passage."""

    __tablename__ = "indexed"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "article_id"], ["articles.group_id", "articles.id"], ondelete="CASCADE"
        ),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    article_id: str = Field(primary_key=True)
    index_id: int = Field(primary_key=True)


class WordTableRow(Row, table=True):
    """Marks that a group has an FTS5 table in an index, for stemmed or for plain words.

    Each collection has tables of its own; 0 are those of what everybody may read.
    """

    __tablename__ = "word_tables"
    __table_args__ = (
        ForeignKeyConstraint(["group_id"], ["groups.group_id"]),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    index_id: int = Field(primary_key=True)
    stem: bool = Field(primary_key=True)
    collection: int = Field(default=0, primary_key=True, sa_column_kwargs={"autoincrement": False})


PASSAGES = table_of(PassageRow)
DETAILS = table_of(DetailRow)
INDEXES = table_of(IndexRow)
WORD_TABLES = table_of(WordTableRow)
INDEXED = table_of(IndexedRow)
