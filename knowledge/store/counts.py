"""How much a group keeps: by outlet, by month, in bytes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, func, select

from knowledge.model import MonthCount, OutletCount
from knowledge.store.part import Part, kept, readable, searched
from knowledge.store.tables import ARTICLES, DETAILS, ORIGINALS, PASSAGES
from knowledge.store.word_index import WordTable

# Rows whose mean size stands for that of all; passages are cut to one size, and the first
# articles by id, which is a hash, are any articles.
_SAMPLE = 500


def by_outlet(connection: Connection, part: Part) -> tuple[OutletCount, ...]:
    """Return the articles and words of each outlet, most articles first, then by name.

    Of spellings that differ in case or spaces, the commonest is the name.
    Articles that name no outlet come last.
    """
    count = func.count().label("articles")
    spellings = connection.execute(
        select(
            ARTICLES.c.outlet_folded,
            ARTICLES.c.outlet,
            count,
            func.sum(ARTICLES.c.words).label("words"),
        )
        .where(*searched(part))
        .group_by(ARTICLES.c.outlet_folded, ARTICLES.c.outlet)
        .order_by(count.desc(), ARTICLES.c.outlet)
    ).all()
    outlets: defaultdict[str | None, list[Any]] = defaultdict(list)
    for row in spellings:
        outlets[row.outlet_folded].append(row)
    counts = [
        OutletCount(rows[0].outlet, sum(row.articles for row in rows), sum(r.words for r in rows))
        for rows in outlets.values()
    ]
    return tuple(sorted(counts, key=lambda one: (one.outlet is None, -one.articles, one.outlet)))


def by_month(connection: Connection, part: Part) -> tuple[MonthCount, ...]:
    """Return the articles of each month that has any, in order; those without a day come last."""
    month = func.substr(ARTICLES.c.published, 1, 7)
    rows = connection.execute(
        select(month, func.count())
        .where(*searched(part))
        .group_by(month)
        .order_by(month.is_(None), month)
    )
    return tuple(
        MonthCount(date.fromisoformat(f"{name}-01") if name else None, count)
        for name, count in rows
    )


def storage(
    connection: Connection, part: Part, index_id: int, passages: int, words: list[WordTable]
) -> int:
    """Estimate the bytes of a part's texts, originals (compressed as kept) and index.

    Originals and the index of words are added up. Texts and passages are
    as many times the mean of up to 500 as there are. What the database needs
    besides, about a tenth, is not counted.
    """
    articles = select(func.count()).where(*kept(part))
    originals = (
        select(func.sum(func.length(ORIGINALS.c.body))).join(ARTICLES).where(*readable(part))
    )
    text = func.length(cast(ARTICLES.c.text, LargeBinary))
    packed = func.length(PASSAGES.c.vector) + func.length(PASSAGES.c.sentences)
    detail = func.length(DETAILS.c.detail)
    here = (PASSAGES.c.group_id == part.group_id, PASSAGES.c.index_id == index_id)
    there = (DETAILS.c.group_id == part.group_id, DETAILS.c.index_id == index_id)
    a_passage = _mean(connection, packed, *here) + _mean(connection, detail, *there)
    sizes = [
        _number(connection, originals),
        _number(connection, articles) * _mean(connection, text, *kept(part)),
        passages * a_passage,
        *(one.bytes(connection) for one in words),
    ]
    return round(sum(sizes))


def _mean(connection: Connection, size: Any, *conditions: Any) -> float:
    sample = select(size.label("size")).where(*conditions).limit(_SAMPLE).subquery()
    return float(_number(connection, select(func.avg(sample.c.size))))


def _number(connection: Connection, query: Any) -> float:
    return connection.execute(query).scalar() or 0
