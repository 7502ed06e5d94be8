"""Kept answers: a verdict and its citations under a key."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select

from knowledge.model import Citation, GroupSettings, Span, Verdict
from knowledge.store.base import CitedAnswer
from knowledge.store.packing import Values, moment
from knowledge.store.tables import ANSWERS, CITATIONS, SETTINGS

# The setting that says for how many days.
_DAYS = "answer_days"


def keep(
    connection: Connection, group_id: str, key: str, answer: CitedAnswer, now: datetime
) -> None:
    """Keep an answer under a new key."""
    place: Values = {"group_id": group_id, "key": key}
    connection.execute(
        insert(ANSWERS).values(verdict=answer.verdict.value, kept_at=moment(now), **place)
    )
    cited = [
        place | {"place": number} | _values(citation)
        for number, citation in enumerate(answer.citations)
    ]
    if cited:
        connection.execute(insert(CITATIONS), cited)


def find(connection: Connection, group_id: str, key: str) -> CitedAnswer | None:
    """Return the answer kept under a key, or ``None``."""
    kept = connection.execute(
        select(ANSWERS.c.verdict).where(ANSWERS.c.group_id == group_id, ANSWERS.c.key == key)
    ).first()
    if kept is None:
        return None
    rows = connection.execute(
        select(CITATIONS)
        .where(CITATIONS.c.group_id == group_id, CITATIONS.c.key == key)
        .order_by(CITATIONS.c.place)
    )
    return CitedAnswer(Verdict(kept.verdict), tuple(map(_citation, rows)))


def forget(connection: Connection, now: datetime) -> None:
    """Forget what each group kept longer ago than the days that it chose, chosen or not."""
    chose = SETTINGS.c.name == _DAYS
    # The oldest answer of each, by an index, so that only groups with something to forget cost.
    oldest = (
        select(func.min(ANSWERS.c.kept_at))
        .where(ANSWERS.c.group_id == SETTINGS.c.group_id)
        .scalar_subquery()
    )
    for row in connection.execute(
        select(SETTINGS.c.group_id, SETTINGS.c.value, oldest.label("oldest")).where(chose)
    ).all():
        before = moment(now - timedelta(days=int(row.value)))
        if row.oldest is not None and row.oldest < before:
            _forget(connection, before, ANSWERS.c.group_id == row.group_id)
    others = ANSWERS.c.group_id.not_in(select(SETTINGS.c.group_id).where(chose))
    _forget(connection, moment(now - timedelta(days=GroupSettings().answer_days)), others)


def _forget(connection: Connection, before: str, whose: ColumnElement[bool]) -> None:
    connection.execute(delete(ANSWERS).where(ANSWERS.c.kept_at < before, whose))


def _values(citation: Citation) -> Values:
    part = citation.highlight
    return {
        "article_id": citation.article_id,
        "start": citation.start,
        "end": citation.end,
        "highlight_start": part.start if part else None,
        "highlight_end": part.end if part else None,
        "score": citation.score,
    }


def _citation(row: Row[Any]) -> Citation:
    first, last = row.highlight_start, row.highlight_end
    part = None if first is None else Span(first, last)
    return Citation(row.article_id, row.start, row.end, part, row.score)
