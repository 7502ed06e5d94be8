"""Small facts that a program keeps between runs."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from knowledge.store.look import Look
from knowledge.store.tables import NOTES


class NotesView(Look):
    """Reads what was noted."""

    def noted(self, name: str) -> str | None:
        """Read the row of a name."""
        value: str | None = self._connection.execute(
            select(NOTES.c.value).where(NOTES.c.name == name)
        ).scalar()
        return value


class NotesWork(NotesView):
    """Notes."""

    def note(self, name: str, value: str) -> None:
        """Put a row in place of the one before."""
        self._connection.execute(delete(NOTES).where(NOTES.c.name == name))
        self._connection.execute(insert(NOTES).values(name=name, value=value))
