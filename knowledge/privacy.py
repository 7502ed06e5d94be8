"""The use cases of one person: what is kept under their name, and taking it out."""

from __future__ import annotations

from knowledge.model import NOBODY, Entry, Subscription, Topic
from knowledge.store.base import Store, View


def left_by(store: Store, group_id: str | None, who: str) -> dict[str, tuple[Entry, ...]]:
    """Return a person's entries, oldest first, by group: one group's, or with ``None`` every."""
    with store.look() as view:
        found = {one: view.left_by(one, who) for one in _groups(view, group_id, who)}
    return {group: entries for group, entries in found.items() if entries}


def anonymise(store: Store, group_id: str | None, who: str) -> int:
    """Put nobody in a person's place, in one group or in every; return in how many entries."""
    with store.begin() as work:
        count = sum(work.anonymise(one, who) for one in _groups(work, group_id, who))
        work.commit()
    return count


def following_of(
    store: Store, group_id: str | None, who: str
) -> dict[str, tuple[tuple[Topic, ...], tuple[Subscription, ...]]]:
    """Return a person's private topics and personal subscriptions, by group."""
    with store.look() as view:
        found = {one: view.following_of(one, who) for one in _groups(view, group_id, who)}
    return {group: kept for group, kept in found.items() if any(kept)}


def forget_following(store: Store, group_id: str | None, who: str) -> int:
    """Forget a person's private topics and personal subscriptions; return how many."""
    with store.begin() as work:
        count = sum(work.forget_following(one, who) for one in _groups(work, group_id, who))
        work.commit()
    store.scrub()
    return count


def _groups(view: View, group_id: str | None, who: str) -> tuple[str, ...]:
    if who == NOBODY:
        return ()
    return view.groups_of(who) if group_id is None else (group_id,)
