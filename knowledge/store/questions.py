"""How many questions a group asked on a day and what came of them: counts, and nobody's words."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, func, select

from knowledge.model import Verdict
from knowledge.store.look import Look, count_up
from knowledge.store.tables import QUESTIONS


class QuestionsView(Look):
    """Reads the counts of questions."""

    def questions(self, group_id: str, since: date) -> dict[Verdict, int]:
        """Add up the days by verdict."""
        rows = self._connection.execute(
            select(QUESTIONS.c.verdict, func.sum(QUESTIONS.c.asked))
            .where(QUESTIONS.c.group_id == group_id, QUESTIONS.c.day >= since.isoformat())
            .group_by(QUESTIONS.c.verdict)
        )
        return dict.fromkeys(Verdict, 0) | {Verdict(row[0]): int(row[1]) for row in rows}


class QuestionsWork(QuestionsView):
    """Counts questions."""

    def count_question(self, group_id: str, verdict: Verdict, day: date) -> None:
        """Count in the row of the day and the verdict."""
        key = {"group_id": group_id, "day": day.isoformat(), "verdict": verdict.value}
        count_up(self._connection, QUESTIONS, key, {"asked": 1})

    def forget_questions(self, before: date) -> None:
        """Delete the rows of earlier days."""
        self._connection.execute(delete(QUESTIONS).where(QUESTIONS.c.day < before.isoformat()))
