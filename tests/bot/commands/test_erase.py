"""/library erase: for who may manage the server, once its name is typed."""

from __future__ import annotations

import pytest

from tests.bot.conftest import QUESTION, TREATY, press, texts


async def form(world, who):
    return await who.slash(world.channel, "library erase")


async def submit(who, shown, name):
    return await who.submit_modal(shown, {field(shown)["custom_id"]: name})


def field(shown):
    return shown.modal["components"][0]["component"]


@pytest.fixture
def others(world):
    """A server next door with the same article."""
    world.library.add("999", TREATY.encode(), "treaty.md")
    return "999"


async def test_the_right_name_erases_all_that_is_kept_of_this_server_and_nothing_else(
    world, others
):
    world.add()
    await world.member.slash(world.channel, "ask", question=QUESTION)
    world.library.request_source(world.group_id, "Who pays?")
    before = world.channel.history()
    shown = await form(world, world.curator)
    done = await submit(world.curator, shown, "  Policy  circle ")

    assert field(shown)["placeholder"] == "Policy circle"
    assert texts(done.response) == [
        "**All that was kept of this server is erased.**\n"
        "- one article\n- one kept answer\n- one request for a source\n- one line of its history\n"
        "- 0 topics\n- 0 subscriptions",
        "Copies that whoever hosts me made before still hold it; ask them to delete those.",
    ]
    assert done.ephemeral
    assert world.library.groups() == (others,)
    assert world.library.size(others).articles == 1
    assert [m for m in world.channel.history() if not m.flags.ephemeral] == [
        m for m in before if not m.flags.ephemeral
    ]


@pytest.mark.parametrize("typed", ["policy circle", "Policy", "Policy circle!", "yes"])
async def test_another_name_erases_nothing_and_says_so(world, typed):
    world.add()
    done = await submit(world.curator, await form(world, world.curator), typed)

    assert texts(done.response) == [
        "That is not this server's name, so nothing was erased. "
        "To erase its library, type “Policy circle” under /library erase."
    ]
    assert done.ephemeral
    assert world.library.size(world.group_id).articles == 1


async def test_an_empty_library_says_that_nothing_was_kept(world):
    done = await submit(world.curator, await form(world, world.curator), "Policy circle")

    assert texts(done.response) == ["Nothing was kept of this server."]


async def test_a_curator_by_role_alone_is_declined(world):
    world.add()
    result = await form(world, await world.keeper())

    assert result.modal is None
    assert texts(result.response)[0].endswith("a role of curators is not enough.")
    assert world.library.size(world.group_id).articles == 1


async def test_who_lost_the_permission_while_the_form_was_open_is_declined(world):
    world.add()
    shown = await form(world, world.curator)
    world.env.backend.get_member(world.guild.id, world.curator.id).role_ids.clear()
    done = await submit(world.curator, shown, "Policy circle")

    assert texts(done.response)[0].startswith("Only members who may manage this server")
    assert world.library.size(world.group_id).articles == 1


@pytest.mark.slow
@pytest.mark.parametrize("label", ["In context", "Helpful", "Wrong passage"])
async def test_the_buttons_of_an_answer_given_before_say_that_it_is_gone(world, label):
    world.add()
    answer = (await world.member.slash(world.channel, "ask", question=QUESTION)).response
    await submit(world.curator, await form(world, world.curator), "Policy circle")
    world.add()
    result = await press(world.member, answer, label)

    assert texts(result.response) == ["This answer is no longer kept; ask the question again."]
    assert result.ephemeral


async def test_a_private_answer_can_no_longer_be_shared(world):
    world.add()
    asking = {"question": QUESTION, "private": True}
    answer = (await world.member.slash(world.channel, "ask", **asking)).response
    world.library.erase(world.group_id)
    result = await press(world.member, answer, "Share to channel")

    assert texts(result.followups[0]) == ["This answer is no longer kept; ask the question again."]
