"""Cards as Discord's messages: laid out where that is allowed, in plain text where it is not."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import discord

from bot.cards.card import Attached, Button, Card, Menu
from bot.cards.limits import LAYOUT, PLAIN, ROW

MakeCard = Callable[[int], Card]
"""Takes the units of text that a message holds, and returns a card that keeps to them."""


async def reply(
    interaction: discord.Interaction[Any], make: MakeCard, *, private: bool = False
) -> None:
    """Answer an interaction, deferred or not; mentions are off.

    ``private`` counts only where nothing was answered yet: Discord decides
    who sees an answer when it is deferred.
    """
    message = message_of(interaction, make)
    if not interaction.response.is_done():
        await interaction.response.send_message(ephemeral=private, **message)
    elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        files = message.pop("files", [])
        await interaction.edit_original_response(attachments=files, **message)
    else:
        await interaction.followup.send(ephemeral=private, **message)


async def whisper(interaction: discord.Interaction[Any], make: MakeCard) -> None:
    """Send something more to whoever asked alone, once their command was answered."""
    await interaction.followup.send(ephemeral=True, **message_of(interaction, make))


def message_of(interaction: discord.Interaction[Any], make: MakeCard) -> dict[str, Any]:
    """Return what to send in reply; where embeds are forbidden, plain text."""
    may_embed = interaction.guild_id is None or interaction.app_permissions.embed_links
    return message_with(make, may_embed=may_embed)


def message_with(make: MakeCard, *, may_embed: bool) -> dict[str, Any]:
    """Return what to send: a layout, or plain text.

    Plain where embeds are forbidden, or where a file goes along that is not shown.
    """
    if may_embed:
        card = make(LAYOUT)
        if card.attached is None or card.attached.is_shown:
            return _sent(card, view=layout_of(card))
    card = make(PLAIN)
    return _sent(card, content=content_of(card), view=row_view(card))


def layout_of(card: Card) -> discord.ui.LayoutView:
    """Lay a card out: a frame of texts and a picture, buttons beside a text; the rest below."""
    frame: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container()
    for number, block in enumerate(card.blocks):
        if card.is_parted and number:
            frame.add_item(discord.ui.Separator[Any]())
        texts = [discord.ui.TextDisplay[Any](text) for text in block.texts]
        if block.button is None:
            for text in texts:
                frame.add_item(text)
        else:
            frame.add_item(discord.ui.Section(*texts, accessory=_drawn(block.button)))
    if card.attached is not None and card.attached.is_shown:
        frame.add_item(_shown(card.attached))
    view = discord.ui.LayoutView(timeout=None)
    if card.call:
        view.add_item(discord.ui.TextDisplay[Any](card.call))
    view.add_item(frame)
    if card.menu is not None:
        view.add_item(discord.ui.ActionRow(_unfolding(card.menu)))
    for row in _rows(card.buttons):
        view.add_item(discord.ui.ActionRow(*map(_drawn, row)))
    return view


def content_of(card: Card) -> str:
    """Return a card's texts as one plain message."""
    between = "\n\n" if card.is_parted else "\n"
    texts = between.join(block.whole for block in card.blocks)
    return "\n".join(filter(None, (card.call, texts)))


def row_view(card: Card) -> discord.ui.View:
    """Return all buttons of a card, those that stood beside a text numbered."""
    view = discord.ui.View(timeout=None)
    beside = [block.button for block in card.blocks if block.button]
    for number, button in enumerate(beside, start=1):
        label = f"{button.label} {number}" if len(beside) > 1 else button.label
        view.add_item(_drawn(button, label))
    if card.menu is not None:
        view.add_item(_unfolding(card.menu))
    for button in card.buttons:
        view.add_item(_drawn(button))
    return view


def _sent(card: Card, **message: Any) -> dict[str, Any]:
    """Add the card's file, and what every message has.

    Nobody is mentioned but the card's role. No view is kept in memory: buttons carry their whole
    state in their ids, so nothing need wait for them.
    """
    message["view"].stop()
    if card.attached is not None:
        message["files"] = [_file_of(card.attached)]
    return {**message, "allowed_mentions": _mentioned(card.mention)}


def _mentioned(role: str | None) -> discord.AllowedMentions:
    """Allow one role to be mentioned, whatever else the texts may hold; or nobody."""
    allowed = discord.AllowedMentions.none()
    if role is not None:
        allowed.roles = [discord.Object(int(role))]
    return allowed


def _file_of(attached: Attached) -> discord.File:
    words = attached.picture_of or None
    body = attached.body
    opened = io.BytesIO(body) if isinstance(body, bytes) else body
    return discord.File(opened, attached.name, description=words)


def _shown(attached: Attached) -> discord.ui.MediaGallery[Any]:
    address = f"attachment://{attached.name}"
    picture = discord.MediaGalleryItem(address, description=attached.picture_of)
    return discord.ui.MediaGallery(picture)


def _drawn(button: Button, label: str | None = None) -> discord.ui.Button[Any]:
    return discord.ui.Button(label=label or button.label, custom_id=button.custom_id)


def _unfolding(menu: Menu) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(label=one.label, value=one.value, description=one.below or None)
        for one in menu.choices
    ]
    return discord.ui.Select(custom_id=menu.custom_id, placeholder=menu.words, options=options)


def _rows(buttons: tuple[Button, ...]) -> Iterator[tuple[Button, ...]]:
    for start in range(0, len(buttons), ROW):
        yield buttons[start : start + ROW]
