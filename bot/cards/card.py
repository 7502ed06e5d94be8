"""A card: what one message shows, before it is known how Discord is to draw it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

PREFIX, MENU_PREFIX = "r", "s"


@dataclass(frozen=True, slots=True)
class Button:
    """A button whose whole state is its id, so that it outlives a restart."""

    label: str
    action: str
    arguments: tuple[str, ...] = ()

    @property
    def custom_id(self) -> str:
        """Return the id that Discord gives back when the button is pressed."""
        return ":".join((PREFIX, self.action, *self.arguments))


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a menu: what it is called, what it stands for, and what is said below it."""

    label: str
    value: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of up to 25 entries, of which one is chosen; it outlives a restart like a button."""

    words: str
    action: str
    choices: tuple[Choice, ...]

    @property
    def custom_id(self) -> str:
        """Return the id that Discord gives back when an entry is chosen."""
        return f"{MENU_PREFIX}:{self.action}"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text in Discord's markdown, what stands below it, and a button beside both."""

    text: str
    button: Button | None = None
    below: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the texts in order; where they are drawn apart, no markup of one runs on."""
        return tuple(filter(None, (self.text, self.below)))

    @property
    def whole(self) -> str:
        """Return the texts as one."""
        return "\n".join(self.texts)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes along; a picture, with words for who does not see it, is shown.

    The body may lie on the disk, and is then sent from there.
    """

    name: str
    body: bytes | Path
    picture_of: str = ""

    @property
    def is_shown(self) -> bool:
        """Tell whether the card shows the file itself."""
        return bool(self.picture_of)


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks of text in order, a menu and a row of buttons below them, and perhaps a file.

    The blocks of a card that ``is_parted`` speak of different things, and are
    drawn with lines between them. ``mention`` is the id of a role whose members
    are told of the message, on top of it; nobody else is ever mentioned.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    attached: Attached | None = None
    menu: Menu | None = None
    is_parted: bool = False
    mention: str | None = None

    @property
    def call(self) -> str:
        """Return the words that mention the role; nothing where none is to be."""
        return f"<@&{self.mention}>" if self.mention else ""

    def with_buttons(self, *further: Button) -> Card:
        """Return the same with further buttons in the row below."""
        return replace(self, buttons=(*self.buttons, *further))

    @property
    def without_buttons(self) -> Card:
        """Return the same, only to be read."""
        blocks = tuple(replace(block, button=None) for block in self.blocks)
        return Card(blocks, is_parted=self.is_parted)


def notice(*texts: str) -> Card:
    """Return a card that says something and asks nothing."""
    return Card(tuple(Block(text) for text in texts if text))
