"""All words that members and curators see in Discord, one folder a language (Project Fluent).

A key's first part says where it is used; a language has every key that English has.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

DEFAULT = "en"
_FOLDER = Path(__file__).parent

Say = Callable[..., str]
"""Takes a message's key and what stands in its gaps; returns the words."""


def words_for(locale: object) -> Say:
    """Return the catalogue in a person's language, or in English where it has none of theirs.

    ``locale`` is Discord's: ``en-GB``, ``de``, ``pt-BR``.
    """
    language = str(locale).partition("-")[0]
    return partial(_say, language if language in languages() else DEFAULT)


@cache
def languages() -> frozenset[str]:
    """Return the languages that the catalogue is written in."""
    return frozenset(path.parent.name for path in _FOLDER.glob("*/*.ftl"))


def _say(language: str, key: str, /, **gaps: str | int) -> str:
    """Return one message. Raises LookupError for an unknown key or a gap left open."""
    bundle = _bundle(language)
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise LookupError(f"{key} has no words in {language}.")
    words, errors = bundle.format_pattern(pattern, gaps)
    if errors:
        raise LookupError(f"{key} in {language}: {errors[0]}") from errors[0]
    return str(words)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((_FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
