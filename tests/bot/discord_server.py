"""A Discord on the loopback for the real bot: its HTTP API, its gateway, and people who ask.

async with DiscordServer() as discord:  # starts on a free port
    ...                                 # run a bot with discord.token, .api and .gateway
    await discord.until(lambda: discord.line.identified)
    asked = await discord.slash(Asker(1, discord.guilds[0]), "ask", question="Who ratifies it?")
    answer = await discord.answered(asked)
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.bot.discord_answers import json_answer
from tests.bot.discord_api import Api
from tests.bot.discord_channels import Answer, Failure
from tests.bot.discord_faults import Faulty
from tests.bot.discord_gateway import Gateway
from tests.bot.discord_objects import (
    APPLICATION,
    BOT,
    Asker,
    Guild,
    Interaction,
    Json,
    Upload,
    channel_of,
    created_guild,
    person_of,
)
from tests.bot.discord_people import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    FORM,
    command_data,
    form_data,
    interaction_of,
    menu_data,
    press_data,
)

T = TypeVar("T")

PREFIX = "/api/v10"
# Their token is in the path.
OPEN = frozenset(("callback", "followup", "original"))


@dataclass(frozen=True, slots=True)
class Call:
    """A request that came in, its path below /api/v10; ``at`` is of ``time.perf_counter``.

    ``status`` is 0 where the connection was cut instead.
    """

    at: float
    kind: str
    method: str
    path: str
    body: Any
    files: tuple[Upload, ...]
    status: int


class DiscordServer(Faulty):
    """Serves one bot: ``line`` is its gateway, ``http`` what stands, ``calls`` all it asked for.

    Kinds of calls: me, application, gateway, commands, member, private,
    message, history, channel, thread, threads, callback, followup, original,
    unknown; "any" means all.
    """

    def __init__(self, *guilds: Guild, token: str = "right.token.indeed") -> None:
        super().__init__()
        self.guilds = guilds or (Guild(),)
        self.token = token
        self.calls: list[Call] = []
        self.http = Api(self.guilds)
        self.line = Gateway(token, self._greeting, self._note)
        self.api = self.gateway = ""
        self._changed = asyncio.Event()
        app = web.Application(client_max_size=32 << 20)
        app.router.add_get("/gateway", self.line.serve)
        app.router.add_get("/uploads/{id}/{name}", self._download)
        for method, path, kind, answer in self.http.routes():
            app.router.add_route(method, PREFIX + path, partial(self._handle, kind, answer))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        address = f"127.0.0.1:{self._runner.addresses[0][1]}"
        self.http.origin = f"http://{address}"
        self.api, self.gateway = f"http://{address}{PREFIX}", f"ws://{address}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.line.abort()
        await self._runner.cleanup()

    async def slash(self, asker: Asker, command: str, /, **options: Any) -> Interaction:
        """Use a command, or one in a group ("library list"); an ``Upload`` is a file.

        Raises LookupError unless the bot registered it with these options.
        """
        data = command_data(self._known(), command, options, self.http.attach)
        return await self._interact(COMMAND, asker, data)

    async def autocomplete(
        self, asker: Asker, command: str, focused: str, /, **options: Any
    ) -> Interaction:
        """Type into an option of a command; the choices come as the answer's ``data``."""
        data = command_data(self._known(), command, options, self.http.attach, focused)
        return await self._interact(AUTOCOMPLETE, asker, data)

    async def message_command(self, asker: Asker, name: str, message: Json) -> Interaction:
        """Use a command of a message's menu. Raises LookupError unless it is registered."""
        return await self._interact(COMMAND, asker, menu_data(self._known(), name, message))

    async def press(self, asker: Asker, message: Json, custom_id: str) -> Interaction:
        """Press a button of a message."""
        return await self._interact(COMPONENT, asker, press_data(custom_id), message)

    async def submit(self, asker: Asker, form: Interaction, *values: str) -> Interaction:
        """Fill in, field by field, the form that an interaction was answered with; send it."""
        return await self._interact(FORM, asker, form_data(form, values), form.message)

    def say(self, asker: Asker, content: str) -> Json:
        """Return a message that somebody wrote, for a command of its menu."""
        channel = channel_of(asker)
        return self.http.post(channel["id"], {"content": content}, author=person_of(asker))

    async def answered(self, interaction: Interaction, within_s: float = 60) -> Interaction:
        """Return an interaction once it is finally answered. Raises TimeoutError."""
        await self.until(lambda: self.now(interaction).answered is not None, within_s)
        return self.now(interaction)

    def now(self, interaction: Interaction) -> Interaction:
        """Return an interaction as it stands."""
        return self.http.interactions[interaction.token]

    async def until(self, claim: Callable[[], T], within_s: float = 10) -> T:
        """Return what a claim says, once it is true; it is asked anew after every request.

        Raises TimeoutError.
        """
        async with asyncio.timeout(within_s):
            while not (said := claim()):
                await self._changed.wait()
            return said

    def of_kind(self, kind: str) -> list[Call]:
        """Return the requests of a kind, in order."""
        return [one for one in self.calls if one.kind == kind]

    def _note(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _greeting(self, session_id: str) -> list[tuple[str, Json]]:
        away = [{"id": str(guild.id), "unavailable": True} for guild in self.guilds]
        named = {"v": 10, "user": BOT, "session_id": session_id, "session_type": "normal"}
        about = {"application": {"id": APPLICATION, "flags": 0}, "guilds": away}
        ready = {**named, **about, "resume_gateway_url": self.gateway}
        return [("READY", ready), *(("GUILD_CREATE", created_guild(one)) for one in self.guilds)]

    async def _handle(self, kind: str, answer: Answer, request: web.Request) -> web.Response:
        at, (body, files) = time.perf_counter(), await _read(request)
        await self.pause()
        fault = self.fault_for(kind)
        response = None
        arrives = await self.at_gate(kind, taken=False)
        if arrives and (fault is None or fault.taken):
            response = self._respond(kind, answer, request, body, files)
        await self.at_gate(kind, taken=True)
        if fault is not None:
            response = fault.make(kind) if fault.make else None
        status, path = response.status if response else 0, request.path.removeprefix(PREFIX)
        self.calls.append(Call(at, kind, request.method, path, body, files, status))
        self._note()
        if response is None:
            return _cut(request)
        return response

    def _respond(self, kind: str, answer: Answer, request: web.Request, *sent: Any) -> web.Response:
        is_known = request.headers.get("Authorization") == f"Bot {self.token}"
        if not is_known and kind not in OPEN:
            return json_answer(401, {"message": "401: Unauthorized", "code": 0}, kind)
        try:
            return json_answer(*answer(request, *sent), kind)
        except Failure as failure:
            return json_answer(failure.status, failure.content, kind)

    async def _download(self, request: web.Request) -> web.Response:
        found = self.http.uploads.get(request.match_info["id"])
        return web.Response(status=404) if found is None else web.Response(body=found.content)

    def _known(self) -> list[Json]:
        return [one for place in self.http.commands.values() for one in place]

    async def _interact(
        self, type_: int, asker: Asker, data: Json, message: Json | None = None
    ) -> Interaction:
        told = interaction_of(type_, asker, data, message)
        named = (told["id"], told["token"], type_, told["channel_id"])
        asked = Interaction(*named, time.perf_counter(), message=message)
        self.http.interactions[asked.token] = asked
        await self.line.dispatch("INTERACTION_CREATE", told)
        return asked


async def _read(request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
    """Return a request's JSON, and the files that came along with it."""
    if request.content_type == "multipart/form-data":
        parts = await request.post()
        sent = [one for one in parts.values() if isinstance(one, web.FileField)]
        files = tuple(Upload(one.filename, one.file.read()) for one in sent)
        return json.loads(str(parts["payload_json"])), files
    raw = await request.read()
    return (json.loads(raw) if raw else None), ()


def _cut(request: web.Request) -> web.Response:
    """Cut the connection; what is returned is never sent."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
