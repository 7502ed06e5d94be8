"""Small facts that belong to no group."""

from __future__ import annotations

from sqlmodel import Field

from knowledge.store.tables.row import Row, table_of


class NoteRow(Row, table=True):
    """A small fact that a program keeps between runs; it belongs to no group."""

    __tablename__ = "notes"
    __table_args__ = ({"sqlite_with_rowid": False},)

    name: str = Field(primary_key=True)
    value: str


NOTES = table_of(NoteRow)
