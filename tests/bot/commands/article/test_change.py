"""/article edit and /article remove: the library is corrected, and nothing is lost by a mistake."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.bot.conftest import QUESTION, TREATY, buttons, fields, fill, press, texts
from tests.made import NOON

EDIT, REMOVE = "article edit", "article remove"
TITLE = "Four states *sign* @everyone"
OTHER = "---\ntitle: Harbour talks\noutlet: Harbour Post\ndate: 2025-05-09\n---\nNobody came. " * 3


def said(result):
    return texts(result.followups[-1])[0]


async def test_the_form_holds_what_is_known_and_changes_it(world):
    article_id = world.add()
    form = await world.curator.slash(world.channel, EDIT, article=article_id)
    done = await fill(world.curator, form, "Four sign", "", None, "May 2025", "")
    details = world.library.article(world.group_id, article_id).details

    assert [*fields(form).values()] == [
        TITLE,
        "Meridian Wire",
        "A. Writer",
        "2025-05-08",
        "https://meridian.example.org/a_(b)",
    ]
    assert done.ephemeral
    assert texts(done.response) == ["Changed: **Four sign**."]
    assert (details.title, details.outlet, details.author) == ("Four sign", None, "A. Writer")
    assert (details.published.isoformat(), details.url) == ("2025-05-01", None)
    assert details.language == "en"


async def test_what_is_sent_as_it_was_changes_nothing(world):
    article_id = world.add()
    form = await world.curator.slash(world.channel, EDIT, article=article_id)
    done = await fill(world.curator, form)

    assert texts(done.response)[0].startswith("Nothing was changed:")
    assert [one.act for one in world.library.history(world.group_id)] == ["added"]


@pytest.mark.parametrize("named", ["four STATES  *sign* @everyone", TITLE])
async def test_an_article_is_named_by_its_title_too(world, named):
    world.add()
    form = await world.curator.slash(world.channel, EDIT, article=named)

    assert fields(form)["Title"] == TITLE


async def test_titles_are_offered_however_they_are_typed(world):
    first, second = world.add(), world.add(OTHER, "harbour.md")
    typed = {"harbor tlks": second, "sign": first, "four stats": first, "talks harbour": second}
    offered = {
        words: (await world.curator.autocomplete(world.channel, EDIT, "article", words))[0]["value"]
        for words in typed
    }
    nothing = await world.curator.autocomplete(world.channel, EDIT, "article", "")

    assert offered == typed
    assert {one["value"] for one in nothing} == {first, second}


async def test_what_is_not_there_is_told_with_the_nearest_titles(world):
    world.add()
    near = await world.curator.slash(world.channel, EDIT, article="Fore states sing")
    far = await world.curator.slash(world.channel, REMOVE, article="0123456789ab")

    assert texts(near.response) == [
        "This library has no article “Fore states sing”. "
        "Nearest to it are “Four states \\*sign\\* \\@everyone”."
    ]
    assert texts(far.response)[0].startswith("This library has no article “0123456789ab”, and none")


async def test_an_article_of_another_server_is_not_found(world):
    elsewhere = world.library.add("1", TREATY.encode(), "treaty.md").article.id
    result = await world.curator.slash(world.channel, EDIT, article=elsewhere)

    assert result.modal is None
    assert texts(result.response)[0].startswith("This library has no article")


async def test_removing_asks_first_and_says_what_goes_along(world):
    world.add()
    at = TREATY.replace("Monday", "Sunday")
    newer = world.add(at, "newer.md")
    asked = world.library.ask(world.group_id, QUESTION)
    world.library.keep(world.group_id, asked.verdict, asked.quotes)
    result = await world.curator.slash(world.channel, REMOVE, article=newer)

    assert texts(result.response)[0].split("\n") == [
        "**Remove this article?**",
        "**Four states \\*sign\\* \\@everyone**",
        "-# Meridian Wire · A. Writer · 8 May 2025 · English · 26 words",
        "One answer of the last weeks cites it, and will say there that it was removed.",
        "One earlier version goes along.",
    ]
    assert list(buttons(result.response)) == ["Remove", "Keep"]
    assert world.library.size(world.group_id).articles == 1


async def test_an_article_is_removed_and_brought_back_also_after_a_restart(world):
    article_id = world.add()
    asked = await world.curator.slash(world.channel, REMOVE, article=article_id)
    await world.restart()
    removed = await press(world.curator, asked.response, "Remove")
    gone, told = world.library.size(world.group_id).articles, texts(removed.response)[0]
    offered = list(buttons(removed.response))
    await world.restart()
    restored = await press(world.curator, removed.response, "Undo")

    assert gone == 0
    assert removed.response.id == asked.response.id
    assert told.startswith(
        "**Four states \\*sign\\* \\@everyone** is removed. **Undo** brings it back until <t:"
    )
    assert offered == ["Undo"]
    assert texts(restored.response) == ["**Four states \\*sign\\* \\@everyone** is back."]
    assert not buttons(restored.response)
    assert world.library.size(world.group_id).articles == 1
    assert [one.act for one in world.library.history(world.group_id)] == [
        "restored",
        "removed",
        "added",
    ]


async def test_an_article_is_kept(world):
    article_id = world.add()
    asked = await world.curator.slash(world.channel, REMOVE, article=article_id)
    kept = await press(world.curator, asked.response, "Keep")

    assert texts(kept.response) == ["**Four states \\*sign\\* \\@everyone** stays."]
    assert not buttons(kept.response)
    assert world.library.size(world.group_id).articles == 1


async def test_after_ten_minutes_it_is_too_late_to_undo(world, monkeypatch):
    article_id = world.add()
    asked = await world.curator.slash(world.channel, REMOVE, article=article_id)
    removed = await press(world.curator, asked.response, "Remove")
    monkeypatch.setattr(world.library, "_clock", lambda: NOON + timedelta(minutes=11))
    late = await press(world.curator, removed.response, "Undo")

    assert said(late).startswith("This article cannot be brought back: that works for 10 minutes")
    assert world.library.size(world.group_id).articles == 0


async def test_a_button_of_an_article_that_is_gone_says_so(world):
    article_id = world.add()
    asked = await world.curator.slash(world.channel, REMOVE, article=article_id)
    world.library.remove(world.group_id, article_id)

    assert said(await press(world.curator, asked.response, "Remove")) == (
        "This article is not in the library any more."
    )
    assert said(await press(world.curator, asked.response, "Keep")) == (
        "This article is not in the library any more."
    )


async def test_a_curator_by_role_edits_and_removes_until_the_role_is_gone(world):
    article_id = world.add()
    keeper = await world.keeper()
    form = await keeper.slash(world.channel, EDIT, article=article_id)
    asked = await keeper.slash(world.channel, REMOVE, article=article_id)
    removed = await press(keeper, asked.response, "Remove")
    world.dismiss_keepers()
    refused = await press(keeper, removed.response, "Undo")
    unsaved = await fill(keeper, form, "Another")

    assert said(refused).startswith("Only members who may manage this server")
    assert texts(unsaved.response)[0].startswith("Only members who may manage this server")
    assert world.library.size(world.group_id).articles == 0
