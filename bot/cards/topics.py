"""Topics as cards: all of them, one of them, and what was done to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.cards.card import Block, Button, Card, Choice, Menu, notice
from bot.cards.limits import CHOICE, CHOICES, PLAIN, cut, fitting, units
from bot.cards.markdown import escape
from bot.cards.matches import Titles, like, phrases_text

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Topic

A_PAGE: Final = 8
"""Topics of one page; summed up shortly they fit a message of either kind."""
EXAMPLE, MUTED = "example", "muted"
_PHRASES = (
    ("any", "any_of"),
    ("all", "all_of"),
    ("none", "none_of"),
    ("outlets", "outlets"),
    ("not-outlets", "not_outlets"),
)
_LONGEST_NAME = 60
# What the list says of each.
_SHORT, _LONG = 80, 200
# For the line that says how many more there are.
_LAST_LINE = 40


@dataclass(frozen=True, slots=True)
class Followed:
    """What is shown of a topic: how many subscriptions use it, and titles of what taught it."""

    topic: Topic
    uses: int
    titles: Titles
    may_change: bool


def topic_title(say: Say, topic: Topic) -> str:
    """Return a topic's name in bold, and whether it is somebody's own."""
    yours = f" · {say('topic-yours')}" if topic.owner is not None else ""
    return f"**{topic_name(topic)}**{yours}"


def topic_name(topic: Topic) -> str:
    """Return a topic's name, ready to stand in a sentence."""
    return escape(cut(topic.name, _LONGEST_NAME))


def topic_lines(say: Say, topic: Topic, room: int) -> list[str]:
    """Return line by line what a topic asks for, in ``room`` units."""
    kinds = [(key, getattr(topic, kind)) for key, kind in _PHRASES if getattr(topic, kind)]
    parts = len(kinds) + bool(topic.description)
    share = room // parts - _LAST_LINE if parts else 0
    lines = [say(f"topic-line-{key}", phrases=phrases_text(all_, share)) for key, all_ in kinds]
    if topic.description:
        lines.append(say("topic-line-about", words=_words(topic.description, share)))
    return lines


def topics_card(say: Say, topics: Sequence[Topic], first: int, room: int, *, is_own: bool) -> Card:
    """Return a page of topics from the one at ``first``, and a menu to look at one.

    ``is_own`` where there can be none but one's own: in private.
    """
    if not topics:
        return notice(say("topic-list-none-own" if is_own else "topic-list-none"))
    first = min(first, (len(topics) - 1) // A_PAGE * A_PAGE)
    page = topics[first : first + A_PAGE]
    most = _SHORT if room <= PLAIN else _LONG
    lines = [
        say("topic-list-heading", count=len(topics), first=first + 1, last=first + len(page)),
        *(f"{topic_title(say, one)}\n-# {_words(summary(say, one), most)}" for one in page),
    ]
    menu = Menu(say("topic-list-menu"), "topic", tuple(_choice(say, one) for one in page))
    places = (("button-previous", first - A_PAGE), ("button-next", first + A_PAGE))
    buttons = (
        Button(say(key), "topics", (str(place),))
        for key, place in places
        if 0 <= place < len(topics)
    )
    return Card((Block("\n".join(lines)),), tuple(buttons), menu=menu)


def summary(say: Say, topic: Topic) -> str:
    """Return what a topic asks for on one line, letter for letter; no part of it over ``_LONG``."""
    told = [
        say(f"topic-line-{key}", phrases=cut(", ".join(getattr(topic, kind)), _LONG))
        for key, kind in _PHRASES
        if getattr(topic, kind)
    ]
    if topic.description:
        told.append(say("topic-line-about", words=topic.description))
    return " · ".join(told)


def topic_card(say: Say, of: Followed, room: int) -> Card:
    """Return all of a topic, with a menu to take out an example or a muted story again."""
    topic = of.topic
    used = f"-# {say('topic-used', count=of.uses)}"
    head = Block("\n".join([topic_title(say, topic), *topic_lines(say, topic, room // 2), used]))
    room -= units(head.whole) + 1
    taught = (("topic-examples", topic.examples), ("topic-muted", topic.muted))
    kinds = [(key, ids) for key, ids in taught if ids]
    share = room // max(1, len(kinds))
    lists = (Block(_listed(say, say(key), ids, of.titles, share)) for key, ids in kinds)
    choices = tuple(_forgettable(say, of))[:CHOICES] if of.may_change else ()
    menu = Menu(say("topic-forget-menu"), "unteach", choices) if choices else None
    return Card((head, *lists), menu=menu)


def removing_card(say: Say, topic: Topic, uses: int) -> Card:
    """Ask whether a topic that subscriptions use is to go."""
    said = say("topic-removing", name=topic_name(topic), count=uses)
    buttons = (
        Button(say("button-remove"), "topicremove", (str(topic.number),)),
        Button(say("button-keep"), "topickeep", (str(topic.number),)),
    )
    return Card((Block(said),), buttons)


def removed_card(say: Say, topic: Topic) -> Card:
    """Say that a topic is gone."""
    return notice(say("topic-removed", name=topic_name(topic)))


def kept_card(say: Say, topic: Topic) -> Card:
    """Say that a topic stays."""
    return notice(say("topic-kept", name=topic_name(topic)))


def _words(text: str, room: int) -> str:
    """Return a text in markdown that keeps to ``room`` units."""
    most = max(1, room)
    while units(shown := escape(cut(text, most))) > max(1, room) and most > 1:
        most -= max(1, (units(shown) - room) // 2)
    return shown


def _choice(say: Say, topic: Topic) -> Choice:
    return Choice(cut(topic.name, CHOICE), str(topic.number), cut(summary(say, topic), CHOICE))


def _listed(say: Say, heading: str, ids: Sequence[str], titles: Titles, room: int) -> str:
    """Return articles by their titles, the latest first, as many as have room."""
    told = (f"- {like(say, one, titles)}" for one in reversed(ids))
    lines = fitting(told, room - units(heading) - _LAST_LINE)
    left = len(ids) - len(lines)
    return "\n".join([heading, *lines, *([say("topic-show-more", count=left)] if left else [])])


def _forgettable(say: Say, of: Followed) -> Iterator[Choice]:
    """Yield the examples and the muted stories, the latest first."""
    for kind, ids in ((EXAMPLE, of.topic.examples), (MUTED, of.topic.muted)):
        for id_ in reversed(ids):
            title = cut(of.titles.get(id_) or say("topic-like-unknown"), CHOICE)
            label = cut(say(f"topic-forget-{kind}", title=title), CHOICE)
            yield Choice(label, f"{of.topic.number}:{kind}:{id_}")
