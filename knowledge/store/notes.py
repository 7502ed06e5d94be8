"""Small facts that a program keeps between runs."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from knowledge.store.tables import NOTES


def noted(connection: Connection, name: str) -> str | None:
    """Return what was noted under a name, or ``None``."""
    value: str | None = connection.execute(
        select(NOTES.c.value).where(NOTES.c.name == name)
    ).scalar()
    return value


def note(connection: Connection, name: str, value: str) -> None:
    """Keep a value under a name, in place of the one before."""
    connection.execute(delete(NOTES).where(NOTES.c.name == name))
    connection.execute(insert(NOTES).values(name=name, value=value))
