"""What comes after an answer: kept answers, ratings, requests for sources; and notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; none of those there is touched."""
    _create_answers()
    _create_citations()
    _create_ratings()
    _create_requests()
    _create_notes()


def _create_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "key", name=op.f("answers_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("answers_by_age", "answers", ["kept_at"], unique=False)


def _create_citations() -> None:
    op.create_table(
        "citations",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("highlight_start", sa.Integer(), nullable=True),
        sa.Column("highlight_end", sa.Integer(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "key"],
            ["answers.group_id", "answers.key"],
            name=op.f("citations_of_answers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "key", "place", name=op.f("citations_key")),
        sqlite_with_rowid=False,
    )


def _create_ratings() -> None:
    op.create_table(
        "ratings",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("helpful", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "article_id"],
            ["articles.group_id", "articles.id"],
            name=op.f("ratings_of_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "article_id", "start", "end", name=op.f("ratings_key")),
        sqlite_with_rowid=False,
    )


def _create_requests() -> None:
    op.create_table(
        "requests",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_asked", sa.String(), nullable=False),
        sa.Column("last_asked", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "id", name=op.f("requests_key")),
        sqlite_with_rowid=False,
    )


def _create_notes() -> None:
    op.create_table(
        "notes",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("notes_key")),
        sqlite_with_rowid=False,
    )
