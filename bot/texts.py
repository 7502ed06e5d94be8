"""What a message of Discord's says, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

import discord


def text_of(message: discord.Message) -> str:
    """Return all that a message says: its words, its embeds, the texts of its layout."""
    embeds = [part for embed in message.embeds for part in (embed.title, embed.description) if part]
    forwarded = [snapshot.content for snapshot in message.message_snapshots]
    return "\n".join([message.content, *forwarded, *embeds, *_texts(message.components)]).strip()


def heading_of(message: discord.Message | None) -> str:
    """Return the question on one of our cards and where it was put to, as they stand there."""
    if message is None:
        return ""
    question, *following = next(_texts(message.components), message.content).split("\n")
    small_print = takewhile(lambda line: line.startswith("-# "), following)
    return "\n".join([question, *small_print])


def _texts(components: Iterable[Any]) -> Iterator[str]:
    for part in components:
        if isinstance(part, discord.TextDisplay):
            yield part.content
        yield from _texts(getattr(part, "children", ()))
