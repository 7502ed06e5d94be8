"""Passages that bear on a message, and none where the library does not speak of it."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from knowledge import open_library

SEEDS = Path(__file__).parents[3] / "seeds"
STATEMENTS = tomllib.loads(Path(__file__).with_name("statements.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def seeded(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("seeded")) as library:
        files = [p for p in sorted(SEEDS.iterdir()) if p.suffix != ".toml"]
        list(library.add_files("g", [(p.name, p.read_bytes()) for p in files]))
        yield library


def shown(library, kind):
    return sum(bool(library.check("g", text).quotes) for text in STATEMENTS[kind])


@pytest.mark.slow
@pytest.mark.model
def test_passages_are_shown_for_what_the_articles_speak_of(seeded):
    assert len(STATEMENTS["bears"]) == 42
    assert shown(seeded, "bears") >= 38


@pytest.mark.model
def test_passages_are_seldom_shown_for_what_is_only_on_the_same_subject(seeded):
    assert shown(seeded, "near") <= 3


@pytest.mark.slow
@pytest.mark.model
def test_nothing_is_shown_for_other_subjects_and_everyday_talk(seeded):
    assert shown(seeded, "far") + shown(seeded, "chat") <= 1


@pytest.mark.model
def test_each_claims_best_passage_comes_before_the_second_of_any(seeded):
    text = (
        "Morning <@12>! The AI Act bans all facial recognition in Europe.\n"
        "Finland has like 1300 km of border with Russia\nAnd what about my train?"
    )
    found = seeded.check("g", text)

    assert found.claims == (
        "The AI Act bans all facial recognition in Europe.",
        "Finland has like 1300 km of border with Russia",
    )
    first = " ".join(quote.text for quote in found.quotes[:2])
    assert "The act bans facial recognition. It does not." in first
    assert "1,340 kilometres" in first


@pytest.mark.model
def test_r17_passages_shown_are_spans_of_the_stored_text_and_none_twice(seeded):
    text = "\n".join([*STATEMENTS["bears"][:4], STATEMENTS["bears"][0]])
    quotes = seeded.check("g", text).quotes

    assert 0 < len(quotes) <= 5
    for quote in quotes:
        stored = seeded.article("g", quote.article.id).text
        assert quote.text == stored[quote.start : quote.end] != ""
    for one, other in combinations(quotes, 2):
        apart = one.end <= other.start or other.end <= one.start
        assert apart or one.article.id != other.article.id


@pytest.mark.model
def test_the_time_of_a_claim_is_not_that_of_an_article(seeded):
    (quote, *_) = seeded.check("g", "In 2023 Finland became the 31st NATO member.").quotes

    assert "thirty-first" in quote.text


@pytest.mark.model
def test_a_group_does_not_see_passages_of_anothers_articles(seeded):
    assert seeded.check("g", STATEMENTS["bears"][0]).quotes
    assert seeded.check("h", STATEMENTS["bears"][0]).quotes == ()


def test_an_empty_library_says_what_was_looked_for_and_shows_nothing(library):
    found = library.check("g", "Hello there! The levy covers cement and steel.")

    assert (found.claims, found.quotes) == (("The levy covers cement and steel.",), ())


def test_a_message_without_words_is_checked_without_a_fault(library, treaty):
    found = library.check("g", "<@123> https://example.org 👍")

    assert (found.claims, found.quotes) == ((), ())
