"""A page for whoever watches the process: /healthz on a local port, 200 when well, else 503."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import discord
from aiohttp import web

from bot.delivery import Delivery
from bot.refusals import CannotStart

# Discord's gateway answers a heartbeat within a second or two; an outage of a minute is one.
_LONGEST_LATENCY = 60.0


@asynccontextmanager
async def health_page(
    client: discord.Client, port: int | None, delivery: Delivery | None = None
) -> AsyncIterator[None]:
    """Serve the page while the block runs; nothing without a port.

    With ``delivery`` it says how digests are seen to as well.

    Raises :class:`CannotStart` when the port is taken.
    """
    if port is None:
        yield
        return
    page = web.Application()
    page.router.add_get("/healthz", partial(_answer, client, delivery))
    runner = web.AppRunner(page, access_log=None)
    await runner.setup()
    try:
        await _listen(runner, port)
        yield
    finally:
        await runner.cleanup()


def is_well(client: discord.Client) -> bool:
    """Tell whether the client is connected and Discord answers it."""
    return client.is_ready() and not client.is_closed() and client.latency < _LONGEST_LATENCY


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError as error:
        raise CannotStart(
            f"RAPPORTEUR_HEALTH_PORT {port} is in use; name another port, or none."
        ) from error


async def _answer(
    client: discord.Client, delivery: Delivery | None, _request: web.Request
) -> web.Response:
    well = is_well(client) and (delivery is None or delivery.is_well())
    said: dict[str, Any] = {"ok": well}
    if delivery is not None:
        said["digests"] = {
            "ran_at": delivery.ran_at.isoformat() if delivery.ran_at else None,
            "sending": delivery.sending,
            "overdue_s": round(delivery.overdue.total_seconds()),
            "alarm": delivery.alarm,
        }
    return web.json_response(said, status=200 if well else 503)
