"""A card: what one message shows, before it is known how Discord is to draw it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PREFIX = "r"


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
    """Blocks of text in order, a row of buttons below them, and perhaps a file."""

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    attached: Attached | None = None


def notice(*texts: str) -> Card:
    """Return a card that says something and asks nothing."""
    return Card(tuple(Block(text) for text in texts if text))
