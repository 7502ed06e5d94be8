"""Collections: articles that only members with some roles may read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_COLUMNS = ("group_id", "collection", "removed_at", "under", "id")


def upgrade() -> None:
    """Create the tables; every article there is stays open, in the word tables it is in."""
    _create_collections()
    op.add_column("articles", sa.Column("collection", sa.Integer(), nullable=True))
    op.create_index("articles_by_collection", "articles", list(_COLUMNS), unique=False)
    _divide_word_tables()


def _create_collections() -> None:
    op.create_table(
        "collections",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("collections_key")),
        sa.UniqueConstraint(
            "group_id", "name_folded", name=op.f("collections_one_group_id_name_folded")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "collection_roles",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "number"],
            ["collections.group_id", "collections.number"],
            name=op.f("collection_roles_of_collections"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "number", "role", name=op.f("collection_roles_key")),
        sqlite_with_rowid=False,
    )


def _divide_word_tables() -> None:
    """Let each collection have word tables of its own: one more column in their key."""
    op.rename_table("word_tables", "word_tables_before")
    op.create_table(
        "word_tables",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("index_id", sa.Integer(), nullable=False),
        sa.Column("stem", sa.Boolean(), nullable=False),
        sa.Column("collection", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.group_id"], name=op.f("word_tables_of_groups")
        ),
        sa.PrimaryKeyConstraint(
            "group_id", "index_id", "stem", "collection", name=op.f("word_tables_key")
        ),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO word_tables (group_id, index_id, stem, collection) "
        "SELECT group_id, index_id, stem, 0 FROM word_tables_before"
    )
    op.drop_table("word_tables_before")
