"""Under lists of articles and under one: pages, a menu, What changed, Quotes in it, Download."""

from __future__ import annotations

from bot.articles.finding import still_there
from bot.articles.looking import page_of, show
from bot.buttons.press import Interaction, on_choose, on_press
from bot.cards.card import notice
from bot.cards.limits import cut
from bot.cards.listed import outlet_mark, unpacked
from bot.cards.looking import quotations_card, speech_shelf
from bot.cards.markdown import escape
from bot.cards.shown import changes_card, downloaded_card
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import group_of, offload_of, reader_of
from bot.views import message_of, reply
from knowledge import Article, Library, Quotation, Reader

_LONGEST_TITLE = 150


@on_press("list")
async def turn(
    interaction: Interaction, first: str, since: str, until: str, mark: str, *words: str
) -> None:
    """Turn to a page of the list that the button stands under."""
    await interaction.response.defer()
    group_id = await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    outlet = await offload_of(interaction)(_outlet, group_id, mark, reader) if mark else None
    # The words may hold the colon that parts what an id says.
    narrowed = unpacked(since, until, outlet, ":".join(words))
    make = await page_of(interaction, narrowed, int(first))
    await interaction.edit_original_response(**message_of(interaction, make))


@on_choose("show")
async def open_(interaction: Interaction, article_id: str) -> None:
    """Show the article that was chosen from the list."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await show(interaction, article_id)


@on_press("changes")
async def changes(interaction: Interaction, article_id: str) -> None:
    """Say what changed from a version to the next."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    with still_there():
        found = await offload_of(interaction)(Library.changes, group_id, article_id, reader=reader)
    if found is None:
        await reply(interaction, lambda _room: notice(say("changes-none")))
        return
    await reply(interaction, lambda room: changes_card(say, found, room))


@on_press("speech")
async def speech(interaction: Interaction, article_id: str) -> None:
    """Show all that an article quotes."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    with still_there():
        article, key, found = await offload_of(interaction)(_speech, group_id, article_id, reader)
    heading = say("speech-heading", title=escape(cut(article.details.title, _LONGEST_TITLE)))
    shelf = speech_shelf(say, key, found)
    await reply(interaction, lambda room: quotations_card(say, heading, shelf, room))


@on_press("download")
async def download(interaction: Interaction, article_id: str) -> None:
    """Send an article as a Markdown file."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    with still_there():
        article, body = await offload_of(interaction)(_page, group_id, article_id, reader)
    await reply(interaction, lambda _room: downloaded_card(say, article, body))


def _speech(
    library: Library, group_id: str, article_id: str, reader: Reader
) -> tuple[Article, str, tuple[Quotation, ...]]:
    """Return an article and what it quotes, kept under a key."""
    article = library.article(group_id, article_id, reader=reader)
    found = library.quotations_in(group_id, article_id, reader=reader)
    return article, library.keep_quotations(group_id, found) if found else "", found


def _page(
    library: Library, group_id: str, article_id: str, reader: Reader
) -> tuple[Article, bytes]:
    article = library.article(group_id, article_id, reader=reader)
    return article, library.page(group_id, article_id, reader=reader)


def _outlet(library: Library, group_id: str, mark: str, reader: Reader) -> str:
    """Return the outlet of a mark. Raises :class:`Refused` where it has no articles any more."""
    known = library.outlets(group_id, reader=reader)
    found = next((one for one in known if outlet_mark(one) == mark), None)
    if found is None:
        raise Refused("refuse-outlet-gone")
    return found
