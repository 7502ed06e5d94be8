"""The Discord client: its commands and buttons, and when Discord is told of them."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.articles.forms import MakeForm
from bot.buttons import adding as _adding  # noqa: F401 - registers its buttons
from bot.buttons import answers as _answers  # noqa: F401
from bot.buttons import browsing as _browsing  # noqa: F401
from bot.buttons import collecting as _collecting  # noqa: F401
from bot.buttons import curating as _curating  # noqa: F401
from bot.buttons import digests as _digests  # noqa: F401
from bot.buttons import looking as _looking  # noqa: F401
from bot.buttons import privacy as _privacy  # noqa: F401
from bot.buttons import removing as _removing  # noqa: F401
from bot.buttons import requests as _requests  # noqa: F401
from bot.buttons import teaching as _teaching  # noqa: F401
from bot.buttons import topics as _topics  # noqa: F401
from bot.buttons.press import Choose, Press
from bot.cards.added import Summary
from bot.clock import Clock, Job
from bot.commands import choices as _choices  # noqa: F401 - joins /library
from bot.commands import curators as _curators  # noqa: F401
from bot.commands import erase as _erase  # noqa: F401
from bot.commands import export as _export  # noqa: F401
from bot.commands import library as _library  # noqa: F401
from bot.commands import status as _status  # noqa: F401
from bot.commands.article import add as _add  # noqa: F401 - joins /article
from bot.commands.article import browse as _browse  # noqa: F401
from bot.commands.article import change as _change  # noqa: F401
from bot.commands.article.family import article
from bot.commands.article.paste import add_to_library
from bot.commands.ask import ask
from bot.commands.check import check_sources
from bot.commands.collecting import collection
from bot.commands.described import CatalogueTranslator
from bot.commands.digest import change as _change_digests  # noqa: F401 - joins /digest
from bot.commands.digest import look as _look  # noqa: F401
from bot.commands.digest import subscribe as _subscribe  # noqa: F401
from bot.commands.digest.family import digest
from bot.commands.family import library_
from bot.commands.health import health
from bot.commands.help import help_
from bot.commands.privacy import privacy
from bot.commands.quotes import quotes
from bot.commands.search import search
from bot.commands.topic import browse as _browse_topics  # noqa: F401 - joins /topic
from bot.commands.topic import write as _write_topics  # noqa: F401
from bot.commands.topic.family import topic
from bot.delivery import Delivery
from bot.delivery.tries import watching
from bot.housekeeping import EVERY, keep_house
from bot.interrupted import tell_of_broken
from bot.offload import Offload
from bot.rated import Rated
from bot.recent import Recent
from bot.replies import answer_failure
from bot.topics.drafts import Draft
from knowledge import Library, utc_now

_log = structlog.get_logger(__name__)
COMMANDS: tuple[Any, ...] = (
    ask,
    search,
    quotes,
    article,
    topic,
    digest,
    check_sources,
    add_to_library,
    help_,
    privacy,
    library_,
    collection,
    health,
)
_SYNCED = "commands synced"
# People whose files are read at once, each file up to 25 MB; and long lists to turn the pages of.
_MOST_READING, _MOST_REPORTS = 2, 20
# The least that discord.py takes for it.
_LONGEST_LIMIT_S = 30.0
# Of packages for voice, which this bot does not use, nothing need be said.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class Tree(app_commands.CommandTree[discord.Client]):
    """The commands, with the one place their failures go to."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Turn a failure into a reply."""
        await answer_failure(interaction, error)


class Client(discord.Client):
    """Answers from a library. Needs no privileged intent, and keeps no messages or members.

    With a ``grace`` it sees to what is kept: it notes which servers it is in
    no more and erases them when that is over. One that ``delivers`` sends the
    digests that are due by its clock ``now``. Without these, it only answers. Not
    ``is_serving``, it does not even take up what the last run left undone.
    """

    def __init__(
        self,
        offload: Offload,
        *,
        always_sync: bool = False,
        is_serving: bool = True,
        grace: timedelta | None = None,
        delivers: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            # A digest that has to wait longer is put off, and says so.
            max_ratelimit_timeout=_LONGEST_LIMIT_S,
            http_trace=watching(),
        )
        self.offload = offload
        self.rated = Rated()
        self.reading = asyncio.Semaphore(_MOST_READING)
        self.reports: Recent[Summary] = Recent(_MOST_REPORTS)
        self.forms: Recent[MakeForm] = Recent()
        self.drafts: Recent[Draft] = Recent()
        self.tree = Tree(self)
        self._always_sync = always_sync
        self._keeps_house = grace is not None
        self.delivery = Delivery(self, offload, now=now)
        self._delivers = delivers
        self.clock = Clock(*self._jobs(grace))
        self._is_serving = is_serving
        self._telling: asyncio.Task[None] | None = None
        for command in COMMANDS:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Start what runs whether or not Discord's gateway comes and goes."""
        self.add_dynamic_items(Press, Choose)
        await self.tree.set_translator(CatalogueTranslator())
        await self.sync(always=self._always_sync)
        self.clock.start()
        if self._is_serving:
            # Read before any command can begin a new one; told meanwhile.
            broken = await self.offload(Library.broken_batches)
            self._telling = asyncio.create_task(tell_of_broken(self, self.offload, broken))

    async def close(self) -> None:
        """Stop the clock and let go of the connection."""
        self.clock.stop()
        await super().close()

    async def sync(self, *, always: bool) -> bool:
        """Tell Discord of the commands unless it has these already; tell whether it was told.

        Discord allows 200 new commands a day, so what was told last is noted
        by its hash.
        """
        told = f"{self.application_id} {discord.http.Route.BASE} {await self._hash()}"
        if not always and await self.offload(Library.noted, _SYNCED) == told:
            return False
        found = await self.tree.sync()
        await self.offload(Library.note, _SYNCED, told)
        _log.info("commands synced", count=len(found))
        return True

    async def on_ready(self) -> None:
        """Say so in the log; nothing is started here, since it happens again and again."""
        _log.info("ready", user=str(self.user), servers=len(self.guilds))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that a server removed the bot; one that is only out of reach is no such event."""
        if self._keeps_house:
            await self.offload(Library.left, str(guild.id))
            _log.info("removed from a server", server=str(guild.id))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Forget that a server had removed the bot."""
        if self._keeps_house:
            await self.offload(Library.came_back, str(guild.id))
            _log.info("added to a server", server=str(guild.id))

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what an event raised."""
        _log.exception("event failed", on=event_method)

    async def on_app_command_completion(
        self, interaction: discord.Interaction[Any], _command: Any, /
    ) -> None:
        """Tell who used a command what they could not be told privately."""
        await self.delivery.telling.meet(interaction)

    def _jobs(self, grace: timedelta | None) -> Iterator[Job]:
        if grace is not None:
            yield Job("housekeeping", EVERY, lambda: keep_house(self, self.offload, grace))
        if self._delivers:
            yield self.delivery.job()

    async def _hash(self) -> str:
        translator = self.tree.translator
        payload = [
            await command.get_translated_payload(self.tree, translator)
            if translator
            else command.to_dict(self.tree)
            for command in self.tree.get_commands()
        ]
        whole = json.dumps(payload, sort_keys=True, default=str)
        return hashlib.sha256(whole.encode()).hexdigest()
