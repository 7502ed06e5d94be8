"""The state of a library, for its curators: what it holds, what was asked, where it has gaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.cards.article import named, outlet_of
from bot.cards.card import Attached, Block, Card, notice
from bot.cards.limits import ALT_TEXT, cut, fitting, units
from bot.cards.markdown import escape, moment

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import MonthCount, Status

_NAME = "status.png"
_MOST_OUTLETS, _MOST_REQUESTS, _MOST_DRAWN = 5, 3, 10
_LONGEST_TITLE, _LONGEST_OUTLET, _LONGEST_REQUEST = 100, 60, 150
# The lists of outlets, of requests and of articles share what room there is.
_SHARES = (2, 3, 4)
_MEGABYTE = 1_000_000


def status_card(say: Say, status: Status, picture: bytes | None, room: int) -> Card:
    """Return the numbers in words, lists as long as there is room, and the picture below them."""
    heads = (_held(say, status), _asked(say, status), _gaps(say, status), say("status-added"))
    room -= sum(units(head) + 1 for head in heads)
    outlets, requests, added = (room * share // sum(_SHARES) for share in _SHARES)
    texts = (
        _listed(heads[0], _outlets(say, status), outlets),
        heads[1],
        _listed(heads[2], _requests(say, status), requests),
        _listed(heads[3], _added(say, status), added),
    )
    attached = Attached(_NAME, picture, picture_words(say, status)) if picture else None
    return Card(tuple(map(Block, texts)), attached=attached)


def empty_status_card(say: Say, status: Status) -> Card:
    """Return the first step for a library without articles, and what was asked of it already."""
    first = "\n".join((say("status-heading"), say("status-empty")))
    return notice(first, _asked(say, status), _gaps(say, status))


def picture_words(say: Say, status: Status) -> str:
    """Return what the picture shows, for those who do not see it."""
    drawn, others = status.outlets[:_MOST_DRAWN], len(status.outlets[_MOST_DRAWN:])
    outlets = [f"{outlet_of(say, one.outlet, _LONGEST_OUTLET)} ({one.articles:,})" for one in drawn]
    if others:
        outlets.append(say("picture-others", count=others))
    months = _dated(status)
    parts = [say("status-picture", outlets=", ".join(outlets))]
    if months:
        most = max(months, key=lambda one: one.articles)
        parts.append(
            say(
                "status-picture-months",
                first=_month(months[0]),
                last=_month(months[-1]),
                most=_month(most),
                articles=most.articles,
            )
        )
    return cut(" ".join(parts), ALT_TEXT)


def _held(say: Say, status: Status) -> str:
    size = say(
        "status-size",
        articles=status.articles,
        words=status.words,
        passages=status.passages,
        megabytes=f"{max(0.1, status.storage_bytes / _MEGABYTE):,.1f}",
    )
    months = _dated(status)
    undated = status.articles - sum(one.articles for one in months)
    published = [
        say("status-published", first=_month(months[0]), last=_month(months[-1])) if months else "",
        say("status-undated", count=undated) if undated else "",
    ]
    lines = (say("status-heading"), size, " ".join(filter(None, published)))
    return "\n".join(lines)


def _asked(say: Say, status: Status) -> str:
    questions = status.questions
    counts = {
        "answered": questions.answered,
        "related": questions.related,
        "refused": questions.refused,
    }
    said = say("status-asked", **counts) if any(counts.values()) else say("status-asked-none")
    return f"{say('status-asked-heading')}\n{said}"


def _gaps(say: Say, status: Status) -> str:
    return f"{say('status-gaps-heading')}\n{say('status-gaps', count=len(status.requests))}"


def _outlets(say: Say, status: Status) -> Iterator[str]:
    for one in status.outlets[:_MOST_OUTLETS]:
        name = escape(outlet_of(say, one.outlet, _LONGEST_OUTLET))
        yield say("status-outlet", outlet=name, articles=one.articles)
    left = len(status.outlets) - _MOST_OUTLETS
    if left > 0:
        yield say("status-outlets-more", count=left)


def _requests(say: Say, status: Status) -> Iterator[str]:
    for one in status.requests[:_MOST_REQUESTS]:
        question = escape(cut(one.question, _LONGEST_REQUEST))
        yield say("status-request", question=question, times=one.times)


def _added(say: Say, status: Status) -> Iterator[str]:
    for one in status.added:
        outlet = escape(outlet_of(say, one.details.outlet, _LONGEST_OUTLET))
        yield f"*{named(one, _LONGEST_TITLE)}* · {outlet} · {moment(one.added_at, 'R')}"


def _listed(head: str, lines: Iterator[str], room: int) -> str:
    """Return a heading with as many lines below it as there is room for, in order."""
    return "\n- ".join([head, *fitting(lines, room, apart=len("\n- "))])


def _dated(status: Status) -> list[MonthCount]:
    return [one for one in status.months if one.month is not None]


def _month(one: MonthCount) -> str:
    return f"{one.month:%B %Y}"
