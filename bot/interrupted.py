"""Tell of files whose adding was broken off when the bot was: once, at its next start."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import aiohttp
import discord
import structlog

from bot.cards.card import Card
from bot.cards.interrupted import interrupted_card
from bot.catalogue import words_for
from bot.offload import Offload
from bot.refusals import Refused
from bot.views import message_with
from knowledge import Batch, KnowledgeError, Library

_log = structlog.get_logger(__name__)
ANSWERABLE: Final = timedelta(minutes=15)
"""How long Discord lets an interaction be answered."""
Way = Callable[[], Coroutine[Any, Any, object]]
"""Sends the card one way."""


@dataclass(frozen=True, slots=True)
class Where:
    """From where files were added, as far as it is needed to tell of them later.

    ``at`` is the moment of the interaction, in seconds since 1970. Files for a
    collection are ``closed``: a channel is not told their names.
    """

    channel: int | None = None
    application: int = 0
    token: str = ""
    at: float = 0.0
    locale: str = "en-US"
    server_locale: str = "en-US"
    may_embed: bool = True
    closed: bool = False

    def is_answerable(self, now: datetime) -> bool:
        """Tell whether the interaction can still be answered."""
        return bool(self.token) and now.timestamp() - self.at < ANSWERABLE.total_seconds()


def where_of(interaction: discord.Interaction[Any], *, closed: bool = False) -> str:
    """Return what to give to ``begin_batch`` as where; ``closed`` for files of a collection."""
    return json.dumps(
        asdict(
            Where(
                channel=interaction.channel_id,
                application=interaction.application_id,
                token=interaction.token,
                at=interaction.created_at.timestamp(),
                locale=str(interaction.locale),
                server_locale=str(interaction.guild_locale or interaction.locale),
                may_embed=interaction.app_permissions.embed_links,
                closed=closed,
            )
        )
    )


def read_where(text: str) -> Where:
    """Return where a batch came from; of one whose person had their name taken out, nothing."""
    return Where(**json.loads(text)) if text else Where()


async def tell_of_broken(
    client: discord.Client, offload: Offload, broken: tuple[tuple[str, Batch], ...]
) -> None:
    """Tell of each batch once, and forget it, told or not."""
    for group_id, batch in broken:
        try:
            await _tell(client, offload, group_id, batch)
            await offload(Library.end_batch, group_id, batch.key)
        except (Refused, KnowledgeError) as error:
            # Its turn comes again at the next start.
            _log.warning("broken batch kept", server=group_id, error=str(error))


async def _tell(client: discord.Client, offload: Offload, group_id: str, batch: Batch) -> None:
    """Tell of a batch the first way that works: to the person, the curators, or where it was."""
    async for name, way in _ways(client, offload, group_id, batch):
        try:
            await way()
        except discord.HTTPException as error:
            _log.warning("broken batch not told", way=name, server=group_id, code=error.code)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError) as error:
            reason = type(error).__name__
            _log.warning("broken batch not told", way=name, server=group_id, error=reason)
        else:
            _log.info("broken batch told", way=name, server=group_id, files=len(batch.files))
            return


async def _ways(
    client: discord.Client, offload: Offload, group_id: str, batch: Batch
) -> AsyncIterator[tuple[str, Way]]:
    where = read_where(batch.where)
    if where.is_answerable(discord.utils.utcnow()):
        yield "reply", lambda: _answer(client, where, batch)
    admin = (await offload(Library.settings, group_id)).admin_channel
    if admin is not None:
        yield "admin channel", lambda: _post(client, int(admin), where, batch, may_embed=True)
    elif where.channel is not None:
        may, place = where.may_embed, where.channel
        yield "channel", lambda: _post(client, place, where, batch, may_embed=may)


async def _answer(client: discord.Client, where: Where, batch: Batch) -> None:
    """Answer the interaction itself, which only the person sees."""
    webhook = discord.Webhook.partial(where.application, where.token, client=client)
    webhook.type = discord.WebhookType.application
    message = message_with(_card(where.locale, batch), may_embed=where.may_embed)
    await webhook.send(ephemeral=True, **message)


async def _post(
    client: discord.Client, channel_id: int, where: Where, batch: Batch, *, may_embed: bool
) -> None:
    card = _card(where.server_locale, batch, closed=where.closed)
    message = message_with(card, may_embed=may_embed)
    # Killed before the batch is forgotten, it is told anew; Discord then shows the first.
    await client.get_partial_messageable(channel_id).send(nonce=batch.key, **message)


def _card(locale: str, batch: Batch, *, closed: bool = False) -> Callable[[int], Card]:
    say = words_for(locale)
    return lambda room: interrupted_card(say, batch, room, closed=closed)
