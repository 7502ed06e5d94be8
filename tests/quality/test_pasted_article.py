"""A real article as people paste it, in a library of its own: cited right, and refused soberly."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Library, Quote, Verdict, open_library
from knowledge.ingest.passages import sentences_of

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "seed"
FILES = sorted(FOLDER.glob("*.txt"))
# A question, and words that stand in the sentence that answers it and in no other.
QUESTIONS = {
    "When is the Ukrainian president expected at the White House?": "likely to visit",
    "How high was the price tag that the United States suggested?": "$500 billion",
    "Who reviewed the latest version of the agreement?": "Associated Press",
    "What does the agreement state about security guarantees?": "lasting peace",
    "Where will American and Russian diplomats meet?": "Istanbul",
    "Who is the Russian foreign minister?": "Lavrov",
    "Who is the prime minister of Ukraine?": "Shmyhal",
    "What is the investment fund for?": "investment fund",
    "Which body has to ratify the agreement?": "parliament",
    "What did Trump say about signing the deal?": "sign it together",
    "Which industries need these minerals?": "aerospace",
    "Why did Zelenskyy push back at first?": "pushed back",
    "What was the precondition for Trump's invitation?": "precondition",
    "Could frozen Russian assets be used to buy weapons?": "frozen Russian assets",
    "Does Washington intend to lift sanctions on Moscow?": "lift sanctions",
    "What has raised concerns in Kyiv and across Europe?": "skepticism",
    "What does the success of the agreement depend on?": "success depends",
    "What will the diplomats discuss in Istanbul?": "embassy operations",
    "Does the framework include security guarantees?": "does not yet include",
    "Would Ukraine be able to purchase American weapons?": "purchase American weapons",
}
UNANSWERED = (
    "What is the price of lithium?",
    "How many troops does Ukraine have?",
    "When was NATO founded?",
)
RIGHT = 17
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not FILES, reason="the pasted article is not on this machine"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Library:
    with open_library(tmp_path_factory.mktemp("pasted")) as library:
        library.add("g", FILES[0].read_bytes(), FILES[0].name)
        yield library


def test_the_right_sentence_is_first(library):
    quotes = {one: library.ask("g", one).quotes for one in QUESTIONS}
    sentences = {one: _answering(found[0]) for one, found in quotes.items() if found}
    wrong = {
        one: sentences.get(one)
        for one, words in QUESTIONS.items()
        if words not in sentences.get(one, "")
    }

    assert len(QUESTIONS) - len(wrong) >= RIGHT, wrong


def _answering(quote: Quote) -> str:
    """Return the sentence of a quote that holds the words which answer."""
    start = quote.highlight.start
    found = [one for one in sentences_of(quote.text) if one.start <= start < one.end]
    return found[0].of(quote.text)


@pytest.mark.parametrize("question", UNANSWERED)
def test_what_it_does_not_say_is_not_claimed(library, question):
    assert library.ask("g", question).verdict is not Verdict.ANSWERED
