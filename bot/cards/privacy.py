"""What is kept about a person, in plain words; what stands under their name, and taking it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards.card import Attached, Block, Button, Card, notice

if TYPE_CHECKING:
    from bot.catalogue import Say

_PARTS = ("counts", "ratings", "requests", "articles", "leaving")


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept under a name: entries of histories, private topics, private digests."""

    entries: int = 0
    topics: int = 0
    subscriptions: int = 0

    @property
    def is_anything(self) -> bool:
        """Tell whether there is anything."""
        return any((self.entries, self.topics, self.subscriptions))


def privacy_card(say: Say, kept: Kept, days: int | None) -> Card:
    """Say what is kept: what stands under the name, and for how many days a server's answers."""
    named = "\n".join(_named(say, kept)) or say("privacy-nothing")
    answers = say("privacy-answers", days=days) if days else say("privacy-answers-anywhere")
    parts = [
        say("privacy-history"),
        say("privacy-following"),
        say("privacy-uploads"),
        answers,
        *(say(f"privacy-{part}") for part in _PARTS),
    ]
    return notice("\n".join([say("privacy-heading"), named, *(f"- {part}" for part in parts)]))


def exported_card(say: Say, kept: Kept, text: str) -> Card:
    """Send what stands under a person's name as a file."""
    told = say("privacy-exported", count=kept.entries + kept.topics + kept.subscriptions)
    said = Block(told, below=f"-# {say('privacy-nameless')}")
    return Card((said,), attached=Attached("kept-about-you.json", text.encode()))


def erasing_card(say: Say, kept: Kept, who: str) -> Card:
    """Ask whether a person's name is to be taken out, and what is theirs alone forgotten."""
    if not kept.is_anything:
        return notice(say("privacy-nothing"))
    texts = [say("privacy-erasing", count=kept.entries)] if kept.entries else []
    if kept.topics or kept.subscriptions:
        theirs = {"topics": kept.topics, "subscriptions": kept.subscriptions}
        texts.append(say("privacy-erasing-following", **theirs))
    button = Button(say("button-erase"), "erase", (who,))
    return Card((Block("\n".join(texts)),), (button,))


def erased_card(say: Say, entries: int, following: int) -> Card:
    """Return out of how many entries a name was taken, and how much of theirs was forgotten."""
    forgotten = say("privacy-forgotten", count=following) if following else ""
    return notice(" ".join(filter(None, (say("privacy-erased", count=entries), forgotten))))


def _named(say: Say, kept: Kept) -> Iterator[str]:
    if kept.entries:
        yield say("privacy-named", count=kept.entries)
    if kept.topics or kept.subscriptions:
        theirs = {"topics": kept.topics, "subscriptions": kept.subscriptions}
        yield say("privacy-named-following", **theirs)
