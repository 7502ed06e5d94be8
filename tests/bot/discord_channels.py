"""Discord's channels: messages with nonces, their history, threads of forums, private ones."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from aiohttp import web

from tests.bot.discord_limits import beyond
from tests.bot.discord_objects import (
    BOT,
    FORUM,
    Guild,
    Json,
    Upload,
    empty_message,
    private_channel,
    snowflake,
    stamp,
    text_channel,
    thread_of,
    user,
)

EPHEMERAL, LOADING = 1 << 6, 1 << 7
VIEW, SEND, HISTORY = 1 << 10, 1 << 11, 1 << 16
SHOWN = ("content", "embeds", "components")
NONCE_S = 300.0
"""For how long a nonce gives the first message back."""
_PAGE = 50

Files = tuple[Upload, ...]
Reply = tuple[int, Any]
Answer = Callable[[web.Request, Any, Files], Reply]


class Failure(Exception):
    """An error as Discord words it."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.content = status, {"message": message, "code": code}


class Channels:
    """Keeps messages by id, in all channels but those that are ``gone``.

    ``clock`` is Discord's, in seconds since 1970. ``denied`` are permissions
    that the bot lacks, by channel; ``closed`` the people who take no messages.
    ``refused`` is what was beyond a limit.
    """

    def __init__(self, guilds: tuple[Guild, ...]) -> None:
        self.origin = ""
        self.clock: Callable[[], float] = time.time
        self.messages: dict[str, Json] = {}
        self.threads: dict[str, Json] = {}
        self.uploads: dict[str, Upload] = {}
        self.gone: set[str] = set()
        self.closed: set[str] = set()
        self.refused: list[str] = []
        self.denied: dict[str, int] = {
            str(one.id): one.denied for guild in guilds for one in guild.all_channels
        }
        self._guilds = guilds
        self._channels = {
            str(one.id): text_channel(guild, one) for guild in guilds for one in guild.all_channels
        }
        self._nonces: dict[str, tuple[float, str]] = {}
        self._in_channel: defaultdict[str, list[str]] = defaultdict(list)

    def channel_routes(self) -> Iterator[tuple[str, str, str, Answer]]:
        """Yield method, path, kind and answer of all that is asked of channels."""
        channel = "/channels/{channel}"
        posts, threads = f"{channel}/messages", f"{channel}/threads"
        yield "POST", "/users/@me/channels", "private", self._private
        yield "GET", channel, "channel", self._channel
        yield "POST", posts, "message", self._send
        yield "GET", posts, "history", self._history
        for method in ("GET", "PATCH", "DELETE"):
            yield method, f"{posts}/{{message}}", "message", self._message
        yield "POST", threads, "thread", self._open
        yield "GET", f"{threads}/archived/public", "threads", self._archived
        yield "GET", "/guilds/{guild}/threads/active", "threads", self._active

    def post(self, channel_id: str, body: Json, *files: Upload, author: Json = BOT) -> Json:
        """Keep a new message and return it."""
        return self._begin(empty_message(channel_id, author, at_s=self.clock()), body, files)

    def attach(self, file: Upload) -> Json:
        """Keep a file where it can be downloaded, and return what tells of it."""
        id_ = snowflake()
        self.uploads[id_] = file
        url = f"{self.origin}/uploads/{id_}/{file.name}"
        named = {"id": id_, "filename": file.name, "size": len(file.content)}
        return {**named, "url": url, "proxy_url": url, "content_type": "application/octet-stream"}

    def treat(self, method: str, message_id: str, body: Any, files: Files) -> Reply:
        """Get, edit or delete a message."""
        message = self.messages.get(message_id)
        if message is None:
            raise Failure(404, 10008, "Unknown Message")
        if method == "DELETE":
            del self.messages[message_id]
            return 204, None
        return 200, self.edit(message, body, files) if method == "PATCH" else message

    def edit(self, message: Json, body: Json, files: Files) -> Json:
        """Keep a message as it is after an edit; what was shown as loading is so no longer."""
        had = {one["id"]: one for one in message["attachments"]}
        listed = [str(one["id"]) for one in body.get("attachments", had.values())]
        kept = [had[id_] for id_ in listed if id_ in had]
        shown = {name: body[name] or type(message[name])() for name in SHOWN if name in body}
        flags = message["flags"] & ~LOADING | (body.get("flags") or 0)
        attached = [*kept, *map(self.attach, files)]
        edited = {**message, **shown, "flags": flags, "attachments": attached}
        is_known = message["id"] in self.messages
        edited["edited_timestamp"] = stamp(self.clock()) if is_known else None
        self.messages[message["id"]] = edited
        return edited

    def _begin(self, message: Json, body: Json, files: Files) -> Json:
        self._in_channel[message["channel_id"]].append(message["id"])
        return self.edit(message, body, files)

    def _private(self, _: web.Request, body: Json, __: Files) -> Reply:
        return 200, private_channel(user(body["recipient_id"]))

    def _channel(self, request: web.Request, *_: Any) -> Reply:
        id_ = self._require(request, VIEW)
        found = self._channels.get(id_) or self.threads.get(id_)
        if found is None:
            raise Failure(404, 10003, "Unknown Channel")
        return 200, found

    def _send(self, request: web.Request, body: Json, files: Files) -> Reply:
        channel_id, now = self._require(request, VIEW | SEND), self.clock()
        if self._channels.get(channel_id, {}).get("type") == FORUM:
            raise Failure(400, 50008, "Cannot send messages in a non-text channel")
        self._require_within(body)
        # By its author alone, wherever the first one stands.
        nonce = body.get("nonce") if body.get("enforce_nonce") else None
        at, first = self._nonces.get(str(nonce), (0.0, ""))
        if nonce is not None and 0 <= now - at < NONCE_S and first in self.messages:
            return 200, self.messages[first]
        message = empty_message(channel_id, BOT, body.get("nonce"), now)
        self._nonces[str(nonce)] = now, message["id"]
        return 200, self._begin(message, body, files)

    def _history(self, request: web.Request, *_: Any) -> Reply:
        channel_id, asked = self._require(request, VIEW), request.query
        if self.denied.get(channel_id, 0) & HISTORY:
            return 200, []
        most, after = int(asked.get("limit", _PAGE)), int(asked.get("after", 0))
        before = int(asked.get("before", 1 << 63))
        ids = sorted(int(one) for one in self._in_channel[channel_id] if one in self.messages)
        fit = [one for one in ids if after < one < before]
        chosen = fit[:most] if "after" in asked else fit[-most:]
        found = [self.messages[str(one)] for one in reversed(chosen)]
        return 200, [one for one in found if not one["flags"] & EPHEMERAL]

    def _message(self, request: web.Request, body: Any, files: Files) -> Reply:
        return self.treat(request.method, request.match_info["message"], body, files)

    def _open(self, request: web.Request, body: Json, files: Files) -> Reply:
        forum, now = self._channels[self._require(request, VIEW | SEND)], self.clock()
        self._require_within(body["message"])
        id_ = snowflake(now)
        self.threads[id_] = thread_of(forum, body["name"], id_, now)
        begins = {**empty_message(id_, BOT, at_s=now), "id": id_}
        return 201, {**self.threads[id_], "message": self._begin(begins, body["message"], files)}

    def _active(self, request: web.Request, *_: Any) -> Reply:
        asked = request.match_info["guild"]
        found = [one for one in self.threads.values() if one["guild_id"] == asked]
        return 200, _listed([one for one in found if not one["thread_metadata"]["archived"]])

    def _archived(self, request: web.Request, *_: Any) -> Reply:
        forum = self._require(request, VIEW | HISTORY)
        found = [one for one in self.threads.values() if one["parent_id"] == forum]
        archived = [one for one in found if one["thread_metadata"]["archived"]]
        return 200, _listed(sorted(archived, key=_archived_at, reverse=True))

    def _require(self, request: web.Request, bits: int) -> str:
        """Return the channel that is asked for, where it is there and the bot may do that."""
        id_: str = request.match_info["channel"]
        if id_ in self.gone:
            raise Failure(404, 10003, "Unknown Channel")
        if id_.startswith("8") and id_[1:] in self.closed:
            raise Failure(403, 50007, "Cannot send messages to this user")
        denied = self.denied.get(id_, 0) & bits
        if denied & VIEW:
            raise Failure(403, 50001, "Missing Access")
        if denied:
            raise Failure(403, 50013, "Missing Permissions")
        return id_

    def _require_within(self, body: Json) -> None:
        if wrong := beyond(body):
            self.refused += wrong
            raise Failure(400, 50035, f"Invalid Form Body: {wrong}")


def _archived_at(thread: Json) -> str:
    return str(thread["thread_metadata"]["archive_timestamp"])


def _listed(threads: list[Json]) -> Json:
    return {"threads": threads, "members": [], "has_more": False}
