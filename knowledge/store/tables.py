"""The tables of the database; rows of them never leave this folder."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel


class Row(SQLModel):
    """Holds the tables together, apart from those of any other SQLModel in the program."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "%(table_name)s_by_%(column_0_N_name)s",
            "uq": "%(table_name)s_one_%(column_0_N_name)s",
            "fk": "%(table_name)s_of_%(referred_table_name)s",
            "pk": "%(table_name)s_key",
        }
    )


class GroupRow(Row, table=True):
    """A group that keeps, or has kept, an article.

    ``key`` names its FTS5 tables. ``next_number`` (of a passage) and
    ``removals`` only grow, so that together they tell one state from another.
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


class AnswerRow(Row, table=True):
    """An answer kept for a while: its verdict, and when it was kept, in UTC."""

    __tablename__ = "answers"
    __table_args__ = (
        Index("answers_by_age", "kept_at"),
        Index("answers_by_group_and_age", "group_id", "kept_at"),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    verdict: str
    kept_at: str


class CitationRow(Row, table=True):
    """A kept answer's quote, by its place. It outlives its article, which may be added again."""

    __tablename__ = "citations"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "key"], ["answers.group_id", "answers.key"], ondelete="CASCADE"
        ),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    article_id: str
    start: int
    end: int
    highlight_start: int | None
    highlight_end: int | None
    score: float


class RatingRow(Row, table=True):
    """How often a span of an article was called helpful, and how often wrong."""

    __tablename__ = "ratings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "article_id"], ["articles.group_id", "articles.id"], ondelete="CASCADE"
        ),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    article_id: str = Field(primary_key=True)
    start: int = Field(primary_key=True)
    end: int = Field(primary_key=True)
    helpful: int
    wrong: int


class RequestRow(Row, table=True):
    """A question that articles are wanted for; its moments in UTC, as in ``articles``."""

    __tablename__ = "requests"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    question: str
    times: int
    first_asked: str
    last_asked: str


class HistoryRow(Row, table=True):
    """What was done to a library; it outlives its article. ``at`` in UTC, as in ``articles``."""

    __tablename__ = "history"
    __table_args__ = (Index("history_by_who", "who", "group_id"), {"sqlite_with_rowid": False})

    group_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    at: str
    who: str | None
    act: str
    what: str
    subject: str | None


class SettingRow(Row, table=True):
    """What a group chose: the value as JSON. Without a row, what the program has stands."""

    __tablename__ = "group_settings"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str


class BatchRow(Row, table=True):
    """Files being added: their names as JSON, and by whom, from where and since when."""

    __tablename__ = "batches"
    __table_args__ = (Index("batches_by_who", "who", "group_id"), {"sqlite_with_rowid": False})

    group_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    who: str | None
    place: str
    begun_at: str
    files: str


class BatchOutcomeRow(Row, table=True):
    """What a file of a batch came to, by its place; it outlives its article."""

    __tablename__ = "batch_outcomes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "key"], ["batches.group_id", "batches.key"], ondelete="CASCADE"
        ),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    name: str
    article_id: str | None
    reason: str | None


class QuestionRow(Row, table=True):
    """How many questions a group asked on a day (UTC) that came to a verdict."""

    __tablename__ = "questions"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: str = Field(primary_key=True)
    day: str = Field(primary_key=True)
    verdict: str = Field(primary_key=True)
    asked: int


class DepartureRow(Row, table=True):
    """A group that left, and since when, in UTC."""

    __tablename__ = "departures"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: str = Field(primary_key=True)
    left_at: str


class NoteRow(Row, table=True):
    """A small fact that a program keeps between runs; it belongs to no group."""

    __tablename__ = "notes"
    __table_args__ = ({"sqlite_with_rowid": False},)

    name: str = Field(primary_key=True)
    value: str


def _table(row: type[Row]) -> Any:
    """Return the SQLAlchemy table behind a row's class."""
    return row.__table__  # type: ignore[attr-defined]


ARTICLES, ORIGINALS, GROUPS = _table(ArticleRow), _table(OriginalRow), _table(GroupRow)
PASSAGES, DETAILS, INDEXES = _table(PassageRow), _table(DetailRow), _table(IndexRow)
WORD_TABLES, INDEXED = _table(WordTableRow), _table(IndexedRow)
ANSWERS, CITATIONS, RATINGS = _table(AnswerRow), _table(CitationRow), _table(RatingRow)
SHINGLES, REQUESTS, QUESTIONS = _table(ShingleRow), _table(RequestRow), _table(QuestionRow)
HISTORY, SETTINGS, DEPARTURES = _table(HistoryRow), _table(SettingRow), _table(DepartureRow)
BATCHES, BATCH_OUTCOMES, NOTES = _table(BatchRow), _table(BatchOutcomeRow), _table(NoteRow)
COLLECTIONS, COLLECTION_ROLES = _table(CollectionRow), _table(CollectionRoleRow)
