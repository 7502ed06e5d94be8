"""/topic list, show, why and remove: what is followed, for everybody; removing, for whose it is."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.announcing import announce
from bot.articles.finding import find_named as find_article
from bot.articles.finding import titles
from bot.cards.topics import removed_card, removing_card
from bot.cards.why import Judged, why_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.topic.family import topic
from bot.refusals import Refused
from bot.service import begin_reading, group_of, offload_of
from bot.topics.finding import (
    LONGEST_NAMED,
    find_named,
    names,
    require_change,
    topic_named,
    whose,
)
from bot.topics.looking import closely, page_of, uses_of
from bot.topics.titles import titles_of
from bot.views import reply
from knowledge import Considered, Library, Reader, Subscription, UnknownSubscription

Interaction = discord.Interaction[Any]
Named = Range[str, 1, LONGEST_NAMED]


@topic.command(name="list", description=described("topic-list-description"))
async def list_(interaction: Interaction) -> None:
    """List the topics of the server, and those of who asks."""
    await begin_reading(interaction)
    await reply(interaction, await page_of(interaction, 0))


@topic.command(name="show", description=described("topic-show-description"))
@app_commands.rename(named=described("topic-option"))
@app_commands.describe(named=described("topic-named"))
@app_commands.autocomplete(named=names)
async def show_(interaction: Interaction, named: Named) -> None:
    """Show one topic."""
    await begin_reading(interaction)
    await reply(interaction, await closely(interaction, partial(find_named, named=named)))


@topic.command(name="remove", description=described("topic-remove-description"))
@app_commands.rename(named=described("topic-option"))
@app_commands.describe(named=described("topic-named"))
@app_commands.autocomplete(named=names)
async def remove(interaction: Interaction, named: Named) -> None:
    """Remove a topic: at once, or where subscriptions use it once that is confirmed."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    found, group_id = await topic_named(interaction, named), await group_of(interaction)
    await require_change(interaction, found.owner)
    say, offload = words_for(interaction.locale), offload_of(interaction)
    uses = await offload(uses_of, group_id, found)
    if uses:
        await reply(interaction, lambda _room: removing_card(say, found, uses))
        return
    entry = await offload(Library.remove_topic, group_id, found.number, by=whose(interaction))
    await reply(interaction, lambda _room: removed_card(say, found))
    await announce(interaction, entry)


@topic.command(name="why", description=described("topic-why-description"))
@app_commands.rename(named=described("topic-option"), article=described("article-option"))
@app_commands.describe(named=described("topic-named"), article=described("article-named"))
@app_commands.autocomplete(named=names, article=titles)
async def why(interaction: Interaction, named: Named, article: Range[str, 1, 500]) -> None:
    """Say why an article belongs to a topic or not, and what became of it."""
    group_id, reader = await begin_reading(interaction)
    say = words_for(interaction.locale)
    judged = await offload_of(interaction)(
        _judged, group_id, reader, whose(interaction), named, article
    )
    await reply(interaction, lambda room: why_card(say, judged, room))


def _judged(
    library: Library, group_id: str, reader: Reader, who: str, named: str, article: str
) -> Judged:
    topic = find_named(library, group_id, who, named)
    found = find_article(library, group_id, reader, article)
    if found.collection is not None:
        raise Refused("refuse-topic-closed", title=found.details.title)
    match, considered = library.why(group_id, topic.number, found.id)
    others = [one.skipped.partition(" ")[2] for one in considered]
    titles = titles_of(library, group_id, reader, filter(None, [match.like, *others]))
    stages = [
        (subscription, one)
        for one in considered
        if (subscription := _seen_by(library, group_id, who, one)) is not None
    ]
    family = library.family(group_id, found.id, reader=reader)
    return Judged(topic, found, match, stages, titles, family)


def _seen_by(library: Library, group_id: str, who: str, one: Considered) -> Subscription | None:
    """Return the subscription that is spoken of; ``None`` for a personal one of somebody else."""
    with suppress(UnknownSubscription):
        found = library.subscription(group_id, one.subscription)
        if not found.personal or found.owner == who:
            return found
    return None
