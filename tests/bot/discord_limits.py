"""What Discord would refuse of a message, as its documentation and API description say."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bot.discord_objects import Json

V2 = 1 << 15
BUTTON, SELECT, TEXT = 2, 3, 10


def beyond(body: Json) -> list[str]:
    """Return what is beyond a limit; nothing where all is well."""
    parts = list(parts_of(body.get("components") or []))
    shown = sum(len(one.get("content", "")) for one in parts if one["type"] == TEXT)
    ids = [one["custom_id"] for one in parts if "custom_id" in one]
    labels = [one.get("label") or "" for one in parts if one["type"] == BUTTON]
    is_laid_out = bool((body.get("flags") or 0) & V2)
    content = body.get("content") or ""
    wrong = {
        "empty": not content and not parts and not body.get("embeds"),
        "content": len(content) > 2_000,
        "content beside a layout": is_laid_out and bool(content or body.get("embeds")),
        "a layout without its flag": not is_laid_out and any(one["type"] == TEXT for one in parts),
        "components": len(parts) > 40,
        "text shown": shown > 4_000,
        "an empty text": any(one["type"] == TEXT and not one["content"] for one in parts),
        "custom id": any(not 0 < len(one) <= 100 for one in ids),
        "custom ids twice": len(ids) != len(set(ids)),
        "label": any(not 0 < len(one) <= 80 for one in labels),
        "buttons in a row": any(len(one["components"]) > 5 for one in parts if one["type"] == 1),
        "nonce": len(str(body.get("nonce") or "")) > 25,
    }
    return [name for name, is_so in wrong.items() if is_so]


def parts_of(components: list[Json]) -> Iterator[Json]:
    """Yield all components of a message, those inside others as well."""
    for one in components:
        yield one
        inner = [*one.get("components", []), *filter(None, [one.get("accessory")])]
        yield from parts_of(inner)
