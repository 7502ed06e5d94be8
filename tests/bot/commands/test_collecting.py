"""Collections as members with a role, others, curators and outsiders meet them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from bot.texts import text_of
from knowledge import CURATING, Reader, Verdict
from tests.bot.conftest import QUESTION, TREATY, World, buttons, fill, posted, press, texts

TARIFF = (
    "---\ntitle: Parliament doubles the tariff\noutlet: Harbour Post\n---\n"
    "Parliament doubled the tariff on steel. It passed by two votes.\n"
)
CLOSED = "Answered privately: it uses articles that not everybody here may read."
SHARE = "Share to channel"


@dataclass
class Board:
    """A collection with the treaty in it, its role, and a member who has it."""

    world: World
    role: Any
    member: Any
    user: Any
    number: int
    article: str

    def lose_role(self) -> None:
        self.world.env.backend.remove_member_role(
            int(self.world.group_id), self.member.id, self.role.id
        )


@pytest.fixture
def board(world):
    role = world.guild.create_role("Board")
    user = world.env.create_user("bea")
    member = world.guild.add_member(user, roles=[role])
    made, _ = world.library.create_collection(world.group_id, "Minutes", [str(role.id)])
    added = world.library.add(world.group_id, TREATY.encode(), "treaty.md", collection=made.number)
    world.add(TARIFF, "tariff.md")
    return Board(world, role, member, user, made.number, added.article.id)


async def test_an_answer_from_a_collection_is_public_by_no_word_of_it(world, board):
    result = await board.member.slash(world.channel, "ask", question=QUESTION)
    (private,) = result.followups

    assert not result.ephemeral
    assert texts(result.response) == [CLOSED]
    assert not buttons(result.response)
    assert private.ephemeral
    assert "Only you see this" in texts(private)[0]
    assert "**Four states must ratify it before May.**" in texts(private)[1]
    assert SHARE not in buttons(private)
    public = [text_of(one) for one in world.channel.history() if not one.flags.ephemeral]
    assert not [text for text in public if "treaty" in text or "Meridian" in text]


async def test_a_private_answer_from_a_collection_comes_as_ever_but_cannot_be_shared(world, board):
    result = await board.member.slash(world.channel, "ask", question=QUESTION, private=True)

    assert result.ephemeral
    assert not result.followups
    assert "Four states must ratify" in texts(result.response)[1]
    assert SHARE not in buttons(result.response)


async def test_a_member_without_the_role_is_answered_as_if_the_collection_were_not_there(
    world, board
):
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    heading, *shown = texts(result.response)

    assert not result.followups
    assert "Not in this library" in heading
    assert all("Harbour Post" in text for text in shown if text.startswith("-# "))


async def test_a_curator_reads_every_collection_and_their_answer_stays_private_too(world, board):
    result = await world.curator.slash(world.channel, "ask", question=QUESTION)

    assert texts(result.response) == [CLOSED]
    assert "Four states must ratify" in texts(result.followups[0])[1]


async def test_an_answer_from_open_articles_alone_stays_public_for_who_reads_more(world, board):
    world.library.move(world.group_id, board.article, None)
    result = await board.member.slash(world.channel, "ask", question=QUESTION)

    assert not result.followups
    assert "Four states must ratify" in texts(result.response)[1]


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("search", {"words": "river treaty"}, "signed in Lisbon"),
        ("quotes", {"about": "the report"}, "Do not cite us"),
    ],
)
async def test_searches_are_as_private_as_what_they_find(world, board, command, options, said):
    quoting = TREATY + 'Of the report, "Do not cite us," said Anna Lindt. '
    world.library.add(world.group_id, quoting.encode(), "q.md", collection=board.number)
    may = await board.member.slash(world.channel, command, **options)
    chosen = await board.member.slash(world.channel, command, private=True, **options)
    may_not = await world.member.slash(world.channel, command, **options)

    assert texts(may.response) == [CLOSED]
    assert said in "\n".join(texts(may.followups[0]))
    assert said in "\n".join(texts(chosen.response))
    assert not chosen.followups
    assert not may_not.followups
    assert said not in "\n".join(texts(may_not.response))


async def test_checking_sources_finds_what_one_may_read(world, board):
    message = await world.member.send(world.channel, "Four states must ratify the river treaty.")
    may = await board.member.context_menu(world.channel, "Check sources", message)
    may_not = await world.member.context_menu(world.channel, "Check sources", message)

    assert may.ephemeral
    assert "Meridian Wire" in "\n".join(texts(may.response))
    assert "Meridian Wire" not in "\n".join(texts(may_not.response))


@pytest.mark.parametrize("label", ["In context", "Helpful"])
async def test_whoever_loses_the_role_loses_the_buttons_at_once(world, board, label):
    answer = (await board.member.slash(world.channel, "ask", question=QUESTION)).followups[0]
    before = await press(board.member, answer, "In context")
    board.lose_role()
    after = await press(board.member, answer, label)

    assert "Four states must ratify" in texts(before.response)[0]
    assert texts(after.response) == [
        "This answer quotes articles that you may not read. "
        "Ask the question again to be answered from the others."
    ]
    assert world.library.ratings(world.group_id, reader=CURATING) == ()


async def test_more_is_refused_to_who_may_not_read_what_is_behind_it(world, board):
    world.add_many(9, collection=board.number)
    answer = (await board.member.slash(world.channel, "ask", question=QUESTION)).followups[0]
    may = await press(board.member, answer, "More")
    board.lose_role()
    may_not = await press(board.member, answer, "More")

    assert "must ratify" in "\n".join(texts(may.response))
    assert texts(may_not.response)[0].startswith("This answer quotes articles that you may not")


async def test_what_is_quoted_openly_is_opened_to_nobody_else_once_its_article_is_closed(
    world, board
):
    world.library.move(world.group_id, board.article, None)
    answer = (await world.member.slash(world.channel, "ask", question=QUESTION)).response
    world.library.move(world.group_id, board.article, board.number)
    pressed = buttons(answer)["In context"]
    may_not = await world.member.click(answer, custom_id=pressed)
    may = await board.member.click(answer, custom_id=pressed)

    assert texts(may_not.response)[0].startswith("This answer quotes articles that you may not")
    assert may.ephemeral
    assert "Four states must ratify" in texts(may.response)[0]


async def test_an_older_private_answer_is_not_shared_once_its_article_is_closed(world, board):
    world.library.move(world.group_id, board.article, None)
    asked = await board.member.slash(world.channel, "ask", question=QUESTION, private=True)
    world.library.move(world.group_id, board.article, board.number)
    pressed = await press(board.member, asked.response, SHARE)
    said = pressed.followups[0] if pressed.followups else pressed.response

    assert texts(said) == [
        "This answer uses articles that not everybody here may read, so it cannot be shared."
    ]
    assert not list(world.channel.history())


async def test_quotations_kept_are_for_who_may_read_them(world, board):
    quote = world.library.ask(world.group_id, QUESTION, reader=CURATING).quotes
    key = world.library.keep(world.group_id, Verdict.RELATED, quote)
    asked = (await board.member.slash(world.channel, "search", words="treaty")).followups[0]
    world.plant(asked, f"r:said:{key}:0")
    may = await board.member.click(asked, custom_id=f"r:said:{key}:0")
    board.lose_role()
    may_not = await board.member.click(asked, custom_id=f"r:said:{key}:0")

    assert "Four states must ratify" in "\n".join(texts(may.response))
    assert texts(may_not.response)[0].startswith("This answer quotes articles that you may not")


async def test_in_private_the_roles_of_the_server_count_as_they_are_now(world, board):
    may = await board.user.slash("ask", question=QUESTION)
    board.lose_role()
    pressed = buttons(may.response)["In context"]
    after = await board.user.click(may.response, custom_id=pressed)
    again = await board.user.slash("ask", question=QUESTION)
    other = await world.user.slash("ask", question=QUESTION)

    assert "Four states must ratify" in texts(may.response)[1]
    assert not may.followups
    assert SHARE not in buttons(may.response)
    assert texts(after.response)[0].startswith("This answer quotes articles that you may not")
    assert "Meridian" not in "\n".join(texts(again.response))
    assert "Meridian" not in "\n".join(texts(other.response))


async def test_in_private_an_outsider_reads_nothing(world, board):
    result = await world.outsider.slash("ask", question=QUESTION)

    assert texts(result.response)[0].startswith("A library belongs to a server")


async def test_outlets_of_a_collection_are_neither_offered_nor_named(world, board):
    offered = await world.member.autocomplete(world.channel, "ask", "outlet", "")
    to_board = await board.member.autocomplete(world.channel, "ask", "outlet", "")
    refused = await world.member.slash(
        world.channel, "ask", question=QUESTION, outlet="Meridian Wire"
    )
    unknown = await world.member.slash(world.channel, "ask", question=QUESTION, outlet="X")

    assert [one["value"] for one in offered] == ["Harbour Post"]
    assert [one["value"] for one in to_board] == ["Harbour Post", "Meridian Wire"]
    assert "no articles of “Meridian Wire”. It has Harbour Post." in texts(refused.response)[0]
    assert "It has Harbour Post." in texts(unknown.response)[0]


async def test_help_counts_what_one_may_read(world, board):
    member = await world.member.slash(world.channel, "help")
    reader = await board.member.slash(world.channel, "help")

    assert "The library holds one article." in "\n".join(texts(member.response))
    assert "The library holds 2 articles." in "\n".join(texts(reader.response))


async def test_a_library_of_closed_articles_alone_looks_empty_to_others(world):
    made, _ = world.library.create_collection(world.group_id, "Minutes")
    world.library.add(world.group_id, TREATY.encode(), "t.md", collection=made.number)
    result = await world.member.slash(world.channel, "ask", question=QUESTION)

    assert "This library has no articles yet." in texts(result.response)[0]


async def test_a_collection_is_made_listed_changed_and_removed(world):
    first, second = (world.guild.create_role(name) for name in ("Board", "Staff"))
    made = await world.curator.slash(
        world.channel, "collection create", name="Min*utes", role=first, role2=second
    )
    listed = await world.curator.slash(world.channel, "collection list")
    edited = await world.curator.slash(
        world.channel, "collection edit", collection="min*utes", name="Drafts", remove_role=first
    )
    same = await world.curator.slash(world.channel, "collection edit", collection="Drafts")
    removed = await world.curator.slash(world.channel, "collection remove", collection="Drafts")

    assert all(one.ephemeral for one in (made, listed, edited, removed))
    assert texts(made.response) == [
        f"“Min\\*utes” is there, for <@&{first.id}>, <@&{second.id}>. "
        "`/collection add` puts articles into it."
    ]
    assert texts(listed.response)[0].split("\n")[1:] == [
        f"- **Min\\*utes**: no articles, for <@&{first.id}>, <@&{second.id}>"
    ]
    assert texts(edited.response) == [f"“Drafts” is for <@&{second.id}> now."]
    assert texts(same.response) == [f"Nothing was changed: “Drafts” is for <@&{second.id}>."]
    assert texts(removed.response) == ["“Drafts” is removed."]
    assert world.library.collections(world.group_id, reader=CURATING) == ()
    assert {one.who for one in world.library.history(world.group_id)} == {str(world.curator.id)}


async def test_an_article_is_put_in_and_taken_out_by_its_title(world, board):
    world.library.move(world.group_id, board.article, None)
    offered = await world.curator.autocomplete(
        world.channel, "collection add", "article", "four STATES"
    )
    into = {"article": offered[0]["value"], "collection": "minutes"}
    added = await world.curator.slash(world.channel, "collection add", **into)
    again = await world.curator.slash(world.channel, "collection add", **into)
    inside = await world.curator.autocomplete(world.channel, "collection take-out", "article", "")
    closed = world.library.article(world.group_id, board.article, reader=CURATING).collection
    out = await world.curator.slash(
        world.channel, "collection take-out", article=inside[0]["value"]
    )

    assert texts(added.response)[0].startswith(
        "*Four states \\*sign\\* \\@everyone* stands in “Minutes” now"
    )
    assert texts(again.response)[0].endswith("is there already.")
    assert [one["value"] for one in inside] == [board.article]
    assert closed == board.number
    assert "is open to everybody now" in texts(out.response)[0]
    assert world.library.article(world.group_id, board.article).collection is None


async def test_a_collection_with_articles_is_removed_once_that_is_confirmed(world, board):
    keeper = await world.keeper()
    asked = await keeper.slash(world.channel, "collection remove", collection="Minutes")
    kept = world.library.size(world.group_id).articles
    await world.restart()
    sure = buttons(asked.response)["Remove it, and open its articles"]
    roles = world.library.settings(world.group_id).curator_roles
    world.library.change_curators(world.group_id, remove=roles)
    refused = await keeper.click(asked.response, custom_id=sure)
    world.library.change_curators(world.group_id, add=roles)
    done = await keeper.click(asked.response, custom_id=sure)

    assert "**everybody here may read the article**" in texts(asked.response)[0]
    assert kept == 1
    assert texts(refused.response)[0].startswith("Only members who may manage this server")
    assert texts(done.response) == ["“Minutes” is removed, and its article is open to everybody."]
    assert world.library.size(world.group_id).articles == 2


async def test_more_is_not_opened_than_was_confirmed(world, board):
    asked = await world.curator.slash(world.channel, "collection remove", collection="Minutes")
    world.library.add(world.group_id, b"A new secret was told.", "n.txt", collection=board.number)
    sure = buttons(asked.response)["Remove it, and open its articles"]
    done = await world.curator.click(asked.response, custom_id=sure)

    assert "holds 2 articles, not 1" in texts(done.response)[0]
    assert world.library.size(world.group_id).articles == 1


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("edit", {"collection": "Memos"}, "There is no collection “Memos”. There are Minutes."),
        (
            "add",
            {"article": "nothing", "collection": "Minutes"},
            "This library has no article “nothing”",
        ),
        ("edit", {"collection": "Minutes", "name": " "}, "has 1 to 60 characters"),
    ],
)
async def test_what_cannot_be_is_refused_with_a_way_out(world, board, command, options, said):
    result = await world.curator.slash(world.channel, f"collection {command}", **options)

    assert said in texts(result.response)[0]


async def test_everybodys_role_keeps_nothing_from_anybody_and_is_refused(world):
    result = await world.curator.slash(
        world.channel, "collection create", name="Minutes", role=world.guild.default_role
    )

    assert texts(result.response)[0].startswith("Everybody has the role \\@everyone")
    assert world.library.collections(world.group_id, reader=CURATING) == ()


async def test_once_its_roles_are_deleted_only_curators_read_a_collection(world, board):
    world.env.backend.delete_role(int(world.group_id), board.role.id)
    listed = await world.curator.slash(world.channel, "collection list")
    asked = await board.member.slash(world.channel, "ask", question=QUESTION)
    curator = await world.curator.slash(world.channel, "ask", question=QUESTION)
    edited = await world.curator.slash(
        world.channel, "collection edit", collection="Minutes", name="Protocols"
    )

    assert "for curators only" in texts(listed.response)[0]
    assert "Meridian" not in "\n".join(texts(asked.response))
    assert curator.followups
    assert "for curators only" in texts(edited.response)[0]
    (made,) = world.library.collections(world.group_id, reader=CURATING)
    assert made.roles == ()


async def test_members_see_nothing_of_the_commands_or_of_what_they_offer(world, board):
    offered = await world.curator.autocomplete(world.channel, "collection edit", "collection", "")

    assert not [one for one in board.member.available_commands(world.channel) if "coll" in one]
    assert [one["value"] for one in offered] == ["Minutes"]


async def test_a_curator_by_role_works_with_collections_until_the_role_is_gone(world, board):
    keeper = await world.keeper()
    listed = await keeper.slash(world.channel, "collection list")
    asked = await keeper.slash(world.channel, "ask", question=QUESTION)
    world.dismiss_keepers()
    refused = await keeper.slash(world.channel, "collection list")
    offered = await keeper.autocomplete(world.channel, "collection take-out", "article", "")
    after = await keeper.slash(world.channel, "ask", question=QUESTION)

    assert "Minutes" in texts(listed.response)[0]
    assert asked.followups
    assert texts(refused.response)[0].startswith("Only members who may manage this server")
    assert offered == []
    assert "Meridian" not in "\n".join(texts(after.response))


async def test_what_is_announced_names_the_collection_and_no_title(world, board):
    room = world.admin_room()
    await world.curator.slash(world.channel, "collection take-out", article=board.article)
    await world.curator.slash(
        world.channel, "collection add", article=board.article, collection="Minutes"
    )
    asked = await world.curator.slash(world.channel, "collection remove", collection="Minutes")
    sure = buttons(asked.response)["Remove it, and open its articles"]
    await world.curator.click(asked.response, custom_id=sure)
    who = f"<@{world.curator.id}>"

    assert posted(room) == [
        f"{who} took an article out of the collection “Minutes”",
        f"{who} put an article into the collection “Minutes”",
        f"{who} removed the collection “Minutes”; its article is open to everybody",
    ]
    history = await world.curator.slash(world.channel, "library history")
    assert f"{who} took an article out of the collection “Minutes”" in texts(history.response)[0]


async def test_a_reader_of_another_server_reads_nothing_here(world, board):
    other = world.elsewhere(board.user)
    result = await other.manager.slash(other.channel, "ask", question=QUESTION)

    assert "no articles yet" in texts(result.response)[0]
    reader = Reader(frozenset({str(board.role.id)}))
    assert world.library.size(other.group_id, reader=reader).articles == 0


async def test_articles_of_a_collection_are_listed_and_shown_to_who_may_read_them(world, board):
    listed = [
        await one.slash(world.channel, "article list") for one in (world.member, board.member)
    ]
    offered = [
        await one.autocomplete(world.channel, "article show", "article", "")
        for one in (world.member, board.member)
    ]
    shown = await board.member.slash(world.channel, "article show", article=board.article)
    refused = await world.member.slash(world.channel, "article show", article=board.article)
    download = buttons(shown.response)["Download"]
    board.lose_role()
    after = await board.member.click(shown.response, custom_id=download)

    assert ["Four states" in "\n".join(texts(one.response)) for one in listed] == [False, True]
    assert [len(one) for one in offered] == [1, 2]
    assert "Four states" in "\n".join(texts(shown.response))
    assert texts(refused.response)[0].startswith("This library has no article “")
    assert texts(after.response) == ["This article is not in the library any more."]
    assert not after.response.attachments


async def test_files_are_added_into_a_collection_and_told_of_without_a_title(world, board):
    room = world.admin_room()
    file = {"file": ("secret.txt", b"A secret accord\n\nIt was signed by two of the ministers.")}
    added = await world.curator.slash(world.channel, "article add", collection="minutes", **file)
    again = await world.curator.slash(world.channel, "article add", **file)
    unknown = await world.curator.slash(world.channel, "article add", collection="Memos", **file)
    offered = await world.curator.autocomplete(world.channel, "article add", "collection", "min")
    (title,) = (t for _, t in world.library.titles(world.group_id, reader=CURATING) if "sec" in t)

    assert title in "\n".join(texts(added.response))
    assert "Already here, in a collection" in "\n".join(texts(again.response))
    assert "There is no collection “Memos”. There are Minutes." in texts(unknown.response)[0]
    assert [one["value"] for one in offered] == ["Minutes"]
    assert world.library.size(world.group_id).articles == 1
    assert posted(room) == [f"<@{world.curator.id}> changed an article of the collection “Minutes”"]


async def test_a_curator_edits_and_removes_what_stands_in_a_collection(world, board):
    form = await world.curator.slash(world.channel, "article edit", article=board.article)
    edited = await fill(world.curator, form, "Five states sign")
    others = [title for _, title in world.library.titles(world.group_id)]
    asked = await world.curator.slash(world.channel, "article remove", article=board.article)
    done = await press(world.curator, asked.response, "Remove")

    assert texts(edited.response) == ["Changed: **Five states sign**."]
    assert texts(done.response)[0].startswith("**Five states sign** is removed.")
    assert world.library.size(world.group_id, reader=CURATING).articles == 1
    assert others == ["Parliament doubles the tariff"]
