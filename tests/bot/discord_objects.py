"""What Discord's API and gateway speak of: guilds, people, messages, and what people do."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

APPLICATION = "900000000000000001"
DISCORD_EPOCH_MS = 1_420_070_400_000
# View channel, send, embed links, attach files, read history, use commands.
MEMBER = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 31
MANAGE_GUILD = 1 << 5

_numbers = itertools.count()


TEXT, FORUM, THREAD = 0, 15, 11


@dataclass(frozen=True, slots=True)
class Channel:
    """A further channel of a server; ``denied`` are permissions that nobody has in it."""

    id: int
    type: int = TEXT
    name: str = "room"
    denied: int = 0


@dataclass(frozen=True, slots=True)
class Guild:
    """A server with one text channel, and more; ``members`` are the ids of people but the bot."""

    id: int = 700_000_000_000_000_001
    channel_id: int = 700_000_000_000_000_002
    name: str = "Ratifiers"
    members: frozenset[int] = frozenset()
    app_permissions: int = MEMBER
    channels: tuple[Channel, ...] = ()

    @property
    def all_channels(self) -> tuple[Channel, ...]:
        """Return the first channel and the others."""
        return (Channel(self.channel_id, name="general"), *self.channels)


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody, and the guild they are in just now; without one they write privately."""

    id: int
    guild: Guild | None = None
    permissions: int = MEMBER
    locale: str = "en-US"
    name: str = "member"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Interaction:
    """What somebody did, and how far the bot is with it; times are of ``time.perf_counter``."""

    id: str
    token: str
    type: int
    channel_id: str
    dispatched: float
    acknowledged: float | None = None
    answered: float | None = None
    reply_type: int | None = None
    data: Json | None = None
    """What was answered at once: a message, choices, a form."""
    message: Json | None = None
    """The answer as it stands; until there is one, what was pressed."""
    followups: tuple[Json, ...] = ()


def snowflake(at_s: float | None = None) -> str:
    """Return a new id; as with Discord's, its upper bits are the time, by default the present."""
    now_ms = int((time.time() if at_s is None else at_s) * 1000)
    return str((now_ms - DISCORD_EPOCH_MS) << 22 | next(_numbers) & 0x3FFFFF)


def stamp(at_s: float | None = None) -> str:
    """Return a time, by default the present, as Discord writes it."""
    return datetime.fromtimestamp(time.time() if at_s is None else at_s, UTC).isoformat()


def user(id_: int | str, name: str = "member", *, bot: bool = False) -> Json:
    """Return a user."""
    plain = {"discriminator": "0", "avatar": None, "global_name": None, "flags": 0}
    return {"id": str(id_), "username": name, "bot": bot, **plain}


BOT = user(APPLICATION, "rapporteur", bot=True)


def member(person: Json, permissions: int = MEMBER) -> Json:
    """Return a user as a member, with the permissions that an interaction tells of."""
    plain: Json = {
        "nick": None,
        "avatar": None,
        "roles": [],
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    joined = {"joined_at": "2026-01-01T00:00:00+00:00", "premium_since": None, "pending": False}
    return {"user": person, "permissions": str(permissions), **plain, **joined}


def text_channel(guild: Guild, channel: Channel | None = None) -> Json:
    """Return a channel of a guild, by default its first."""
    of = channel or guild.all_channels[0]
    plain = {"position": 0, "topic": None, "nsfw": False, "parent_id": None}
    denied = {"id": str(guild.id), "type": 0, "allow": "0", "deny": str(of.denied)}
    more = {"rate_limit_per_user": 0, "last_message_id": None, "flags": 0, "available_tags": []}
    named = {"id": str(of.id), "guild_id": str(guild.id), "name": of.name, "type": of.type}
    overwrites = {"permission_overwrites": [denied] if of.denied else []}
    return {**named, "permissions": str(MEMBER), **plain, **more, **overwrites}


def thread_of(forum: Json, name: str, id_: str, at_s: float) -> Json:
    """Return a thread that the bot opened in a forum."""
    named = {"id": id_, "guild_id": forum["guild_id"], "parent_id": forum["id"], "name": name}
    ours = {"owner_id": APPLICATION, "type": THREAD, "message_count": 0, "member_count": 1}
    about = {
        "archived": False,
        "auto_archive_duration": 4320,
        "archive_timestamp": stamp(at_s),
        "create_timestamp": stamp(at_s),
        "locked": False,
    }
    plain = {"last_message_id": id_, "rate_limit_per_user": 0, "flags": 0}
    return {**named, **ours, **plain, "thread_metadata": about}


def private_channel(person: Json) -> Json:
    """Return the channel in which a person and the bot are alone."""
    return {"id": f"8{person['id']}", "type": 1, "recipients": [person], "last_message_id": None}


def created_guild(guild: Guild) -> Json:
    """Return a guild as GUILD_CREATE tells of it."""
    everyone = {"id": str(guild.id), "name": "@everyone", "permissions": str(MEMBER)}
    looks = {"color": 0, "colors": {"primary_color": 0}, "hoist": False, "position": 0}
    role = {**everyone, **looks, "managed": False, "mentionable": False, "flags": 0}
    named = {"id": str(guild.id), "name": guild.name, "icon": None, "owner_id": "1"}
    levels = ("verification_level", "default_message_notifications", "explicit_content_filter")
    counts = {"mfa_level": 0, "nsfw_level": 0, "premium_tier": 0, "system_channel_flags": 0}
    empty = ("emojis", "stickers", "features", "threads", "presences", "voice_states")
    lists = ("stage_instances", "guild_scheduled_events", "soundboard_sounds")
    return {
        **named,
        **dict.fromkeys(levels, 0),
        **counts,
        **{name: [] for name in (*empty, *lists)},
        "preferred_locale": "en-US",
        "unavailable": False,
        "large": False,
        "member_count": len(guild.members) + 1,
        "roles": [role],
        "channels": [text_channel(guild, one) for one in guild.all_channels],
        "members": [member(BOT, guild.app_permissions)],
    }


def person_of(asker: Asker) -> Json:
    """Return somebody as a user."""
    return user(asker.id, asker.name)


def channel_of(asker: Asker) -> Json:
    """Return the channel that somebody is in."""
    return text_channel(asker.guild) if asker.guild else private_channel(person_of(asker))


def empty_message(
    channel_id: str, author: Json, nonce: object = None, at_s: float | None = None
) -> Json:
    """Return a new message in which nothing stands yet."""
    named = {"id": snowflake(at_s), "channel_id": channel_id, "author": author, "nonce": nonce}
    plain = {"type": 0, "flags": 0, "tts": False, "pinned": False, "mention_everyone": False}
    lists = ("mentions", "mention_roles", "attachments", "embeds", "components")
    dates = {"timestamp": stamp(at_s), "edited_timestamp": None}
    return {**named, **plain, **dates, "content": "", **{name: [] for name in lists}}
