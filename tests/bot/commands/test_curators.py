"""/library curators: roles whose members curate, and the step that Discord needs."""

from __future__ import annotations

from tests.bot.conftest import texts


def roles(world):
    return world.library.settings(world.group_id).curator_roles


async def test_without_curator_roles_the_way_to_one_is_told(world):
    result = await world.curator.slash(world.channel, "library curators")

    assert result.ephemeral
    assert texts(result.response) == [
        "Those who may manage this server curate its library. "
        "Give it further curators with the option `add`."
    ]


async def test_a_role_is_added_and_the_step_that_is_left_is_named(world):
    role = world.guild.create_role("Keepers")
    result = await world.curator.slash(world.channel, "library curators", add=role)
    listed, step = texts(result.response)

    assert roles(world) == (str(role.id),)
    assert listed.endswith(f"members of these roles curate the library: <@&{role.id}>")
    assert step.startswith(f"Discord does not show the commands to members of <@&{role.id}> yet.")
    assert (
        "for each of `/library`, `/collection`, `/health`, **Add to library**: "
        "**Add Roles or Members**" in step
    )
    (entry,) = world.library.history(world.group_id)
    assert (entry.what, entry.who) == (f"+{role.id}", str(world.curator.id))


async def test_once_the_step_is_taken_the_role_sees_and_uses_the_commands(world):
    role = world.guild.create_role("Keepers")
    keeper = world.guild.add_member(world.env.create_user("kim"), roles=[role])
    await world.curator.slash(world.channel, "library curators", add=role)
    before = keeper.available_commands(world.channel)
    await world.offer_all(role)
    result = await keeper.slash(world.channel, "library curators")

    assert "library curators" not in before
    assert len(texts(result.response)) == 1
    assert f"<@&{role.id}>" in texts(result.response)[0]


async def test_a_role_that_may_manage_the_server_needs_no_step(world):
    (managers,) = (role for role in world.guild.roles.values() if role.name == "Curators")
    result = await world.curator.slash(world.channel, "library curators", add=managers)

    assert len(texts(result.response)) == 1


async def test_a_role_is_removed(world):
    keeper = await world.keeper()
    (role,) = (one for one in world.guild.roles.values() if one.name == "Keepers with kim")
    await world.curator.slash(world.channel, "library curators", remove=role)
    declined = await keeper.slash(world.channel, "library curators")

    assert roles(world) == ()
    assert texts(declined.response)[0].startswith("Only members who may manage this server")


async def test_a_curator_by_role_sees_the_roles_and_does_not_choose_them(world):
    keeper = await world.keeper()
    role = world.guild.create_role("Friends")
    listed = await keeper.slash(world.channel, "library curators")
    refused = await keeper.slash(world.channel, "library curators", add=role)

    assert f"<@&{roles(world)[0]}>" in texts(listed.response)[0]
    assert texts(refused.response) == [
        "Only members who may manage this server can do that; a role of curators is not enough."
    ]
    assert str(role.id) not in roles(world)


async def test_a_role_that_was_deleted_is_shown_and_goes_with_the_next_change(world):
    role = world.guild.create_role("Keepers")
    world.library.change_curators(world.group_id, add=["123456789012345678"])
    shown = await world.curator.slash(world.channel, "library curators")
    await world.curator.slash(world.channel, "library curators", add=role)

    assert "<@&123456789012345678>" in texts(shown.response)[0]
    assert roles(world) == (str(role.id),)


async def test_two_servers_have_curators_of_their_own(world):
    await world.keeper()

    assert world.library.settings("1").curator_roles == ()
