"""The real client on a simulated Discord, over a library without a model."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

import discord
import pytest
import pytest_asyncio
import simcord

from bot.client import Client
from bot.log import configure_logs
from bot.offload import Offload
from bot.refusals import Refused
from bot.texts import text_of
from knowledge import KnowledgeError
from knowledge.library import Library
from tests.bot.openapi import faults, is_at_hand
from tests.made import library_in

TREATY = (
    "---\ntitle: Four states *sign* @everyone\noutlet: Meridian Wire\nauthor: A. Writer\n"
    "date: 2025-05-08\nurl: https://meridian.example.org/a_(b)\nlanguage: en\n---\n"
    "The river treaty was signed in Lisbon on Monday. Four states must ratify it before May. "
    "The fisheries minister stayed away.\n\nNobody objected to the [budget](https://x.example).\n"
)
QUESTION = "Which states must ratify the river treaty before May?"
_MODAL, _EPHEMERAL = 9, 64
OFF_TOPIC = "Who composes operas about glaciers?"


@dataclass
class Elsewhere:
    """Another server and who manages it."""

    group_id: str
    channel: Any
    manager: Any


@dataclass
class World:
    """One server with three people in it, one person outside, and the bot."""

    env: simcord.Env
    library: Library
    guild: Any
    channel: Any
    member: Any
    curator: Any
    outsider: Any
    user: Any
    """The member as a person who may write privately."""
    expected: tuple[type[Exception], ...] = (Refused, KnowledgeError)
    """What may be raised on the way; a test of a fault of ours adds its kind."""

    @property
    def group_id(self) -> str:
        return str(self.guild.id)

    def add(self, text: str = TREATY, name: str = "treaty.md") -> str:
        return self.library.add(self.group_id, text.encode(), name).article.id

    def add_many(self, count: int, collection: int | None = None) -> None:
        """Add articles that all bear on the question, each in words of its own."""
        for number in range(count):
            words = f"Before May {number} states must ratify the river treaty number {number}."
            text = f"---\ntitle: T{number}\noutlet: Post\n---\n{words}"
            self.library.add(self.group_id, text.encode(), f"{number}.md", collection=collection)

    async def keeper(self, name: str = "kim") -> Any:
        """Return a new member who curates by a role alone, and whom Discord lets do so."""
        role = self.guild.create_role(f"Keepers with {name}")
        self.library.change_curators(self.group_id, add=[str(role.id)])
        await self.offer_all(role)
        return self.guild.add_member(self.env.create_user(name), roles=[role])

    def dismiss_keepers(self) -> None:
        """Let no role curate any more."""
        roles = self.library.settings(self.group_id).curator_roles
        self.library.change_curators(self.group_id, remove=roles)

    async def offer_all(self, role: Any = None) -> None:
        """Have Discord offer a role, or everybody, the commands that are for curators."""
        for command in await self.env.bot.tree.fetch_commands():
            if command.default_member_permissions is not None:
                to = {role or self.guild.default_role: True}
                self.guild.set_command_permissions(command, to)

    def admin_room(self) -> Any:
        """Return a new channel, in which changes are announced from now on."""
        room = self.guild.create_text_channel("admin")
        self.library.change_settings(self.group_id, admin_channel=str(room.id))
        return room

    def channel_without(self, *permissions: str) -> Any:
        """Return a new channel in which nobody, and so not the bot, has these permissions."""
        denied = discord.PermissionOverwrite(**dict.fromkeys(permissions, False))
        overwrites = {self.guild.default_role: denied}
        return self.guild.create_text_channel("without", overwrites=overwrites)

    def plant(self, message: Any, id_: str, *, entry: str | None = None) -> None:
        """Put one button of an id, or a menu with an entry, in the place of all a message shows."""
        part = {"type": 2, "style": 2, "label": "Press", "custom_id": id_}
        if entry is not None:
            chosen = {"label": "An entry", "value": entry}
            part = {"type": 3, "custom_id": id_, "options": [chosen]}
        stored = self.env.backend.get_message(message.channel_id, message.id)
        stored.components = [{"type": 1, "components": [part]}]

    def publish(self, message: Any) -> None:
        """Let everybody see a message that was for one person."""
        stored = self.env.backend.get_message(message.channel_id, message.id)
        stored.flags &= ~_EPHEMERAL

    def elsewhere(self, user: Any = None) -> Elsewhere:
        """Return another server, which somebody manages who is not in this one."""
        guild = self.env.create_guild("Other")
        admin = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
        manager = guild.add_member(user or self.env.create_user("strange"), roles=[admin])
        return Elsewhere(str(guild.id), guild.create_text_channel("general"), manager)

    async def restart(self) -> None:
        """Start the bot anew: a new client over the same data, on the same Discord."""
        await self.env.restart_bot(Client(Offload(self.library)))


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path / "data") as opened:
        yield opened


@pytest_asyncio.fixture
async def world(library):
    configure_logs("a-secret-token")
    # The plug-in's own fixture does it like this: a context manager would cross tasks.
    env = simcord.Env(Client(Offload(library)), settle_timeout=20)
    await env.start()
    try:
        made = _world(env, library)
        yield made
    finally:
        await env.shutdown()
    raised = [getattr(error, "original", None) or error for error in env.errors]
    assert [error for error in raised if not isinstance(error, made.expected)] == []
    # R18: nobody is mentioned by any message, sent or edited.
    messages = [message for one in env.http_requests if (message := _message_in(one))]
    assert all(one["allowed_mentions"] == {"parse": []} for one in messages)
    if is_at_hand():
        assert [fault for one in env.http_requests for fault in _faults(one)] == []


def _world(env: simcord.Env, library: Library) -> World:
    guild = env.create_guild("Policy circle")
    curators = guild.create_role("Curators", permissions=discord.Permissions(manage_guild=True))
    user = env.create_user("mira")
    return World(
        env,
        library,
        guild,
        guild.create_text_channel("general"),
        guild.add_member(user),
        guild.add_member(env.create_user("curt"), roles=[curators]),
        env.create_user("otto"),
        user,
    )


def _message_in(request: Any) -> dict[str, Any] | None:
    """Return the message that a request carries, if any."""
    body = request.json if isinstance(request.json, dict) else {}
    message = body.get("data") if request.path.endswith("/callback") else body
    is_message = isinstance(message, dict) and bool({"content", "components"} & set(message))
    return message if is_message and body.get("type") != _MODAL else None


def _faults(request: Any) -> list[str]:
    return faults(request.method, request.path, request.json)


def texts(message: Any) -> list[str]:
    """Return every text a message shows, in order."""
    found = [message.content] if message.content else []
    pending = list(message.components)
    while pending:
        part = pending.pop(0)
        if part.get("type") == 10:
            found.append(part["content"])
        pending[:0] = part.get("components", [])
    return found


def posted(channel: Any) -> list[str]:
    """Return what each message in a channel says, the oldest first."""
    return [text_of(one) for one in channel.history()]


async def press(who: Any, message: Any, label: str) -> Any:
    """Press the first button of a label; return what came of it."""
    return await who.click(message, custom_id=buttons(message)[label])


async def all_of(result: Any) -> str:
    """Return all that somebody got to see: texts, buttons, forms, files, and those in archives."""
    found = [result.modal, result.autocomplete_choices]
    for message in filter(None, (result.response, *result.followups)):
        found += [message.content, message.components]
        for file in message.attachments:
            found += [file.filename, *_unpacked(await file.read())]
    return json.dumps(found, ensure_ascii=False, default=str).casefold()


def _unpacked(body: bytes) -> list[str]:
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return [body.decode("utf-8", "replace")]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return [
            f"{name} {archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist()
        ]


def fields(form: Any) -> dict[str, str]:
    """Return what stands in the fields of a form that was opened, by their labels in order."""
    labels = _labelled(form)
    return {label: field.get("value", "") for label, field in labels}


async def fill(who: Any, form: Any, *values: str | None) -> Any:
    """Write into the fields of a form in order, ``None`` leaves what is there; send it."""
    given = [*values, *[None] * 5]
    whole = {
        field["custom_id"]: field.get("value", "") if value is None else value
        for (_, field), value in zip(_labelled(form), given, strict=False)
    }
    return await who.submit_modal(form, whole)


def _labelled(form: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(one["label"], one["component"]) for one in form.modal["components"]]


def buttons(message: Any) -> dict[str, str]:
    """Return the ids of a message's buttons by their labels, in order."""
    found: dict[str, str] = {}
    pending = list(message.components)
    while pending:
        part = pending.pop(0)
        if part.get("type") == 2:
            found.setdefault(part["label"], part["custom_id"])
        pending[:0] = [*part.get("components", []), *filter(None, [part.get("accessory")])]
    return found
