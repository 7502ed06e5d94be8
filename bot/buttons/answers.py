"""In context, More, Share, Helpful and Wrong passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.buttons.press import Interaction, on_press
from bot.cards.answers import ANSWERED, answer_card, context_card, more_card, which_card
from bot.cards.card import notice
from bot.cards.markdown import escape
from bot.cards.quotes import Shelf
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import begin_reading, offload_of, rated_of, reading
from bot.texts import heading_of
from bot.views import message_of, reply
from knowledge import Library, Quote, Reader, Span

if TYPE_CHECKING:
    from bot.cards.card import Card


@on_press("context")
async def context(interaction: Interaction, key: str, place: str) -> None:
    """Open the paragraph around a quote, to whoever asks."""
    group_id, reader = await begin_reading(interaction)
    say = words_for(interaction.locale)
    around = await offload_of(interaction)(_around, group_id, reader, key, int(place))
    if around is None:
        await reply(interaction, lambda _room: notice(say("answer-removed")))
        return
    await reply(interaction, lambda room: context_card(say, around, room))


@on_press("more")
async def more(interaction: Interaction, key: str, first: str) -> None:
    """Show the quotes that the answer had no room for."""
    group_id, reader = await begin_reading(interaction)
    say = words_for(interaction.locale)
    kept = await offload_of(interaction)(Library.kept, group_id, key, reader=reader)
    is_answer = kept.verdict.value == ANSWERED
    shelf = Shelf(key, kept.quotes)
    await reply(interaction, lambda room: more_card(say, shelf, int(first), room, bold=is_answer))


@on_press("share")
async def share(interaction: Interaction, key: str, asker: str) -> None:
    """Post a private answer where all can read it, once, for the one who asked."""
    if str(interaction.user.id) != asker:
        raise Refused("refuse-not-yours")
    if not _may_write(interaction):
        raise Refused("refuse-cannot-write")
    say = words_for(interaction.locale)
    await interaction.response.defer()
    group_id, reader = await reading(interaction)
    kept = await offload_of(interaction)(Library.kept, group_id, key, reader=reader)
    if kept.is_closed:
        raise Refused("refuse-closed")
    shelf, heading = Shelf(key, kept.quotes), heading_of(interaction.message)
    by = say("answer-shared", name=escape(interaction.user.display_name))

    def card(room: int, *, is_shared: bool) -> Card:
        top = f"{heading}\n-# {by}" if is_shared else heading
        return answer_card(say, top, kept.verdict, shelf, room)

    private = message_of(interaction, lambda room: card(room, is_shared=False))
    await interaction.edit_original_response(**private)
    public = message_of(interaction, lambda room: card(room, is_shared=True))
    await interaction.followup.send(ephemeral=False, **public)


@on_press("which")
async def which(interaction: Interaction, key: str, kind: str, count: str) -> None:
    """Ask which of several passages is helpful, or wrong."""
    say = words_for(interaction.locale)
    await reply(interaction, lambda _room: which_card(say, key, kind, int(count)), private=True)


@on_press("helpful")
async def helpful(interaction: Interaction, key: str, place: str) -> None:
    """Count a passage as helpful."""
    await _rate(interaction, key, place, is_helpful=True)


@on_press("wrong")
async def wrong(interaction: Interaction, key: str, place: str) -> None:
    """Count a passage as wrong."""
    await _rate(interaction, key, place, is_helpful=False)


def _may_write(interaction: Interaction) -> bool:
    may = interaction.permissions
    is_thread = isinstance(interaction.channel, discord.Thread)
    return may.send_messages_in_threads if is_thread else may.send_messages


async def _rate(interaction: Interaction, key: str, place: str, *, is_helpful: bool) -> None:
    say, rated = words_for(interaction.locale), rated_of(interaction)
    mark = (interaction.user.id, key, int(place))
    if mark in rated:
        await reply(interaction, lambda _room: notice(say("rate-again")), private=True)
        return
    with rated.marking(mark):
        group_id, reader = await begin_reading(interaction)
        await offload_of(interaction)(
            Library.rate, group_id, key, int(place), helpful=is_helpful, reader=reader
        )
    await reply(interaction, lambda _room: notice(say("rate-thanks")))


def _around(library: Library, group_id: str, reader: Reader, key: str, place: int) -> Quote | None:
    """Return the paragraph around a quote as a longer one, or ``None`` if its article is gone."""
    quote = library.kept(group_id, key, reader=reader).quotes[place]
    if quote is None:
        return None
    found = library.context(group_id, quote.article.id, quote.start, quote.end, reader=reader)
    part = Span(found.quote.start - found.start, found.quote.end - found.start)
    return Quote(found.article, found.start, found.end, part, quote.score)
