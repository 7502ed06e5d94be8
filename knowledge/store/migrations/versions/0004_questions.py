"""How many questions were asked, by day and by what came of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; none of those there is touched."""
    op.create_table(
        "questions",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "day", "verdict", name=op.f("questions_key")),
        sqlite_with_rowid=False,
    )
