"""A page of topics, and one topic looked at closely, as cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord

from bot.cards.topics import Followed, topic_card, topics_card
from bot.catalogue import words_for
from bot.service import offload_of, reading
from bot.topics.finding import may_change, topics_for, whose
from bot.topics.titles import titles_of
from bot.views import MakeCard
from knowledge import Library, Reader, Topic

Interaction = discord.Interaction[Any]
FindTopic = Callable[[Library, str, str], Topic]
"""Returns the topic that a member means. Raises :class:`Refused` or :class:`UnknownTopic`."""


async def page_of(interaction: Interaction, first: int) -> MakeCard:
    """Return what makes the card of a page of topics, from the one at ``first`` on."""
    group_id, _ = await reading(interaction)
    say, is_own = words_for(interaction.locale), interaction.guild_id is None
    found = await offload_of(interaction)(topics_for, group_id, whose(interaction))
    return lambda room: topics_card(say, found, first, room, is_own=is_own)


async def closely(interaction: Interaction, find: FindTopic) -> MakeCard:
    """Return what makes the card of one topic."""
    group_id, reader = await reading(interaction)
    say = words_for(interaction.locale)
    topic, uses, titles = await offload_of(interaction)(
        _found, group_id, reader, whose(interaction), find
    )
    is_theirs = await may_change(interaction, topic.owner)
    return lambda room: topic_card(say, Followed(topic, uses, titles, is_theirs), room)


def uses_of(library: Library, group_id: str, topic: Topic) -> int:
    """Return how many subscriptions use a topic."""
    return sum(topic.number in one.topics for one in library.subscriptions(group_id))


def _found(
    library: Library, group_id: str, reader: Reader, who: str, find: FindTopic
) -> tuple[Topic, int, dict[str, str]]:
    topic = find(library, group_id, who)
    titles = titles_of(library, group_id, reader, (*topic.examples, *topic.muted))
    return topic, uses_of(library, group_id, topic), titles
