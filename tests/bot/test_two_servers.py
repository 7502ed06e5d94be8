"""Two servers with the same people: whatever is done in one, nothing of it shows in the other."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import discord
import pytest

from tests.bot.conftest import all_of, press

pytestmark = pytest.mark.slow

WORDS = {
    "amber": ("river", "delegates", "ratify", "Lisbon", "harvest", "ferry", "quarrel"),
    "cobalt": ("tariff", "importers", "doubled", "Ghent", "furnace", "customs", "ledger"),
}
QUESTION = "Who must ratify the treaty that the importers signed in Lisbon and Ghent?"


@dataclass
class Server:
    """A server whose every article, name and person carries a word of its own."""

    mark: str
    group_id: str
    channel: Any
    member: Any
    curator: Any
    number: int = 0

    def file(self) -> tuple[bytes, str]:
        self.number += 1
        own, mark = WORDS[self.mark], f"{self.mark}{self.number}"
        met = [f"The {own[n % 7]} of {mark}{n} met the {own[(n + 3) % 7]}." for n in range(9)]
        met.append(f'"The {own[0]} waits for {mark}," said Ada {self.mark.title()}.')
        head = f"title: On {mark}\noutlet: {self.mark.title()} Wire\ndate: 2025-05-08"
        return f"---\n{head}\n---\n{' '.join(met)}\n".encode(), f"{mark}.md"


@pytest.fixture
def servers(world):
    def made(mark: str) -> Server:
        guild = world.env.create_guild(f"{mark.title()} circle")
        curators = guild.create_role(
            f"{mark} curators", permissions=discord.Permissions(manage_guild=True)
        )
        return Server(
            mark,
            str(guild.id),
            guild.create_text_channel("general"),
            guild.add_member(world.user),
            guild.add_member(world.env.create_user(f"{mark}-curator"), roles=[curators]),
        )

    return made("amber"), made("cobalt")


async def add(world, server, chance):
    body, name = server.file()
    await server.curator.slash(server.channel, "article add", file=(name, body))


async def paste_and_change(world, server, chance):
    body, name = server.file()
    library, group_id = world.library, server.group_id
    first = library.add(group_id, body, name, by=str(server.curator.id)).article
    library.add(group_id, body.replace(b"2025-05-08", b"2025-05-09") + b" More.", name)
    assert library.family(group_id, first.id)


async def remove(world, server, chance):
    known = world.library.titles(server.group_id)
    if known:
        shown = await server.curator.slash(
            server.channel, "article remove", article=chance.choice(known)[0]
        )
        await press(server.curator, shown.response, "Remove")


async def ask(world, server, chance):
    await server.member.slash(server.channel, "ask", question=QUESTION)


async def want_a_source(world, server, chance):
    world.library.request_source(server.group_id, f"Who pays for {server.mark}?")


async def choose(world, server, chance):
    days = chance.randint(1, 365)
    await server.curator.slash(server.channel, "library settings", answer_days=days)


DOINGS = (add, add, add, paste_and_change, remove, ask, want_a_source, choose)


async def everything_shown(server) -> str:
    """Return all that a member and a curator of a server get to see, as one text."""
    member, curator, channel = server.member, server.curator, server.channel
    shown = [
        await member.slash(channel, "ask", question=QUESTION),
        await member.slash(channel, "search", words="Lisbon Ghent met"),
        await member.slash(channel, "quotes", who="Ada"),
        await member.slash(channel, "article list"),
        await member.slash(channel, "help"),
        await member.slash(channel, "privacy show"),
        await curator.slash(channel, "library status"),
        await curator.slash(channel, "library gaps"),
        await curator.slash(channel, "library history"),
        await curator.slash(channel, "library settings"),
        await curator.slash(channel, "library export"),
        await curator.slash(channel, "privacy export"),
    ]
    offered = [
        await member.autocomplete(channel, command, option, "")
        for command, option in (("article show", "article"), ("ask", "outlet"))
    ]
    return "\n".join([*[await all_of(one) for one in shown], str(offered).casefold()])


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_of_one_server_shows_in_the_other(world, servers, seed):
    chance = random.Random(seed)
    for _ in range(12):
        await chance.choice(DOINGS)(world, chance.choice(servers), chance)
    for server in servers:
        await add(world, server, chance)

    shown = {one.mark: await everything_shown(one) for one in servers}

    assert "amber" in shown["amber"]
    assert "cobalt" in shown["cobalt"]
    assert "cobalt" not in shown["amber"]
    assert "amber" not in shown["cobalt"]
