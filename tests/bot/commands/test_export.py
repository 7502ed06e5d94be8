"""/library export: for curators, a file that is read in again."""

from __future__ import annotations

import io
import zipfile

from bot.commands import export as command
from knowledge import CannotExport
from tests.bot.conftest import posted, texts

EXPORT = "library export"
PAGE = "<html><body><article><p>{}</p></article><!-- {} --></body></html>"
OTHER = "Parliament doubled the tariff on steel to 50 per cent. It passed by two votes."


async def export(world, who=None, channel=None):
    return await (who or world.curator).slash(channel or world.channel, EXPORT)


async def opened(result):
    (attached,) = result.response.attachments
    return attached.filename, zipfile.ZipFile(io.BytesIO(await attached.read()))


def heavy():
    """A page with more beside its text than can be packed away."""
    return PAGE.format(OTHER, "".join(f"{number * 7919 % 99991:x}" for number in range(20_000)))


async def test_a_curator_gets_all_of_it_as_a_file_that_nobody_else_sees(world):
    id_ = world.add()
    result = await export(world)
    name, archive = await opened(result)

    assert result.ephemeral
    assert name.startswith("library-")
    assert len(archive.namelist()) == 3
    assert archive.read(next(one for one in archive.namelist() if one.endswith(f"{id_}.md")))
    assert result.response.content.split("\n") == [
        "One article of this library, earlier versions and copies counted, as Markdown.",
        "The files that they were read from are beside them.",
        "-# Whoever hosts me reads this file in again with `rapporteur import`. "
        "Only you see it here.",
    ]


async def test_the_file_is_read_in_again(world, tmp_path):
    id_ = world.add()
    before = world.library.article(world.group_id, id_)
    (attached,) = (await export(world)).response.attachments
    (tmp_path / "x.zip").write_bytes(await attached.read())
    world.library.import_("elsewhere", tmp_path / "x.zip")

    assert world.library.articles("elsewhere") == (before,)


async def test_a_curator_by_role_gets_it_too(world):
    world.add()
    result = await export(world, await world.keeper())

    assert (await opened(result))[1].testzip() is None


async def test_it_holds_nothing_of_another_server(world):
    world.library.add("1", OTHER.encode(), "steel.txt")
    result = await export(world)

    assert texts(result.response) == [
        "This library has no articles yet, so there is nothing to export."
    ]


async def test_the_history_and_the_admin_channel_say_who_exported(world):
    world.add()
    admin = world.admin_room()
    await export(world)

    (entry, *_) = world.library.history(world.group_id)
    assert (entry.act.value, entry.who) == ("exported", str(world.curator.id))
    assert posted(admin) == [f"<@{world.curator.id}> exported the library"]


async def test_what_is_too_large_with_its_originals_goes_without_them(world, monkeypatch):
    world.add(heavy(), "steel.html")
    monkeypatch.setattr(command, "MOST", 20_000)
    result = await export(world)
    _, archive = await opened(result)

    assert not [one for one in archive.namelist() if one.startswith("originals/")]
    assert "too large to send; whoever hosts me gets them with `rapporteur export" in (
        result.response.content
    )


async def test_what_is_too_large_even_so_is_declined_with_the_way_out(world, monkeypatch):
    world.expected += (CannotExport,)
    world.add()
    monkeypatch.setattr(command, "MOST", 200)
    result = await export(world)

    assert (
        "Whoever hosts me exports all of it with `rapporteur export" in (texts(result.response)[0])
    )
    assert [one.act.value for one in world.library.history(world.group_id)] == ["added"]


async def test_where_the_bot_may_send_no_file_it_says_so(world):
    world.add()
    result = await export(world, channel=world.channel_without("attach_files"))

    assert texts(result.response)[0].startswith("I cannot send files in this channel")
