"""What Discord's HTTP API answers: commands, interactions and messages, as they stand."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from aiohttp import web

from tests.bot.discord_channels import EPHEMERAL, LOADING, Answer, Channels, Failure, Files, Reply
from tests.bot.discord_objects import (
    APPLICATION,
    BOT,
    Guild,
    Interaction,
    Json,
    created_guild,
    member,
    snowflake,
    user,
)

SAYS, DEFERS, DEFERS_UPDATE, UPDATES = 4, 5, 6, 7
TO_ACKNOWLEDGE_S = 3.0


class Api(Channels):
    """Keeps commands by guild id (``""``: global), interactions by token; messages as a channel."""

    def __init__(self, guilds: tuple[Guild, ...]) -> None:
        super().__init__(guilds)
        self.commands: dict[str, list[Json]] = {}
        self.interactions: dict[str, Interaction] = {}

    def routes(self) -> tuple[tuple[str, str, str, Answer], ...]:
        """Return method, path, kind and answer of all that can be called."""
        app, hook = "/applications/{app}", "/webhooks/{app}/{token}"
        return (
            *self.channel_routes(),
            ("GET", "/users/@me", "me", lambda *_: (200, BOT)),
            ("GET", "/oauth2/applications/@me", "application", _about),
            ("GET", "/applications/@me", "application", _about),
            ("GET", "/gateway", "gateway", self._gateway),
            ("GET", "/gateway/bot", "gateway", self._gateway),
            ("GET", f"{app}/commands", "commands", self._registered),
            ("PUT", f"{app}/commands", "commands", self._register),
            ("GET", f"{app}/guilds/{{guild}}/commands", "commands", self._registered),
            ("PUT", f"{app}/guilds/{{guild}}/commands", "commands", self._register),
            ("GET", "/guilds/{guild}", "guild", self._guild),
            ("GET", "/guilds/{guild}/members/{user}", "member", self._member),
            ("POST", "/interactions/{id}/{token}/callback", "callback", self._callback),
            ("POST", hook, "followup", self._followup),
            ("GET", f"{hook}/messages/{{message}}", "original", self._original),
            ("PATCH", f"{hook}/messages/{{message}}", "original", self._original),
            ("DELETE", f"{hook}/messages/{{message}}", "original", self._original),
            ("*", "/{rest:.*}", "unknown", _nowhere),
        )

    def _gateway(self, *_: Any) -> Reply:
        starts = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        url = self.origin.replace("http", "ws", 1) + "/gateway"
        return 200, {"url": url, "shards": 1, "session_start_limit": starts}

    def _registered(self, request: web.Request, *_: Any) -> Reply:
        return 200, self.commands.get(request.match_info.get("guild", ""), [])

    def _register(self, request: web.Request, body: list[Json], _: Files) -> Reply:
        place = request.match_info.get("guild", "")
        known = {(one["type"], one["name"]): one["id"] for one in self.commands.get(place, [])}
        fixed = {"application_id": APPLICATION, "version": "1"}
        whole = [{"type": 1, "description": "", "options": [], **one, **fixed} for one in body]
        for one in whole:
            one["id"] = known.get((one["type"], one["name"])) or snowflake()
        self.commands[place] = whole
        return 200, whole

    def _guild(self, request: web.Request, *_: Any) -> Reply:
        for guild in self._guilds:
            if str(guild.id) == request.match_info["guild"]:
                return 200, created_guild(guild)
        raise Failure(404, 10004, "Unknown Guild")

    def _member(self, request: web.Request, *_: Any) -> Reply:
        guild_id, user_id = request.match_info["guild"], request.match_info["user"]
        for guild in self._guilds:
            if str(guild.id) == guild_id and user_id in {APPLICATION, *map(str, guild.members)}:
                return 200, member(user(user_id))
        raise Failure(404, 10007, "Unknown Member")

    def _callback(self, request: web.Request, body: Json, files: Files) -> Reply:
        found, now = self.interactions.get(request.match_info["token"]), time.perf_counter()
        if found is None or now - found.dispatched > TO_ACKNOWLEDGE_S:
            raise Failure(404, 10062, "Unknown interaction")
        if found.acknowledged is not None:
            raise Failure(400, 40060, "Interaction has already been acknowledged.")
        type_, data = body["type"], body.get("data") or {}
        message = self._first(found, type_, data, files)
        answered = None if type_ in {DEFERS, DEFERS_UPDATE} else now
        told = replace(found, acknowledged=now, answered=answered, reply_type=type_)
        self.interactions[found.token] = replace(told, data=data, message=message)
        with_response = "with_response" in request.query
        return (200, _called_back(found, type_, message)) if with_response else (204, None)

    def _first(self, found: Interaction, type_: int, data: Json, files: Files) -> Json | None:
        """Return the message that stands after an interaction was answered for the first time."""
        if type_ in {SAYS, DEFERS}:
            loading = LOADING if type_ == DEFERS else 0
            flagged = {**data, "flags": data.get("flags", 0) | loading}
            return self.post(found.channel_id, flagged, *files)
        if type_ == UPDATES and found.message is not None:
            return self.edit(found.message, data, files)
        return found.message

    def _followup(self, request: web.Request, body: Json, files: Files) -> Reply:
        found, now = self._acknowledged(request), time.perf_counter()
        if found.reply_type == DEFERS and found.answered is None and found.message is not None:
            message = self.edit(found.message, body, files)
            told = replace(found, answered=now, message=message)
        else:
            message = self.post(found.channel_id, body, *files)
            told = replace(found, followups=(*found.followups, message))
        self.interactions[found.token] = replace(told, answered=found.answered or now)
        return 200, message

    def _original(self, request: web.Request, body: Any, files: Files) -> Reply:
        found, asked_for = self._acknowledged(request), request.match_info["message"]
        original = found.message["id"] if found.message else ""
        message_id = original if asked_for == "@original" else asked_for
        status, message = self.treat(request.method, message_id, body, files)
        if request.method == "PATCH":
            stands = message if message_id == original else found.message
            answered = found.answered or time.perf_counter()
            self.interactions[found.token] = replace(found, answered=answered, message=stands)
        return status, message

    def _acknowledged(self, request: web.Request) -> Interaction:
        found = self.interactions.get(request.match_info["token"])
        if found is None or found.acknowledged is None:
            raise Failure(404, 10015, "Unknown Webhook")
        return found


def _about(*_: Any) -> Reply:
    named = {"id": APPLICATION, "name": "Rapporteur", "description": "", "icon": None}
    public = {"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0}
    return 200, {**named, **public, "owner": user(1, "owner"), "interactions_endpoint_url": None}


def _nowhere(*_: Any) -> Reply:
    raise Failure(404, 0, "404: Not Found")


def _called_back(found: Interaction, type_: int, message: Json | None) -> Json:
    told: Json = {"id": found.id, "type": found.type}
    if message is None:
        return {"interaction": told}
    told["response_message_id"] = message["id"]
    told["response_message_loading"] = type_ == DEFERS
    told["response_message_ephemeral"] = bool(message["flags"] & EPHEMERAL)
    return {"interaction": told, "resource": {"type": type_, "message": message}}
