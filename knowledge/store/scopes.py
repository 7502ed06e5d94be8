"""What a scope leaves of a group's articles, as conditions, and of their passages, as SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from knowledge.model import Scope
from knowledge.store.packing import folded
from knowledge.store.tables import ARTICLES


def within(scope: Scope) -> list[ColumnElement[bool]]:
    """Return the conditions for the articles in a scope."""
    return [ARTICLES.c[name].op(than)(value) for name, than, value in _bounds(scope)]


def numbers_within(
    group_id: str, index_id: int, scope: Scope
) -> tuple[str, tuple[object, ...]] | None:
    """Return a query for the passages in a scope, with its values; ``None`` for everything."""
    if scope.is_everything:
        return None
    bounds = _bounds(scope)
    sql = (
        "SELECT number FROM passages JOIN articles ON articles.group_id = passages.group_id "  # noqa: S608
        "AND articles.id = passages.article_id "
        "WHERE passages.group_id = ? AND passages.index_id = ? AND "
        + " AND ".join(f"articles.{name} {than} ?" for name, than, _ in bounds)
    )
    return sql, (group_id, index_id, *(value for *_, value in bounds))


def _bounds(scope: Scope) -> list[tuple[str, str, Any]]:
    """Return columns of ``articles`` and what they are held against."""
    bounds = [
        ("published", ">=", scope.since and scope.since.isoformat()),
        ("published", "<=", scope.until and scope.until.isoformat()),
        ("outlet_folded", "=", folded(scope.outlet)),
    ]
    return [bound for bound in bounds if bound[-1] is not None]
