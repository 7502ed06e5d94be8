"""/article add: files become articles, and a card says what each came to."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest

from bot.texts import text_of
from knowledge import MAX_BYTES
from tests.bot.conftest import TREATY, buttons, fields, fill, posted, press, texts
from tests.made import WordEmbedder, zipped

ADD = "article add"
LONG = "The fisheries minister stayed away from the talks in Lisbon on {}. "
BODY = " ".join(LONG.format(day) for day in ("Monday", "Tuesday", "Friday")) * 3


def file(name="treaty.md", text=TREATY):
    return name, text.encode()


def dated(title, body=BODY, outlet="Meridian Wire", url=""):
    address = f"url: {url}\n" if url else ""
    head = f"---\ntitle: {title}\noutlet: {outlet}\ndate: 2025-05-08\n{address}language: en\n---\n"
    return file(f"{title}.md", head + body)


async def add(world, *files, by=None):
    names = ("file", "file2", "file3", "file4", "file5")
    given = dict(zip(names, files, strict=False))
    result = await (by or world.curator).slash(world.channel, ADD, **given)
    assert result.ephemeral
    return result


async def test_a_file_becomes_an_article_and_the_card_says_what_was_read(world):
    result = await add(world, file())

    assert texts(result.response) == [
        "**Four states \\*sign\\* \\@everyone**\n"
        "-# Meridian Wire · A. Writer · 8 May 2025 · English · 26 words · one passage\n"
        "Worth a look: under 60 words."
    ]
    assert not buttons(result.response)
    assert world.library.size(world.group_id).articles == 1


async def test_each_of_several_files_is_told_in_their_order(world):
    result = await add(world, dated("One"), file("picture.png", "\x89PNG\r\n\x1a\n"), file())
    first, refused, second = texts(result.response)

    assert first.startswith("**One**\n")
    assert refused.startswith("Not added: picture.png")
    assert second.startswith("**Four states")


async def test_what_is_too_large_is_refused_before_it_is_fetched_and_the_rest_is_added(world):
    fetched = []
    get = world.env.bot.http.get_from_cdn

    async def counted(url):
        fetched.append(url)
        return await get(url)

    world.env.bot.http.get_from_cdn = counted
    large = "large*.txt", b"x" * (MAX_BYTES + 1)
    result = await add(world, large, file())
    refused, added = texts(result.response)

    assert refused == (
        "Not added: “large\\*.txt” has 26 MB and the limit is 25 MB; "
        "split it, or add the article’s text alone."
    )
    assert added.startswith("**Four states")
    assert len(fetched) == 1


async def test_the_same_file_again_is_told_to_be_there_and_changes_nothing(world):
    await add(world, file())
    result = await add(world, file())

    assert texts(result.response)[0].endswith("\nAlready here; nothing was changed.")
    assert len(world.library.history(world.group_id)) == 1


async def test_of_an_earlier_version_added_later_it_is_said_that_it_is_not_searched(world):
    at = "https://meridian.example.org/talks"
    await add(world, dated("Talks", url=at))
    name, body = dated("Talks", BODY + "Nobody voted. ", url=at)
    result = await add(world, (name, body.replace(b"2025-05-08", b"2025-05-07")))

    assert texts(result.response)[0].split("\n")[2] == (
        "An earlier version of “Talks”, by its day; the later one stays the one that is searched. "
        "They differ in one sentence."
    )


async def test_a_later_version_is_told_with_what_changed(world):
    at = "https://meridian.example.org/talks"
    await add(world, dated("Talks", url=at))
    changed = BODY.replace("Monday", "Sunday", 1) + r"Nobody \*voted\*. "
    result = await add(world, dated("Talks go on", changed, url=at))
    again = await add(world, dated("Talks", url=at))

    assert texts(result.response)[0].split("\n")[2:] == [
        "A new version of “Talks”: 2 sentences changed.",
        "> Before: The fisheries minister stayed away from the talks in Lisbon on Monday.",
        "> Now: The fisheries minister stayed away from the talks in Lisbon on Sunday.",
        "",
        "> Now: Nobody \\*voted\\*.",
    ]
    assert texts(again.response)[0].endswith(
        "Already here, as an earlier version of “Talks go on” (Meridian Wire)."
    )


async def test_a_copy_from_another_outlet_is_linked(world):
    await add(world, dated("Talks"))
    result = await add(world, dated("The talks", BODY + "It rained.", "Harbour Post"))

    assert "A copy of “Talks” (Meridian Wire), linked, not searched." in texts(result.response)[0]


async def test_what_was_cleaned_away_is_told_with_an_example(world):
    body = BODY + "\n\nSubscribe to our newsletter\n\n" + BODY
    result = await add(world, dated("Talks", body))

    assert "-# One stretch was cleaned away: “Subscribe to our newsletter”" in texts(
        result.response
    )[0].split("\n")


async def test_another_language_than_the_librarys_is_worth_a_look(world):
    world.library.change_settings(world.group_id, language="fr")
    result = await add(world, dated("Talks"))

    assert texts(result.response)[0].endswith(
        "Worth a look: it is in English, and the library’s language is French."
    )


async def test_what_a_file_did_not_say_is_completed_in_a_form(world):
    result = await add(world, file("minister_at_sea.txt", BODY))
    form = await press(world.curator, result.response, "Complete the details")
    done = await fill(world.curator, form, "At sea", " Harbour  Post ", None, "8 May 2025")
    (article,) = world.library.articles(world.group_id)

    assert fields(form)["Title"] == "minister at sea"
    assert texts(done.response) == ["Changed: **At sea**."]
    assert article.details.title == "At sea"
    assert article.details.outlet == "Harbour Post"
    assert article.details.published.isoformat() == "2025-05-08"
    assert article.details.language == "en"
    assert [entry.act for entry in world.library.history(world.group_id)] == ["edited", "added"]


async def test_the_details_of_an_article_that_was_removed_meanwhile_cannot_be_completed(world):
    result = await add(world, file("minister_at_sea.txt", BODY))
    complete = buttons(result.response)["Complete the details"]
    form = await world.curator.click(result.response, custom_id=complete)
    (article,) = world.library.articles(world.group_id)
    world.library.remove(world.group_id, article.id)
    pressed = await world.curator.click(result.response, custom_id=complete)
    sent = await fill(world.curator, form, "At sea")

    assert texts(pressed.response) == ["This article is not in the library any more."]
    assert texts(sent.response) == ["This article is not in the library any more."]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("soon*",), "“soon\\*” is not a day I can read. Write it like 2025-05-01"),
        (("2025-07-01",), "2025-07-01 has not come yet"),
        ((None, "x_y_z"), "“x\\_y\\_z” is not the address of a page"),
    ],
)
async def test_what_was_typed_is_there_again_after_a_mistake(world, wrong, said):
    result = await add(world, file("minister_at_sea.txt", BODY))
    complete = buttons(result.response)["Complete the details"]
    form = await world.curator.click(result.response, custom_id=complete)
    failed = await fill(world.curator, form, "At sea", None, "A. Writer", *wrong)
    again = await press(world.curator, failed.response, "Try again")

    assert texts(failed.response)[0].startswith(said)
    assert [*fields(again).values()][:3] == ["At sea", "", "A. Writer"]
    assert [*filter(None, [*fields(again).values()][3:])] == [*filter(None, wrong)]


async def test_a_form_outlives_no_restart_and_its_button_says_so(world):
    result = await add(world, file("minister_at_sea.txt", BODY))
    complete = buttons(result.response)["Complete the details"]
    form = await world.curator.click(result.response, custom_id=complete)
    failed = await fill(world.curator, form, None, None, None, "soon")
    await world.restart()
    gone = await press(world.curator, failed.response, "Try again")
    still = await world.curator.click(result.response, custom_id=complete)

    assert texts(gone.response)[0].startswith("What you typed was kept until I was restarted")
    assert fields(still)["Title"] == "minister at sea"


async def test_what_is_added_stands_in_the_history_and_in_the_admin_channel(world):
    room = world.admin_room()
    await add(world, dated("One"), dated("Two", BODY + "It rained.", "Harbour Post"))

    assert posted(room) == [
        f"<@{world.curator.id}> added “One”\n<@{world.curator.id}> added a copy, “Two”"
    ]
    assert {entry.who for entry in world.library.history(world.group_id)[:2]} == {
        str(world.curator.id)
    }


async def test_a_curator_by_role_adds(world):
    result = await add(world, file(), by=await world.keeper())

    assert texts(result.response)[0].startswith("**Four states")


async def test_who_curates_no_longer_opens_no_form(world):
    keeper = await world.keeper()
    result = await add(world, file("minister.txt", BODY), by=keeper)
    world.dismiss_keepers()
    declined = await press(keeper, result.response, "Complete the details")

    assert declined.modal is None
    assert texts(declined.response)[0].startswith("Only members who may manage this server")


async def test_work_that_is_done_at_once_shows_no_progress(world):
    await add(world, file())
    edits = [one for one in world.env.http_requests if one.method == "PATCH"]

    assert len(edits) == 1


async def test_a_result_that_comes_too_late_for_a_reply_comes_in_private(world, monkeypatch):
    embed = WordEmbedder.passages

    def late(self, articles):
        # What Discord does after fifteen minutes.
        world.env.backend.advance_clock(16 * 60)
        return embed(self, articles)

    monkeypatch.setattr(WordEmbedder, "passages", late)
    await world.curator.slash(world.channel, ADD, file=file("minister.txt", BODY))
    (sent,) = world.curator.user.dm_channel.history()

    assert text_of(sent).startswith(
        "What came of the files you gave in Policy circle:\n**minister**\n"
    )
    assert "custom_id" not in str([one.to_dict() for one in sent.components])
    assert world.library.broken_batches() == ()
    assert world.library.size(world.group_id).articles == 1


async def test_a_result_that_reaches_nobody_is_kept_to_be_told_at_the_next_start(
    world, monkeypatch
):
    embed = WordEmbedder.passages

    def late(self, articles):
        world.env.backend.advance_clock(16 * 60)
        return embed(self, articles)

    async def closed(_member, **_message):
        raise discord.Forbidden(SimpleNamespace(status=403, reason="Forbidden"), "closed")

    monkeypatch.setattr(WordEmbedder, "passages", late)
    monkeypatch.setattr(discord.Member, "send", closed)
    await world.curator.slash(world.channel, ADD, file=file("minister.txt", BODY))
    ((_, batch),) = world.library.broken_batches()

    assert [one.name for one in batch.outcomes] == ["minister.txt"]


def packed(count):
    """An archive of articles that have nothing in common, and of a file with nothing in it."""
    words = [" ".join(f"Word{number}x{n}" for n in range(80)) for number in range(count)]
    files = [(f"news/{n}.txt", f"Number {n}\n\n{text}.") for n, text in enumerate(words)]
    return "news.zip", zipped(*files, ("empty.txt", " "))


async def test_of_an_archive_with_a_few_articles_each_has_a_card(world):
    result = await add(world, packed(2))

    assert [text.split("\n")[0] for text in texts(result.response)][:2] == [
        "**Number 0**",
        "**Number 1**",
    ]
    assert world.library.size(world.group_id).articles == 2


async def test_who_no_longer_curates_turns_no_pages_of_what_they_added(world):
    keeper = await world.keeper()
    given = await keeper.slash(world.channel, ADD, file=packed(20))
    world.dismiss_keepers()
    pressed = await press(keeper, given.response, "Next")

    assert texts(pressed.response)[0].startswith("Only members who may manage this server")


async def test_of_an_archive_with_many_articles_a_list_is_turned_page_by_page(world):
    result = await add(world, packed(20), file())
    seen, message = texts(result.response)[0].split("\n")[2:], result.response
    heading = texts(message)[0].split("\n")[:2]
    while "Next" in buttons(message):
        turned = await press(world.curator, message, "Next")
        message = turned.response
        seen += texts(message)[0].split("\n")[2:]

    assert heading[0] == "**22 files read**"
    assert heading[1] == "-# 21 added · 1 not added"
    assert seen[0].startswith("- Not added: news.zip/empty.txt is empty")
    assert sorted(seen[1:]) == sorted(
        [*(f"- Number {n}" for n in range(20)), "- Four states \\*sign\\* \\@everyone"]
    )
