"""What all tables stand on."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlmodel import SQLModel


class Row(SQLModel):
    """Holds the tables together, apart from those of any other SQLModel in the program."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "%(table_name)s_by_%(column_0_N_name)s",
            "uq": "%(table_name)s_one_%(column_0_N_name)s",
            "fk": "%(table_name)s_of_%(referred_table_name)s",
            "pk": "%(table_name)s_key",
        }
    )


def table_of(row: type[Row]) -> Any:
    """Return the SQLAlchemy table behind a row's class."""
    return row.__table__  # type: ignore[attr-defined]
