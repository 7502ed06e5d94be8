"""Who said what: a speaker where a name is sure, the sentences around, and what is no speech."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.ingest.passages import sentences_of
from knowledge.search.quotations.find import quotations_of
from tests.made import article

PIECES = [
    *"“”\"‘’'«»„ \n",
    *", |. |: |? |said|says|told|called it|quoted as saying|, adding|and|of|who".split("|"),
    *"According to|was".split("|"),
    *"Olena|Koval|Mr.|J. R.|the minister|Bank of England|we are late|it|’s".split("|"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.text(max_size=200)


def read(text: str) -> list[tuple[str, str]]:
    of = article(text)
    return [
        (one.text, one.speaker.of(text) if one.speaker else "")
        for one in quotations_of(of, sentences_of(text))
    ]


def speaker(text: str) -> str:
    return read(text)[0][1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We are late,” said Finance Minister Olena Koval.", "Olena Koval"),
        ("“We are late,” Olena Koval, the finance minister, told reporters.", "Olena Koval"),
        ("“We are late,” said the finance minister, Olena Koval, on Tuesday.", "Olena Koval"),
        ("“We are late,” the head of research at ING, Carsten Brzeski, said.", "Carsten Brzeski"),
        ("“We are late,” wrote J. R. R. Okafor.", "J. R. R. Okafor"),
        ("“We are late,” said economist Ana de la Ruiz of Bruegel.", "Ana de la Ruiz"),
        ("“We are late,” U.S. Treasury Secretary Scott Bessent said Tuesday.", "Scott Bessent"),
        ("“We are late,” said Mr. Adeyemi.", "Adeyemi"),
        ("“We are late,” said Dr. Abdel Fattah al-Sisi.", "Abdel Fattah al-Sisi"),
        ("“We are late,” the European Commission said in a statement.", "European Commission"),
        ("“We are late,” the Bank of England said.", "Bank of England"),
        ("“We are late,” said Pope Francis.", "Pope Francis"),
        ("According to Olena Koval, “we are late”.", "Olena Koval"),
        ("“We are late,” according to Olena Koval.", "Olena Koval"),
        ("Olena Koval said: “We are late.”", "Olena Koval"),
        ("Olena Koval called the plan “reckless”.", "Olena Koval"),
        ("It ends what Olena Koval has called “a very long list”.", "Olena Koval"),
        ("Olena Koval said in a letter that “we are late”.", "Olena Koval"),
        ("Olena Koval was blunt: “We are late.”", "Olena Koval"),
        ("Olena Koval shrugged and said: “We are late.”", "Olena Koval"),
        ("Olena Koval was quoted as saying “we are late”.", "Olena Koval"),
        ("Olena Koval welcomed the vote, saying “we are late”.", "Olena Koval"),
        ("Olena Koval, who was late herself, said: “We are late.”", "Olena Koval"),
        ("“We are late,” Olena Koval points out.", "Olena Koval"),
        ("“How late?” Olena Koval wanted to know.", "Olena Koval"),
        ("“We are late,” as Olena Koval puts it.", "Olena Koval"),
        ("“We are late,” as Olena Koval, who is never late, put it.", "Olena Koval"),
        ("“We are late,” said Principal Olena Koval.", "Olena Koval"),
        ("Dr. Koval’s answer was short: “We are late.”", "Koval"),
        ("Olena Koval spoke in a letter of “a late start”.", "Olena Koval"),
        ("Olena Koval remembers it as “a late start”.", "Olena Koval"),
        ("It is a list that Olena Koval calls “very long”.", "Olena Koval"),
        ("It is a list, which Olena Koval finds “very long”.", "Olena Koval"),
    ],
)
def test_a_name_is_read_wherever_the_phrase_stands(text, name):
    assert speaker(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "“We are late,” she said.",
        "“We are late,” the finance minister said.",
        "“We are late,” the Prime Minister said.",
        "“We are late,” said a spokesman for Koval.",
        "“We are late,” said Koval’s spokesman.",
        "“We are late,” said Koval and Brown.",
        "“We are late,” Koval and Brown said.",
        "“We are late,” said Koval, Brown and Lee.",
        "“We are late,” said Ukrainian officials.",
        "“We are late,” Democrats said.",
        "“We are late.” Koval said nothing of it.",
        "“Are we late?” Koval said that nobody knew.",
        "Critics said: “We are late.”",
        "Olena Koval was told “we are late”.",
        "Olena Koval declined to say “how late we are”.",
        "Olena Koval said a report that found “serious gaps in it” was late.",
        "Peter Oba, a student in Kansas, Missouri, called it “the voice of change”.",
        "Dore Gold, former envoy to the United Nations said: “We are late.”",
        "The wife of economist Olena Koval said: “We are late.”",
        "Koval denied it. “We are not late at all.”",
        "“How late are we?” the man wanted to know.",
        "“We are late,” as the minister puts it.",
        "“We are late,” as Koval said. Brown put it down.",
        "Dr. Koval’s answer came from her lawyer: “We are late.”",
        "Dr. Koval’s lawyer’s answer was short: “We are late.”",
        "The minister’s answer was short: “We are late.”",
        "Dr. Koval’s message was lost on the crowd, which had one of its own: “We are late.”",
        "It is a list that all call “very very long”.",
    ],
)
def test_a_pronoun_a_role_or_any_doubt_names_nobody(text):
    assert speaker(text) == ""


def test_both_halves_of_a_quotation_that_is_broken_off_have_the_speaker_between_them():
    assert read("“We are late,” said Olena Koval, “and broke.”") == [
        ("We are late,", "Olena Koval"),
        ("and broke.", "Olena Koval"),
    ]
    assert read("“We are late,” said Olena Koval. “We are broke.”")[1][1] == "Olena Koval"
    assert read("“We are late,” Koval said, and Brown added: “No.”")[1][1] == "Brown"
    assert read("“We are late,” said Koval.\n\n“We are broke now.”")[1][1] == ""


@pytest.mark.parametrize(
    ("between", "name"),
    [
        (", who has argued for it. ", "Koval"),
        (", and laughed. ", "Koval"),
        (", who asked Brown whether he was. ", ""),
        (", and Brown laughed. ", ""),
        (" and asked Brown about it. ", ""),
        (". The man wanted to know more. ", ""),
    ],
)
def test_a_speaker_goes_on_after_an_aside_and_not_after_anothers_turn(between, name):
    assert read(f"“We are late,” said Koval{between}“We are broke.”")[1][1] == name


@pytest.mark.parametrize(
    "text",
    [
        "The “polluter pays” rule is old.",
        "A so-called “use it or lose it” clause was dropped.",
        "Their play, “The Long Way Home”, opened in May.",
        "He runs “Fareed Zakaria Live,” a programme.",
        "It is “temporary” by name.",
        "A programme called “Horizon” pays for it.",
        "The minister said on “Late Edition with Ana Ruiz” that it rained.",
        "The minister spoke on “Morning Today.” It rained.",
        "A man called the “Fixer” lives there.",
        "A list that all call “the lot” is kept.",
    ],
)
def test_titles_labels_and_single_words_of_irony_are_no_quotations(text):
    assert read(text) == []


def test_two_words_are_a_quotation_where_somebody_says_them():
    assert read("“Never again,” said Olena Koval.") == [("Never again,", "Olena Koval")]
    assert read("Olena Koval said “Never.”") == [("Never.", "Olena Koval")]
    assert read("The mayor of one port called the plan a “reprieve”.") == [("reprieve", "")]
    assert read("The mayor called it “late”.") == [("late", "")]


def test_the_sentences_around_hold_the_words_and_who_says_them():
    text = "It rained. “We are late,” said Olena Koval. “We are broke.” Nobody left."
    first, second = quotations_of(article(text), sentences_of(text))

    assert first.around.of(text) == "“We are late,” said Olena Koval."
    assert second.around.of(text) == "“We are late,” said Olena Koval. “We are broke.”"


@settings(max_examples=250, deadline=None)
@given(texts)
def test_any_text_gives_spans_in_order_that_do_not_overlap(text):
    found = quotations_of(article(text), sentences_of(text))

    assert all(0 <= one.around.start < one.start < one.end <= one.around.end for one in found)
    assert all(one.around.end <= len(text) for one in found)
    assert all(a.end < b.start for a, b in pairwise(found))
    assert all(one.speaker is None or one.speaker.of(text).strip() for one in found)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_sentences_that_leave_gaps_are_no_fault(text):
    assert all(one.around.start < one.start for one in quotations_of(article(text), ()))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["“a b c” ", '"We are late," said Koval. ', "‘a’ said\n", "said “", "Koval, ", '"\n']
)
def test_a_long_text_takes_time_in_proportion(piece):
    def took(size: int) -> float:
        made = article(piece * (size // len(piece)))
        started = time.process_time()
        quotations_of(made, ())
        return time.process_time() - started

    # Four times the text; where the time grew with its square it would be sixteen times.
    assert min(took(80_000) for _ in range(3)) < 10 * max(took(20_000) for _ in range(3)) + 0.2
