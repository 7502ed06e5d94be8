"""One catalogue: every key that is used is there, and every one that is there is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot import catalogue
from bot.catalogue import words_for
from bot.client import COMMANDS

ROOT = Path(catalogue.__file__).parents[1]
# Keys that are put together from a first part and a word.
FAMILIES = (
    "added-already-",
    "added-count-",
    "added-line-",
    "answer-",
    "button-",
    "collection-",
    "details-",
    "help-",
    "history-act-",
    "history-digest-",
    "history-topic-",
    "history-collection-",
    "paste-",
    "order-day-",
    "order-sent-",
    "order-why-",
    "privacy-",
    "quotes-heading-",
    "rate-which-",
    "removing-",
    "show-is-",
    "topic-because-",
    "topic-field-",
    "topic-forget-",
    "topic-line-",
    "topic-stage-",
)


def messages(language="en"):
    files = sorted((ROOT / "catalogue" / language).glob("*.ftl"))
    parsed = [part for file in files for part in FluentParser().parse(file.read_text("utf-8")).body]
    assert not [part for part in parsed if isinstance(part, ast.Junk)]
    names = [part.id.name for part in parsed if isinstance(part, ast.Message)]
    assert len(names) == len(set(names))
    return set(names)


def used():
    sources = "\n".join(path.read_text("utf-8") for path in ROOT.rglob("*.py"))
    return set(re.findall(r"""["']([a-z]+(?:-[a-z]+)*)["']""", sources))


def test_every_message_is_used():
    unused = messages() - used()

    assert [key for key in unused if not key.startswith(FAMILIES)] == []
    assert [one for one in FAMILIES if not any(key.startswith(one) for key in unused)] == []


def test_a_message_that_is_not_there_is_a_fault():
    with pytest.raises(LookupError):
        words_for("en-US")("no-such-key")


def test_a_gap_left_open_is_a_fault():
    with pytest.raises(LookupError):
        words_for("en-US")("answer-shared")


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "de", "ja", "zz"])
def test_a_language_that_the_catalogue_lacks_falls_back_to_english(locale):
    assert words_for(locale)("button-more") == "More"


def test_descriptions_are_out_of_the_catalogue():
    described = [one for one in COMMANDS if hasattr(one, "description")]

    assert all(one._locale_description.extras["key"] in messages() for one in described)
