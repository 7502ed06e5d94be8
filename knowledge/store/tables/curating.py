"""What was done to a library, chosen for it, and begun."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from knowledge.store.tables.row import Row, table_of


class HistoryRow(Row, table=True):
    """What was done to a library; it outlives its article. ``at`` in UTC, as in ``articles``."""

    __tablename__ = "history"
    __table_args__ = (Index("history_by_who", "who", "group_id"), {"sqlite_with_rowid": False})

    group_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    at: str
    who: str | None
    act: str
    what: str
    subject: str | None


class SettingRow(Row, table=True):
    """What a group chose: the value as JSON. Without a row, what the program has stands."""

    __tablename__ = "group_settings"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str


class BatchRow(Row, table=True):
    """Files being added: their names as JSON, and by whom, from where and since when."""

    __tablename__ = "batches"
    __table_args__ = (Index("batches_by_who", "who", "group_id"), {"sqlite_with_rowid": False})

    group_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    who: str | None
    place: str
    begun_at: str
    files: str


class BatchOutcomeRow(Row, table=True):
    """What a file of a batch came to, by its place; it outlives its article."""

    __tablename__ = "batch_outcomes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "key"], ["batches.group_id", "batches.key"], ondelete="CASCADE"
        ),
        {"sqlite_with_rowid": False},
    )

    group_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    name: str
    article_id: str | None
    reason: str | None


class DepartureRow(Row, table=True):
    """A group that left, and since when, in UTC."""

    __tablename__ = "departures"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: str = Field(primary_key=True)
    left_at: str


HISTORY = table_of(HistoryRow)
SETTINGS = table_of(SettingRow)
DEPARTURES = table_of(DepartureRow)
BATCHES = table_of(BatchRow)
BATCH_OUTCOMES = table_of(BatchOutcomeRow)
