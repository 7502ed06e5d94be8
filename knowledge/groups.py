"""The use cases of a group itself: what it chooses for its library, and who changed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Final

from knowledge.errors import UnknownLanguage, UnknownZone, UnsuitableSetting
from knowledge.model import Act, Entry, GroupSettings, SettingChanges
from knowledge.names import languages, no_such_language, no_such_zone, zone_of
from knowledge.store.base import Store, Work

FEWEST_DAYS: Final = 1
MOST_DAYS: Final = 365
"""The days between which a group chooses how long its answers are kept."""
MOST_CURATOR_ROLES: Final = 20


def change_settings(
    store: Store, group_id: str, changes: SettingChanges, *, by: str | None, now: datetime
) -> tuple[Entry, ...]:
    """Keep what a group chooses; return what of it is new, as the history tells it.

    Raises :class:`UnsuitableSetting`, and then keeps nothing.
    """
    with store.begin() as work:
        before = work.settings(group_id)
        chosen = suitable(replace(before, **changes))
        entries = _keep(work, group_id, before, chosen, by=by, now=now)
        work.commit()
    return entries


def change_curators(
    store: Store,
    group_id: str,
    add: Sequence[str],
    remove: Sequence[str],
    *,
    by: str | None,
    now: datetime,
) -> tuple[Entry, ...]:
    """Add and remove curator roles, whatever others do meanwhile; otherwise as above."""
    with store.begin() as work:
        before = work.settings(group_id)
        roles = dict.fromkeys((*before.curator_roles, *add))
        left = tuple(role for role in roles if role not in remove)
        chosen = suitable(replace(before, curator_roles=left))
        entries = _keep(work, group_id, before, chosen, by=by, now=now)
        work.commit()
    return entries


def suitable(chosen: GroupSettings) -> GroupSettings:
    """Return what a group chose, spelt as it is kept. Raises :class:`UnsuitableSetting`."""
    if not FEWEST_DAYS <= chosen.answer_days <= MOST_DAYS:
        raise UnsuitableSetting(
            f"Answers can be kept for {FEWEST_DAYS} to {MOST_DAYS} days, "
            f"not for {chosen.answer_days}."
        )
    if len(chosen.curator_roles) > MOST_CURATOR_ROLES:
        raise UnsuitableSetting(
            f"A library has at most {MOST_CURATOR_ROLES} curator roles; remove one first."
        )
    return replace(chosen, zone=_zone(chosen.zone), language=_language(chosen.language))


def _zone(text: str) -> str:
    found = zone_of(text)
    if found is None:
        raise UnknownZone(no_such_zone(text))
    return found


def _language(text: str) -> str:
    code = text.strip().casefold()
    if code not in languages():
        raise UnknownLanguage(no_such_language(text))
    return code


def _keep(
    work: Work,
    group_id: str,
    before: GroupSettings,
    chosen: GroupSettings,
    *,
    by: str | None,
    now: datetime,
) -> tuple[Entry, ...]:
    work.change_settings(group_id, chosen)
    if chosen.answer_days < before.answer_days:
        work.forget_answers(now)
    entries = [Entry(act, what, now, by) for act, what in _told(before, chosen)]
    return tuple(work.record(group_id, one) for one in entries)


def _told(before: GroupSettings, chosen: GroupSettings) -> Iterator[tuple[Act, str]]:
    """Yield what changed: roles as ``+1 -2``, the rest as ``name = value``, one entry each kind."""
    old, new = before.curator_roles, chosen.curator_roles
    added = [f"+{role}" for role in new if role not in old]
    removed = [f"-{role}" for role in old if role not in new]
    if added or removed:
        yield Act.CURATORS, " ".join([*added, *removed])
    names = [field.name for field in fields(GroupSettings) if field.name != "curator_roles"]
    changed = [name for name in names if getattr(before, name) != getattr(chosen, name)]
    if changed:
        yield Act.SET, ", ".join(_named(name, getattr(chosen, name)) for name in changed)


def _named(name: str, value: object) -> str:
    if name == "private_answers":
        return f"answers = {'private' if value else 'public'}"
    return f"{name} = {'none' if value is None else value}"
