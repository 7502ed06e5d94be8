"""Subscriptions: one that was made or changed, the list of them, and what was sent of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cards.card import Block, Button, Card, notice
from bot.cards.digests import topics_of
from bot.cards.halted import permissions_in
from bot.cards.limits import CHOICE, cut, fitting, units
from bot.cards.markdown import escape, moment
from bot.cards.schedules import schedule_words
from knowledge import Why

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Pause, Sent, Subscription, Topic

# For the line that says how many more there are.
_LAST_LINE = 60
_LONGEST_ZONE, _LONGEST_NOTE, _LONGEST_NAME = 60, 100, 40


@dataclass(frozen=True, slots=True)
class Order:
    """A subscription, with those of its topics that are there."""

    of: Subscription
    topics: tuple[Topic, ...]

    def named(self, say: Say) -> str:
        """Name its topics, ready to stand in a sentence."""
        return topics_of(say, self.topics) or say("order-topics-gone")

    def place(self, say: Say) -> str:
        """Name where its digests come to."""
        if self.of.personal:
            return say("order-to-you")
        return say("order-to-channel", channel=self.of.destination)


def ordered_card(
    say: Say, key: str, order: Order, slots: Sequence[datetime], group_id: str
) -> Card:
    """Return what a subscription is once it was made or changed, and when it comes next.

    One that is held says so, with the button to let it go on.
    """
    made = order.of
    zone = escape(cut(made.zone, _LONGEST_ZONE))
    lines = [
        say(key, topics=order.named(say)),
        say("order-place", place=order.place(say)),
        say("order-times", when=schedule_words(say, made.schedule), zone=zone),
        _coming(say, made, slots),
        _holds(say, made),
        say("order-mention", role=made.options.mention) if made.options.mention else "",
        say("order-private" if made.personal else "order-may-post"),
    ]
    below = f"-# {say('order-number', number=made.number)}"
    block = Block("\n".join(filter(None, lines)), below=below)
    return Card((block,), (resume_button(say, group_id, made.number),) if made.pause else ())


def orders_card(say: Say, orders: Sequence[Order], room: int, *, curates: bool) -> Card:
    """List subscriptions: to whom or where, when, what comes next or why nothing does."""
    if not orders:
        return notice(say("order-list-none-curator" if curates else "order-list-none"))
    heading = say("order-list-heading")
    lines = fitting((_line(say, one) for one in orders), room - units(heading) - _LAST_LINE)
    left = len(orders) - len(lines)
    more = [say("order-more", count=left)] if left else []
    return notice("\n".join([heading, *lines, *more]))


def paused_card(say: Say, order: Order, group_id: str) -> Card:
    """Return that a subscription is held, and until when."""
    pause = order.of.pause
    until = moment(pause.until, "F") if pause and pause.until else None
    rest = say("order-paused-until", until=until) if until else say("order-paused-open")
    said = f"{say('order-paused', topics=order.named(say))} {rest}"
    return Card((Block(said),), (resume_button(say, group_id, order.of.number),))


def unsubscribed_card(say: Say, order: Order) -> Card:
    """Return that a subscription is no more."""
    named, place = order.named(say), order.place(say)
    return notice(say("order-unsubscribed", topics=named, place=place))


def ending_card(say: Say, order: Order, group_id: str) -> Card:
    """Ask whether a channel is to get no more of its digests."""
    said = say("order-end", topics=order.named(say), place=order.place(say))
    arguments = (group_id, str(order.of.number))
    buttons = (
        Button(say("button-end"), "dgend", arguments),
        Button(say("button-pause"), "dghold", arguments),
    )
    return Card((Block(said),), buttons)


def history_card(say: Say, order: Order, sent: Sequence[Sent], room: int) -> Card:
    """List what came of the last slots of a subscription, the newest first."""
    named = order.named(say)
    if not sent:
        return notice(say("order-history-none", topics=named))
    heading = say("order-history-heading", topics=named)
    return notice("\n".join([heading, *fitting(_sent_lines(say, sent), room - units(heading))]))


def choice_of(say: Say, order: Order, channel: str | None) -> str:
    """Name a subscription where one is chosen, by its number; ``channel`` is its place's name."""
    named = ", ".join(one.name for one in order.topics) or say("order-topics-gone")
    place = say("order-choice-gone")
    if order.of.personal:
        place = say("order-choice-you")
    elif channel is not None:
        place = say("order-choice-channel", channel=cut(channel, _LONGEST_NAME))
    return cut(
        say("order-choice", number=order.of.number, topics=cut(named, 45), place=place), CHOICE
    )


def resume_button(say: Say, group_id: str, number: int) -> Button:
    """Return the button that lets a subscription go on."""
    return Button(say("button-resume"), "dgresume", (group_id, str(number)))


def why_words(say: Say, pause: Pause) -> str:
    """Say why a subscription is held, since when, and what to do about it."""
    key, since = f"order-why-{pause.why.value}", moment(pause.since, "R")
    if pause.why is Why.ASKED and pause.until:
        return say("order-why-asked-until", since=since, until=moment(pause.until, "F"))
    if pause.why is Why.FORBIDDEN and not pause.detail:
        return say("order-why-forbidden-unknown", since=since)
    detail = permissions_in(say, pause.detail) if pause.why is Why.FORBIDDEN else pause.detail
    return say(key, since=since, detail=escape(cut(detail, _LONGEST_NOTE)))


def _coming(say: Say, made: Subscription, slots: Sequence[datetime]) -> str:
    if made.pause:
        return say("order-held", why=why_words(say, made.pause))
    return say("order-next", slots=", ".join(moment(one, "F") for one in slots)) if slots else ""


def _holds(say: Say, made: Subscription) -> str:
    options = made.options
    return say(
        "order-holds",
        count=options.entries,
        headlines=_yes(options.headlines_only),
        folds=_yes(options.folds),
        empty=_yes(options.says_empty),
    )


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _line(say: Say, order: Order) -> str:
    made = order.of
    line = say(
        "order-line",
        number=made.number,
        topics=order.named(say),
        place=order.place(say),
        when=f"{schedule_words(say, made.schedule)} ({escape(cut(made.zone, _LONGEST_ZONE))})",
    )
    if made.pause:
        return f"- {line}\n  -# {why_words(say, made.pause)}"
    if made.next_at is None:
        return f"- {line}"
    return f"- {line}\n  -# {say('order-line-next', at=moment(made.next_at, 'R'))}"


def _sent_lines(say: Say, sent: Sequence[Sent]) -> list[str]:
    return [say("order-sent", at=moment(one.at, "f"), came=_came(say, one)) for one in sent]


def _came(say: Say, one: Sent) -> str:
    came = say(f"order-sent-{one.state.value}", count=one.articles)
    if one.is_catch_up:
        came = say("order-sent-catch-up", came=came)
    note = escape(cut(one.note, _LONGEST_NOTE))
    return say("order-sent-note", came=came, note=note) if note else came
