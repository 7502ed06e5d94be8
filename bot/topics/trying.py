"""Try a draft on the articles of late, and keep it once somebody says so."""

from __future__ import annotations

from typing import Any

import discord

from bot.cards.card import Block, Button, Card
from bot.cards.matches import Titles
from bot.cards.trial import saved_card, trial_card
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.replies import sentence_of
from bot.service import drafts_of, offload_of, reading
from bot.topics.drafts import Draft, topic_of
from bot.topics.finding import numbered, require_change, whose
from bot.topics.titles import titles_of
from bot.views import MakeCard, reply
from knowledge import Entry, KnowledgeError, Library, Reader, Topic, Trial, folded

Interaction = discord.Interaction[Any]
Tried = tuple[Topic, Trial, Titles, tuple[str, ...]]
_DAYS = 30


async def try_and_tell(interaction: Interaction, draft: Draft) -> None:
    """Show what a draft would have found, with buttons to save it, change it or let it be.

    It is kept first, so that what was typed is there again whatever is wrong with it.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    key = drafts_of(interaction).keep(interaction.user.id, draft)
    await require_change(interaction, draft.owner)
    try:
        make = await tried_card(interaction, draft, key)
    except (Refused, KnowledgeError) as error:
        await _offer_again(interaction, error, key)
        return
    await reply(interaction, make)


async def tried_card(interaction: Interaction, draft: Draft, key: str) -> MakeCard:
    """Return what makes the card of what a draft, kept under a key, would have found."""
    group_id, reader = await reading(interaction)
    topic, trial, titles, strangers = await offload_of(interaction)(
        _tried, group_id, reader, whose(interaction), draft
    )
    say = words_for(interaction.locale)
    return lambda room: trial_card(
        say, topic, trial, room, key=key, titles=titles, strangers=strangers
    )


async def save(interaction: Interaction, draft: Draft) -> tuple[Card, Entry | None]:
    """Keep a draft as a topic; return what to show, and what is new in the history."""
    await require_change(interaction, draft.owner)
    group_id, _ = await reading(interaction)
    topic, entry, is_changed = await offload_of(interaction)(
        _saved, group_id, whose(interaction), draft
    )
    say, is_new = words_for(interaction.locale), not draft.number
    return saved_card(say, topic, is_new=is_new, is_changed=is_changed), entry


async def _offer_again(interaction: Interaction, error: Refused | KnowledgeError, key: str) -> None:
    """Say what is wrong, with the button that opens the form again as it was filled in."""
    said, say = sentence_of(interaction, error), words_for(interaction.locale)
    again = Button(say("button-again"), "topicchange", (key,))
    await reply(interaction, lambda _room: Card((Block(said),), (again,)))


def _tried(library: Library, group_id: str, reader: Reader, who: str, draft: Draft) -> Tried:
    """Return the topic, what it would have found, titles of its examples, and unknown outlets."""
    topic = topic_of(draft, _kept(library, group_id, who, draft))
    trial = library.try_topic(group_id, topic, days=_DAYS)
    known = {folded(name) for name in library.outlets(group_id, reader=reader)}
    named = (*topic.outlets, *topic.not_outlets)
    strangers = tuple(name for name in named if folded(name) not in known)
    likes = [match.like for _, match in trial.found if match.like]
    return topic, trial, titles_of(library, group_id, reader, likes), strangers


def _saved(
    library: Library, group_id: str, who: str, draft: Draft
) -> tuple[Topic, Entry | None, bool]:
    before = _kept(library, group_id, who, draft)
    topic, entry = library.keep_topic(group_id, topic_of(draft, before), by=who)
    return topic, entry, topic != before


def _kept(library: Library, group_id: str, who: str, draft: Draft) -> Topic | None:
    """Return the topic that a draft changes, as it is now. Raises :class:`UnknownTopic`."""
    return numbered(library, group_id, who, draft.number) if draft.number else None
