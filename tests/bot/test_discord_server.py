"""The Discord of the tests, tried with a small client of discord.py's own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands

from tests.bot.discord_channels import EPHEMERAL, LOADING
from tests.bot.discord_objects import APPLICATION, Asker, Guild, Upload
from tests.bot.discord_server import DiscordServer

GUILD = Guild(members=frozenset((11,)))
MEMBER, ALONE = Asker(11, GUILD), Asker(12)
Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]


class Buttons(discord.ui.View):
    @discord.ui.button(label="Form", custom_id="form")
    async def form(self, interaction: Interaction, _button: Button) -> None:
        await interaction.response.send_modal(Form())

    @discord.ui.button(label="Change", custom_id="change")
    async def change(self, interaction: Interaction, _button: Button) -> None:
        await interaction.response.edit_message(content="Changed")


class Form(discord.ui.Modal, title="Words"):
    words: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Words", default="none")

    async def on_submit(self, interaction: Interaction, /) -> None:
        await interaction.response.send_message(f"Noted {self.words.value}", ephemeral=True)


@app_commands.command(description="Ask")
async def ask(interaction: Interaction, question: str, private: bool = False) -> None:
    await interaction.response.defer(ephemeral=private, thinking=True)
    await interaction.edit_original_response(content=f"About {question}", view=Buttons())
    await interaction.followup.send("More")


async def outlets(_interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed}!", value=typed)]


library = app_commands.Group(name="library", description="Articles")


@library.command(name="add", description="Add")
@app_commands.autocomplete(outlet=outlets)
async def add(interaction: Interaction, file: discord.Attachment, outlet: str) -> None:
    read = await file.read()
    copy = discord.File(__file__, "copy.txt")
    await interaction.response.send_message(f"{outlet}: {read.decode()}", file=copy)


@app_commands.context_menu(name="Check")
async def check(interaction: Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"Checked {message.content}")


class Small(discord.Client):
    """Has one of each kind of thing that people use, and notes which interactions it saw."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.01)
        self.tree: app_commands.CommandTree[Small] = app_commands.CommandTree(self)
        self.seen: list[str] = []
        self.tree.add_command(ask)
        self.tree.add_command(library)
        self.tree.add_command(check)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, _shard: int | None, *, initial: bool = False) -> None:
        """Do not wait the five seconds that discord.py does before it identifies again."""

    async def on_interaction(self, interaction: Interaction) -> None:
        self.seen.append(str(interaction.id))


Steps = Callable[[DiscordServer, Small], Coroutine[Any, Any, None]]
Run = Callable[[Steps], None]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs steps beside a server and a client that is ready."""

    async def beside(steps: Steps) -> None:
        async with DiscordServer(GUILD) as server, Small() as client:
            point_at(server, monkeypatch)
            await client.login(server.token)
            connection = asyncio.create_task(client.connect())
            await asyncio.wait_for(client.wait_until_ready(), 15)
            await asyncio.wait_for(steps(server, client), 15)
            await client.close()
            await connection

    return lambda steps: asyncio.run(beside(steps))


def point_at(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = yarl.URL(server.gateway)
    monkeypatch.setattr(discord.http.Route, "BASE", server.api)
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)


def test_a_client_finds_its_guild_and_registers_its_commands(run: Run) -> None:
    async def steps(server: DiscordServer, client: Small) -> None:
        (guild,) = client.guilds
        assert (guild.id, [one.name for one in guild.text_channels]) == (GUILD.id, ["general"])
        assert [one["name"] for one in server.http.commands[""]] == ["ask", "library", "Check"]
        assert [one.name for one in await client.tree.fetch_commands()] == [
            "ask",
            "library",
            "Check",
        ]
        assert (await guild.fetch_member(11)).id == 11
        with pytest.raises(discord.NotFound):
            await guild.fetch_member(12)
        assert not server.of_kind("unknown")

    run(steps)


def test_a_wrong_token_is_a_login_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps() -> None:
        async with DiscordServer() as server, Small() as client:
            point_at(server, monkeypatch)
            with pytest.raises(discord.LoginFailure):
                await client.login("wrong")
            assert [(one.kind, one.status) for one in server.calls] == [("me", 401)]

    asyncio.run(steps())


def test_a_deferred_command_is_acknowledged_then_answered(run: Run) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        asked = await server.slash(MEMBER, "ask", question="fish", private=True)
        done = await server.answered(asked)
        await server.until(lambda: server.now(asked).followups)
        assert done.acknowledged is not None
        assert done.answered is not None
        assert asked.dispatched < done.acknowledged < done.answered
        assert done.message is not None
        assert done.message["content"] == "About fish"
        assert done.message["flags"] == EPHEMERAL
        assert [one["content"] for one in server.now(asked).followups] == ["More"]
        defer = server.of_kind("callback")[0]
        assert defer.body == {"type": 5, "data": {"flags": EPHEMERAL}}
        assert defer.path == f"/interactions/{asked.id}/{asked.token}/callback"

    run(steps)


def test_an_unanswered_deferral_stays_unanswered_and_shows_as_loading(run: Run) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        server.fail("original", 404, 10015)
        asked = await server.slash(ALONE, "ask", question="fish")
        await server.until(lambda: server.of_kind("original"))
        waiting = server.now(asked)
        assert waiting.answered is None
        assert waiting.message is not None
        assert waiting.message["flags"] == LOADING

    run(steps)


def test_an_interaction_is_acknowledged_once_and_before_it_is_answered(run: Run) -> None:
    async def steps(server: DiscordServer, client: Small) -> None:
        client.tree.clear_commands(guild=None)
        asked = await server.slash(MEMBER, "ask", question="fish")
        hook = f"{server.api}/webhooks/{APPLICATION}/{asked.token}"
        callback = f"{server.api}/interactions/{asked.id}/{asked.token}/callback"
        tries = ((hook, {"content": "A"}), (callback, {"type": 5}), (callback, {"type": 5}))
        async with aiohttp.ClientSession() as session:
            told = []
            for url, body in tries:
                async with session.post(url, json=body) as response:
                    told.append((response.status, (await response.text())[-16:]))
        assert [status for status, _ in told] == [404, 204, 400]
        assert '"code": 10015' in told[0][1]
        assert '"code": 40060' in told[2][1]

    run(steps)


def test_an_interaction_that_waited_too_long_is_unknown(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.bot.discord_api.TO_ACKNOWLEDGE_S", 0)

    async def steps(server: DiscordServer, client: Small) -> None:
        asked = await server.slash(MEMBER, "ask", question="fish")
        (call,) = await server.until(lambda: server.of_kind("callback"))
        assert (call.status, server.now(asked).acknowledged) == (404, None)

    run(steps)


def test_a_command_is_used_only_as_it_was_registered(run: Run) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        for wrong in ({"query": "fish"}, {}):
            with pytest.raises(LookupError):
                await server.slash(MEMBER, "ask", **wrong)
        with pytest.raises(LookupError):
            await server.slash(MEMBER, "library remove")

    run(steps)


def test_files_go_both_ways(run: Run) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        file = Upload("a.txt", b"whole text")
        asked = await server.slash(MEMBER, "library add", file=file, outlet="Post")
        message = (await server.answered(asked)).message
        assert message is not None
        assert message["content"] == "Post: whole text"
        assert [one["filename"] for one in message["attachments"]] == ["copy.txt"]
        assert server.of_kind("callback")[0].files[0].name == "copy.txt"

    run(steps)


def test_choices_are_offered_while_an_option_is_typed(run: Run) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        typed = await server.autocomplete(MEMBER, "library add", "outlet", outlet="Po")
        data = (await server.answered(typed)).data
        assert data == {"choices": [{"name": "Po!", "value": "Po"}]}

    run(steps)


def test_buttons_forms_and_menus_are_answered(run: Run) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        asked = await server.answered(await server.slash(ALONE, "ask", question="fish"))
        assert asked.message is not None
        changed = await server.answered(await server.press(ALONE, asked.message, "change"))
        form = await server.answered(await server.press(ALONE, asked.message, "form"))
        noted = await server.answered(await server.submit(ALONE, form, "cod"))
        written = server.say(MEMBER, "Cod is a fish")
        checked = await server.answered(await server.message_command(MEMBER, "Check", written))
        said = [one.message and one.message["content"] for one in (changed, noted, checked)]
        assert said == ["Changed", "Noted cod", "Checked Cod is a fish"]

    run(steps)


def test_a_message_with_a_nonce_is_kept_once_and_can_be_edited_and_deleted(run: Run) -> None:
    async def steps(server: DiscordServer, client: Small) -> None:
        channel = client.get_partial_messageable(GUILD.channel_id)
        first = await channel.send("Once", nonce="n1")
        assert (await channel.send("Twice", nonce="n1")).id == first.id
        await first.edit(content="Edited")
        assert [one["content"] for one in server.http.messages.values()] == ["Edited"]
        await first.delete()
        assert not server.http.messages

    run(steps)


@pytest.mark.parametrize("is_global", [False, True])
def test_what_is_limited_is_tried_again(run: Run, is_global: bool) -> None:
    async def steps(server: DiscordServer, client: Small) -> None:
        for kind in ("message", "callback", "original"):
            server.limit(kind, is_global=is_global)
        await client.get_partial_messageable(GUILD.channel_id).send("Hello")
        await server.answered(await server.slash(MEMBER, "ask", question="fish"))
        for kind in ("message", "callback", "original"):
            refused, done = server.of_kind(kind)
            assert (refused.status, done.status) == (429, 200)
            assert done.at - refused.at > 0.05

    run(steps)


def test_a_share_of_requests_is_limited_at_random(run: Run) -> None:
    async def steps(server: DiscordServer, client: Small) -> None:
        server.limit_at_random(0.5, retry_after_s=0.001)
        guild = client.guilds[0]
        for _ in range(8):
            await guild.fetch_member(11)
        statuses = [one.status for one in server.of_kind("member")]
        assert statuses.count(200) == 8
        assert 2 <= statuses.count(429) <= 20

    run(steps)


async def cut(server: DiscordServer) -> None:
    server.line.abort()


DROPS: dict[str, Steps] = {
    "closed": lambda server, _: server.line.drop(),
    "cut": lambda server, _: cut(server),
    "asked": lambda server, _: server.line.ask_reconnect(),
}


@pytest.mark.parametrize("way", DROPS)
def test_a_dropped_connection_is_resumed_and_no_event_is_lost(run: Run, way: str) -> None:
    async def steps(server: DiscordServer, client: Small) -> None:
        asked = [await server.slash(MEMBER, "ask", question="before")]
        await server.answered(asked[0])
        dropping = asyncio.create_task(DROPS[way](server, client))
        await asyncio.sleep(0)
        asked += [await server.slash(MEMBER, "ask", question="meanwhile") for _ in range(3)]
        for one in asked:
            await server.answered(one)
        (resume,) = await server.until(lambda: server.line.resumes)
        # READY, GUILD_CREATE and the first question had come.
        assert (resume.seq, resume.replayed) == (3, 3)
        assert client.seen == [one.id for one in asked]
        assert (len(server.line.identified), server.line.refused_resumes) == (1, 0)
        await dropping

    run(steps)


def test_an_invalid_session_is_identified_anew(run: Run) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        await server.line.invalidate()
        with pytest.raises(ConnectionError):
            await server.slash(MEMBER, "ask", question="nobody there")
        await server.until(lambda: len(server.line.identified) == 2)
        await server.answered(await server.slash(MEMBER, "ask", question="fish"))
        assert not server.line.resumes

    run(steps)


def test_a_resume_of_another_session_or_of_unsent_events_is_refused(run: Run) -> None:
    async def resume(server: DiscordServer, session_id: str, seq: int) -> list[int]:
        """Return the ops that come, without compression."""
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{server.gateway}?v=10&encoding=json") as socket,
        ):
            d = {"token": server.token, "session_id": session_id, "seq": seq}
            await socket.send_json({"op": 6, "d": d})
            return [(await socket.receive_json())["op"] for _ in range(2)]

    async def steps(server: DiscordServer, client: Small) -> None:
        ours = client.ws.session_id
        assert ours is not None
        assert await resume(server, "another", 1) == [10, 9]
        assert await resume(server, ours, 99) == [10, 9]
        assert server.line.refused_resumes == 2
        assert await resume(server, ours, 1) == [10, 0]

    run(steps)


@pytest.mark.parametrize("by_heartbeat", [False, True])
def test_a_loop_that_stands_still_shows_as_lag(run: Run, by_heartbeat: bool) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        quiet = [await server.line.lag(by_heartbeat=by_heartbeat) for _ in range(5)]
        assert 0 < min(quiet) < 0.05
        looking = asyncio.create_task(server.line.lag(by_heartbeat=by_heartbeat))
        asyncio.get_running_loop().call_soon(time.sleep, 0.06)
        assert await looking >= 0.05

    run(steps)


def test_a_lag_that_is_cut_off_is_not_measured(run: Run) -> None:
    async def steps(server: DiscordServer, _: Small) -> None:
        looking = asyncio.create_task(server.line.lag())
        await asyncio.sleep(0)
        server.line.abort()
        with pytest.raises(ConnectionError):
            await looking

    run(steps)
