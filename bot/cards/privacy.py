"""What is kept about a person, in plain words; what stands under their name, and taking it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.card import Attached, Block, Button, Card, notice

if TYPE_CHECKING:
    from bot.catalogue import Say

_PARTS = ("counts", "ratings", "requests", "articles", "leaving")


def privacy_card(say: Say, count: int, days: int | None) -> Card:
    """Say what is kept: entries under the name, and for how many days one server's answers."""
    named = say("privacy-named", count=count) if count else say("privacy-nothing")
    answers = say("privacy-answers", days=days) if days else say("privacy-answers-anywhere")
    parts = [
        say("privacy-history"),
        say("privacy-uploads"),
        answers,
        *(say(f"privacy-{part}") for part in _PARTS),
    ]
    return notice("\n".join([say("privacy-heading"), named, *(f"- {part}" for part in parts)]))


def exported_card(say: Say, count: int, text: str) -> Card:
    """Send what stands under a person's name as a file."""
    said = Block(say("privacy-exported", count=count), below=f"-# {say('privacy-nameless')}")
    return Card((said,), attached=Attached("kept-about-you.json", text.encode()))


def erasing_card(say: Say, count: int, who: str) -> Card:
    """Ask whether a person's name is to be taken out of so many entries."""
    if not count:
        return notice(say("privacy-nothing"))
    button = Button(say("button-erase"), "erase", (who,))
    return Card((Block(say("privacy-erasing", count=count)),), (button,))
