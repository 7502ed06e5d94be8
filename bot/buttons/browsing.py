"""Under lists of articles and under one: pages, a menu, What changed, Quotes in it, Download."""

from __future__ import annotations

from functools import partial

from bot.articles.looking import page_of, show
from bot.buttons.press import Interaction, on_choose, on_press
from bot.cards.article import named
from bot.cards.card import notice
from bot.cards.listed import Narrowed, outlet_mark, unpacked
from bot.cards.looking import quotations_card, speech_shelf
from bot.cards.shown import changes_card, downloaded_card
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import begin_reading, offload_of, reading
from bot.views import message_of, reply
from knowledge import Article, Library, Quotation, Reader

_LONGEST_TITLE = 150


@on_press("list")
async def turn(
    interaction: Interaction, first: str, since: str, until: str, mark: str, *words: str
) -> None:
    """Turn to a page of the list that the button stands under."""
    await interaction.response.defer()
    group_id, reader = await reading(interaction)
    # The words may hold the colon that parts what an id says.
    narrow = partial(_narrowed, days=(since, until), mark=mark, words=":".join(words))
    make = await page_of(interaction, group_id, reader, narrow, int(first))
    await interaction.edit_original_response(**message_of(interaction, make))


@on_choose("show")
async def open_(interaction: Interaction, article_id: str) -> None:
    """Show the article that was chosen from the list."""
    await show(interaction, partial(_article, article_id=article_id))


@on_press("changes")
async def changes(interaction: Interaction, article_id: str) -> None:
    """Say what changed from a version to the next."""
    group_id, reader = await begin_reading(interaction)
    say = words_for(interaction.locale)
    found = await offload_of(interaction)(Library.changes, group_id, article_id, reader=reader)
    if found is None:
        await reply(interaction, lambda _room: notice(say("changes-none")))
        return
    await reply(interaction, lambda room: changes_card(say, found, room))


@on_press("speech")
async def speech(interaction: Interaction, article_id: str) -> None:
    """Show all that an article quotes."""
    group_id, reader = await begin_reading(interaction)
    say = words_for(interaction.locale)
    article, key, found = await offload_of(interaction)(_speech, group_id, reader, article_id)
    heading = say("speech-heading", title=named(article, _LONGEST_TITLE))
    shelf = speech_shelf(say, key, found)
    await reply(interaction, lambda room: quotations_card(say, heading, shelf, room))


@on_press("download")
async def download(interaction: Interaction, article_id: str) -> None:
    """Send an article as a Markdown file."""
    group_id, reader = await begin_reading(interaction)
    say = words_for(interaction.locale)
    article, body = await offload_of(interaction)(_page, group_id, reader, article_id)
    await reply(interaction, lambda _room: downloaded_card(say, article, body))


def _article(library: Library, group_id: str, reader: Reader, article_id: str) -> Article:
    return library.article(group_id, article_id, reader=reader)


def _speech(
    library: Library, group_id: str, reader: Reader, article_id: str
) -> tuple[Article, str, tuple[Quotation, ...]]:
    """Return an article and what it quotes, kept under a key."""
    article = library.article(group_id, article_id, reader=reader)
    found = library.quotations_in(group_id, article_id, reader=reader)
    return article, library.keep_quotations(group_id, found) if found else "", found


def _page(
    library: Library, group_id: str, reader: Reader, article_id: str
) -> tuple[Article, bytes]:
    article = library.article(group_id, article_id, reader=reader)
    return article, library.page(group_id, article_id, reader=reader)


def _narrowed(
    library: Library, group_id: str, reader: Reader, *, days: tuple[str, str], mark: str, words: str
) -> Narrowed:
    outlet = _outlet(library, group_id, reader, mark) if mark else None
    return unpacked(*days, outlet, words)


def _outlet(library: Library, group_id: str, reader: Reader, mark: str) -> str:
    """Return the outlet of a mark. Raises :class:`Refused` where it has no articles any more."""
    known = library.outlets(group_id, reader=reader)
    found = next((one for one in known if outlet_mark(one) == mark), None)
    if found is None:
        raise Refused("refuse-outlet-gone")
    return found
