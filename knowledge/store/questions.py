"""How many questions a group asked on a day and what came of them: counts, and nobody's words."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, delete, func, insert, select, update

from knowledge.model import Verdict
from knowledge.store.packing import Values
from knowledge.store.tables import QUESTIONS


def count(connection: Connection, group_id: str, verdict: Verdict, day: date) -> None:
    """Count one more question of a day by its verdict."""
    key: Values = {"group_id": group_id, "day": day.isoformat(), "verdict": verdict.value}
    counted = connection.execute(
        update(QUESTIONS)
        .where(*(QUESTIONS.c[name] == value for name, value in key.items()))
        .values(asked=QUESTIONS.c.asked + 1)
    )
    if not counted.rowcount:
        connection.execute(insert(QUESTIONS).values(**key, asked=1))


def counted(connection: Connection, group_id: str, since: date) -> dict[Verdict, int]:
    """Return how many questions were asked from a day on, by verdict; each verdict is there."""
    rows = connection.execute(
        select(QUESTIONS.c.verdict, func.sum(QUESTIONS.c.asked))
        .where(QUESTIONS.c.group_id == group_id, QUESTIONS.c.day >= since.isoformat())
        .group_by(QUESTIONS.c.verdict)
    )
    return dict.fromkeys(Verdict, 0) | {Verdict(row[0]): int(row[1]) for row in rows}


def forget(connection: Connection, before: date) -> None:
    """Forget the counts of all groups from before some day."""
    connection.execute(delete(QUESTIONS).where(QUESTIONS.c.day < before.isoformat()))
