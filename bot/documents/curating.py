"""What was done to a library and by whom, what its group chose, and what was erased of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.documents.following import subscription_document
from bot.documents.topics import topic_document
from bot.documents.writing import written

if TYPE_CHECKING:
    from knowledge import Entry, Erased, GroupSettings, Subscription, Topic

    Left = Mapping[str, Sequence[Entry]]
    Following = Mapping[str, tuple[Sequence[Topic], Sequence[Subscription]]]


def history_document(entries: Sequence[Entry]) -> dict[str, object]:
    """Return what was done; ``who`` is ``None`` for the host, and empty for a name taken out."""
    return {"history": [{**_entry_document(one), "who": one.who} for one in entries]}


def settings_document(chosen: GroupSettings) -> dict[str, object]:
    """Return what a group chose."""
    return {"settings": asdict(chosen)}


def erased_document(erased: Erased) -> dict[str, dict[str, int]]:
    """Return how much ``erase`` forgot."""
    return {"erased": asdict(erased)}


def person_text(who: str, left: Left, following: Following, note: str) -> str:
    """Write what stands under a person's name, by server; ``note`` says what is kept without."""
    servers = []
    for group_id in sorted({*left, *following}):
        topics, subscriptions = following.get(group_id, ((), ()))
        servers.append(
            {
                "server": group_id,
                "history": [_entry_document(one) for one in left.get(group_id, ())],
                "topics": [topic_document(one) for one in topics],
                "subscriptions": [subscription_document(one) for one in subscriptions],
            }
        )
    return written({"person": who, "servers": servers, "note": note})


def _entry_document(entry: Entry) -> dict[str, str | int | None]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "act": entry.act.value,
        "what": entry.what,
        "article_id": entry.subject,
    }
