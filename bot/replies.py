"""The one place where failures become a reply: as their sentence, or by a reference."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import token_hex
from typing import Any, Final

import discord
import structlog
from discord import app_commands

from bot.cards.card import notice
from bot.cards.limits import cut
from bot.cards.markdown import escape
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.views import reply
from knowledge import (
    KnowledgeError,
    TooLateToRestore,
    UnknownArticle,
    UnknownTopic,
    Unreadable,
    WrongDetails,
    WrongSubscription,
    WrongTopic,
)

_log = structlog.get_logger(__name__)
_LONGEST_GAP, _LONGEST_SENTENCE = 500, 1_000
# These name files, and what people typed.
_TOLD = (Unreadable, UnknownTopic, WrongDetails, WrongSubscription, WrongTopic)
GONE = frozenset((10_003, 10_008, 10_015, 10_062, 50_027))
"""Discord's codes where an interaction is gone: too late, or its message or channel deleted."""


OPEN_S: Final = 900.0
"""How long a form that somebody opened is waited for."""


class Form(discord.ui.Modal):
    """A form that somebody fills in; whatever sending it raises becomes a reply."""

    def __init__(self, *, title: str, custom_id: str = discord.utils.MISSING) -> None:
        super().__init__(title=title, timeout=OPEN_S, custom_id=custom_id)

    async def on_error(  # type: ignore[override]
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        """Turn a failure into a reply."""
        self.stop()
        await answer_failure(interaction, error)


@asynccontextmanager
async def replying(interaction: discord.Interaction[Any]) -> AsyncIterator[None]:
    """Run a press of a button, and turn whatever it raises into a reply."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the one broad catch; nothing is swallowed
        await answer_failure(interaction, error)


async def answer_failure(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the person what failed, privately where that is still open; log what is a bug."""
    cause = _cause(error)
    if isinstance(cause, discord.HTTPException) and cause.code in GONE:
        _log.info("interaction gone", code=cause.code, command=_named(interaction))
        return
    said = _said(interaction, cause)
    try:
        await reply(interaction, lambda _room: notice(said), private=True)
    except discord.HTTPException as failed:
        _log.warning("no reply possible", code=failed.code, command=_named(interaction))


def _cause(error: BaseException) -> BaseException:
    """Return what a command raised, out of discord.py's wrapping."""
    if isinstance(error, (app_commands.CommandInvokeError, app_commands.TransformerError)):
        return error.__cause__ or error
    return error


def sentence_of(interaction: discord.Interaction[Any], failure: Refused | KnowledgeError) -> str:
    """Return the sentence of an expected failure, fit to be shown."""
    if isinstance(failure, Refused):
        gaps = {name: _safe(gap) for name, gap in failure.gaps.items()}
        return words_for(interaction.locale)(failure.key, **gaps)
    if isinstance(failure, UnknownArticle) and not isinstance(failure, TooLateToRestore):
        return words_for(interaction.locale)("refuse-article-gone")
    is_told = isinstance(failure, _TOLD)
    return escape(cut(str(failure), _LONGEST_SENTENCE)) if is_told else str(failure)


def _said(interaction: discord.Interaction[Any], cause: BaseException) -> str:
    if isinstance(cause, (Refused, KnowledgeError)):
        return sentence_of(interaction, cause)
    reference = token_hex(3)
    _log.error("failed", ref=reference, command=_named(interaction), exc_info=cause)
    return words_for(interaction.locale)("failed", reference=reference)


def _safe(gap: str | int) -> str | int:
    return escape(cut(gap, _LONGEST_GAP)) if isinstance(gap, str) else gap


def _named(interaction: discord.Interaction[Any]) -> str:
    """Return which command or button it was; never what was typed."""
    if interaction.command is not None:
        return interaction.command.qualified_name
    sent: Any = interaction.data or {}
    pressed = str(sent.get("custom_id", ""))
    return ":".join(pressed.split(":")[:2]) or interaction.type.name
