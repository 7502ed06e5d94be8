"""Discord without Discord: a bot on simcord's simulated server, with its page in the browser.

All that leans on simcord's private parts is in here, and was written for one
version of it: the bot's name, a clock that shows the present, and a page that
waits its turn.
"""

from __future__ import annotations

import asyncio
import errno
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from typing import TYPE_CHECKING, Any

import discord

from bot.refusals import CannotStart

if TYPE_CHECKING:
    from simcord import ChannelHandle, Env, MemberActor, Preview

SIMCORD = "3.2.1"
MISSING = "The playground needs more packages: pip install 'rapporteur-discord[playground]'"
# The server's id, by which the group's articles are kept: the same at every start.
_SERVER_ID = 1001
GROUP_ID = str(_SERVER_ID)
BOT, SERVER, CHANNEL = "Rapporteur", "Policy circle", "general"
MEMBER, CURATOR = "Mira (member)", "Curt (curator)"
TOPIC = "Type / for the commands. To check a message's sources, reply to it: check sources"
_TICK_S = 0.5
# In ticks.
_NOW_AND_THEN = 10
# How long a slow machine may take over an answer, and how long stopping may take.
_ANSWER_S, _STOP_S = 300.0, 3.0
_TEXT, _MESSAGE_MENU = 10, 3


@dataclass(frozen=True, slots=True)
class _Place:
    channel: ChannelHandle
    member: MemberActor
    curator: MemberActor


class Simulation:
    """A server with one channel, a member, a curator and the bot; one thing happens at a time."""

    def __init__(self, env: Env, place: _Place, page: Preview) -> None:
        self._env = env
        self._place = place
        self._page = page
        self._turn = asyncio.Lock()
        self._shown = 0
        self._act = page._action
        page._action = self._act_in_turn  # type: ignore[method-assign]

    @property
    def address(self) -> str:
        """Return where the page is; whoever knows it can use the page."""
        return self._page.url

    async def say(self, text: str) -> None:
        """Write a message into the channel, as the member."""
        async with self._turn:
            await self._place.member.send(self._place.channel, text)
            await self._show()

    async def ask(self, question: str) -> list[str]:
        """Ask with /ask, as the member; return the texts of what the bot answers."""
        async with self._turn:
            result = await self._place.member.slash(self._place.channel, "ask", question=question)
            await self._show()
        answer = result.response
        if answer is None:
            return []
        return list(_texts([{"type": _TEXT, "content": answer.content}, *answer.components]))

    async def until_closed(self, now_and_then: Callable[[], Awaitable[object]]) -> None:
        """Let time pass, and keep the page fresh, until somebody ends it there.

        ``now_and_then`` is done every few seconds: a job by a clock of its own
        would never let simcord come to rest.
        """
        for tick in count():
            if await self.is_closed_within(_TICK_S):
                return
            async with self._turn:
                await self._pass_time()
                if tick % _NOW_AND_THEN == 0:
                    await now_and_then()
                await self._show()

    async def _act_in_turn(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        """Do what somebody did on the page, and publish what came of it before answering.

        Otherwise other pages would not learn of it, and this one would press its
        next button on a state of the channel that is no longer the newest.
        """
        async with self._turn:
            outcome = await self._act(context_id, body)
            if body.get("kind") == "send_message":
                await self._choose_from_menu()
            await self._show()
            return outcome

    async def _choose_from_menu(self) -> None:
        """Where the newest message replies with an entry of a message's menu, choose that entry.

        The page has no such menus, so that this is how it reaches them.
        """
        channel, said = self._place.channel, self._place.channel.last_message
        if said is None or said.reference is None:
            return
        entries = self._env.backend.visible_commands(
            user_id=said.author.id, channel_id=channel.id, type=_MESSAGE_MENU
        )
        names = {entry["name"].casefold(): entry["name"] for entry in entries}
        name = names.get(said.content.strip().casefold())
        of = {one.id: one for one in channel.history()}.get(said.reference.message_id or 0)
        if name and of:
            people = {one.id: one for one in (self._place.member, self._place.curator)}
            person = people[said.author.id]
            await person.delete(said)
            await person.context_menu(channel, name, of)

    async def is_closed_within(self, seconds: float) -> bool:
        """Wait that long for somebody to end the page, and tell whether anybody did."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._page.wait_closed(), seconds)
            return True
        return False

    async def _pass_time(self) -> None:
        behind = (datetime.now(UTC) - self._env.now()).total_seconds()
        await self._env.advance_time(max(0.0, behind))

    async def _show(self) -> None:
        """Publish what happened since the last time, if anything did, on every open page."""
        happened = len(self._env.backend.transcript)
        if happened > self._shown and not self._page._closed:
            self._shown = happened
            await self._page.refresh()


@asynccontextmanager
async def simulated(client: discord.Client, port: int) -> AsyncIterator[Simulation]:
    """Run ``client`` on the simulated server, and its page on a local port; 0 takes any.

    Raises :class:`CannotStart` when simcord is not there or the port is not free.
    """
    require_simcord(_installed())
    import simcord

    env = simcord.Env(client, settle_timeout=_ANSWER_S)
    place = _arranged(env)
    # Only now, so that the ids made above are the same at every start.
    env.backend.clock._epoch = datetime.now(UTC)
    await env.start()
    try:
        page = env.preview(
            place.channel,
            viewers=(place.member, place.curator),
            layout="channel",
            timezone=_time_zone(),
            port=port,
        )
        async with AsyncExitStack() as stack:
            with _sentence_for(port):
                await stack.enter_async_context(page)
            yield Simulation(env, place, page)
    finally:
        env.settle_timeout = _STOP_S
        await env.shutdown()


def require_simcord(installed: str | None) -> None:
    """Raise :class:`CannotStart` unless the version we know is there, with all it needs."""
    if installed is None:
        raise CannotStart(MISSING)
    if installed != SIMCORD:
        raise CannotStart(
            f"The playground needs simcord {SIMCORD}, and {installed} is installed: "
            f"pip install 'simcord[preview]=={SIMCORD}'"
        )
    # At its import, simcord tries a client without intents, of which discord.py warns.
    logging.getLogger("discord.state").setLevel(logging.ERROR)
    from simcord import SetupError

    try:
        from simcord.preview import _require_preview_runtime

        _require_preview_runtime()
    except (ImportError, SetupError) as error:
        raise CannotStart(MISSING) from error


def _installed() -> str | None:
    try:
        return version("simcord")
    except PackageNotFoundError:
        return None


def _arranged(env: Env) -> _Place:
    env.backend.bot_user.name = BOT
    guild = env.create_guild(SERVER, id=_SERVER_ID)
    curators = guild.create_role("Curators", permissions=discord.Permissions(manage_guild=True))
    return _Place(
        guild.create_text_channel(CHANNEL, topic=TOPIC),
        guild.add_member(env.create_user("mira", global_name=MEMBER)),
        guild.add_member(env.create_user("curt", global_name=CURATOR), roles=[curators]),
    )


@contextmanager
def _sentence_for(port: int) -> Iterator[None]:
    from simcord import SetupError

    try:
        yield
    except SetupError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        is_taken = error.__cause__.errno == errno.EADDRINUSE
        why = "is in use, perhaps by another playground" if is_taken else "cannot be opened"
        raise CannotStart(
            f"Port {port} {why}. Name another one, such as --port {port + 1 if is_taken else 8766},"
            " or take any that is free: rapporteur playground --port 0"
        ) from error


def _time_zone() -> str:
    """Return the machine's time zone by its name, so that the page shows the time of the place."""
    from tzlocal import get_localzone_name

    return get_localzone_name() or "UTC"


def _texts(components: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what a message's components say, in order."""
    for part in components:
        if part.get("type") == _TEXT and part["content"]:
            yield part["content"]
        yield from _texts(part.get("components", []))
