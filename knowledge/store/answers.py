"""Kept answers: a verdict and its citations under a key."""

from __future__ import annotations

from collections.abc import Collection as Several
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, select

from knowledge.model import Citation, GroupSettings, Span, Verdict
from knowledge.store.base import CitedAnswer
from knowledge.store.packing import Values, moment
from knowledge.store.part import PartView
from knowledge.store.tables import ANSWERS, CITATIONS, SETTINGS

# The setting that says for how many days.
_DAYS = "answer_days"


class AnswersView(PartView):
    """Reads kept answers."""

    def answer(self, group_id: str, key: str) -> CitedAnswer | None:
        """Read the verdict, then the citations by their places."""
        verdict = self._connection.execute(
            select(ANSWERS.c.verdict).where(ANSWERS.c.group_id == group_id, ANSWERS.c.key == key)
        ).scalar()
        if verdict is None:
            return None
        rows = self._connection.execute(
            select(CITATIONS)
            .where(CITATIONS.c.group_id == group_id, CITATIONS.c.key == key)
            .order_by(CITATIONS.c.place)
        )
        return CitedAnswer(Verdict(verdict), tuple(map(_citation, rows)))

    def count_citing(self, group_id: str, ids: Several[str]) -> int:
        """Count none where any of the articles is not for the reader."""
        if self.is_closed(group_id, ids):
            return 0
        query = select(func.count(CITATIONS.c.key.distinct())).where(
            CITATIONS.c.group_id == group_id, CITATIONS.c.article_id.in_(list(ids))
        )
        return int(self._connection.execute(query).scalar_one())


class AnswersWork(AnswersView):
    """Keeps answers for a while."""

    def keep_answer(self, group_id: str, key: str, answer: CitedAnswer, now: datetime) -> None:
        """Put a row for the answer and one for each citation."""
        place: Values = {"group_id": group_id, "key": key}
        self._connection.execute(
            insert(ANSWERS).values(verdict=answer.verdict.value, kept_at=moment(now), **place)
        )
        cited = [
            place | {"place": number} | _values(citation)
            for number, citation in enumerate(answer.citations)
        ]
        if cited:
            self._connection.execute(insert(CITATIONS), cited)

    def forget_answers(self, now: datetime) -> None:
        """Go through the groups that chose a time; the others have the program's."""
        chose = SETTINGS.c.name == _DAYS
        # The oldest answer of each, by an index, so that only groups with something to forget cost.
        oldest = (
            select(func.min(ANSWERS.c.kept_at))
            .where(ANSWERS.c.group_id == SETTINGS.c.group_id)
            .scalar_subquery()
        )
        for row in self._connection.execute(
            select(SETTINGS.c.group_id, SETTINGS.c.value, oldest.label("oldest")).where(chose)
        ).all():
            before = moment(now - timedelta(days=int(row.value)))
            if row.oldest is not None and row.oldest < before:
                self._forget(before, ANSWERS.c.group_id == row.group_id)
        others = ANSWERS.c.group_id.not_in(select(SETTINGS.c.group_id).where(chose))
        self._forget(moment(now - timedelta(days=GroupSettings().answer_days)), others)

    def _forget(self, before: str, whose: ColumnElement[bool]) -> None:
        self._connection.execute(delete(ANSWERS).where(ANSWERS.c.kept_at < before, whose))


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
