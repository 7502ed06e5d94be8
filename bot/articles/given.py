"""Files that people give on Discord: named at once, fetched one at a time and within limits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Any

import aiohttp
import discord

from bot.refusals import Refused
from knowledge import MAX_BYTES

_PATIENCE_S = 60.0
_MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Given:
    """A file to be added: its name, and what fetches its bytes."""

    name: str
    fetch: Callable[[], Awaitable[bytes]]


def given_attachment(interaction: discord.Interaction[Any], file: discord.Attachment) -> Given:
    """Return an attachment that is fetched when its turn comes, unless it is too large."""
    limit = min(interaction.filesize_limit, MAX_BYTES)
    return Given(file.filename, partial(_fetched, file, limit))


def given_text(name: str, text: str) -> Given:
    """Return a text as a file of that name."""

    async def fetch() -> bytes:
        return text.encode("utf-8", "replace")

    return Given(name, fetch)


async def _fetched(file: discord.Attachment, limit: int) -> bytes:
    """Return a file's bytes. Raises :class:`Refused` for one too large or out of reach."""
    if file.size > limit:
        raise _too_large(file.filename, file.size, limit)
    try:
        body = await asyncio.wait_for(file.read(), _PATIENCE_S)
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        raise Refused("refuse-file-gone", name=file.filename) from error
    if len(body) > limit:
        raise _too_large(file.filename, len(body), limit)
    return body


def _too_large(name: str, size: int, limit: int) -> Refused:
    return Refused(
        "refuse-file-size",
        name=name,
        size=ceil(size / _MEGABYTE),
        limit=limit // _MEGABYTE,
    )
