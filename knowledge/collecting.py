"""The use cases of collections: articles that only members with some roles may be quoted from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from knowledge.errors import UnknownArticle, UnknownCollection, WrongCollection
from knowledge.model import CURATING, LONGEST_NAME, Act, Collection, Corrected, Entry, Reader
from knowledge.names import folded
from knowledge.store.base import Store, View, Work

MOST_COLLECTIONS: Final = 25
"""The collections of one library: as many as Discord offers to choose from."""
MOST_ROLES: Final = 20
"""The roles that may read one collection."""

Changed = tuple[Collection, tuple[Entry, ...]]
"""A collection as it is now, and what of it is new, as the history tells it."""


def create(
    store: Store, group_id: str, name: str, roles: Sequence[str], *, by: str | None, now: datetime
) -> Changed:
    """Keep a new collection without articles. Raises :class:`WrongCollection`."""
    with store.begin() as work:
        known = work.collections(group_id)
        if len(known) >= MOST_COLLECTIONS:
            raise WrongCollection(
                f"A library has at most {MOST_COLLECTIONS} collections; remove one first."
            )
        suitable = _suitable(known, Collection(0, name, tuple(dict.fromkeys(roles))))
        made = work.create_collection(group_id, suitable.name)
        made = replace(made, roles=suitable.roles)
        work.change_collection(group_id, made)
        entry = _record(work, group_id, "created", made.name, by=by, now=now)
        work.commit()
    return made, (entry,)


def change(
    store: Store,
    group_id: str,
    number: int,
    *,
    name: str | None,
    add: Sequence[str],
    remove: Sequence[str],
    by: str | None,
    now: datetime,
) -> Changed:
    """Rename a collection, let roles read it, and let roles do so no longer.

    Raises :class:`UnknownCollection` and :class:`WrongCollection`.
    """
    with store.begin() as work:
        before = known(work, group_id, number)
        roles = tuple(r for r in dict.fromkeys((*before.roles, *add)) if r not in remove)
        wanted = replace(before, name=name or before.name, roles=roles)
        after = _suitable(work.collections(group_id), wanted)
        work.change_collection(group_id, after)
        acts = {"renamed": after.name != before.name, "roles": after.roles != before.roles}
        entries = [
            _record(work, group_id, act, after.name, by=by, now=now)
            for act, is_new in acts.items()
            if is_new
        ]
        work.commit()
    return after, tuple(entries)


def remove(
    store: Store, group_id: str, number: int, *, opening: int, by: str | None, now: datetime
) -> Changed:
    """Forget a collection, and let everybody read the articles that stood in it.

    ``opening`` says how many those are: whoever opens them has to know it.
    They are opened one by one, so that others can write meanwhile. Raises
    :class:`UnknownCollection`, and :class:`WrongCollection` for another number.
    """
    with store.look(CURATING) as view:
        before = known(view, group_id, number)
        standing = view.standing(group_id, None)
        held = [id_ for id_, _ in view.titles(group_id) if standing.get(id_) == number]
    if len(held) != opening:
        raise WrongCollection(
            f"The collection “{before.name}” holds {len(held)} articles, not {opening}; "
            "remove it again, and confirm that everybody may read them."
        )
    for article_id in held:
        with store.begin() as work:
            work.move(group_id, article_id, None)
            work.commit()
    with store.begin() as work:
        if known(work, group_id, number).articles:
            raise WrongCollection(
                f"Articles were added to “{before.name}” meanwhile; remove it again."
            )
        work.remove_collection(group_id, number)
        entry = _record(work, group_id, f"removed:{opening}", before.name, by=by, now=now)
        work.commit()
    return replace(before, articles=0), (entry,)


def move(
    store: Store,
    group_id: str,
    article_id: str,
    number: int | None,
    *,
    by: str | None,
    now: datetime,
) -> Corrected:
    """Put an article, with what stands under it, into a collection, or with ``None`` out.

    Without an entry it stood there already. Raises :class:`UnknownArticle`
    and :class:`UnknownCollection`.
    """
    with store.begin() as work:
        to = known(work, group_id, number) if number is not None else None
        family = work.family(group_id, article_id)
        if family is None:
            raise UnknownArticle("There is no such article in this library; choose one offered.")
        head = family.head
        if head.collection == number:
            return Corrected(head, None)
        of = to or known(work, group_id, head.collection or 0)
        work.move(group_id, head.id, number)
        act = "opened:1" if to is None else "added:1"
        entry = _record(work, group_id, act, of.name, by=by, now=now, subject=head.id)
        work.commit()
    return Corrected(replace(head, collection=number), entry)


def known(view: View, group_id: str, number: int) -> Collection:
    """Return a collection that may be read. Raises :class:`UnknownCollection`."""
    for one in view.collections(group_id):
        if one.number == number:
            return one
    raise UnknownCollection("This collection is not there any more; choose another.")


def named(store: Store, group_id: str, name: str, reader: Reader) -> Collection:
    """Return the collection of a name, whatever its case. Raises :class:`UnknownCollection`."""
    with store.look(reader) as view:
        found = view.collections(group_id)
    for one in found:
        if folded(one.name) == folded(name):
            return one
    there = ", ".join(one.name for one in found)
    way_out = f"There are {there}." if found else "There is none yet."
    raise UnknownCollection(f"There is no collection “{name.strip()[:LONGEST_NAME]}”. {way_out}")


def collections_of(store: Store, group_id: str, ids: Sequence[str] | None) -> dict[str, str]:
    """Return the names of the collections of those of some articles, or of all, in one."""
    with store.look(CURATING) as view:
        standing = view.standing(group_id, ids)
        names = {one.number: one.name for one in view.collections(group_id)} if standing else {}
    return {article_id: names.get(number, "") for article_id, number in standing.items()}


def _suitable(others: Sequence[Collection], wanted: Collection) -> Collection:
    """Return a collection spelt as it is kept. Raises :class:`WrongCollection`."""
    name = " ".join(wanted.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise WrongCollection(f"A collection's name has 1 to {LONGEST_NAME} characters.")
    if any(folded(o.name) == folded(name) for o in others if o.number != wanted.number):
        raise WrongCollection(f"There is a collection “{name}” already; choose another name.")
    if len(wanted.roles) > MOST_ROLES:
        raise WrongCollection(f"At most {MOST_ROLES} roles can read a collection; remove one.")
    return replace(wanted, name=name)


def _record(
    work: Work,
    group_id: str,
    act: str,
    name: str,
    *,
    by: str | None,
    now: datetime,
    subject: str | None = None,
) -> Entry:
    """Keep what was done to a collection: a word, how many articles it was about, its name."""
    return work.record(group_id, Entry(Act.COLLECTION, f"{act} {name}", now, by, subject))
