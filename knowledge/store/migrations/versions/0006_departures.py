"""Which groups have left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; none of those there is touched."""
    op.create_table(
        "departures",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("left_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("departures_key")),
        sqlite_with_rowid=False,
    )
