"""Why an article belongs to a topic or not, and what became of it, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards.article import named
from bot.cards.card import Block, Card
from bot.cards.limits import PLAIN, cut, fitting, units
from bot.cards.markdown import escape, marked, moment
from bot.cards.matches import Titles, like, nearness, reason
from bot.cards.topics import topic_name

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Considered, Family, Match, Relation, Subscription, Topic

_SHORT, _LONG = 80, 150
_LONGEST_NOTE = 60
# Sentences with the words that are marked in them.
_MOST_SENTENCES = 2
_SKIPPED = ("copy", "version", "gone")
# For the line that says how many more there are.
_LAST_LINE = 40


@dataclass(frozen=True, slots=True)
class Judged:
    """All that is told of an article and a topic.

    ``stages`` are of subscriptions that whoever looks may know of. ``family`` is
    what the article stands in, where it is known to stand under another.
    """

    topic: Topic
    article: Article
    match: Match
    stages: Sequence[tuple[Subscription, Considered]]
    titles: Titles
    family: Family | None = None

    @property
    def under(self) -> Relation | None:
        """Return what the article is to the one that it stands under."""
        under = self.family.under if self.family else ()
        return next((one.relation for one in under if one.article.id == self.article.id), None)


def why_card(say: Say, of: Judged, room: int) -> Card:
    """Return the verdict and what decided it, the sentences that bear, and what was sent when."""
    head = Block("\n".join(_head(say, of, _SHORT if room <= PLAIN else _LONG)))
    stages = _stages(say, of, (room - units(head.whole)) // 2)
    room -= units(head.whole) + units(stages.whole) + 2
    quotes = (
        marked(of.article, one, of.match.marks) for one in of.match.sentences[:_MOST_SENTENCES]
    )
    kept = fitting((text for text in quotes if units(text) < room), room)
    return Card((head, *map(Block, kept), stages))


def _head(say: Say, of: Judged, most: int) -> Iterator[str]:
    key = "topic-why-match" if of.match.is_match else "topic-why-no-match"
    yield say(key, title=named(of.article, most), topic=topic_name(of.topic))
    yield reason(say, of.topic, of.article, of.match, of.titles)
    near = nearness(say, of.match)
    if near:
        yield f"-# {near}"
    if of.family and of.under:
        yield say(f"show-is-{of.under.value}", title=named(of.family.head, most))


def _stages(say: Say, of: Judged, room: int) -> Block:
    if not of.stages:
        return Block(say("topic-stage-none"))
    heading = say("topic-why-subscriptions")
    told = (_stage(say, of, *one) for one in of.stages)
    lines = fitting(told, room - units(heading) - _LAST_LINE)
    left = len(of.stages) - len(lines)
    more = [say("topic-stage-more", count=left)] if left else []
    return Block("\n".join([heading, *lines, *more]))


def _stage(say: Say, of: Judged, subscription: Subscription, one: Considered) -> str:
    other = one.skipped.partition(" ")[2]
    when = one.sent_at or subscription.next_at
    return say(
        f"topic-stage-{_became(of, subscription, one)}",
        where=_where(say, subscription),
        when=moment(when, "f") if when else "",
        slot=moment(one.slot, "f") if one.slot else "",
        like=like(say, other, of.titles),
        note=escape(cut(one.skipped, _LONGEST_NOTE)),
    )


def _became(of: Judged, subscription: Subscription, one: Considered) -> str:
    """Return the last stage that an article came to."""
    if one.sent_at:
        return "sent"
    if one.skipped:
        kind = one.skipped.partition(" ")[0]
        return kind if kind in _SKIPPED else "skipped"
    if one.slot:
        return "pending"
    if of.under or not one.match.is_match:
        return "no"
    if not one.arrived:
        return "before"
    return "waiting" if subscription.pause or not subscription.next_at else "next"


def _where(say: Say, subscription: Subscription) -> str:
    if subscription.personal:
        return say("topic-where-private")
    return say("topic-where-channel", channel=subscription.destination)
