"""/article paste and Add to library: texts out of a conversation become articles."""

from __future__ import annotations

import discord
import pytest

from tests.bot.conftest import TREATY, buttons, fields, fill, press, texts

PASTE, MENU = "article paste", "Add to library"
FIRST = "The fisheries minister stayed away from the talks in Lisbon. " * 12
SECOND = "Nobody objected to the budget of the river treaty. " * 12
LINES = "Outlet: Harbour Post\nAuthor:\nDay: 8 May 2025\nAddress: https://post.example.org/a"


async def pasted(world, *values, by=None):
    who = by or world.curator
    form = await who.slash(world.channel, PASTE)
    return await fill(who, form, *values)


def only(world):
    (article,) = world.library.articles(world.group_id)
    return article


async def test_what_is_pasted_in_parts_becomes_one_article_with_its_details(world):
    result = await pasted(world, FIRST, SECOND, None, "At sea", LINES)
    details = only(world).details

    assert result.ephemeral
    assert texts(result.response)[0].startswith(
        "**At sea**\n-# Harbour Post · 8 May 2025 · English · 228 words"
    )
    assert only(world).text == f"{FIRST.strip()}\n\n{SECOND.strip()}"
    assert details.url == "https://post.example.org/a"
    assert details.author is None
    assert not buttons(result.response)


async def test_the_form_names_what_may_be_told_besides(world):
    form = await world.curator.slash(world.channel, PASTE)

    assert list(fields(form))[3:] == ["Title", "What else is known"]
    assert len(fields(form)) == 5
    assert fields(form)["What else is known"] == "Outlet: \nAuthor: \nDay: \nAddress: "


async def test_a_given_title_takes_no_line_of_the_text_away(world):
    await pasted(world, f"A standfirst without an end\n\n{FIRST}", None, None, "At sea")

    assert only(world).text.startswith("A standfirst without an end\n\nThe fisheries minister")
    assert only(world).details.title == "At sea"


async def test_without_a_title_the_first_line_is_looked_at(world):
    result = await pasted(world, f"Minister stays away\n\n{FIRST}")

    assert only(world).details.title == "Minister stays away"
    assert list(buttons(result.response)) == ["Complete the details"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Day: soon", "“soon” is not a day I can read."),
        ("Publisher: Post", "I do not know what “Publisher: Post” tells. Begin each line with"),
        ("Address: post.example", "Not added: “post.example” is not the address of a page"),
    ],
)
async def test_nothing_that_was_pasted_is_lost_by_a_mistake(world, lines, said):
    failed = await pasted(world, FIRST, SECOND, None, "At sea", lines)
    again = await press(world.curator, failed.response, "Try again")

    assert texts(failed.response)[0].startswith(said)
    assert world.library.size(world.group_id).articles == 0
    assert [*fields(again).values()][-2:] == ["At sea", lines]

    done = await fill(world.curator, again, None, None, None, None, LINES)
    assert texts(done.response)[0].startswith("**At sea**")
    assert SECOND.strip() in only(world).text


async def test_what_holds_no_words_is_refused_and_can_be_tried_again(world):
    failed = await pasted(world, "-- --")

    assert texts(failed.response)[0].startswith("Not added: pasted.txt")
    assert list(buttons(failed.response)) == ["Try again"]


async def test_what_another_person_typed_is_opened_by_nobody_else(world):
    failed = await pasted(world, FIRST, None, None, None, "Day: soon")
    key = buttons(failed.response)["Try again"].rpartition(":")[2]

    assert world.env.bot.forms.find(key, world.curator.id) is not None
    assert world.env.bot.forms.find(key, world.member.id) is None


async def test_two_people_paste_at_the_same_time(world):
    keeper = await world.keeper()
    first = await world.curator.slash(world.channel, PASTE)
    second = await keeper.slash(world.channel, PASTE)
    await fill(world.curator, first, FIRST)
    await fill(keeper, second, SECOND)

    assert world.library.size(world.group_id).articles == 2


async def test_the_files_of_a_message_are_added(world):
    files = [("treaty.md", TREATY.encode()), ("two.txt", FIRST.encode())]
    said = await world.member.send(world.channel, "Read these", attachments=files)
    result = await world.curator.context_menu(world.channel, MENU, said)

    assert result.ephemeral
    assert [one.split("\n")[0] for one in texts(result.response)] == [
        "**Four states \\*sign\\* \\@everyone**",
        "**two**",
    ]


async def test_of_more_than_five_files_a_list_is_shown(world):
    files = [(f"{n}.txt", f"Number {n}. {FIRST * n}".encode()) for n in range(8)]
    files += [("empty.txt", b" "), files[1]]
    said = await world.member.send(world.channel, "", attachments=files)
    result = await world.curator.context_menu(world.channel, MENU, said)
    first = texts(result.response)[0]
    second = await press(world.curator, result.response, "Next")
    rest = texts(second.response)[0]
    lines = [*first.split("\n")[2:], *rest.split("\n")[2:]]

    assert first.startswith("**10 files read**\n-# ")
    assert lines[0].startswith("- Not added: empty.txt is empty")
    assert lines[-1] == "- Already here: 1"
    assert len(lines) == 10
    assert second.response.id == result.response.id
    assert list(buttons(second.response)) == ["Previous"]

    await world.restart()
    gone = await press(world.curator, second.response, "Previous")
    assert texts(gone.response)[0].startswith("This list was kept until I was restarted")


async def test_without_files_the_words_of_a_message_are_added(world):
    embed = discord.Embed(title="Minister stays away", description=FIRST).to_dict()
    said = await world.member.send(world.channel, "Minister stays away\n\n" + SECOND)
    world.env.backend.get_message(world.channel.id, said.id).embeds.append(embed)
    await world.curator.context_menu(world.channel, MENU, said)

    assert only(world).details.title == "Minister stays away"
    assert SECOND.strip() in only(world).text
    assert FIRST.strip() in only(world).text


async def test_a_message_without_words_is_told_to_hold_nothing(world):
    said = await world.member.send(world.channel, "Soon")
    world.env.backend.get_message(world.channel.id, said.id).content = " "
    result = await world.curator.context_menu(world.channel, MENU, said)

    assert texts(result.response)[0].startswith("This message holds neither files nor words")


async def test_the_menu_is_for_curators(world):
    said = await world.member.send(world.channel, FIRST)
    keeper = await world.keeper()
    added = await keeper.context_menu(world.channel, MENU, said)
    await world.offer_all()
    declined = await world.member.context_menu(world.channel, MENU, said)

    assert texts(added.response)[0].startswith("**message**")
    assert texts(declined.response)[0].startswith("Only members who may manage this server")
