"""How often discord.py asked Discord to take one message, and what it heard each time.

discord.py asks again by itself after most errors of Discord's. With a nonce
that does no harm; where there is none, it is kept from asking twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace

import aiohttp

_SERVER_ERROR = 500
_POSTS = ("/messages", "/threads")


class MayBeThere(Exception):
    """Discord may have taken the message, and asking again might make it stand there twice."""


@dataclass(slots=True)
class Tries:
    """What is known of one message: whether Discord may have it already.

    ``once`` is set for what may not be asked for again once that is so.
    """

    maybe_taken: bool = False
    once: bool = False


_current: ContextVar[Tries | None] = ContextVar("tries", default=None)


@contextmanager
def tried(tries: Tries) -> Iterator[Tries]:
    """Keep account of all that is sent while the block runs."""
    token = _current.set(tries)
    try:
        yield tries
    finally:
        _current.reset(token)


def watching() -> aiohttp.TraceConfig:
    """Return what a client's HTTP is to be watched with."""
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(_before)
    trace.on_request_end.append(_after)
    trace.on_request_exception.append(_cut)
    return trace


def _of(method: str, url: object) -> Tries | None:
    path = str(url).partition("?")[0]
    return _current.get() if method == "POST" and path.endswith(_POSTS) else None


async def _before(
    _session: aiohttp.ClientSession, _: SimpleNamespace, about: aiohttp.TraceRequestStartParams
) -> None:
    tries = _of(about.method, about.url)
    if tries is not None and tries.once and tries.maybe_taken:
        raise MayBeThere


async def _after(
    _session: aiohttp.ClientSession, _: SimpleNamespace, about: aiohttp.TraceRequestEndParams
) -> None:
    tries = _of(about.method, about.url)
    if tries is not None and about.response.status >= _SERVER_ERROR:
        tries.maybe_taken = True


async def _cut(
    _session: aiohttp.ClientSession, _: SimpleNamespace, about: aiohttp.TraceRequestExceptionParams
) -> None:
    tries = _of(about.method, about.url)
    if tries is not None and not isinstance(about.exception, aiohttp.ClientConnectorError):
        tries.maybe_taken = True
