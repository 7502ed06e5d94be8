"""The use case: what a group's library holds, and how well it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from knowledge.model import MonthCount, Outcomes, Status, Verdict
from knowledge.store.base import View

LATELY: Final = 7
"""The days, the present one among them, whose questions are counted."""
# Articles named as added last.
_LAST = 5


def status_of(view: View, group_id: str, today: date) -> Status:
    """Count what a group keeps and what was asked of it lately."""
    outlets = view.outlet_counts(group_id)
    questions = view.questions(group_id, today - timedelta(days=LATELY - 1))
    return Status(
        articles=sum(one.articles for one in outlets),
        passages=view.size(group_id).passages,
        words=sum(one.words for one in outlets),
        outlets=outlets,
        months=with_empty_months(view.month_counts(group_id)),
        added=view.articles(group_id, limit=_LAST),
        storage_bytes=view.storage(group_id),
        questions=Outcomes(
            answered=questions[Verdict.ANSWERED],
            related=questions[Verdict.RELATED],
            refused=questions[Verdict.REFUSED],
        ),
        requests=view.requests(group_id),
    )


def with_empty_months(counts: Sequence[MonthCount]) -> tuple[MonthCount, ...]:
    """Return counts, given in order, with a zero for each month that is left out in between."""
    known = {one.month: one for one in counts if one.month is not None}
    undated = tuple(one for one in counts if one.month is None)
    if not known:
        return undated
    months = _months(min(known), max(known))
    return tuple(known.get(month, MonthCount(month, 0)) for month in months) + undated


def _months(first: date, last: date) -> Iterator[date]:
    for number in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield date(number // 12, number % 12 + 1, 1)
