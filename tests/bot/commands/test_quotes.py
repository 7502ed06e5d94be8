"""/quotes as members, curators and outsiders meet it."""

from __future__ import annotations

import pytest

from tests.bot.conftest import buttons, press, texts

SPEECH = (
    "---\ntitle: The *dam* @everyone\noutlet: Meridian Wire\nauthor: A. Writer\n"
    "date: 2025-05-08\nurl: https://meridian.example.org/b\nlanguage: en\n---\n"
    "A vote was due. “The \\*river\\* is ours,” said Finance Minister Olena Koval. "
    "“So is the dam.”\n\n"
    "A clerk shrugged. “It leaks all the same,” he said.\n"
)


async def test_the_words_are_bold_in_their_sentence_with_speaker_and_source(world):
    world.add(SPEECH)
    result = await world.member.slash(world.channel, "quotes", who="KOVAL")
    heading, first, below, second, _ = texts(result.response)

    assert heading == "**Words of KOVAL**"
    assert first == "> “**The \\*river\\* is ours,**” said Finance Minister Olena Koval."
    assert below == (
        "-# 1. Speaker: Olena Koval · *The \\*dam\\* \\@everyone* · Meridian Wire · A. Writer · "
        "8 May 2025 · [Open at the quote](<https://meridian.example.org/b"
        "#:~:text=The%20%2Ariver%2A%20is%20ours%2C>)"
    )
    assert second.endswith("“**So is the dam.**”")
    assert set(buttons(result.response)) == {"In context"}
    assert not result.ephemeral


async def test_where_no_name_is_sure_the_context_is_pointed_to(world):
    world.add(SPEECH)
    result = await world.member.slash(world.channel, "quotes", about="it leaks")
    shown = texts(result.response)

    assert shown[0] == "**Words about it leaks**"
    assert "**It leaks all the same,**" in shown[1]
    assert shown[2].startswith("-# 1. Speaker: see context · ")


async def test_who_and_about_narrow_each_other(world):
    world.add(SPEECH)
    result = await world.member.slash(world.channel, "quotes", who="koval", about="the dam")
    shown = texts(result.response)

    assert shown[0] == "**Words of koval about the dam**"
    assert "**So is the dam.**" in shown[1]
    assert "leaks" not in "".join(shown)


async def test_a_long_list_pages_by_a_button_that_outlives_a_restart(world):
    said = [f"“The dam number {n} is ours,” said Olena Koval." for n in range(12)]
    world.add("---\ntitle: Dams\noutlet: Post\n---\n" + "\n\n".join(said), "dams.md")
    found = (await world.member.slash(world.channel, "quotes", who="Koval")).response
    await world.restart()
    more = (await press(world.curator, found, "More")).response
    last = (await press(world.curator, more, "More")).response
    numbers = [line.split(" ")[1] for one in (found, more, last) for line in texts(one)[2::2]]

    assert numbers == [f"{n}." for n in range(1, 13)]
    assert texts(more)[0] == "**Further quotations**"
    assert texts(more)[2].startswith("-# 6. Speaker: Olena Koval · ")
    assert "More" not in buttons(last)


async def test_more_says_so_where_an_article_has_been_removed(world):
    said = [f"“The dam number {n} is ours,” said Olena Koval." for n in range(12)]
    id_ = world.add("---\ntitle: Dams\noutlet: Post\n---\n" + "\n\n".join(said), "dams.md")
    found = (await world.member.slash(world.channel, "quotes", who="Koval")).response
    world.library.remove(world.group_id, id_)
    more = await press(world.curator, found, "More")

    assert "has been removed from the library" in texts(more.response)[1]


async def test_in_context_opens_the_paragraph(world):
    world.add(SPEECH)
    found = (await world.member.slash(world.channel, "quotes", about="it leaks")).response
    opened = await press(world.curator, found, "In context")

    assert "A clerk shrugged." in texts(opened.response)[0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Say whose words to look for under who, or words about what under about."),
        ({"who": "?!"}, "a name or a subject"),
        ({"who": "Ruiz"}, "**Words of Ruiz**\nNo direct quotation fits. Try a surname alone"),
        ({"who": "Koval", "since": "2030"}, "No direct quotation fits"),
    ],
)
async def test_what_finds_nothing_gets_a_sentence_and_a_way_out(world, options, said):
    world.add(SPEECH)
    result = await world.member.slash(world.channel, "quotes", **options)

    assert said in texts(result.response)[0]
