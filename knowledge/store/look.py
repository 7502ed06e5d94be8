"""What every subject of the store stands on: a connection, and on whose behalf it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, update

from knowledge.model import Reader
from knowledge.store.packing import Values

T = TypeVar("T")

# SQLite takes at least this many bound values in one statement.
_MOST_VALUES = 500


class Look:
    """One transaction, and who reads in it."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader


def count_up(connection: Connection, table: Any, key: Values, more: dict[str, int]) -> None:
    """Add to the numbers in a row, which is made where there is none."""
    counted = connection.execute(
        update(table)
        .where(*(table.c[name] == value for name, value in key.items()))
        .values({name: table.c[name] + number for name, number in more.items()})
    )
    if not counted.rowcount:
        connection.execute(insert(table).values(**key, **more))


def portions(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut values into lists that one statement takes."""
    every = list(values)
    for start in range(0, len(every), _MOST_VALUES):
        yield every[start : start + _MOST_VALUES]
