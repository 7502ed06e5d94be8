"""/ask as members, curators and outsiders meet it."""

from __future__ import annotations

import pytest

from knowledge import Library
from tests.bot.conftest import OFF_TOPIC, QUESTION, buttons, texts

ACKNOWLEDGED = {"type": 5}
ACKNOWLEDGED_PRIVATELY = {"type": 5, "data": {"flags": 64}}


async def test_an_answer_quotes_exact_words_with_the_answering_part_in_bold(world):
    world.add()
    result = await world.member.slash(world.channel, "ask", question=QUESTION)

    assert texts(result.response) == [
        f"**{QUESTION}**",
        "> The river treaty was signed in Lisbon on Monday. "
        "**Four states must ratify it before May.**",
        "-# 1. *Four states \\*sign\\* \\@everyone* · Meridian Wire · A. Writer · 8 May 2025 · "
        "[Open at the quote](<https://meridian.example.org/a_%28b%29"
        "#:~:text=Four%20states%20must%20ratify%20it%20before%20May.>)",
    ]
    assert list(buttons(result.response)) == ["In context", "Helpful", "Wrong passage"]
    assert not result.ephemeral


async def test_r14_a_question_is_acknowledged_before_anything_else(world):
    world.add()
    await world.member.slash(world.channel, "ask", question=QUESTION)
    await world.member.slash(world.channel, "ask", question=QUESTION, private=True)
    callbacks = [r.json for r in world.env.http_requests if r.path.endswith("/callback")]

    assert callbacks == [ACKNOWLEDGED, ACKNOWLEDGED_PRIVATELY]


async def test_a_private_answer_can_be_shared(world):
    world.add()
    result = await world.member.slash(world.channel, "ask", question=QUESTION, private=True)

    assert result.ephemeral
    assert list(buttons(result.response))[-1] == "Share to channel"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chosen", "option", "is_private"),
    [
        (True, {}, True),
        (True, {"private": False}, False),
        (True, {"private": True}, True),
        (False, {}, False),
        (False, {"private": True}, True),
    ],
)
async def test_an_answer_is_private_as_the_server_chose_unless_the_question_says(
    world, chosen, option, is_private
):
    world.add()
    world.library.change_settings(world.group_id, private_answers=chosen)
    result = await world.member.slash(world.channel, "ask", question=QUESTION, **option)

    assert result.ephemeral is is_private
    assert ("Share to channel" in buttons(result.response)) is is_private


async def test_what_another_server_chose_changes_nothing_here(world):
    world.add()
    world.library.change_settings("1", private_answers=True)

    assert not (await world.member.slash(world.channel, "ask", question=QUESTION)).ephemeral


async def test_r14_an_answer_is_private_where_the_choice_cannot_be_read_in_time(world, monkeypatch):
    def late(_library, _group_id):
        raise TimeoutError

    world.add()
    monkeypatch.setattr(Library, "settings", late)
    result = await world.member.slash(world.channel, "ask", question=QUESTION)

    assert result.ephemeral
    assert "Four states must ratify" in texts(result.response)[1]


async def test_a_refusal_shows_what_is_near_and_offers_to_request_a_source(world):
    world.add()
    result = await world.member.slash(world.channel, "ask", question=OFF_TOPIC)
    heading, *_ = texts(result.response)

    assert heading.startswith(f"**{OFF_TOPIC}**\n**Not in this library.**\n-# ")
    assert "Request a source" in buttons(result.response)
    assert "Helpful" not in buttons(result.response)


async def test_nothing_is_bold_in_what_does_not_answer(world):
    world.add()
    result = await world.member.slash(world.channel, "ask", question=OFF_TOPIC)
    quotes = [
        line for text in texts(result.response) for line in text.split("\n") if line[:2] == "> "
    ]

    assert quotes
    assert not any("**" in line for line in quotes)


async def test_an_empty_library_names_the_first_step_and_who_may_take_it(world):
    as_member = await world.member.slash(world.channel, "ask", question=QUESTION)
    as_curator = await world.curator.slash(world.channel, "ask", question=QUESTION)

    assert texts(as_member.response) == [
        "**This library has no articles yet.** Members who may manage this server, or have a "
        "curator role, add them with `/article add`; then ask again."
    ]
    assert texts(as_curator.response)[0].startswith(
        "**This library has no articles yet.** You may add them: with `/article add`"
    )


async def test_what_is_added_meanwhile_is_found_by_the_next_question(world):
    before = await world.member.slash(world.channel, "ask", question=QUESTION)
    world.add()
    after = await world.member.slash(world.channel, "ask", question=QUESTION)

    assert "no articles yet" in texts(before.response)[0]
    assert "Four states" in texts(after.response)[1]


async def test_the_scope_narrows_the_answer_and_is_said(world):
    world.add()
    world.add("---\ntitle: Later\noutlet: Harbour Post\ndate: 2025-06-20\n---\n" + QUESTION, "b.md")
    result = await world.member.slash(
        world.channel,
        "ask",
        question=QUESTION,
        outlet="meridian wire",
        since="May 2025",
        until="2025-05-31",
    )
    heading, *shown = texts(result.response)
    sources = [text for text in shown if text.startswith("-# ")]

    assert heading.endswith(
        "-# Looked only at meridian wire · articles from 1 May 2025 on · "
        "articles up to 31 May 2025."
    )
    assert sources
    assert all("Meridian Wire" in source for source in sources)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"since": "when pigs fly"}, "“when pigs fly” is not a day I can read. Write it like"),
        ({"since": "2025-06-01", "until": "May 2025"}, "2025-06-01 is after 2025-05-31"),
        (
            {"outlet": "The *Nowhere* Post"},
            "no articles of “The \\*Nowhere\\* Post”. It has Meridian Wire.",
        ),
        ({"question": "?!"}, "word"),
    ],
)
async def test_an_option_that_cannot_be_used_gets_a_sentence_and_a_way_out(world, options, said):
    world.add()
    result = await world.member.slash(world.channel, "ask", **{"question": QUESTION, **options})

    assert said in texts(result.response)[0]


async def test_outlets_are_offered_as_they_are_typed(world):
    world.add()
    world.add("---\ntitle: B\noutlet: Harbour Post\n---\nA port opened.", "b.md")
    offered = await world.member.autocomplete(world.channel, "ask", "outlet", "harb")

    assert [choice["value"] for choice in offered] == ["Harbour Post"]


async def test_with_embeds_forbidden_the_answer_is_plain_text(world):
    world.add()
    me = world.guild.me
    assert me is not None
    plain = world.channel_without("embed_links")
    result = await world.member.slash(plain, "ask", question=QUESTION)

    assert result.response.content.startswith(f"**{QUESTION}**\n> The river treaty")
    assert "before May.**\n-# 1. *Four states" in result.response.content
    assert len(result.response.content) <= 2000
    assert list(buttons(result.response)) == ["In context", "Helpful", "Wrong passage"]


async def test_in_private_the_library_of_the_one_shared_server_answers(world):
    world.add()
    result = await world.user.slash("ask", question=QUESTION)

    assert "Four states must ratify" in texts(result.response)[1]


async def test_in_private_discord_is_asked_once_who_the_asker_is(world):
    world.add()
    await world.user.slash("ask", question=QUESTION)

    sent = [(one.method, one.path) for one in world.env.http_requests]
    member = f"/guilds/{world.guild.id}/members/{world.user.id}"
    assert sent.count(("GET", member)) == 1


async def test_an_outsider_in_private_is_told_that_a_library_belongs_to_a_server(world):
    world.add()
    result = await world.outsider.slash("ask", question=QUESTION)

    assert texts(result.response) == [
        "A library belongs to a server, and we share none. Add me to one, or ask where I am."
    ]


async def test_who_shares_two_servers_is_told_where_to_ask(world):
    other = world.env.create_guild("Harbour *club*")
    other.add_member(world.user)
    result = await world.user.slash("ask", question=QUESTION)

    assert "Policy circle, Harbour \\*club\\*" in texts(result.response)[0]


async def test_groups_do_not_see_each_other(world):
    world.add()
    other = world.env.create_guild("Other")
    channel = other.create_text_channel("general")
    stranger = other.add_member(world.env.create_user("strange"))
    result = await stranger.slash(channel, "ask", question=QUESTION)

    assert "no articles yet" in texts(result.response)[0]


async def test_a_fault_of_ours_is_told_by_reference_and_logged_without_the_question(
    world, monkeypatch, caplog
):
    def broken(*_arguments, **_named):
        raise ZeroDivisionError("inside")

    world.add()
    world.expected += (ZeroDivisionError,)
    monkeypatch.setattr(Library, "ask", broken)
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    said = texts(result.response)[0]
    reference = said.partition("(ref ")[2][:6]
    logged = caplog.text

    assert said == f"Something went wrong (ref {reference}). Tell whoever hosts me this reference."
    assert reference in logged
    assert "ZeroDivisionError" in logged
    assert QUESTION not in logged


async def test_more_questions_than_can_wait_are_declined(world):
    world.add()
    world.env.bot.offload._most = 0
    result = await world.member.slash(world.channel, "ask", question=QUESTION)

    assert texts(result.response) == ["Too many questions at once. Ask again in a minute."]


async def test_no_question_is_kept(world, tmp_path):
    world.add()
    odd = "Which zweckverband must ratify the river treaty before May?"
    await world.member.slash(world.channel, "ask", question=odd)
    world.library.close()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())

    assert b"zweckverband" not in kept
    assert str(world.member.id).encode() not in kept
