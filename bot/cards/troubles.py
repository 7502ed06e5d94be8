"""What of a server's digests does not come, why, since when, and the buttons to resume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards.card import Block, Card, notice
from bot.cards.limits import cut, fitting, units
from bot.cards.markdown import escape, moment
from bot.cards.subscriptions import Order, resume_button, why_words

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Sent

# Each with a button takes four of a message's components.
_MOST = 8
_LAST_LINES, _LONGEST_NOTE = 300, 100


@dataclass(frozen=True, slots=True)
class Health:
    """How a server's digests are: those for channels that are ``held`` or ``failing``.

    A failing one goes with its last slot. ``private`` counts the members' own
    that are held, and ``count`` all subscriptions for channels.
    """

    held: tuple[Order, ...]
    failing: tuple[tuple[Order, Sent], ...]
    private: int
    count: int


def health_card(say: Say, found: Health, group_id: str, room: int) -> Card:
    """List what is held or failing; of members' own only how many are held is told."""
    blocks = [_held(say, one, group_id) for one in found.held]
    blocks += [_failing(say, *one) for one in found.failing]
    own = say("health-private", count=found.private) if found.private else ""
    if not blocks:
        return notice(say("health-fine", count=found.count), own)
    heading = say("health-heading")
    room -= units(heading) + _LAST_LINES
    shown = len(fitting((one.whole for one in blocks[:_MOST]), room))
    left = len(blocks) - shown
    last = " ".join(filter(None, (say("order-more", count=left) if left else "", own)))
    ends = [Block(last)] if last else []
    return Card((Block(heading), *blocks[:shown], *ends))


def _held(say: Say, order: Order, group_id: str) -> Block:
    why = why_words(say, order.of.pause) if order.of.pause else ""
    button = resume_button(say, group_id, order.of.number)
    return Block(_named(say, order), button, below=f"-# {why}")


def _failing(say: Say, order: Order, last: Sent) -> Block:
    note, at = escape(cut(last.note, _LONGEST_NOTE)), moment(last.at, "R")
    key = "health-failing-note" if note else "health-failing"
    return Block(_named(say, order), below=f"-# {say(key, at=at, note=note)}")


def _named(say: Say, order: Order) -> str:
    number, topics = order.of.number, order.named(say)
    return say("health-line", number=number, topics=topics, place=order.place(say))
