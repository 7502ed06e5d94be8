"""The link that brings the bot to a server: what it may do there, and whose bot it is."""

from __future__ import annotations

import base64
import binascii
import re

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True,  # to find the channel that a digest or a shared answer is for
    send_messages=True,  # to post there
    send_messages_in_threads=True,  # the same in threads and in forum posts
    embed_links=True,  # so that the links in what it posts are shown as a member's are
    read_message_history=True,  # to see whether a digest stands there, where no answer came
    attach_files=True,  # a passage longer than a message is sent as a file
)
"""All that the bot asks of a server; nobody has to make it an administrator."""

SCOPES = ("bot", "applications.commands")

# The application's id in base64, then when the token was made and a signature.
_TOKEN = re.compile(r"([\w-]+)\.[\w-]+\.[\w-]+", re.ASCII)
_ID = re.compile(rb"[1-9][0-9]{0,19}")
_LARGEST = 2**64 - 1


def invite_link(application_id: int) -> str:
    """Return the address at which an administrator adds the bot to a server."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)


def application_id_of(token: str) -> int | None:
    """Read the application's id from a bot's token; ``None`` when it has not a token's form.

    The signature is not checked: only Discord can say whether a token is valid.
    """
    parts = _TOKEN.fullmatch(token.strip())
    digits = _decoded(parts[1]) if parts else b""
    if not _ID.fullmatch(digits) or int(digits) > _LARGEST:
        return None
    return int(digits)


def _decoded(part: str) -> bytes:
    """Decode base64 whose padding was left off; nothing where it is not base64."""
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        return b""
