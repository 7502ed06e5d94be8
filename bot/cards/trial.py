"""What a topic would have found lately, shown before it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.cards.card import Block, Button, Card, Choice, Menu, notice
from bot.cards.limits import CHOICE, CHOICES, PLAIN, cut, fitting, units
from bot.cards.matches import (
    Titles,
    phrases_text,
    reason,
    sentence_of,
    title_line,
)
from bot.cards.topics import topic_lines, topic_name, topic_title

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Article, Match, Topic, Trial

_SHOWN = 3
_SHORT, _LONG = 60, 150
_RELATED, _STRANGERS = 300, 200


def trial_card(
    say: Say,
    topic: Topic,
    trial: Trial,
    room: int,
    *,
    key: str,
    titles: Titles,
    strangers: Sequence[str] = (),
) -> Card:
    """Return what a topic would have found, a few with the reason for each, and what to do now.

    ``key`` is what the draft is kept under, ``strangers`` are outlets of the
    topic that the library has no article of.
    """
    lines = [topic_title(say, topic), *topic_lines(say, topic, room // 4)]
    head = Block("\n".join(lines))
    count = Block("\n".join(_counted(say, trial, strangers)))
    below = [Block(text) for text in _related(say, trial)]
    left = room - sum(units(block.whole) + 1 for block in (head, count, *below))
    found = _found(say, topic, trial.found[:_SHOWN], titles, left, most=_most(room))
    actions = ("save", "change", "cancel")
    buttons = (Button(say(f"button-{one}"), f"topic{one}", (key,)) for one in actions)
    return Card((head, count, *found, *below), tuple(buttons), menu=_menu(say, trial, key))


def unsaved_card(say: Say, key: str) -> Card:
    """Say that nothing was saved, with the way back to what was typed."""
    again = Button(say("button-again"), "topicchange", (key,))
    return Card((Block(say("topic-unsaved")),), (again,))


def saved_card(say: Say, topic: Topic, *, is_new: bool, is_changed: bool) -> Card:
    """Say that a topic is kept now, or was so before."""
    key = "topic-saved" if is_new else "topic-changed" if is_changed else "topic-same"
    return notice(say(key, name=topic_name(topic)))


def _most(room: int) -> int:
    return _SHORT if room <= PLAIN else _LONG


def _counted(say: Say, trial: Trial, strangers: Sequence[str]) -> Iterator[str]:
    if not trial.of:
        yield say("topic-trial-nothing", days=trial.days)
    else:
        yield say("topic-trial", count=len(trial.found), of=trial.of, days=trial.days)
        if not trial.found:
            yield say("topic-trial-fewer")
    if strangers:
        outlets = phrases_text(strangers, _STRANGERS)
        yield say("topic-trial-strangers", outlets=outlets, count=len(strangers))
    shown = min(len(trial.found), _SHOWN)
    if shown < len(trial.found):
        yield say("topic-trial-first", count=shown)


def _found(
    say: Say,
    topic: Topic,
    found: Sequence[tuple[Article, Match]],
    titles: Titles,
    room: int,
    *,
    most: int,
) -> Iterator[Block]:
    """Yield articles, each with the reason; with its sentence where that has room, whole."""
    told = [
        f"{title_line(say, article, most)}\n-# {reason(say, topic, article, match, titles)}"
        for article, match in found
    ]
    kept = fitting(told, room)
    room -= sum(units(text) + 1 for text in kept)
    for (article, match), text in zip(found, kept, strict=False):
        sentence = sentence_of(article, match, room - 1)
        room -= units(sentence) + 1 if sentence else 0
        yield Block(text, below=sentence or "")


def _menu(say: Say, trial: Trial, key: str) -> Menu | None:
    """Return a menu that adds a related phrase; its entries carry key and phrase."""
    choices = [Choice(cut(one, CHOICE), f"{key}:{one}") for one in trial.related]
    short = tuple(one for one in choices if units(one.value) <= CHOICE)[:CHOICES]
    return Menu(say("topic-trial-menu"), "topicphrase", short) if short else None


def _related(say: Say, trial: Trial) -> Iterator[str]:
    if trial.related:
        yield f"-# {say('topic-trial-related', phrases=phrases_text(trial.related, _RELATED))}"
