"""What people do on Discord, as the interactions that tell a bot of it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tests.bot.discord_objects import (
    APPLICATION,
    MEMBER,
    Asker,
    Interaction,
    Json,
    Upload,
    channel_of,
    member,
    person_of,
    snowflake,
)

COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5
SLASH, OF_MESSAGE = 1, 3
ATTACHMENT, BUTTON, TEXT_INPUT = 11, 2, 4
IN_GUILD, IN_PRIVATE = 0, 1
LARGEST_FILE = 10 << 20


def command_data(
    known: list[Json],
    command: str,
    options: Json,
    attach: Callable[[Upload], Json],
    focused: str = "",
) -> Json:
    """Return a use of a slash command, of which ``command`` names the group as well.

    Raises LookupError when it, or an option, is not among the ``known`` ones,
    or when an option is missing that must be given.
    """
    top, *below = command.split()
    registered = found = _named(_of_type(known, SLASH), top)
    path: list[Json] = []
    for name in below:
        found = _named(found["options"], name)
        path.append({"type": found["type"], "name": name})
    declared: list[Json] = found.get("options", [])
    resolved: Json = {}
    if not focused:
        _require(declared, options)
    given = [
        _option(_named(declared, name), value, attach, resolved, focused)
        for name, value in options.items()
    ]
    for step in reversed(path):
        given = [{**step, "options": given}]
    return {**_head(registered), "options": given, "resolved": resolved}


def menu_data(known: list[Json], name: str, message: Json) -> Json:
    """Return a use of a command in a message's menu. Raises LookupError for an unknown one."""
    registered = _named(_of_type(known, OF_MESSAGE), name)
    resolved = {"messages": {message["id"]: message}}
    return {**_head(registered), "target_id": message["id"], "resolved": resolved}


def press_data(custom_id: str) -> Json:
    """Return a press of a button."""
    return {"custom_id": custom_id, "component_type": BUTTON}


def form_data(form: Interaction, values: Iterable[str]) -> Json:
    """Return a form that was shown, its text fields filled in in order."""
    shown = copy.deepcopy(form.data or {})
    for field, value in zip(_fields(shown["components"]), values, strict=True):
        field["value"] = value
    return shown


def interaction_of(type_: int, asker: Asker, data: Json, message: Json | None) -> Json:
    """Return an interaction as the gateway tells of it."""
    id_, token, channel = snowflake(), f"token-{snowflake()}", channel_of(asker)
    told = {
        "id": id_,
        "token": token,
        "type": type_,
        "version": 1,
        "application_id": APPLICATION,
        "data": data,
        "channel": channel,
        "channel_id": channel["id"],
        "locale": asker.locale,
        "entitlements": [],
        "attachment_size_limit": LARGEST_FILE,
        **_sender(asker),
    }
    return told if message is None else {**told, "message": message}


def _sender(asker: Asker) -> Json:
    guild, person = asker.guild, person_of(asker)
    if guild is None:
        owners = {"0": "0"}
        where = {"context": IN_PRIVATE, "app_permissions": str(MEMBER)}
        return {"user": person, **where, "authorizing_integration_owners": owners}
    return {
        "member": member(person, asker.permissions),
        "context": IN_GUILD,
        "guild": {"id": str(guild.id), "locale": "en-US", "features": []},
        "guild_id": str(guild.id),
        "guild_locale": "en-US",
        "app_permissions": str(guild.app_permissions),
        "authorizing_integration_owners": {"0": str(guild.id)},
    }


def _of_type(known: list[Json], type_: int) -> list[Json]:
    return [one for one in known if one["type"] == type_]


def _named(known: list[Json], name: str) -> Json:
    for one in known:
        if one["name"] == name:
            return one
    raise LookupError(f"{name!r} is not among {[one['name'] for one in known]}.")


def _require(declared: list[Json], options: Json) -> None:
    missing = [one["name"] for one in declared if one.get("required")]
    if not_given := [name for name in missing if name not in options]:
        raise LookupError(f"{not_given} must be given.")


def _head(registered: Json) -> Json:
    return {name: registered[name] for name in ("id", "name", "type")}


def _option(
    declared: Json, value: Any, attach: Callable[[Upload], Json], resolved: Json, focused: str
) -> Json:
    if declared["type"] == ATTACHMENT:
        attached = attach(value)
        resolved.setdefault("attachments", {})[attached["id"]] = attached
        value = attached["id"]
    option = {"type": declared["type"], "name": declared["name"], "value": value}
    return {**option, "focused": True} if declared["name"] == focused else option


def _fields(components: list[Json]) -> Iterator[Json]:
    """Yield the text fields of a form, out of the rows and labels that hold them."""
    for one in components:
        if one["type"] == TEXT_INPUT:
            yield one
        inner = [one["component"]] if "component" in one else one.get("components", [])
        yield from _fields(inner)
