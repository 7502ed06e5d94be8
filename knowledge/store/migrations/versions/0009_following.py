"""What is followed and delivered: topics, subscriptions, slots, an outbox; and what arrived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; the articles there are have arrived, in the order they were added."""
    _create_arrivals()
    _create_topics()
    _create_topic_articles()
    _create_subscriptions()
    _create_subscription_topics()
    _create_slots()
    _create_outbox()
    _fill_in_arrivals()


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _word(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _of_subscriptions(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id", "subscription"],
        ["subscriptions.group_id", "subscriptions.number"],
        name=op.f(f"{table}_of_subscriptions"),
        ondelete="CASCADE",
    )


def _of_topics(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id", "topic"],
        ["topics.group_id", "topics.number"],
        name=op.f(f"{table}_of_topics"),
        ondelete="CASCADE",
    )


def _create_arrivals() -> None:
    op.create_table(
        "arrivals",
        _word("group_id"),
        _number("number"),
        _word("article_id"),
        sa.ForeignKeyConstraint(
            ["group_id", "article_id"],
            ["articles.group_id", "articles.id"],
            name=op.f("arrivals_of_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("arrivals_key")),
        sa.UniqueConstraint(
            "group_id", "article_id", name=op.f("arrivals_one_group_id_article_id")
        ),
        sqlite_with_rowid=False,
    )


def _create_topics() -> None:
    op.create_table(
        "topics",
        _word("group_id"),
        _number("number"),
        _word("name"),
        _word("name_folded"),
        _word("owner", nullable=True),
        _word("definition"),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("topics_key")),
        sa.UniqueConstraint(
            "group_id", "owner", "name_folded", name=op.f("topics_one_group_id_owner_name_folded")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "topics_one_of_group",
        "topics",
        ["group_id", "name_folded"],
        unique=True,
        sqlite_where=sa.text("owner IS NULL"),
    )
    op.create_index("topics_by_owner", "topics", ["owner", "group_id"], unique=False)


def _create_topic_articles() -> None:
    op.create_table(
        "topic_articles",
        _word("group_id"),
        _number("topic"),
        sa.Column("is_muted", sa.Boolean(), nullable=False),
        _word("article_id"),
        sa.Column("place", sa.Integer(), nullable=False),
        _of_topics("topic_articles"),
        sa.PrimaryKeyConstraint(
            "group_id", "topic", "is_muted", "article_id", name=op.f("topic_articles_key")
        ),
        sqlite_with_rowid=False,
    )


def _create_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        _word("group_id"),
        _number("number"),
        _word("destination"),
        sa.Column("personal", sa.Boolean(), nullable=False),
        *map(_word, ("owner", "schedule", "zone", "options")),
        *(_word(f"paused_{part}", nullable=True) for part in ("why", "since", "until", "detail")),
        sa.Column("paused_told", sa.Boolean(), nullable=True),
        _word("created_at", nullable=True),
        _word("next_at", nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        _word("due_at", nullable=True),
        sa.PrimaryKeyConstraint("group_id", "number", name=op.f("subscriptions_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("subscriptions_by_due", "subscriptions", ["due_at", "group_id", "number"])
    op.create_index("subscriptions_by_owner", "subscriptions", ["owner", "group_id"])


def _create_subscription_topics() -> None:
    op.create_table(
        "subscription_topics",
        _word("group_id"),
        _number("subscription"),
        _number("topic"),
        sa.Column("place", sa.Integer(), nullable=False),
        _of_subscriptions("subscription_topics"),
        _of_topics("subscription_topics"),
        sa.PrimaryKeyConstraint(
            "group_id", "subscription", "topic", name=op.f("subscription_topics_key")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("subscription_topics_by_topic", "subscription_topics", ["group_id", "topic"])


def _create_slots() -> None:
    op.create_table(
        "slots",
        _word("group_id"),
        _number("subscription"),
        *map(_word, ("at", "since", "key", "state")),
        sa.Column("is_catch_up", sa.Boolean(), nullable=False),
        _word("holder"),
        _word("lease_until"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _word("attempted_at", nullable=True),
        _word("settled_at", nullable=True),
        _word("note"),
        _word("message", nullable=True),
        _of_subscriptions("slots"),
        sa.PrimaryKeyConstraint("group_id", "subscription", "at", name=op.f("slots_key")),
        sa.UniqueConstraint("group_id", "key", name=op.f("slots_one_group_id_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "slots_one_open",
        "slots",
        ["group_id", "subscription"],
        unique=True,
        sqlite_where=sa.text("state IN ('claimed', 'sending')"),
    )


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        _word("group_id"),
        _number("subscription"),
        _word("article_id"),
        _word("state"),
        _word("slot", nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        _word("under", nullable=True),
        _word("match"),
        _word("note"),
        _word("settled_at", nullable=True),
        _of_subscriptions("outbox"),
        sa.PrimaryKeyConstraint("group_id", "subscription", "article_id", name=op.f("outbox_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("outbox_by_slot", "outbox", ["group_id", "subscription", "slot", "place"])
    op.create_index(
        "outbox_by_state", "outbox", ["group_id", "subscription", "state", "slot", "place"]
    )


def _fill_in_arrivals() -> None:
    """Give every article a number of its group's, which then gives out later ones."""
    op.execute(
        "INSERT INTO arrivals (group_id, number, article_id) "
        "SELECT articles.group_id, groups.next_number - 1 + row_number() OVER "
        "(PARTITION BY articles.group_id ORDER BY articles.added_at, articles.id), articles.id "
        "FROM articles JOIN groups ON groups.group_id = articles.group_id"
    )
    op.execute(
        "UPDATE groups SET next_number = next_number + "
        "(SELECT count(*) FROM arrivals WHERE arrivals.group_id = groups.group_id)"
    )
