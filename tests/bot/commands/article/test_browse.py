"""/article list and /article show: everybody sees what the library holds, page by page."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from tests.bot.conftest import TREATY, buttons, press, texts
from tests.made import NOON

LIST, SHOW = "article list", "article show"


def written(title, day="2025-05-08", outlet="Harbour Post", body="Nobody came to the talks."):
    own = " ".join(hashlib.sha256(f"{title} {n}".encode()).hexdigest()[:9] for n in range(40))
    return f"---\ntitle: '{title}'\noutlet: '{outlet}'\ndate: {day}\n---\n{body} {own}."


def fill_library(world, count, **said):
    for number in range(1, count + 1):
        world.add(written(f"Talks {number}", **said), f"{number}.md")


def menu(message):
    (found,) = [
        part
        for row in message.components
        for part in row.get("components", [])
        if part["type"] == 3
    ]
    return found


def titles(message):
    return [line[2:-2] for line in texts(message)[0].split("\n") if line.startswith("**Talks")]


async def test_a_member_sees_the_articles_with_outlet_day_and_words(world):
    world.add()
    result = await world.member.slash(world.channel, LIST)

    assert result.ephemeral
    assert texts(result.response)[0].split("\n") == [
        "**One article**",
        "**Four states \\*sign\\* \\@everyone**",
        "-# Meridian Wire · 8 May 2025 · 26 words",
    ]
    assert not buttons(result.response)


async def test_pages_are_turned_in_place_also_after_a_restart(world):
    fill_library(world, 19)
    first = (await world.member.slash(world.channel, LIST)).response
    seen = titles(first)
    assert texts(first)[0].startswith("**19 articles**, 1 to 8\n")
    assert list(buttons(first)) == ["Next"]

    await world.restart()
    second = (await press(world.member, first, "Next")).response
    seen += titles(second)
    assert second.id == first.id
    assert list(buttons(second)) == ["Previous", "Next"]

    last = (await press(world.member, second, "Next")).response
    seen += titles(last)
    assert texts(last)[0].startswith("**19 articles**, 17 to 19\n")
    assert list(buttons(last)) == ["Previous"]
    assert sorted(seen) == sorted(f"Talks {number}" for number in range(1, 20))

    back = (await press(world.member, last, "Previous")).response
    assert titles(back) == seen[8:16]


async def test_what_a_list_is_narrowed_to_goes_along_with_its_pages(world):
    fill_library(world, 10, body="The budget: 5% more.", outlet="O’Hara: News")
    world.add(written("Talks old", "2024-01-01", "O’Hara: News", "The budget: 5% more."), "old.md")
    world.add(written("Talks else", outlet="Other", body="The budget: 5% more."), "else.md")
    world.add(written("Talks short", outlet="O’Hara: News", body="No more."), "short.md")
    options = {"outlet": "o’hara: news", "since": "May 2025", "until": "2025-06-01"}
    first = await world.member.slash(world.channel, LIST, words="budget: more", **options)
    shown, narrowing = titles(first.response), texts(first.response)[0].split("\n")[1]
    await world.restart()
    second = (await press(world.member, first.response, "Next")).response

    assert narrowing == (
        "-# Only: o’hara: news · articles from 1 May 2025 on · articles up to 1 June 2025 · "
        "with “budget: more”"
    )
    assert len(shown) == 8
    assert sorted(shown + titles(second)) == sorted(f"Talks {n}" for n in range(1, 11))
    assert "with “budget: more”" in texts(second)[0]


async def test_a_page_of_an_outlet_that_is_gone_says_so(world):
    fill_library(world, 9)
    first = await world.member.slash(world.channel, LIST, outlet="Harbour Post")
    next_ = buttons(first.response)["Next"]
    for article in world.library.articles(world.group_id):
        world.library.remove(world.group_id, article.id)
    gone = await world.member.click(first.response, custom_id=next_)

    assert texts(gone.followups[0])[0].startswith(
        "This library has no articles of that outlet any more."
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"outlet": "Nowhere"}, "This library has no articles of “Nowhere”."),
        ({"since": "soon"}, "“soon” is not a day I can read."),
        ({"words": "🏛" * 30}, "The words to look for may have 50 characters; name fewer."),
        ({"words": "submarine"}, "**No articles.**\n-# Only: with “submarine”"),
    ],
)
async def test_what_nothing_fits_is_told(world, options, said):
    world.add()
    result = await world.member.slash(world.channel, LIST, **options)

    assert texts(result.response)[0].startswith(said)


async def test_an_empty_library_says_how_it_is_filled(world):
    as_member = await world.member.slash(world.channel, LIST)
    as_curator = await world.curator.slash(world.channel, LIST)

    assert texts(as_member.response)[0].startswith("**This library has no articles yet.** Members")
    assert "You may add them" in texts(as_curator.response)[0]


async def test_an_article_is_opened_from_the_list_also_after_a_restart(world):
    article_id = world.add()
    fill_library(world, 2)
    listed = await world.member.slash(world.channel, LIST)
    entries = {one["value"]: one for one in menu(listed.response)["options"]}
    await world.restart()
    opened = await world.member.select(
        listed.response, [article_id], custom_id=menu(listed.response)["custom_id"]
    )

    assert entries[article_id]["label"] == "Four states *sign* @everyone"
    assert entries[article_id]["description"] == "Meridian Wire · 8 May 2025"
    assert opened.ephemeral
    assert opened.response.id != listed.response.id
    assert texts(opened.response)[0].startswith("**Four states \\*sign\\* \\@everyone**")


async def test_one_article_is_shown_with_its_key_sentences_letter_for_letter(world):
    article_id = world.add()
    result = await world.member.slash(world.channel, SHOW, article=article_id)

    assert texts(result.response) == [
        "**Four states \\*sign\\* \\@everyone**\n"
        "-# Meridian Wire · A. Writer · 8 May 2025 · English · 26 words · "
        "added <t:1748779200:D> · [Open](<https://meridian.example.org/a_%28b%29>)",
        "**In its own words**\n"
        "> The river treaty was signed in Lisbon on Monday.\n\n"
        "> Four states must ratify it before May.",
    ]
    assert list(buttons(result.response)) == ["Download"]


async def test_an_article_that_is_gone_says_so(world):
    article_id = world.add()
    listed = await world.member.slash(world.channel, LIST)
    shown = await world.member.slash(world.channel, SHOW, article=article_id)
    world.library.remove(world.group_id, article_id)
    opened = await world.member.select(
        listed.response, [article_id], custom_id=menu(listed.response)["custom_id"]
    )
    download = (await press(world.member, shown.response, "Download")).response

    assert texts(opened.response) == ["This article is not in the library any more."]
    assert texts(download) == ["This article is not in the library any more."]


async def test_earlier_versions_and_copies_stand_below_with_what_changed(world, monkeypatch):
    body = "The minister stayed away. Nobody objected to the budget of the river treaty. " * 30
    older = world.add(TREATY + body.replace("stayed", "kept"), "a.md")
    monkeypatch.setattr(world.library, "_clock", lambda: NOON + timedelta(days=1))
    newer = world.add(TREATY.replace("Monday", "*Friday*") + body, "b.md")
    world.add(
        written("The treaty*", outlet="Other", body=TREATY.partition("---\nThe")[2] + body),
        "copy.md",
    )
    result = await world.member.slash(world.channel, SHOW, article=newer)
    *_, version, copies = texts(result.response)
    await world.restart()
    told = texts((await press(world.member, result.response, "What changed")).response)
    of_old = await world.member.slash(world.channel, SHOW, article=older)

    assert version.startswith("An earlier version, added <t:1748779200:D>: Four states")
    assert copies == "A copy, linked and not searched: The treaty\\* (Other)"
    assert told[0].split("\n")[1] == (
        "-# What changed from the version added <t:1748779200:D> to the one added <t:1748865600:D>"
    )
    assert "> Now: The river treaty was signed in Lisbon on Friday." in told[1]
    assert "This is an earlier version of “Four states" in texts(of_old.response)[0]


async def test_an_article_is_downloaded_as_markdown_with_its_details(world):
    article_id = world.add()
    shown = await world.member.slash(world.channel, SHOW, article=article_id)
    sent = (await press(world.member, shown.response, "Download")).response
    (file,) = sent.attachments
    body = (await file.read()).decode()
    text = world.library.article(world.group_id, article_id).text
    world.library.remove(world.group_id, article_id)
    again = world.library.add("1", body.encode(), file.filename).article

    assert file.filename == "four-states-sign-everyone.md"
    assert "title: Four states *sign* @everyone\noutlet: Meridian Wire\n" in body
    assert body.endswith(f"---\n{text}\n")
    assert again.details.published.isoformat() == "2025-05-08"


async def test_what_an_article_quotes_is_one_button_away(world):
    quoted = "“We will ratify the river treaty before May,” said Foreign Minister Ana Sousa. "
    article_id = world.add(TREATY + "\n" + quoted)
    shown = await world.member.slash(world.channel, SHOW, article=article_id)
    await world.restart()
    said = (await press(world.member, shown.response, "Quotes in it")).response

    assert list(buttons(shown.response)) == ["Quotes in it", "Download"]
    assert texts(said)[0] == "**Quotes in “Four states \\*sign\\* \\@everyone”**"
    assert "ratify the river treaty before May" in texts(said)[1]


async def test_in_private_a_member_sees_the_library_of_the_server_that_both_are_in(world):
    world.add()
    listed = await world.user.slash(LIST)
    outside = await world.outsider.slash(SHOW, article="Four states")

    assert "Four states" in texts(listed.response)[0]
    assert texts(outside.response)[0].startswith("A library belongs to a server")


async def test_other_servers_articles_are_not_listed_nor_shown(world):
    elsewhere = world.library.add("1", TREATY.encode(), "treaty.md").article.id
    world.add(written("Talks"), "talks.md")
    listed = await world.member.slash(world.channel, LIST)
    shown = await world.member.slash(world.channel, SHOW, article=elsewhere)
    offered = await world.member.autocomplete(world.channel, SHOW, "article", "four")

    assert "Four states" not in texts(listed.response)[0]
    assert texts(shown.response)[0].startswith("This library has no article")
    assert offered == []


async def test_with_embeds_forbidden_the_list_and_its_menu_are_there_too(world):
    plain = world.channel_without("embed_links")
    fill_library(world, 9)
    listed = (await world.member.slash(plain, LIST)).response
    first = menu(listed)["options"][0]["value"]
    opened = await world.member.select(listed, [first], custom_id=menu(listed)["custom_id"])

    assert listed.content.startswith("**9 articles**, 1 to 8\n**Talks")
    assert opened.response.content.startswith("**Talks")


async def test_members_see_no_entry_for_adding_in_a_messages_menu(world):
    assert "Add to library" not in str(
        world.env.backend.visible_commands(
            user_id=world.member.id, channel_id=world.channel.id, type=3
        )
    )
