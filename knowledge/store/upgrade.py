"""Bring a database up to date: under a lock, after a copy, by Alembic's migrations."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from filelock import FileLock

from knowledge.errors import DatabaseTooNew, StoreUnavailable

HEAD = "0009"
"""The revision that this code reads and writes; the newest in ``migrations/versions``."""

_KNOWN = frozenset(f"{number:04}" for number in range(1, int(HEAD) + 1))
_MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENCE = 120.0


def bring_up_to_date(file: Path) -> None:
    """Migrate ``file`` to ``HEAD``, from nothing if it is not there.

    An older file is copied to ``library-before-<its revision>.db`` first.
    Raises :class:`DatabaseTooNew` for an unknown revision, and
    :class:`StoreUnavailable` for a file that is no database.
    """
    if _revision(file) == HEAD:
        return
    with FileLock(file.with_suffix(".lock"), timeout=_PATIENCE):
        revision = _revision(file)
        if revision == HEAD:
            return
        if revision is not None:
            _copy(file, file.with_name(f"{file.stem}-before-{revision}{file.suffix}"))
        _migrate(file)


def _revision(file: Path) -> str | None:
    """Return the file's revision, or ``None`` where nothing was made yet."""
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(file, timeout=_PATIENCE)) as connection:
            found = connection.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
            ).fetchone()
            row = found and connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreUnavailable(
            f"{file} is not a database that can be read ({error}); move it away, or restore a copy."
        ) from error
    revision = str(row[0]) if row else None
    if revision is not None and revision not in _KNOWN:
        raise DatabaseTooNew(
            f"{file} was written by a later version of Rapporteur (database {revision}); "
            "update the program, or restore the copy made before that update."
        )
    return revision


def _copy(file: Path, to: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _migrate(file: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["file"] = file
    command.upgrade(config, "head")
