"""The buttons under an answer, pressed by whoever may and by who may not."""

from __future__ import annotations

import discord
import pytest

from tests.bot.conftest import OFF_TOPIC, QUESTION, buttons, press, texts


async def ask(world, *, question=QUESTION, **options):
    world.add()
    return (await world.member.slash(world.channel, "ask", question=question, **options)).response


async def test_in_context_opens_the_paragraph_with_the_quote_in_bold_to_whoever_presses(world):
    shown = await press(world.curator, await ask(world), "In context")
    paragraph, source = texts(shown.response)

    assert shown.ephemeral
    assert source.startswith("-# *Four states \\*sign\\* \\@everyone* · Meridian Wire")
    assert paragraph.startswith(
        "> **The river treaty was signed in Lisbon on Monday. Four states must ratify it before "
        "May.** The fisheries minister stayed away."
    )


async def test_more_shows_the_passages_that_had_no_room_and_goes_on_from_there(world):
    world.add_many(9)
    answer = await ask(world)
    first = [text for text in texts(answer) if text.startswith("> ")]
    more = await press(world.curator, answer, "More")
    further = [text for text in texts(more.response) if text.startswith("> ")]

    assert more.ephemeral
    assert len(first) == 5
    assert further
    assert not set(first) & set(further)
    assert texts(more.response)[2].startswith("-# 6. *T")


async def test_sharing_posts_a_private_answer_once_under_the_askers_name(world):
    answer = await ask(world, private=True)
    await press(world.member, answer, "Share to channel")
    shared = world.channel.last_message
    here = [m for m in world.channel.history() if m.author.id == world.env.bot.user.id]

    assert "Shared by mira" in shared.components[0].children[0].content
    assert "Four states must ratify" in shared.components[0].children[1].children[0].content
    assert not shared.flags.ephemeral
    assert len([one for one in here if not one.flags.ephemeral]) == 1


async def test_a_shared_answer_says_where_was_looked(world):
    world.add()
    asking = {"question": QUESTION, "since": "2020", "private": True}
    answer = (await world.member.slash(world.channel, "ask", **asking)).response
    await press(world.member, answer, "Share to channel")
    heading = world.channel.last_message.components[0].children[0].content

    assert heading == (
        f"**{QUESTION}**\n-# Looked only at articles from 1 January 2020 on.\n-# Shared by mira"
    )


async def test_a_shared_answer_cannot_be_shared_again(world):
    answer = await ask(world, private=True)
    result = await press(world.member, answer, "Share to channel")

    assert "Share to channel" not in buttons(result.response)


async def test_only_the_asker_shares(world):
    answer = await ask(world, private=True)
    stored = world.env.backend.get_message(world.channel.id, answer.id)
    stored.flags = stored.flags & ~64
    result = await press(world.curator, answer, "Share to channel")

    assert texts(result.response or result.followups[0])[0].startswith("Only the person who asked")
    assert "Shared by" not in str(world.channel.last_message.components)


async def test_who_may_not_write_in_a_channel_does_not_share_there(world):
    world.add()
    silent = discord.PermissionOverwrite(send_messages=False)
    news = world.guild.create_text_channel("news", overwrites={world.guild.default_role: silent})
    answer = (await world.member.slash(news, "ask", question=QUESTION, private=True)).response
    result = await press(world.member, answer, "Share to channel")

    assert texts(result.response)[0].startswith("You may not write in this channel")
    assert result.ephemeral


@pytest.mark.parametrize(("label", "kind"), [("Helpful", "helpful"), ("Wrong passage", "wrong")])
async def test_an_opinion_is_counted_with_the_passage_once_a_person(world, label, kind):
    answer = await ask(world)
    first = await press(world.curator, answer, label)
    again = await press(world.curator, answer, label)
    await press(world.member, answer, label)
    (rating,) = world.library.ratings(world.group_id)

    assert texts(first.response) == ["Counted, without your name or your question."]
    assert texts(again.response) == ["That is counted already."]
    assert getattr(rating, kind) == 2
    assert rating.helpful + rating.wrong == 2


async def test_of_several_passages_the_one_meant_is_asked_for(world):
    world.add_many(3)
    which = await press(world.curator, await ask(world), "Wrong passage")
    await world.curator.click(which.response, label="2")
    (rating,) = world.library.ratings(world.group_id)

    assert texts(which.response) == ["Which passage is wrong?"]
    assert rating.wrong == 1


async def test_a_source_is_requested_through_a_form_that_shows_what_the_curators_will_read(world):
    answer = await ask(world, question=OFF_TOPIC)
    form = await press(world.curator, answer, "Request a source")
    done = await world.curator.submit_modal(form, {_field(form): OFF_TOPIC + " In Iceland"})
    (request,) = world.library.requests(world.group_id)

    assert _default(form) == OFF_TOPIC
    assert request.question == OFF_TOPIC + " In Iceland"
    assert done.ephemeral
    assert texts(done.response)[0].startswith("The curators see it in /library gaps")


@pytest.mark.parametrize("label", ["In context", "Helpful", "Wrong passage"])
async def test_buttons_outlive_a_restart(world, label):
    answer = await ask(world)
    await world.restart()
    result = await press(world.curator, answer, label)

    assert result.ephemeral
    assert texts(result.response)[0][:12] in ("> **The rive", "Counted, wit")


@pytest.mark.parametrize("label", ["In context", "Helpful", "Wrong passage"])
async def test_buttons_say_so_when_the_article_has_been_removed(world, label):
    answer = await ask(world)
    world.library.remove(world.group_id, world.add())
    result = await press(world.member, answer, label)

    assert "removed" in texts(result.response)[0] or "no longer" in texts(result.response)[0]
    assert result.ephemeral


async def test_a_shared_answer_says_so_when_the_article_has_been_removed(world):
    answer = await ask(world, private=True)
    world.library.remove(world.group_id, world.add())
    await press(world.member, answer, "Share to channel")

    assert "has been removed from the library" in str(
        [part.content for part in world.channel.last_message.components[0].children]
    )


async def test_an_answer_that_is_no_longer_kept_says_so(world):
    answer = await ask(world)
    world.plant(answer, "r:context:unknown:0")
    result = await world.member.click(answer, custom_id="r:context:unknown:0")

    assert "ask the question again" in texts(result.response)[0]


async def test_a_button_of_an_earlier_version_says_so(world):
    answer = await ask(world)
    world.plant(answer, "r:bygone")
    result = await world.member.click(answer, custom_id="r:bygone")

    assert "earlier version" in texts(result.response)[0]


async def test_buttons_work_in_private(world):
    world.add()
    answer = (await world.user.slash("ask", question=QUESTION)).response
    result = await world.user.click(answer, custom_id=buttons(answer)["In context"])

    assert "Share to channel" not in buttons(answer)
    assert "Four states must ratify" in texts(result.response)[0]


async def test_with_embeds_forbidden_the_buttons_answer_in_plain_text(world):
    world.add()
    plain = world.channel_without("embed_links")
    answer = (await world.member.slash(plain, "ask", question=QUESTION)).response
    result = await press(world.member, answer, "In context")
    refused = (await world.member.slash(plain, "ask", question=OFF_TOPIC)).response
    form = await press(world.member, refused, "Request a source")

    assert "> **The river treaty" in result.response.content
    assert _default(form) == OFF_TOPIC


def _field(form):
    return form.modal["components"][0]["component"]["custom_id"]


def _default(form):
    return form.modal["components"][0]["component"]["value"]
