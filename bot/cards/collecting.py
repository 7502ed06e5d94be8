"""The collections of a library: who may read them, and what was done to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.cards.article import named
from bot.cards.card import Block, Button, Card, notice
from bot.cards.limits import fitting, units
from bot.cards.markdown import escape

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Collection

IsRole = Callable[[str], bool]
"""Tells whether a role is still there."""
_LONGEST_TITLE = 200
# Roles that one line names.
_MOST_ROLES = 4
# For the line that says how many more there are.
_LAST_LINE = 60


def collections_card(
    say: Say, collections: Sequence[Collection], is_role: IsRole, room: int
) -> Card:
    """List the collections; a role that is gone lets nobody read, and is not named."""
    if not collections:
        return notice(say("collection-none"))
    lines, manner = [say("collection-heading")], say("collection-manner")
    room -= units(lines[0]) + units(manner) + _LAST_LINE
    lines += fitting((_line(say, one, is_role) for one in collections), room)
    left = len(collections) - len(lines) + 1
    if left:
        lines.append(say("collection-more", count=left))
    return notice("\n".join(lines), manner)


def made_card(say: Say, key: str, one: Collection, is_role: IsRole) -> Card:
    """Return what became of a collection, and who may read it."""
    roles = _roles(say, one, is_role)
    return notice(say(f"collection-{key}", name=escape(one.name), roles=roles))


def removed_card(say: Say, one: Collection, opened: int) -> Card:
    """Return that a collection is gone, and how many articles everybody may now read."""
    key = "collection-opened" if opened else "collection-removed"
    return notice(say(key, name=escape(one.name), count=opened))


def opening_card(say: Say, one: Collection) -> Card:
    """Ask whether everybody is to read what stands in a collection."""
    said = say("collection-open-all", name=escape(one.name), count=one.articles)
    button = Button(say("button-open-all"), "openall", (str(one.number), str(one.articles)))
    return Card((Block(said),), (button,))


def moved_card(say: Say, article: Article, to: Collection | None, *, is_new: bool) -> Card:
    """Return where an article stands now."""
    title = named(article, _LONGEST_TITLE)
    if not is_new:
        return notice(say("collection-there", title=title))
    if to is None:
        return notice(say("collection-taken-out", title=title))
    return notice(say("collection-put-in", title=title, name=escape(to.name)))


def _line(say: Say, one: Collection, is_role: IsRole) -> str:
    roles = _roles(say, one, is_role)
    return say("collection-line", name=escape(one.name), articles=one.articles, roles=roles)


def _roles(say: Say, one: Collection, is_role: IsRole) -> str:
    there = [f"<@&{role}>" for role in one.roles if is_role(role)]
    if not there:
        return say("collection-nobody")
    return ", ".join([*there[:_MOST_ROLES], "…"] if len(there) > _MOST_ROLES else there)
