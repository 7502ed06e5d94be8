"""The history of a library, page by page, and the card that tells of one change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bot.cards.card import Block, Button, Card, notice
from bot.cards.limits import PLAIN, cut, fitting
from bot.cards.markdown import escape, moment
from knowledge import NOBODY, Act

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Entry

A_PAGE: Final = 8
"""Entries of one page; with what each is about cut short they fit a message of either kind."""
_LONGEST_WHAT, _SHORTEST_WHAT = 150, 70
# For the line that says how much more there is.
_LAST_LINE = 100
# Roles that one line names.
_MOST_ROLES = 3
_COLLECTED = re.compile(
    r"(?P<act>created|renamed|roles|added|opened|removed)(?::(?P<count>\d+))? (?P<name>.+)"
)
_DONE_TO = re.compile(r"(?P<act>[a-z]+) (?P<what>.+)")
_CHANNEL = re.compile(r"(?<=admin\\_channel = )(\d+)")


def history_card(say: Say, entries: Sequence[Entry], before: int | None, room: int) -> Card:
    """Return a page and the buttons to its neighbours.

    ``entries`` are the newest first, below ``before`` unless that is
    ``None``, and one more than a page where there are older ones.
    """
    if not entries:
        return notice(say("history-none"))
    page = entries[:A_PAGE]
    lines = [
        say("history-line", when=moment(one.at, "R"), did=_told(say, one, room)) for one in page
    ]
    buttons = []
    if before is not None:
        newer = str(page[0].number + A_PAGE + 1)
        buttons.append(Button(say("button-newer"), "newer", (newer,)))
    if len(entries) > A_PAGE:
        buttons.append(Button(say("button-older"), "older", (str(page[-1].number),)))
    return Card((Block("\n".join([say("history-heading"), *lines])),), tuple(buttons))


def announced_card(
    say: Say, entries: Sequence[Entry], room: int, closed: Mapping[str, str] | None = None
) -> Card:
    """Return who just did what, as much as a message holds, and how much more there is.

    ``closed`` are the collections of articles that stand in one. Of these no
    title is shown: not everybody who reads the card may read them.
    """
    told = (_told_openly(say, one, room, (closed or {}).get(one.subject or "")) for one in entries)
    lines = fitting(told, room - _LAST_LINE)
    left = len(entries) - len(lines)
    return notice("\n".join([*lines, *([say("history-more", count=left)] if left else [])]))


def person(say: Say, who: str | None) -> str:
    """Return who it was: a name that pings nobody, where mentions are off."""
    if who is None:
        return say("history-host")
    if who == NOBODY:
        return say("history-nobody")
    return f"<@{who}>" if who.isdecimal() else escape(cut(who, 80))


def _told_openly(say: Say, entry: Entry, room: int, collection: str | None) -> str:
    if collection is None or entry.act is Act.COLLECTION:
        return _told(say, entry, room)
    name = escape(cut(collection, _SHORTEST_WHAT))
    return say("announced-closed", who=person(say, entry.who), collection=name)


def _told(say: Say, entry: Entry, room: int) -> str:
    collected = _COLLECTED.fullmatch(entry.what) if entry.act is Act.COLLECTION else None
    if collected:
        return _told_of_collection(say, entry, collected)
    if entry.act in (Act.TOPIC, Act.DIGEST):
        return _told_of_following(say, entry)
    most = _SHORTEST_WHAT if room <= PLAIN else _LONGEST_WHAT
    return say(
        f"history-act-{entry.act.value}",
        who=person(say, entry.who),
        what=_roles(entry.what) if entry.act is Act.CURATORS else _what(entry, most),
    )


def _told_of_collection(say: Say, entry: Entry, collected: re.Match[str]) -> str:
    """Tell what was done to a collection: a word, how many articles it was about, its name."""
    return say(
        f"history-collection-{collected['act']}",
        who=person(say, entry.who),
        count=int(collected["count"] or 0),
        name=escape(cut(collected["name"], _SHORTEST_WHAT)),
    )


def _told_of_following(say: Say, entry: Entry) -> str:
    """Tell what was done to a topic, by its name, or to a subscription, by its channel."""
    done = _DONE_TO.fullmatch(entry.what)
    act, what = (done["act"], done["what"]) if done else ("changed", entry.what)
    is_channel = entry.act is Act.DIGEST and what.isdecimal()
    return say(
        f"history-{entry.act.value}-{act}",
        who=person(say, entry.who),
        what=f"<#{what}>" if is_channel else escape(cut(what, _SHORTEST_WHAT)),
    )


def _what(entry: Entry, most: int) -> str:
    shown = escape(cut(entry.what, most))
    return _CHANNEL.sub(r"<#\1>", shown) if entry.act is Act.SET else shown


def _roles(what: str) -> str:
    """Return ``+1 -2`` as roles that show by their names."""
    changed = what.split()
    shown = [f"{one[0]} <@&{one[1:]}>" for one in changed if one[1:].isdecimal()][:_MOST_ROLES]
    return ", ".join([*shown, "…"] if len(changed) > _MOST_ROLES else shown)
