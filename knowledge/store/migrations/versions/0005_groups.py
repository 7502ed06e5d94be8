"""What a group is told of itself: the history of its library."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; none of those there is touched."""
    _create_history()


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
