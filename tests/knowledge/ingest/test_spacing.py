"""Sentences come apart; names, numbers and addresses do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.spacing import separate_sentences
from knowledge.quote_marks import opening_marks


@pytest.mark.parametrize(
    "apart",
    [
        # plain words
        "the war against Russia.| A full agreement",
        "he said.| Since then",
        "he said.| I know.",
        "in Istanbul.| Meanwhile, Lavrov",
        "was it?| He left!| She stayed…| They slept",
        "wait...| What happened",
        "he said.| Stop.| Now he slept.",
        "Obama.| McCain said",
        "he said.| YouTube removed it",
        "in Kyiv.| O’Brien said",
        "don't stop.| It's late",
        "сказал он.| Она ушла",
        "élu.| Élise part",
        "THE WAR IS OVER.| THE PRESIDENT SPOKE",
        # quotation marks
        "he said.| “I hear",
        "generations.”| However, Kyiv",
        "no ‘just peace’.| The president",
        "“He said ‘no.’”| Then she left",
        "the end.”| “Participants will",
        'he said.| "I hear" him',
        '"A very big deal."| The framework',
        '"One." He left.| "Two." She left."Three',
        "'It ended.'| The man",
        "he said.| 'I hear",
        "„Ein Zitat.“| Der Mann",
        "«Fini.»| Le chef",
        "»Ende.«| Der Mann",
        "the “U.S.”| Then",
        # brackets, numbers, capitals
        "by the agency (AP).| The text",
        "he said.| (Reuters did not.)",
        "rose 12%.| The rate",
        "in 2024.| The rate",
        "in 2024.| A rate",
        "in 2024.| US officials",
        "rose to 3.5.| The rate",
        "rose to 3.5.| McCain said",
        "at 8.30.| The train",
        "he said.| US officials",
        "Kyiv.| US officials",
        "from NATO.| Officials said",
        "he said.| U.S. officials",
        "he said.| E.g. a levy",
        "What?| NATO left",
        # abbreviations before a word that only begins sentences
        "in the U.S.| The rate",
        "at 9 a.m.| On Friday",
        "Apple Inc.| The firm",
        "et al.| In this",
        "He said no.| He left",
        "at example.org.| The site",
    ],
)
def test_glued_sentences_come_apart(apart):
    assert separate_sentences(apart.replace("| ", "")) == apart.replace("|", "").replace(
        'left."Three', 'left. "Three'
    )


@pytest.mark.parametrize(
    "whole",
    [
        "the U.S. and the U.N. met",
        "U.S.-China talks",
        "the U.S.A is",
        "the U.S.Army",
        "J.R.R. Tolkien and J.K.Rowling",
        "George W.Bush",
        "Mr.Smith and Dr.No of St.Petersburg",
        "Mr.The",
        "Lt.Gen.H.R. McMaster",
        "e.g.The and i.e.The",
        "Microsoft Inc.Redmond",
        "No.5, No.Ten",
        "from 8.30 a.m. to 3.5 p.m.",
        "Article 4.2.1 and 4.B",
        "v2.1.0, v2.1.Final, Python3.11 and Python3.Dll",
        "example.org, gov.uk, Booking.com, Node.js and asp.NET",
        "Amazon.Com, Yahoo.Inc, Yahoo!Inc, BBC.CO.UK and Node.JS",
        "said.Booking.com",
        "java.lang.String",
        "System.WriteLine(x) and Math.Max(a)",
        "report.pdf, report.PDF and REPORT.Pdf",
        "https://example.org/A.Html?B=C.D",
        "www.Example.Org/Path.Name",
        "example.org/Path.Name",
        "jane.Roe@Example.Org",
        "KLM.AS, BRK.A and 0700.HK",
        "Malcolm.X",
        "will.i.am",
        "Friday,” Trump told",
        "the … agreement ... ended",
        "“Yes.” “No.” He left. (She stayed.) Then",
        "weapons directly. He also",
    ],
)
def test_what_belongs_together_stays_whole(whole):
    assert separate_sentences(whole) == whole


def test_every_line_is_read_on_its_own():
    assert separate_sentences('He "left.\nHe said."No" she said.') == (
        'He "left.\nHe said. "No" she said.'
    )


def test_a_mark_between_two_words_closes_what_is_open():
    assert opening_marks('"One."Two') == {0}


def test_a_mark_between_two_words_opens_what_is_not():
    assert opening_marks('One."Two') == {4}


def test_an_apostrophe_is_no_quotation_mark():
    assert opening_marks("It's the workers' don't 'yes'") == {24}


PIECES = st.one_of(
    st.sampled_from("\"'“”‘’«»„()[].!?…% \n-/AIdÉß3"),
    st.sampled_from(["..", "he", "The", "US", "Kyiv", "U.S", "Mr", "e.g", "2024", "example.org"]),
    st.sampled_from(["www.", "a@b", "Inc", "said", "она", "Она"]),
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join)))
def test_only_spaces_are_inserted(text):
    assert separate_sentences(text).replace(" ", "") == text.replace(" ", "")


@given(st.lists(PIECES, max_size=25).map("".join))
def test_separating_again_changes_nothing(text):
    once = separate_sentences(text)

    assert separate_sentences(once) == once
