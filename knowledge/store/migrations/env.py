"""Run the migrations on the file that the program names; all of them in one transaction."""

from __future__ import annotations

import sqlite3

from alembic import context
from sqlalchemy import create_engine, event

engine = create_engine(f"sqlite:///{context.config.attributes['file']}")


@event.listens_for(engine, "connect")
def _leave_transactions_to_us(driver: sqlite3.Connection, _record: object) -> None:
    driver.isolation_level = None


@event.listens_for(engine, "begin")
def _begin(connection: object) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # type: ignore[attr-defined]


with engine.connect() as connection:
    context.configure(connection=connection, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
