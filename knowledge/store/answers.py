"""Kept answers: a verdict and its citations under a key."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select

from knowledge.model import Citation, GroupSettings, Span, Verdict
from knowledge.store.base import CitedAnswer
from knowledge.store.packing import Values, moment
from knowledge.store.tables import ANSWERS, CITATIONS, SETTINGS


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
    chosen = select(SETTINGS.c.group_id, SETTINGS.c.value).where(SETTINGS.c.name == "answer_days")
    own = connection.execute(chosen).all()
    for row in own:
        _forget_before(connection, now, int(row.value), ANSWERS.c.group_id == row.group_id)
    others = ANSWERS.c.group_id.not_in(chosen.with_only_columns(SETTINGS.c.group_id))
    _forget_before(connection, now, GroupSettings().answer_days, others)


def _forget_before(
    connection: Connection, now: datetime, days: int, whose: ColumnElement[bool]
) -> None:
    before = moment(now - timedelta(days=days))
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
