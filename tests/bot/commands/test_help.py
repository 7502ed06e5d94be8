"""/help, for whoever asks."""

from __future__ import annotations

from bot.cards.limits import PLAIN
from bot.cards.notices import help_card
from bot.catalogue import words_for
from tests.bot.cards.beyond import beyond
from tests.bot.conftest import texts


async def test_a_member_is_told_what_members_can_do(world):
    world.add()
    result = await world.member.slash(world.channel, "help")
    shown = "\n".join(texts(result.response))

    assert result.ephemeral
    assert "`/ask`" in shown
    assert "`/topic list` shows what is followed here" in shown
    assert "The library holds one article." in shown
    assert "curators" not in shown.lower().replace("tells the curators", "")


async def test_a_curator_is_told_what_curators_can_do_and_what_is_open(world):
    world.library.request_source(world.group_id, "Who pays?")
    result = await world.curator.slash(world.channel, "help")
    shown = "\n".join(texts(result.response))

    assert "`/article add` adds articles from files" in shown
    assert "`/topic add` makes a topic for this server" in shown
    assert "`/library status` shows what the library holds" in shown
    assert (
        "`/library gaps` lists the questions for which members asked for a source: one is open."
        in shown
    )


async def test_a_curator_by_role_is_told_what_curators_can_do(world):
    keeper = await world.keeper()
    shown = "\n".join(texts((await keeper.slash(world.channel, "help")).response))

    assert "`/library gaps`" in shown
    assert "`/library settings`" in shown


async def test_an_outsider_is_told_to_ask_where_the_bot_is(world):
    result = await world.outsider.slash("help")

    assert texts(result.response)[0].startswith("A library belongs to a server")


def test_r13_all_of_it_fits_a_plain_message():
    assert beyond(help_card(words_for("en-GB"), 10**6, 10**4), PLAIN) == []
