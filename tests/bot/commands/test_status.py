"""/library status: what the library holds, for its curators."""

from __future__ import annotations

from bot.pictures.status import HEIGHT, WIDTH
from knowledge import Verdict
from tests.bot.conftest import OFF_TOPIC, QUESTION, texts
from tests.bot.pictures.made import size_of

OTHER = (
    "---\ntitle: A *second* article\noutlet: Harbour\ndate: 2025-03-01\n---\n"
    "Parliament doubled the tariff on steel to 50 per cent. It passed by two votes.\n"
)


def galleries(message):
    """Return the pictures that a message shows."""
    pending, found = list(message.components), []
    while pending:
        part = pending.pop(0)
        found += part["items"] if part.get("type") == 12 else []
        pending[:0] = part.get("components", [])
    return found


async def status(world, who=None, channel=None):
    return await (who or world.curator).slash(channel or world.channel, "library status")


async def test_a_curator_sees_what_the_library_holds(world):
    world.add()
    world.add(OTHER, "other.md")
    held, asked, gaps, added = texts((await status(world)).response)
    size = world.library.status(world.group_id)

    assert held.split("\n") == [
        "**What this library holds**",
        f"2 articles with {size.words} words, in {size.passages} passages. "
        "With originals and index that is about 0.1 MB.",
        "Published from March 2025 to May 2025.",
        "- Harbour: one article",
        "- Meridian Wire: one article",
    ]
    assert asked == "**Asked in the last seven days**\nNobody asked a question."
    assert gaps == "**Gaps**\nNo question waits for a source in `/library gaps`."
    assert sorted(line.split(" · <t:")[0] for line in added.split("\n")) == [
        "**Added last**",
        "- *A \\*second\\* article* · Harbour",
        "- *Four states \\*sign\\* \\@everyone* · Meridian Wire",
    ]


async def test_the_picture_is_shown_with_words_for_who_does_not_see_it(world):
    world.add()
    result = await status(world)
    (shown,) = galleries(result.response)
    (attached,) = result.response.attachments

    assert result.ephemeral
    assert attached.filename == "status.png"
    assert size_of(await attached.read()) == (WIDTH, HEIGHT)
    assert shown["media"]["url"] == attached.url
    assert shown["description"] == (
        "Two bar charts. Articles by outlet: Meridian Wire (1). "
        "Articles by time of publication, from May 2025 to May 2025, most in May 2025 (1)."
    )


async def test_questions_put_to_the_bot_are_counted_by_what_came_of_them(world):
    world.add()
    for question in (QUESTION, QUESTION, OFF_TOPIC):
        await world.member.slash(world.channel, "ask", question=question)
    counts = world.library.status(world.group_id).questions
    shown = "\n".join(texts((await status(world)).response))

    assert (counts.answered, counts.related + counts.refused) == (2, 1)
    assert f"2 answered, {counts.related} met with related passages only" in shown


async def test_checked_messages_are_no_questions(world):
    world.add()
    message = await world.member.send(world.channel, "Four states must ratify the treaty.")
    await world.member.context_menu(world.channel, "Check sources", message)

    assert world.library.status(world.group_id).questions.related == 0


async def test_the_questions_that_wait_for_a_source_are_named(world):
    world.add()
    for question in ("Who *pays*?", "Who pays?", "who  pays?", "Why?", "When?"):
        world.library.request_source(world.group_id, question)
    gaps = texts((await status(world)).response)[2].split("\n")

    assert gaps[1] == "4 questions wait for a source. `/library gaps` lists them."
    assert gaps[2] == "- Who pays? (asked 2 times)"
    assert len(gaps) == 5


async def test_an_empty_library_says_how_the_first_article_is_added(world):
    world.library.keep(world.group_id, Verdict.REFUSED, (), counted=True)
    result = await status(world)
    shown = "\n".join(texts(result.response))

    assert "Add them with `/article add` or `/article paste`." in shown
    assert "1 not in this library." in shown
    assert result.response.attachments == []


async def test_where_embeds_are_forbidden_the_picture_goes_along_with_plain_text(world):
    world.add()
    result = await status(world, channel=world.channel_without("embed_links"))

    assert result.response.content.startswith("**What this library holds**\nOne article with")
    assert [one.filename for one in result.response.attachments] == ["status.png"]


async def test_where_files_are_forbidden_the_numbers_stand_alone(world):
    world.add()
    result = await status(world, channel=world.channel_without("attach_files"))

    assert texts(result.response)[0].startswith("**What this library holds**\nOne article with")
    assert result.response.attachments == galleries(result.response) == []


async def test_a_server_sees_nothing_of_another(world):
    world.library.add("another", OTHER.encode(), "other.md")
    world.add()
    held = texts((await status(world)).response)[0]

    assert "One article" in held
    assert "Harbour" not in held
