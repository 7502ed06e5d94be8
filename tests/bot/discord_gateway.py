"""Discord's gateway on the loopback: sessions that can be dropped and resumed."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.bot.discord_objects import Json, snowflake

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT = 0, 1, 2, 6, 7
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11
WRONG_TOKEN, UNKNOWN_ERROR = 4004, 4000
HEARTBEAT_MS = 41_250

_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Resume:
    """A session taken up again: after which event, and how many were sent again."""

    at: float
    session_id: str
    seq: int
    replayed: int


@dataclass(slots=True)
class Session:
    """What was sent since IDENTIFY; the event numbered ``s`` stands at ``s - 1``."""

    id: str
    events: list[Json] = field(default_factory=list)


class Socket:
    """One connection: compressed when asked for, and with the beats it still owes."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self._request, self._socket = request, socket
        compressed = request.query.get("compress") == "zlib-stream"
        self._deflate = zlib.compressobj() if compressed else None
        self._owed: dict[bytes, asyncio.Future[float]] = {}

    async def send(self, op: int, d: Any, **more: Any) -> None:
        """Send one payload; a connection that is gone is no failure."""
        text = json.dumps({"op": op, "d": d, **more})
        with suppress(ConnectionError):
            if self._deflate is None:
                await self._socket.send_str(text)
            else:
                packed = self._deflate.compress(text.encode())
                await self._socket.send_bytes(packed + self._deflate.flush(zlib.Z_SYNC_FLUSH))

    async def lag(self, *, by_heartbeat: bool) -> float:
        """Return the seconds that the other side's event loop takes to answer.

        A ping frame is answered by aiohttp's ``receive``, in the loop. A
        heartbeat is as well, but discord.py allows itself 110 of those a
        minute and then stops reading, so they suit single looks only.
        Raises ConnectionError when the connection ends first.
        """
        key = b"" if by_heartbeat else str(next(_numbers)).encode()
        owed = self._owed[key] = asyncio.get_running_loop().create_future()
        started = time.perf_counter()
        if by_heartbeat:
            await self.send(HEARTBEAT, None)
        else:
            await self._socket.ping(key)
        answered: float = await owed
        return answered - started

    def pay(self, key: bytes) -> None:
        """Note the answer to a ping, or to a heartbeat (no key)."""
        owed = self._owed.pop(key, None)
        if owed is not None and not owed.done():
            owed.set_result(time.perf_counter())

    def give_up(self) -> None:
        """Tell all who wait for an answer that none will come."""
        for owed in self._owed.values():
            if not owed.done():
                owed.set_exception(ConnectionError("The connection ended before the answer."))
        self._owed.clear()

    async def close(self, code: int) -> None:
        """Say goodbye with a close code."""
        await self._socket.close(code=code)

    def abort(self) -> None:
        """Cut the TCP connection, with what is not yet written."""
        if self._request.transport is not None:
            self._request.transport.abort()


class Gateway:
    """Serves one bot's session. ``greeting`` gives the events after IDENTIFY for a session's id."""

    def __init__(
        self,
        token: str,
        greeting: Callable[[str], list[tuple[str, Json]]],
        note: Callable[[], None],
    ) -> None:
        self.identified: list[float] = []
        self.resumes: list[Resume] = []
        self.refused_resumes = 0
        self.is_open = False
        self._token, self._greeting, self._note = token, greeting, note
        self._session: Session | None = None
        self._socket: Socket | None = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with one connection until it ends."""
        response = web.WebSocketResponse(autoping=False, max_msg_size=0)
        await response.prepare(request)
        socket = Socket(request, response)
        await socket.send(HELLO, {"heartbeat_interval": HEARTBEAT_MS})
        async for message in response:
            if message.type is WSMsgType.TEXT:
                await self._take(socket, json.loads(message.data))
            elif message.type is WSMsgType.PING:
                await response.pong(message.data)
            elif message.type is WSMsgType.PONG:
                socket.pay(bytes(message.data))
        socket.give_up()
        if self._socket is socket:
            self._attach(None)
        return response

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event, now or when the session is resumed."""
        if self._session is None:
            raise ConnectionError("No bot has identified itself yet.")
        events = self._session.events
        events.append({"t": event, "s": len(events) + 1, "d": data})
        if self._socket is not None:
            await self._socket.send(DISPATCH, **events[-1])

    async def drop(self, code: int = UNKNOWN_ERROR) -> None:
        """Close the connection with a code; the session stays and can be resumed."""
        if (socket := self._attach(None)) is not None:
            await socket.close(code)

    def abort(self) -> None:
        """Cut the connection without a word, as a broken network does."""
        if (socket := self._attach(None)) is not None:
            socket.abort()

    async def ask_reconnect(self) -> None:
        """Ask the bot to connect again (op 7)."""
        if (socket := self._attach(None)) is not None:
            await socket.send(RECONNECT, None)

    async def invalidate(self) -> None:
        """End the session (op 9), so that the bot has to identify itself again."""
        self._session = None
        if (socket := self._attach(None)) is not None:
            await socket.send(INVALID_SESSION, False)

    async def lag(self, *, by_heartbeat: bool = False) -> float:
        """Return the bot's event-loop lag in seconds. Raises ConnectionError when cut off."""
        if self._socket is None:
            raise ConnectionError("The bot is not connected.")
        return await self._socket.lag(by_heartbeat=by_heartbeat)

    async def _take(self, socket: Socket, payload: Json) -> None:
        op: int = payload["op"]
        d: Any = payload.get("d")
        if op == HEARTBEAT:
            socket.pay(b"")
            await socket.send(HEARTBEAT_ACK, None)
        elif op in {IDENTIFY, RESUME} and d["token"] != self._token:
            await socket.close(WRONG_TOKEN)
        elif op == IDENTIFY:
            await self._identify(socket)
        elif op == RESUME:
            await self._resume(socket, d["session_id"], d["seq"])

    async def _identify(self, socket: Socket) -> None:
        self._session = Session(f"session-{snowflake()}")
        self._attach(socket)
        for event, data in self._greeting(self._session.id):
            await self.dispatch(event, data)
        self.identified.append(time.perf_counter())
        self._note()

    async def _resume(self, socket: Socket, session_id: str, seq: int | None) -> None:
        session = self._session
        is_ours = session is not None and session.id == session_id
        if session is None or not is_ours or seq is None or not 0 < seq <= len(session.events):
            self.refused_resumes += 1
            await socket.send(INVALID_SESSION, False)
            return
        position = seq
        while position < len(session.events):
            await socket.send(DISPATCH, **session.events[position])
            position += 1
        self._attach(socket)
        self.resumes.append(Resume(time.perf_counter(), session_id, seq, position - seq))
        await self.dispatch("RESUMED", {"_trace": []})
        self._note()

    def _attach(self, socket: Socket | None) -> Socket | None:
        """Make this the session's connection, and return the one it was."""
        before, self._socket, self.is_open = self._socket, socket, socket is not None
        return before
