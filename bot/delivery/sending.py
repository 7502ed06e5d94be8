"""Send one digest to its destination: once, whatever became of earlier attempts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.cards.article import long_date
from bot.cards.digests import topics_of
from bot.cards.limits import cut
from bot.catalogue import Say, words_for
from bot.delivery.looking import found_at
from bot.delivery.places import Place, may_embed
from bot.delivery.tries import Tries
from bot.delivery.verdicts import Unshowable
from bot.digests.message import digest_message
from knowledge import Digest

SAME_NONCE = timedelta(minutes=4)
"""How long a nonce is counted on: Discord gives the first message back for about five minutes."""
_LONGEST_TITLE = 100
_AHEAD = timedelta(days=1)


@dataclass(slots=True)
class Attempt:
    """One attempt at a digest, and what is known of the message.

    It ends at ``until``, by the event loop's time. ``settled`` says that no
    earlier attempt reached Discord. ``place`` is known once it was found.
    """

    digest: Digest
    began_at: datetime
    until: float
    settled: bool
    tries: Tries
    place: Place = None
    is_plain: bool = False

    @classmethod
    def at(cls, digest: Digest, now: datetime, until: float) -> Attempt:
        """Begin one."""
        return cls(digest, now, until, digest.attempted_at is None, Tries())

    @property
    def known(self) -> Digest:
        """Return the digest as of what is known now: since when it may be at Discord, if so."""
        since = self.digest.attempted_at
        if self.settled:
            since = self.began_at if self.tries.maybe_taken else None
        return replace(self.digest, attempted_at=since)


async def send(client: discord.Client, attempt: Attempt) -> str:
    """Send a digest, or find that it is there; return the message's id, or its thread's.

    Raises what asking Discord raises, and :class:`Lacking` where the bot may
    not see whether an earlier attempt came through.
    """
    digest, place = attempt.digest, attempt.place
    if not attempt.settled and _must_look(place, digest, attempt.began_at):
        found = await _look(client, attempt)
        if found is not None:
            return found
        attempt.settled = True
    say = words_for(locale_of(client, digest.group_id))
    message = _message(say, attempt)
    if isinstance(place, discord.ForumChannel):
        # There is no nonce for these.
        attempt.tries.once = True
        opened = await place.create_thread(name=_title(say, digest), **_tags(place), **message)
        return str(opened.thread.id)
    sent = await place.send(nonce=digest.key, **message)
    return str(sent.id)


def _must_look(place: Place, digest: Digest, now: datetime) -> bool:
    attempted = digest.attempted_at
    is_old = attempted is not None and not timedelta() <= now - attempted < SAME_NONCE
    return is_old or isinstance(place, discord.ForumChannel)


async def _look(client: discord.Client, attempt: Attempt) -> str | None:
    since, me = attempt.digest.attempted_at, client.user
    if since is None or me is None:
        return None
    if since > attempt.began_at:
        # The clock was ahead then; nobody knows by how much.
        since = attempt.began_at - _AHEAD
    return await found_at(attempt.place, attempt.digest.key, since, me.id)


def _message(say: Say, attempt: Attempt) -> dict[str, Any]:
    """Return the message, for a plain one headlines without a layout.

    Raises :class:`Unshowable`.
    """
    digest, embeds = attempt.digest, may_embed(attempt.place)
    if attempt.is_plain:
        options = replace(digest.subscription.options, headlines_only=True, mention=None)
        digest = replace(digest, subscription=replace(digest.subscription, options=options))
        embeds = False
    try:
        return digest_message(say, digest, may_embed=embeds)
    except (AssertionError, LookupError, TypeError, ValueError) as error:
        raise Unshowable(str(error)) from error


def locale_of(client: discord.Client, group_id: str) -> str:
    """Return the language of a server; English where it is not within reach."""
    guild = client.get_guild(int(group_id)) if group_id.isdecimal() else None
    return str(guild.preferred_locale) if guild else "en-US"


def _title(say: Say, digest: Digest) -> str:
    day = long_date(digest.at.astimezone(ZoneInfo(digest.subscription.zone)).date())
    room = _LONGEST_TITLE - len(day) - 2
    topics = digest.topics or tuple(
        {one.topic.number: one.topic for one in digest.stories}.values()
    )
    return f"{cut(topics_of(say, topics), room)}, {day}" if topics else day


def _tags(forum: discord.ForumChannel) -> dict[str, Any]:
    """Return a tag where the forum asks for one: the first that anybody may set."""
    free = [tag for tag in forum.available_tags if not tag.moderated]
    return {"applied_tags": free[:1]} if forum.flags.require_tag and free else {}
