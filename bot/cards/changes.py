"""Sentences that one version of an article has in place of another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.limits import cut
from bot.cards.markdown import escape

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Change


def change_text(say: Say, change: Change, most: int) -> str:
    """Return what stood there and what stands there now, each cut to ``most``."""
    sides = (("change-before", change.before), ("change-after", change.after))
    told = [say(key, words=escape(cut(words, most))) for key, words in sides if words]
    return "\n".join(told)
