"""Earlier versions and copies of articles, and articles removed but not yet forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from knowledge.addresses import address_key
from knowledge.shingles import sampled, shingles

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table, and fill in what follows from the articles there are."""
    for name in ("address", "under", "relation", "removed_at"):
        op.add_column("articles", sa.Column(name, sa.String(), nullable=True))
    op.create_index("articles_by_address", "articles", ["group_id", "address"], unique=False)
    op.create_index("articles_by_head", "articles", ["group_id", "under"], unique=False)
    op.create_table(
        "shingles",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "shingle", "article_id", name=op.f("shingles_key")),
        sqlite_with_rowid=False,
    )
    _fill_in(op.get_bind())


def _fill_in(connection: sa.Connection) -> None:
    articles = sa.table("articles", *map(sa.column, ("group_id", "id", "url", "text", "address")))
    kept = sa.table("shingles", *map(sa.column, ("group_id", "shingle", "article_id")))
    keys = connection.execute(sa.select(articles.c.group_id, articles.c.id)).all()
    for group_id, article_id in keys:
        this = (articles.c.group_id == group_id, articles.c.id == article_id)
        row = connection.execute(sa.select(articles.c.url, articles.c.text).where(*this)).one()
        address = address_key(row.url)
        connection.execute(sa.update(articles).where(*this).values(address=address))
        rows = [
            {"group_id": group_id, "shingle": one, "article_id": article_id}
            for one in sampled(shingles(row.text))
        ]
        if rows:
            connection.execute(sa.insert(kept), rows)
