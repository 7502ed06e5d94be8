"""What a topic is, told by options or by a file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypedDict, cast

import typer

AnyOf = Annotated[list[str] | None, typer.Option("--any", help="A phrase; one of these is enough.")]
AllOf = Annotated[
    list[str] | None, typer.Option("--all", help="A phrase that every article must hold.")
]
NoneOf = Annotated[
    list[str] | None, typer.Option("--none", help="A phrase that no article may hold.")
]
Outlets = Annotated[
    list[str] | None, typer.Option("--outlet", help="An outlet; where one is named, no others.")
]
NotOutlets = Annotated[
    list[str] | None, typer.Option("--not-outlet", help="An outlet that is left out.")
]
About = Annotated[
    str | None,
    typer.Option("--description", help="What it is about, in a sentence; matched by meaning."),
]
From = Annotated[
    Path | None,
    typer.Option("--from", help="A TOML file that says it, with the options' names as keys."),
]
# By which name a file, and an option, calls each of the lists of a topic.
_LISTS = {
    "any": "any_of",
    "all": "all_of",
    "none": "none_of",
    "outlet": "outlets",
    "not-outlet": "not_outlets",
}
_TEXTS = ("name", "description")


class Said(TypedDict, total=False):
    """Some of what a topic is: what is to take the place of what it was."""

    name: str
    any_of: tuple[str, ...]
    all_of: tuple[str, ...]
    none_of: tuple[str, ...]
    outlets: tuple[str, ...]
    not_outlets: tuple[str, ...]
    description: str


def said(file: Path | None, **options: Sequence[str] | str | None) -> Said:
    """Return what a file and options say of a topic, the options first.

    An empty text alone says that there is none of its kind. Raises BadParameter.
    """
    told = {name: value for name, value in options.items() if value is not None}
    return _read({**(_in_file(file) if file else {}), **told})


def _in_file(file: Path) -> dict[str, object]:
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{file} cannot be read as TOML: {error}") from error
    return {key.replace("_", "-"): value for key, value in table.items()}


def _read(told: Mapping[str, object]) -> Said:
    read: dict[str, object] = {}
    for key, value in told.items():
        name = key.replace("_", "-")
        if name in _LISTS:
            read[_LISTS[name]] = _phrases(name, value)
        elif name in _TEXTS and isinstance(value, str):
            read[name] = value
        else:
            known = ", ".join((*_TEXTS, *_LISTS))
            raise typer.BadParameter(f"“{key}” is no part of a topic, or no text; name {known}.")
    return cast("Said", read)


def _phrases(name: str, value: object) -> tuple[str, ...]:
    phrases = [value] if isinstance(value, str) else value
    if not isinstance(phrases, list) or not all(isinstance(one, str) for one in phrases):
        raise typer.BadParameter(f'“{name}” wants texts, such as ["river treaty", "flow"].')
    return tuple(one for one in phrases if one.strip())
