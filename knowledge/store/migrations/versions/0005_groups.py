"""What belongs to a group itself: the history of its library, and what it chose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, and an index of answers by group; no row there is touched."""
    _create_history()
    _create_settings()
    op.create_index("answers_by_group_and_age", "answers", ["group_id", "kept_at"], unique=False)


def _create_history() -> None:
    op.create_table(
        "history",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("history_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("history_by_who", "history", ["who", "group_id"], unique=False)


def _create_settings() -> None:
    op.create_table(
        "group_settings",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "name", name=op.f("group_settings_key")),
        sqlite_with_rowid=False,
    )
