"""Kept answers, and what was said of them and asked."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from knowledge.store.tables.row import Row, table_of


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


class QuestionRow(Row, table=True):
    """How many questions a group asked on a day (UTC) that came to a verdict."""

    __tablename__ = "questions"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: str = Field(primary_key=True)
    day: str = Field(primary_key=True)
    verdict: str = Field(primary_key=True)
    asked: int


ANSWERS = table_of(AnswerRow)
CITATIONS = table_of(CitationRow)
RATINGS = table_of(RatingRow)
REQUESTS = table_of(RequestRow)
QUESTIONS = table_of(QuestionRow)
