"""Words and phrases are found as the word index finds them, with their exact places."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.digests.page import Count, phrases_in, words_in
from knowledge.words import separated, unseparated
from tests.made import article

TEXT = "Élite rates, the interest rate and Interest-Rates; rating agencies. “Rates” rose."


def marked(text, phrase, **details):
    (found,) = phrases_in([article(text, **details)], [phrase])
    return [span.of(text) for span in found[phrase].spans] if phrase in found else None


def test_a_phrase_is_found_in_any_case_and_form():
    assert marked(TEXT, "interest rates") == ["interest rate", "Interest-Rates"]
    assert marked(TEXT, "ELITE") == ["Élite"]


def test_a_phrase_is_not_found_inside_a_word():
    assert marked(TEXT, "rat") is None


def test_endings_count_where_the_article_is_not_english():
    assert marked(TEXT, "interest rates", language="fr") == ["Interest-Rates"]
    assert marked(TEXT, "interest rates", language=None) == ["interest rate", "Interest-Rates"]


def test_a_phrase_of_the_title_alone_is_found_without_spans():
    (found,) = phrases_in([article("Nothing here.", title="The rate rose")], ["rates"])

    assert (found["rates"].in_title, found["rates"].spans) == (True, ())


def test_a_phrase_does_not_reach_from_the_title_into_the_text():
    assert phrases_in([article("rates rose", title="Interest")], ["interest rates"]) == [{}]


def test_a_phrase_without_a_word_is_nowhere():
    assert phrases_in([article(TEXT)], ["...", '"']) == [{}]


def test_quotation_marks_in_a_phrase_are_no_syntax():
    assert marked(TEXT, '"rates" OR') is None
    assert marked(TEXT, '"rates" rose') == ["Rates” rose"]


def test_scripts_without_spaces_are_found_at_their_places():
    assert marked("日本銀行は金利を上げた。金利", "金利", language="ja") == ["金利", "金利"]
    assert marked("a 金利b rate", "rate", language="ja") == ["rate"]


def test_a_text_may_hold_the_very_marks():
    assert marked("\x01rates\x02 rose\x01", "rates") == ["rates"]


def test_each_article_has_what_it_holds():
    articles = [article("A rate."), article("Nothing."), article("Un rate.", language="fr")]

    found = phrases_in(articles, ["rates", "nothing", "rate"])

    assert [sorted(one) for one in found] == [["rate", "rates"], ["nothing"], ["rate"]]


def test_words_are_counted_in_title_and_text():
    (found,) = words_in([article(TEXT, title="A rate")], ["rates", "elite", "absent"])

    assert found == {"rates": Count(1, 5), "elite": Count(0, 1)}


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="a 金ä\x00\x01\ud800เ.é-", max_size=20))
def test_every_character_of_a_separated_text_has_its_place(text):
    places = unseparated(text)

    assert len(places) == len(separated(text))
    assert list(places) == sorted(places)
    assert sorted(set(places)) == list(range(len(text)))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["rate", "Rates", "金利", "the", "é", "x"]), max_size=12),
    st.sampled_from([" ", ", ", "\x01", "—", "\n"]),
    st.sampled_from(["rates", "金利", "e"]),
)
def test_what_is_marked_is_the_phrase_itself_each_time(words, between, phrase):
    text = between.join(words) + "."
    forms = {"rates": {"rate", "Rates"}, "金利": {"金利"}, "e": {"é"}}[phrase]

    assert (marked(text, phrase) or []) == [word for word in words if word in forms]
