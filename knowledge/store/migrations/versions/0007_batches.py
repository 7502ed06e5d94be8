"""Batches of files being added, and what came of each file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; nothing of what is kept is touched."""
    op.create_table(
        "batches",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("begun_at", sa.String(), nullable=False),
        sa.Column("files", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "key", name=op.f("batches_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("batches_by_who", "batches", ["who", "group_id"], unique=False)
    op.create_table(
        "batch_outcomes",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id", "key"],
            ["batches.group_id", "batches.key"],
            name=op.f("batch_outcomes_of_batches"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "key", "place", name=op.f("batch_outcomes_key")),
        sqlite_with_rowid=False,
    )
