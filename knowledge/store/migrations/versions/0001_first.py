"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; a group's FTS5 tables come with its first article."""
    _create_groups()
    _create_indexes()
    _create_articles()
    _create_word_tables()
    _create_indexed()
    _create_originals()
    _create_passages()
    _create_details()


def _create_groups() -> None:
    op.create_table(
        "groups",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.Column("removals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("groups_key")),
        sa.UniqueConstraint("key", name=op.f("groups_one_key")),
    )


def _create_indexes() -> None:
    op.create_table(
        "indexes",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("dimension", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("indexes_key")),
        sa.UniqueConstraint("state", name=op.f("indexes_one_state")),
    )


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("outlet_folded", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("original_sha256", sa.String(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.group_id"], name=op.f("articles_of_groups")),
        sa.PrimaryKeyConstraint("group_id", "id", name=op.f("articles_key")),
        sa.UniqueConstraint("group_id", "sha256", name=op.f("articles_one_group_id_sha256")),
    )
    op.create_index("articles_by_age", "articles", ["group_id", "added_at"], unique=False)
    op.create_index(
        "articles_by_original", "articles", ["group_id", "original_sha256"], unique=False
    )
    op.create_index(
        "articles_by_scope",
        "articles",
        ["group_id", "published", "outlet_folded", "id"],
        unique=False,
    )


def _create_word_tables() -> None:
    op.create_table(
        "word_tables",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("index_id", sa.Integer(), nullable=False),
        sa.Column("stem", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.group_id"], name=op.f("word_tables_of_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "index_id", "stem", name=op.f("word_tables_key")),
        sqlite_with_rowid=False,
    )


def _create_indexed() -> None:
    op.create_table(
        "indexed",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("index_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "article_id"],
            ["articles.group_id", "articles.id"],
            name=op.f("indexed_of_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "article_id", "index_id", name=op.f("indexed_key")),
        sqlite_with_rowid=False,
    )


def _create_originals() -> None:
    op.create_table(
        "originals",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "article_id"],
            ["articles.group_id", "articles.id"],
            name=op.f("originals_of_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "article_id", name=op.f("originals_key")),
    )


def _create_passages() -> None:
    op.create_table(
        "passages",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("index_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentences", sa.LargeBinary(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "article_id"],
            ["articles.group_id", "articles.id"],
            name=op.f("passages_of_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "index_id", "number", name=op.f("passages_key")),
    )
    op.create_index(
        "passages_by_article",
        "passages",
        ["group_id", "article_id", "index_id", "number"],
        unique=False,
    )


def _create_details() -> None:
    op.create_table(
        "details",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("index_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "index_id", "number"],
            ["passages.group_id", "passages.index_id", "passages.number"],
            name=op.f("details_of_passages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "index_id", "number", name=op.f("details_key")),
    )
