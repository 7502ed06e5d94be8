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
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.bot.discord_api import Answer, Api, Failure
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
MakeResponse = Callable[[str], web.Response]

PREFIX = "/api/v10"
# Their token is in the path.
OPEN = frozenset(("callback", "followup", "original"))


@dataclass(frozen=True, slots=True)
class Call:
    """A request that came in, its path below /api/v10; ``at`` is of ``time.perf_counter``."""

    at: float
    kind: str
    method: str
    path: str
    body: Any
    files: tuple[Upload, ...]
    status: int


@dataclass(slots=True)
class Plan:
    """How the next requests of a kind are answered instead."""

    kind: str
    left: int
    make: MakeResponse


class DiscordServer:
    """Serves one bot: ``line`` is its gateway, ``http`` what stands, ``calls`` all it asked for.

    Kinds of calls: me, application, gateway, commands, member, private,
    message, callback, followup, original, unknown; "any" means all.
    """

    def __init__(self, *guilds: Guild, token: str = "right.token.indeed") -> None:
        self.guilds = guilds or (Guild(),)
        self.token = token
        self.calls: list[Call] = []
        self.http = Api(self.guilds)
        self.line = Gateway(token, self._greeting, self._note)
        self.api = self.gateway = ""
        self._plans: list[Plan] = []
        self._chance, self._rate, self._wait_s = random.Random(1), 0.0, 0.0
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

    def limit(
        self, kind: str, times: int = 1, retry_after_s: float = 0.05, *, is_global: bool = False
    ) -> None:
        """Answer the next requests of a kind with 429."""
        self._plans.append(Plan(kind, times, _too_many(retry_after_s, is_global=is_global)))

    def limit_at_random(self, rate: float, retry_after_s: float = 0.25, seed: int = 1) -> None:
        """Answer a share of all requests with 429, from now on."""
        self._chance, self._rate, self._wait_s = random.Random(seed), rate, retry_after_s

    def fail(self, kind: str, status: int, code: int, times: int = 1) -> None:
        """Answer the next requests of a kind with an error of Discord's."""
        content = {"message": f"Planned failure {code}", "code": code}
        self._plans.append(Plan(kind, times, partial(_response, status, content)))

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
        response = self._planned(kind)
        if response is None:
            response = self._respond(kind, answer, request, body, files)
        path = request.path.removeprefix(PREFIX)
        self.calls.append(Call(at, kind, request.method, path, body, files, response.status))
        self._note()
        return response

    def _planned(self, kind: str) -> web.Response | None:
        for plan in self._plans:
            if plan.left and plan.kind in {kind, "any"}:
                plan.left -= 1
                return plan.make(kind)
        is_due = self._rate > 0 and self._chance.random() < self._rate
        return _too_many(self._wait_s)(kind) if is_due else None

    def _respond(self, kind: str, answer: Answer, request: web.Request, *sent: Any) -> web.Response:
        is_known = request.headers.get("Authorization") == f"Bot {self.token}"
        if not is_known and kind not in OPEN:
            return _response(401, {"message": "401: Unauthorized", "code": 0}, kind)
        try:
            return _response(*answer(request, *sent), kind)
        except Failure as failure:
            return _response(failure.status, failure.content, kind)

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


def _response(status: int, content: Any, kind: str) -> web.Response:
    headers = {**_limits(kind, 1.0), "X-RateLimit-Remaining": "49"}
    if content is None:
        return web.Response(status=status, headers=headers)
    # discord.py reads JSON only under this type, without a charset.
    body, json_type = json.dumps(content).encode(), "application/json"
    return web.Response(status=status, body=body, content_type=json_type, headers=headers)


def _too_many(retry_after_s: float, *, is_global: bool = False) -> MakeResponse:
    told = {"message": "You are being rate limited.", "retry_after": retry_after_s}
    own = {
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Scope": "global" if is_global else "user",
        "Retry-After": str(math.ceil(retry_after_s)),
        # Without it discord.py takes a 429 for one of Cloudflare's, and gives up.
        "Via": "1.1 google",
        **({"X-RateLimit-Global": "true"} if is_global else {}),
    }

    def make(kind: str) -> web.Response:
        response = _response(429, {**told, "global": is_global}, kind)
        response.headers.update({**_limits(kind, retry_after_s), **own})
        return response

    return make


def _limits(kind: str, reset_after_s: float) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Reset": f"{time.time() + reset_after_s:.3f}",
        "X-RateLimit-Reset-After": f"{reset_after_s:.3f}",
        "X-RateLimit-Bucket": kind,
    }
