"""What each group chose for its library; where it chose nothing, the program's own stands."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from sqlalchemy import delete, insert, select

from knowledge.model import GroupSettings
from knowledge.store.look import Look
from knowledge.store.tables import SETTINGS


class SettingsView(Look):
    """Reads what groups chose."""

    def settings(self, group_id: str) -> GroupSettings:
        """Read a row for each choice; names that this version does not know are left out."""
        rows = self._connection.execute(
            select(SETTINGS.c.name, SETTINGS.c.value).where(SETTINGS.c.group_id == group_id)
        )
        chosen = {row.name: _read(row.value) for row in rows}
        known = {field.name for field in fields(GroupSettings)}
        return GroupSettings(**{name: chosen[name] for name in known & chosen.keys()})


class SettingsWork(SettingsView):
    """Keeps what groups choose."""

    def change_settings(self, group_id: str, chosen: GroupSettings) -> None:
        """Keep what differs from what stands; the rest may still change with the program."""
        before = self.settings(group_id)
        for field in fields(GroupSettings):
            value = getattr(chosen, field.name)
            if value == getattr(before, field.name):
                continue
            here = (SETTINGS.c.group_id == group_id, SETTINGS.c.name == field.name)
            self._connection.execute(delete(SETTINGS).where(*here))
            self._connection.execute(
                insert(SETTINGS).values(group_id=group_id, name=field.name, value=json.dumps(value))
            )


def _read(value: str) -> Any:
    found = json.loads(value)
    return tuple(found) if isinstance(found, list) else found
