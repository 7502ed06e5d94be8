"""Put the parts together and run them, until told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
import yarl

from bot.client import COMMANDS, Client
from bot.health import health_page
from bot.log import configure_logs
from bot.offload import Offload
from bot.refusals import CannotStart
from bot.settings import Settings, WrongSetting
from knowledge import utc_now

if TYPE_CHECKING:
    from pydantic import SecretStr

    from knowledge import Library

_log = structlog.get_logger(__name__)
# Of the ten seconds that a host gives, so that saying goodbye to Discord has room as well.
_SENDING_S, _GRACE_S, _REPLY_S, _GOODBYE_S = 1.0, 5.0, 1.5, 1.5
# The gateway's close code for a token that is not accepted, or not any more.
_NOT_AUTHENTICATED = 4004
_NOT_ACCEPTED = (
    "Discord does not accept DISCORD_TOKEN. Copy the token again from the developer portal, "
    "page Bot; resetting it there makes a new one."
)
# What discord.py names the tasks of a command, of a button or menu, and of a form.
_INTERACTIONS = ("CommandTree-invoker", "discord-ui-dynamic-item", "discord-ui-modal-dispatch")


def run_bot(library: Library, settings: Settings, *, now: Callable[[], datetime] = utc_now) -> bool:
    """Serve Discord until SIGTERM or SIGINT; tell whether all that ran was finished.

    ``now`` is the clock by which digests are sent, the library's own.

    Raises :class:`WrongSetting` without a token or with one that Discord does
    not accept, :class:`CannotStart` when the model or Discord is out of reach.
    """
    token = required_token(settings)
    configure_logs(token.get_secret_value())
    point_at(settings)
    return asyncio.run(_serve(library, token, settings, now))


def sync_commands(library: Library, settings: Settings) -> list[str]:
    """Tell Discord of the commands, whether or not they changed; return their names."""
    token = required_token(settings)
    configure_logs(token.get_secret_value())
    point_at(settings)
    return asyncio.run(_sync(library, token))


def required_token(settings: Settings) -> SecretStr:
    """Return the token. Raises :class:`WrongSetting` when there is none."""
    token = settings.token()
    if token is None or not token.get_secret_value():
        raise WrongSetting(
            "DISCORD_TOKEN is not set. Set it, or DISCORD_TOKEN_FILE, to the bot's token "
            "(docs/hosting.md says where to get one); `rapporteur playground` needs none."
        )
    return token


def point_at(settings: Settings) -> None:
    """Use another REST base and gateway than Discord's, where the settings name them."""
    if settings.discord_api:
        discord.http.Route.BASE = settings.discord_api.rstrip("/")
    if settings.discord_gateway:
        gateway = yarl.URL(settings.discord_gateway)
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway


def require_well(library: Library) -> None:
    """Raise :class:`CannotStart` unless the model loads and the index was made with it."""
    wrong = [check.says for check in library.checks() if not check.ok]
    if wrong:
        raise CannotStart(" ".join(wrong))


async def _serve(
    library: Library, token: SecretStr, settings: Settings, now: Callable[[], datetime]
) -> bool:
    offload = Offload(library)
    client = Client(offload, grace=settings.grace, delivers=True, now=now)
    asked_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked_to_stop.set)
    try:
        async with health_page(client, settings.health_port, client.delivery):
            with _sentences():
                await _until(asked_to_stop, _connect(client, token))
    finally:
        client.clock.stop()
        await client.delivery.finish(_SENDING_S)
        finished = await offload.close(_GRACE_S)
        await last_replies()
        await _say_goodbye(client)
    _log.info("stopped", finished=finished)
    return finished


async def _connect(client: Client, token: SecretStr) -> None:
    """Log in, which tells a wrong token at once; load the model; then stay connected."""
    await client.login(token.get_secret_value())
    await client.offload(require_well)
    await client.connect()


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn what keeps the bot from Discord into a sentence."""
    try:
        yield
    except discord.LoginFailure as error:
        raise WrongSetting(_NOT_ACCEPTED) from error
    except discord.ConnectionClosed as error:
        if error.code == _NOT_AUTHENTICATED:
            raise WrongSetting(_NOT_ACCEPTED) from error
        raise CannotStart(f"Discord closed the connection for good (code {error.code}).") from error
    except (aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound) as error:
        raise CannotStart(
            f"Discord cannot be reached at {discord.http.Route.BASE}; check the connection."
        ) from error


async def _until(asked_to_stop: asyncio.Event, work: Coroutine[None, None, None]) -> None:
    """Run ``work`` until it ends, or until asked to stop."""
    running = asyncio.create_task(work)
    stopping = asyncio.create_task(asked_to_stop.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if running.done():
        running.result()


async def last_replies() -> None:
    """Let commands, buttons and forms that have their result send it."""
    replying = {task for task in asyncio.all_tasks() if task.get_name().startswith(_INTERACTIONS)}
    if replying:
        await asyncio.wait(replying, timeout=_REPLY_S)


async def _say_goodbye(client: Client) -> None:
    try:
        await asyncio.wait_for(client.close(), _GOODBYE_S)
    except TimeoutError:
        _log.warning("Discord did not let go in time")


async def _sync(library: Library, token: SecretStr) -> list[str]:
    offload = Offload(library)
    async with Client(offload, always_sync=True, is_serving=False) as client:
        with _sentences():
            # Logging in sets the client up, which tells Discord of the commands.
            await client.login(token.get_secret_value())
    await offload.close(_GRACE_S)
    return [command.name for command in COMMANDS]


def leave(*, finished: bool) -> None:
    """End the process at once when a call still runs: it is restartable, and must not hold us."""
    if not finished:
        os._exit(0)
