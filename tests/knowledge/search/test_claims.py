"""What of a message can be looked for, as messages are really written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.ingest.passages import sentences_of
from knowledge.search.claims import MOST_CLAIMS, claims_of


def written(text):
    return [claim.written for claim in claims_of(text, sentences_of)]


def plain(text):
    return [" ".join(claim.plain.split()) for claim in claims_of(text, sentences_of)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO countries promised 5% by 2035",
        "is that so?",
        "lol",
        "Good morning everyone",
        "The U.S. and the U.K. signed, Mr. Adeyemi did not.",
    ],
)
def test_a_single_sentence_is_looked_for_whatever_it_is(text):
    assert written(f"  {text}\n") == [text]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Morning all! Did you read this? NATO promised 5% by 2035. And Spain refused to sign.",
            ["NATO promised 5% by 2035.", "And Spain refused to sign."],
        ),
        (
            "the EU fined Apple half a billion\nwhich is nothing for them\nlol",
            ["the EU fined Apple half a billion", "which is nothing for them"],
        ),
        (
            "wait, so they banned it already?? 😅 I thought that only starts next year 🤔",
            ["😅 I thought that only starts next year 🤔"],
        ),
        (
            "thanks for the link, will read it later. The levy covers cement and steel.",
            ["The levy covers cement and steel."],
        ),
        (
            "Hi Marta and everyone. Thanks, NATO will spend 5% now.",
            ["Hi Marta and everyone.", "Thanks, NATO will spend 5% now."],
        ),
        (
            "lol the eu fined apple half a billion\nthanks to that nobody there sells it any more",
            [
                "lol the eu fined apple half a billion",
                "thanks to that nobody there sells it any more",
            ],
        ),
        (
            "> NATO members only spend 1%\nThat is simply wrong, they spend 2.\nLook it up.",
            ["That is simply wrong, they spend 2."],
        ),
        (
            "They spend two per cent now.\nSo says the minister himself.\n>>> It is 1%.\nReally.",
            ["They spend two per cent now.", "So says the minister himself."],
        ),
        (
            "This is what the model prints.\n```py\nprint('NATO spends')\n```\nIt is not so.",
            ["This is what the model prints.", "It is not so."],
        ),
        (
            "# Summary\n- The levy starts in January 2026.\n- It covers cement and steel.\n1. No.",
            ["The levy starts in January 2026.", "It covers cement and steel."],
        ),
    ],
)
def test_of_several_sentences_those_that_claim_something_are_looked_for(text, claims):
    assert written(text) == claims


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@123> <@!45> <@&6> the levy is dead", "the levy is dead"),
        ("the levy is dead <:kek:123> <a:dance:4> <t:1700000000:R>", "the levy is dead"),
        ("@everyone see <#123> the levy is dead", "see the levy is dead"),
        ("https://example.org/a_(b)?c=d the levy is dead", "the levy is dead"),
        ("the levy is dead <https://example.org/levy>", "the levy is dead"),
        ("the [carbon levy](https://example.org/a) is dead", "the carbon levy is dead"),
        ("**the** *levy* __is__ _dead_ ||now|| ~~soon~~", "the levy is dead now soon"),
        ("the snake_case levy of 2 * 3 is dead", "the snake_case levy of 2 3 is dead"),
        ("run `make levy` and the levy is dead", "run and the levy is dead"),
    ],
)
def test_what_is_not_said_in_words_is_not_looked_for(text, words):
    assert plain(text) == [words]


@pytest.mark.parametrize(
    "text",
    ["", " \n", "https://example.org", "<@123> 👍", "> quoted\n> again", "```x = 1```", "?!"],
)
def test_a_message_without_words_claims_nothing(text):
    assert written(text) == []


def test_of_many_claims_those_with_most_names_and_numbers_are_taken_in_order():
    dull = [f"and then we all went {word} and so on" for word in ("up", "down", "in", "out")]
    telling = [f"In 202{n} the Council of Saltmarsh raised the levy to {n}%." for n in range(8)]
    text = "\n".join([*dull[:2], *telling[:4], *dull[2:], *telling[4:]])

    assert written(text) == telling
    assert len(telling) == MOST_CLAIMS


PIECES = st.lists(
    st.sampled_from(
        "**|__|_|~~|`|```|>|>>> |[|](https://x.org)|https://x.org|<@1>|\n|. |? |! |NATO|spends|5%|"
        "hello|the levy is|@everyone|- |# |'s|😀|\u2028".split("|")
    )
    | st.text(max_size=8),
    max_size=40,
).map("".join)


@given(text=PIECES)
@settings(max_examples=400, deadline=None)
def test_each_claim_is_a_stretch_of_the_message_with_words_in_it_in_order(text):
    claims = claims_of(text, sentences_of)

    assert len(claims) <= MOST_CLAIMS
    start = 0
    for claim in claims:
        start = text.index(claim.written, start) + len(claim.written)
        assert len(claim.plain) == len(claim.written)
        assert any(sign.isalnum() or sign == "_" for sign in claim.plain)
        assert all(a in (b, " ") for a, b in zip(claim.plain, claim.written, strict=True))
