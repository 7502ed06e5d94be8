"""What an error of Discord's means for a digest: each by its class, as its code tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import aiohttp
import discord

from bot.delivery.tries import MayBeThere
from knowledge import Why

FAILURES: Final = (
    discord.DiscordException,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
    MayBeThere,
)
"""All that may come of sending a digest."""
# Why a destination is halted, and the permission where it is one, whatever the status.
_HALTING: Final = {
    # Cannot send messages to this user; no server is shared with them.
    50_007: (Why.CLOSED, ""),
    50_278: (Why.CLOSED, ""),
    # Unknown channel, server, member, user.
    10_003: (Why.GONE, ""),
    10_004: (Why.GONE, ""),
    10_007: (Why.GONE, ""),
    10_013: (Why.GONE, ""),
    # The thread is locked; archived and locked.
    160_005: (Why.FORBIDDEN, "manage_threads"),
    50_083: (Why.FORBIDDEN, "manage_threads"),
}
# Too fast: private channels, slow mode, writing in a channel and in a server; too busy.
_TOO_FAST = frozenset((40_003, 20_016, 20_028, 20_029, 130_000))
_MISSING_ACCESS = 50_001
# Of Cloudflare's, which says nothing of the channel.
_NO_ANSWER = frozenset((0, 40_333))
_LONG_S = 1_800.0
_UNAUTHORIZED, _FORBIDDEN, _NOT_FOUND, _TOO_MANY, _SERVER_ERROR = 401, 403, 404, 429, 500


class Step(Enum):
    """What to do about it."""

    ALARM = auto()
    """The token is not accepted: nothing can be sent at all."""
    HALT = auto()
    """Nothing more for this destination until somebody sees to it."""
    LATER = auto()
    PLAIN = auto()
    """Discord does not take this message, whose fault is ours: once more, plainer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do, and a word for the history.

    ``why`` and ``detail`` are those of a pause; a detail is a permission by
    Discord's name. Not ``certain``, Discord may have taken the message.
    ``after_s`` is how long Discord asks to wait.
    """

    step: Step
    note: str
    why: Why = Why.FORBIDDEN
    detail: str = ""
    certain: bool = True
    after_s: float = 0.0


class NoSuchPlace(discord.DiscordException):
    """A destination that can be none of Discord's."""


class Unshowable(discord.DiscordException):
    """A digest that could not be made into a message, which is a fault of ours."""


class Lacking(discord.DiscordException):
    """That a permission is not there is known before Discord is asked; its name is the text."""


def verdict_of(error: BaseException, lacking: Callable[[], str] = lambda: "") -> Verdict:
    """Say what an error of :data:`FAILURES` means.

    ``lacking`` names the permissions that are known to be missing.
    """
    if isinstance(error, (Lacking, NoSuchPlace, Unshowable)):
        return _of_ours(error)
    if isinstance(error, discord.RateLimited):
        return Verdict(Step.LATER, "429", after_s=error.retry_after)
    if isinstance(error, discord.HTTPException):
        return _by_code(error, lacking)
    if isinstance(error, aiohttp.ClientConnectorError):
        return Verdict(Step.LATER, "unreachable")
    return Verdict(Step.LATER, type(error).__name__, certain=False)


def _of_ours(error: Lacking | NoSuchPlace | Unshowable) -> Verdict:
    """Judge what was found before Discord was asked."""
    if isinstance(error, Lacking):
        return Verdict(Step.HALT, "permission", detail=str(error))
    if isinstance(error, NoSuchPlace):
        return Verdict(Step.HALT, "gone", Why.GONE)
    return Verdict(Step.PLAIN, "unshowable")


def _by_code(error: discord.HTTPException, lacking: Callable[[], str]) -> Verdict:
    note = f"{error.status}/{error.code}"
    if error.status == _UNAUTHORIZED:
        return Verdict(Step.ALARM, note)
    if error.code in _HALTING:
        why, detail = _HALTING[error.code]
        return Verdict(Step.HALT, note, why, detail)
    if error.status == _TOO_MANY or error.code in _TOO_FAST:
        return Verdict(Step.LATER, note)
    if error.status >= _SERVER_ERROR:
        return Verdict(Step.LATER, note, certain=False)
    if error.status in {_FORBIDDEN, _NOT_FOUND}:
        return _declined(error, note, lacking)
    return Verdict(Step.PLAIN, note)


def _declined(error: discord.HTTPException, note: str, lacking: Callable[[], str]) -> Verdict:
    if error.code in _NO_ANSWER:
        return Verdict(Step.LATER, note, after_s=_LONG_S)
    if error.status == _NOT_FOUND:
        return Verdict(Step.HALT, note, Why.GONE)
    likely = "view_channel" if error.code == _MISSING_ACCESS else "send_messages"
    return Verdict(Step.HALT, note, detail=lacking() or likely)
