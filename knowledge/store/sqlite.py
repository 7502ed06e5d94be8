"""The embedded store: one SQLite file, written by one at a time and read by many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection as Driver
from sqlite3 import Error
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from knowledge.errors import StoreUnavailable
from knowledge.model import ANYBODY, CURATING, Reader
from knowledge.store.base import Store, View, Work
from knowledge.store.nearest import VectorCache
from knowledge.store.upgrade import bring_up_to_date
from knowledge.store.view import SqliteView
from knowledge.store.work import SqliteWork

FILE = "library.db"
# How long a writer waits for another, in seconds; each write takes a small part of one.
_PATIENCE = 30.0
# How long scrubbing waits for readers; writers have to wait meanwhile.
_SCRUB_PATIENCE = 2.0
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # A confirmed article outlives a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What is forgotten, such as a name, is overwritten too, not only marked as free.
    "PRAGMA secure_delete = ON",
)


def open_sqlite(folder: Path) -> Store:
    """Open the library's file in ``folder``, made and brought up to date where needed.

    Raises :class:`StoreUnavailable` when the folder or the file cannot be
    used, :class:`DatabaseTooNew` when a later version wrote it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        bring_up_to_date(folder / FILE)
        return SqliteStore(folder / FILE)
    except OSError as error:
        raise StoreUnavailable(
            f"The data folder {folder} cannot be written to ({error.strerror}); "
            "choose another with RAPPORTEUR_DATA, or change its permissions."
        ) from error


class SqliteStore:
    """What :class:`knowledge.store.base.Store` promises; safe to share between threads."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._engine = _engine(file)
        self._cache = VectorCache()

    @contextmanager
    def look(self, reader: Reader = ANYBODY) -> Iterator[View]:
        """Open a consistent look, at what a reader may read."""
        with self._connected() as connection:
            yield SqliteView(connection, self._cache, reader)

    @contextmanager
    def begin(self, reader: Reader = CURATING) -> Iterator[Work]:
        """Open a transaction, for writing; without ``commit`` nothing is kept."""
        with self._connected(writing=True) as connection:
            yield SqliteWork(connection, self._cache, reader)

    def scrub(self) -> bool:
        """Empty the log, which still holds what was erased; false while a reader is in it."""
        try:
            with closing(self._engine.raw_connection()) as lent:
                return _checkpoint(cast("Driver", lent.driver_connection))
        except Error as error:
            raise self._unusable(error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _connected(self, *, writing: bool = False) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writing=writing) as connection:
                yield connection
        except (IntegrityError, ProgrammingError):
            raise  # not the disk's fault but ours
        except DatabaseError as error:
            raise self._unusable(error.orig) from error

    def _unusable(self, reason: BaseException | None) -> StoreUnavailable:
        return StoreUnavailable(
            f"The database {self._file} cannot be used ({reason}); check the disk, "
            "and restore a copy if it is damaged."
        )


def _checkpoint(driver: Driver) -> bool:
    """Move the log into the file and cut it to nothing; tell whether that went through."""
    driver.execute(f"PRAGMA busy_timeout = {round(_SCRUB_PATIENCE * 1000)}")
    try:
        is_busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        driver.execute(f"PRAGMA busy_timeout = {round(_PATIENCE * 1000)}")
    return not is_busy


def _engine(file: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{file}", connect_args={"timeout": _PATIENCE, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(driver: Driver, _record: Any) -> None:
    # Transactions are begun by `_begin`, not guessed from the statements by the driver.
    driver.isolation_level = None
    for pragma in _PRAGMAS:
        driver.execute(pragma)


def _begin(connection: Connection) -> None:
    # A writer takes its place at once: to begin as a reader and write later may fail.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
