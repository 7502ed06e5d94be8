"""A topic as somebody is writing it, and phrases as people type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge import Topic

LONGEST_FIELD: Final = 4_000
"""Characters that one field of a form holds."""
# In quotation marks, which are doubled inside of them; or up to the next comma or line feed.
# A comma between two digits parts nothing: it belongs to a number.
_PHRASE = re.compile(r'[ \t]*"((?:[^"\n]|"")*)"[ \t]*(?=[,\n]|$)|((?:[^,\n]|(?<=\d),(?=\d))+)')


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the form, letter for letter."""

    name: str = ""
    any_of: str = ""
    all_of: str = ""
    none_of: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A topic before it is saved: as typed, and what was chosen beside the form.

    ``number`` is that of the topic that is changed, 0 for a new one.
    """

    typed: Typed = Typed()
    outlets: tuple[str, ...] = ()
    not_outlets: tuple[str, ...] = ()
    owner: str | None = None
    number: int = 0


def draft_of(topic: Topic) -> Draft:
    """Return a topic as somebody would type it."""
    typed = Typed(
        topic.name,
        written(topic.any_of),
        written(topic.all_of),
        written(topic.none_of),
        topic.description,
    )
    return Draft(typed, topic.outlets, topic.not_outlets, topic.owner, topic.number)


def topic_of(draft: Draft, kept: Topic | None = None) -> Topic:
    """Return the topic that a draft describes; what ``kept`` was taught by examples stays."""
    typed = draft.typed
    topic = Topic(
        " ".join(typed.name.split()),
        any_of=phrases_of(typed.any_of),
        all_of=phrases_of(typed.all_of),
        none_of=phrases_of(typed.none_of),
        outlets=draft.outlets,
        not_outlets=draft.not_outlets,
        description=" ".join(typed.description.split()),
        owner=draft.owner,
        number=draft.number,
    )
    return replace(topic, examples=kept.examples, muted=kept.muted) if kept else topic


def with_phrase(draft: Draft, phrase: str) -> Draft:
    """Return a draft with one more phrase of which one is enough, below what was typed."""
    lines = [draft.typed.any_of.rstrip(", \n"), _written(phrase)]
    return replace(draft, typed=replace(draft.typed, any_of="\n".join(filter(None, lines))))


def phrases_of(text: str) -> tuple[str, ...]:
    """Return the phrases of a field, one a line or separated by commas, each once.

    One in quotation marks may hold commas, and quotation marks that are doubled.
    """
    found: dict[str, str] = {}
    for parts in _PHRASE.finditer(text.replace("\r\n", "\n")):
        whole = parts[1].replace('""', '"') if parts[1] is not None else parts[2]
        phrase = " ".join(whole.split())
        if phrase:
            found.setdefault(phrase.casefold(), phrase)
    return tuple(found.values())


def written(phrases: Sequence[str]) -> str:
    """Return phrases one a line, so that they are read back as they are."""
    return "\n".join(map(_written, phrases))


def _written(phrase: str) -> str:
    if phrases_of(phrase) == (" ".join(phrase.split()),):
        return phrase
    doubled = phrase.replace('"', '""')
    return f'"{doubled}"'
