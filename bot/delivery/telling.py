"""Tell whom it concerns, once, that a destination is halted.

Of a channel the admin channel is told; of private messages that a member does
not take, the member, when they next use a command.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import aiohttp
import discord
import structlog

from bot.cards.card import notice
from bot.cards.halted import closed_words, halted_card
from bot.catalogue import words_for
from bot.delivery.sending import locale_of
from bot.offload import Offload
from bot.refusals import Refused
from bot.views import message_with, whisper
from knowledge import KnowledgeError, Library, Subscription, Why

_log = structlog.get_logger(__name__)
# What a reply can be added to.
_MODAL = discord.InteractionResponseType.modal


class Telling:
    """Knows who is still to be told."""

    def __init__(self, client: discord.Client, offload: Offload) -> None:
        self._client, self._offload = client, offload
        self._members: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
        self._is_recalled = False

    async def recall(self) -> None:
        """Take up, once, what was not told when the bot was stopped."""
        if self._is_recalled:
            return
        groups = [str(guild.id) for guild in self._client.guilds]
        untold = await self._offload(_untold, groups)
        self._is_recalled = True
        for group_id, subscription in untold:
            await self.tell(group_id, subscription)

    async def tell(self, group_id: str, halted: Subscription) -> None:
        """Tell of a subscription that was halted; what goes wrong is logged, not raised."""
        if halted.personal:
            self._members[halted.destination].add((group_id, halted.number))
            return
        try:
            await self._tell_admins(group_id, halted)
        except discord.HTTPException as error:
            _log.warning("halt not told", server=group_id, code=error.code)
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.warning("halt not told", server=group_id, error=type(error).__name__)
        except (Refused, KnowledgeError) as error:
            _log.warning("halt not told", server=group_id, error=str(error))

    async def meet(self, interaction: discord.Interaction[Any]) -> None:
        """Tell a member who used a command, and was answered, what is halted for them."""
        who = str(interaction.user.id)
        if who not in self._members or not interaction.response.is_done():
            return
        if interaction.response.type is _MODAL:
            return
        kept = self._members.pop(who)
        halted = await self._offload(_still_halted, kept)
        if halted:
            say = words_for(interaction.locale)
            words = closed_words(say, [one for _, one in halted])
            await whisper(interaction, lambda _room: notice(*words))
            await self._offload(_told, [(group_id, one.number) for group_id, one in halted])

    async def _tell_admins(self, group_id: str, halted: Subscription) -> None:
        admin, is_known = await self._offload(_about, group_id, halted)
        if not is_known:
            if admin is None:
                return
            say = words_for(locale_of(self._client, group_id))
            message = message_with(lambda _room: halted_card(say, halted), may_embed=True)
            await self._client.get_partial_messageable(int(admin)).send(**message)
        await self._offload(Library.told, group_id, halted.number)


def _about(library: Library, group_id: str, halted: Subscription) -> tuple[str | None, bool]:
    """Return the admin channel, and whether that destination's failing was told already."""
    is_known = any(
        one.pause is not None
        and one.pause.is_told
        and one.number != halted.number
        and (one.destination, one.personal) == (halted.destination, halted.personal)
        for one in library.troubles(group_id)
    )
    return library.settings(group_id).admin_channel, is_known


def _untold(library: Library, groups: Iterable[str]) -> list[tuple[str, Subscription]]:
    return [
        (group_id, one)
        for group_id in groups
        for one in library.troubles(group_id)
        if one.pause is not None and not one.pause.is_told and one.pause.why in _OURS
    ]


def _still_halted(
    library: Library, kept: Iterable[tuple[str, int]]
) -> list[tuple[str, Subscription]]:
    known = set(kept)
    return [
        (group_id, one)
        for group_id in sorted({group_id for group_id, _ in known})
        for one in library.troubles(group_id)
        if (group_id, one.number) in known and one.pause is not None and not one.pause.is_told
    ]


def _told(library: Library, numbers: Iterable[tuple[str, int]]) -> None:
    for group_id, number in numbers:
        library.told(group_id, number)


_OURS = frozenset((Why.FORBIDDEN, Why.GONE, Why.CLOSED, Why.REFUSED))
