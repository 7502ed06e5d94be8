"""What arrived at Discord: which article stands where, and how often."""

from __future__ import annotations

import json
import re
from collections import Counter

from tests.bot.discord_channels import EPHEMERAL, Channels
from tests.bot.discord_objects import Json
from tests.river import ADDRESS

Pairs = Counter[tuple[str, str]]


def received(http: Channels) -> Pairs:
    """Count each destination and article; a thread counts for its forum."""
    pairs: Pairs = Counter()
    for message in http.messages.values():
        if not message["flags"] & EPHEMERAL:
            pairs.update((place_of(http, message), one) for one in articles_in(message))
    return pairs


def place_of(http: Channels, message: Json) -> str:
    """Return the destination of a message: its channel, or its thread's forum."""
    channel: str = message["channel_id"]
    return str(http.threads.get(channel, {}).get("parent_id", channel))


def articles_in(message: Json) -> list[str]:
    """Return the addresses of articles that a message links to, each once a mention."""
    shown = json.dumps([message["content"], message["components"]])
    return re.findall(ADDRESS, shown)
