"""What of a card is more than Discord takes, for tests of cards."""

from __future__ import annotations

from bot.cards.limits import ALT_TEXT, COMPONENTS, CUSTOM_ID, LABEL, units

# Of an entry of a menu, and of what is said below it.
ENTRY = 100


def shown(card):
    between = "\n\n" if card.is_parted else "\n"
    texts = between.join(block.whole for block in card.blocks)
    return "\n".join(filter(None, (card.call, texts)))


def entries_of(menu):
    """Return the texts of a menu's entries with how long each may be."""
    return [
        (text, most)
        for one in (menu.choices if menu else ())
        for text, most in ((one.label, ENTRY), (one.value, CUSTOM_ID), (one.below, ENTRY))
    ]


def components(card):
    beside = sum(len(block.texts) + 2 * bool(block.button) for block in card.blocks)
    picture = int(bool(card.attached and card.attached.is_shown))
    below = (1 + len(card.buttons) if card.buttons else 0) + 2 * bool(card.menu)
    lines = len(card.blocks) - 1 if card.is_parted else 0
    return 1 + beside + picture + below + lines + bool(card.call)


def beyond(card, room):
    """Name what of a card is more than Discord takes."""
    buttons = [*card.buttons, *(block.button for block in card.blocks if block.button)]
    limits = {
        "characters": units(shown(card)) > room,
        "components": components(card) > COMPONENTS,
        "buttons": len(card.buttons) > 5,
        "labels": any(len(button.label) > LABEL for button in buttons),
        "alt text": card.attached is not None and units(card.attached.picture_of) > ALT_TEXT,
        "ids": any(units(button.custom_id) > CUSTOM_ID for button in buttons),
        "menu": any(units(text) > most for text, most in entries_of(card.menu)),
    }
    return [name for name, is_beyond in limits.items() if is_beyond]
