"""The library as its users meet it, with a model made of words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import (
    Details,
    EmptyQuestion,
    IndexMismatch,
    Question,
    Scope,
    UnknownArticle,
    Unreadable,
    WrongDetails,
)
from knowledge.embedding.bundled import NAME
from tests.made import NOON, library_in, zipped

TREATY = (
    b"Four states sign the river treaty\n\nThe river treaty was signed in Lisbon on Monday. "
    b"Four states must ratify it before May. The fisheries minister stayed away.\n"
)
TARIFF = (
    b"Parliament doubles the steel tariff\n\n"
    b"Parliament doubled the tariff on steel to 50 per cent. "
    b"It passed by two votes. Importers said they would sue.\n"
)


def test_a_question_is_answered_with_the_exact_sentence(library):
    library.add("g", TREATY, "treaty.txt")
    library.add("g", TARIFF, "tariff.txt")

    quote = library.ask("g", "Which states must ratify the treaty before May?").quotes[0]

    assert quote.highlight is not None
    assert quote.highlight.of(quote.text) == "Four states must ratify it before May."
    assert quote.article.text[quote.start : quote.end] == quote.text


def test_the_same_file_twice_is_one_article(library):
    first, second = (library.add("g", TREATY, name) for name in ("a.txt", "b.txt"))

    assert (first.is_new, second.is_new) == (True, False)
    assert first.article == second.article
    assert library.size("g").articles == 1


def test_the_same_text_in_another_file_is_the_same_article(library):
    first = library.add("g", TREATY, "a.txt")
    second = library.add("g", TREATY.replace(b"\n\n", b"\r\n\r\n"), "a.txt")

    assert (second.is_new, second.article.id) == (False, first.article.id)


def test_an_unreadable_file_among_others_is_refused_alone(library):
    files = [("a.txt", TREATY), ("b.txt", b""), ("c.txt", TARIFF)]

    outcomes = dict(library.add_files("g", files))

    assert isinstance(outcomes["b.txt"], Unreadable)
    assert library.size("g").articles == 2


def test_an_archive_among_files_comes_to_what_its_files_come_to(library):
    week = zipped(("treaty.txt", TREATY), ("empty.txt", b""), ("again.txt", TREATY))
    outcomes = dict(library.add_files("g", [("week.zip", week), ("b.txt", TARIFF)]))

    assert list(outcomes) == [
        *("week.zip/treaty.txt", "week.zip/empty.txt", "week.zip/again.txt", "b.txt")
    ]
    assert str(outcomes["week.zip/empty.txt"]).startswith("week.zip/empty.txt is empty")
    assert outcomes["week.zip/again.txt"].is_new is False
    assert library.size("g").articles == 2
    with pytest.raises(Unreadable, match=r"week\.zip is a zip archive"):
        library.add("g", week, "week.zip")


CONSENT = (
    b"Before you continue\n\nWe use cookies and personalised ads. You may accept all or manage "
    b"preferences in the cookie settings; our privacy policy says what you consent to.\n"
)


@pytest.mark.parametrize(
    ("body", "warning"),
    [
        (b"<html><body><p>" + CONSENT, "looks like a consent page"),
        (TREATY, "under 60 words"),
        (TREATY, "no date found"),
        (
            b"A title\nPublished: 2031-05-01\n\n" + TREATY,
            "the date 2031-05-01 is in the future and was left out",
        ),
    ],
)
def test_r20_what_a_curator_should_look_at_is_said_when_it_is_added(library, body, warning):
    added = library.add("g", body, "file.txt")

    assert warning in added.warnings
    assert added.article.details.published is None


def test_one_group_does_not_see_anothers_articles(library):
    added = library.add("g", TREATY, "treaty.txt")

    assert library.ask("h", "Who must ratify the treaty?").quotes == ()
    assert library.articles("h") == ()
    with pytest.raises(UnknownArticle, match="rapporteur list"):
        library.article("h", added.article.id)


def test_an_article_that_the_bundled_model_does_not_read_is_added_with_a_warning(tmp_path):
    german = b"---\ntitle: Ein Vertrag\nlanguage: de\n---\nDer Vertrag wurde gestern unterzeichnet."
    with library_in(tmp_path / "bundled", NAME) as bundled, library_in(tmp_path / "other") as other:
        (warning,) = (w for w in bundled.add("g", german, "a.md").warnings if "English" in w)

        assert "EMBEDDING_MODEL" in warning
        assert not any("English" in w for w in bundled.add("g", TREATY, "b.txt").warnings)
        assert not any("English" in w for w in other.add("g", german, "a.md").warnings)


def test_an_empty_question_is_refused_with_a_sentence(library):
    with pytest.raises(EmptyQuestion, match="no word to search for"):
        library.ask("g", " ?! ")


def test_a_removed_article_is_quoted_no_more_and_added_again_is_the_same(library):
    added = library.add("g", TREATY, "treaty.txt")
    library.remove("g", added.article.id)
    assert library.search("g", "treaty") == ()

    assert library.add("g", TREATY, "treaty.txt").article.id == added.article.id


def test_a_scope_leaves_other_outlets_out(library):
    library.add("g", b"---\ntitle: One\noutlet: Wire\n---\n" + TREATY, "one.md")
    library.add("g", TARIFF, "two.txt")

    question = Question("Who must ratify the treaty?", Scope(outlet="Ledger"))
    assert library.ask("g", question).quotes == ()
    assert library.ask("g", Question(question.text, Scope(outlet="wire"))).quotes != ()


def test_another_model_is_refused_until_reindexed(tmp_path):
    with library_in(tmp_path) as library:
        library.add("g", TREATY, "treaty.txt")
        library.add("h", TARIFF, "tariff.txt")
    with library_in(tmp_path, "other") as library:
        with pytest.raises(IndexMismatch, match="rapporteur reindex"):
            library.ask("g", "Who must ratify the treaty?")
        told: list[tuple[int, int]] = []
        assert library.reindex(lambda done, total: told.append((done, total))) == 2
        assert told == [(1, 2), (2, 2)]
        assert library.ask("g", "Who must ratify the treaty?").quotes != ()


def test_what_another_process_added_is_found_by_the_next_question(tmp_path):
    with library_in(tmp_path) as one, library_in(tmp_path) as other:
        one.add("g", TARIFF, "tariff.txt")
        assert one.ask("g", "river treaty").quotes[0].article.details.title.startswith("Parliament")
        other.add("g", TREATY, "treaty.txt")

        assert (
            one.ask("g", "river treaty").quotes[0].article.details.title.startswith("Four states")
        )


def test_the_moment_of_adding_is_kept(library):
    assert library.add("g", TREATY, "a.txt").article.added_at == datetime(
        2025, 6, 1, 12, tzinfo=UTC
    )


def test_a_limit_asks_for_more_quotes_and_leaves_the_first_as_they_were(library):
    for number in range(9):
        library.add("g", f"Note {number}\n\nThe treaty binds state {number}.".encode(), "a.txt")
    asked = "treaty"
    first, more = library.ask("g", asked).quotes, library.ask("g", asked, limit=7).quotes

    assert 0 < len(first) < len(more) == 7
    assert more[: len(first)] == first
    assert library.ask("g", asked, limit=1).quotes == first[:1]


def test_what_was_noted_is_read_back_by_the_next_program(tmp_path):
    with library_in(tmp_path) as library:
        assert library.noted("commands") is None
        library.note("commands", "3fa9c1")
    with library_in(tmp_path) as library:
        assert library.noted("commands") == "3fa9c1"


def test_outlets_are_named_for_those_who_narrow_a_question(library):
    library.add("g", b"---\ntitle: One\noutlet: Wire\n---\n" + TREATY, "one.md")
    library.add("g", TARIFF, "two.txt")

    assert library.outlets("g") == ("Wire",)


SENTENCES = st.lists(
    st.lists(
        st.sampled_from("treaty accord river border minister tariff said and the it".split()),
        min_size=2,
        max_size=9,
    ).map(lambda found: " ".join(found).capitalize() + "."),
    min_size=1,
    max_size=40,
)


@pytest.mark.slow
@given(texts=st.lists(SENTENCES, min_size=1, max_size=4), asked=SENTENCES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_r17_every_quote_is_a_span_of_the_stored_text(tmp_path_factory, texts, asked):
    with library_in(tmp_path_factory.mktemp("spans")) as library:
        for number, sentences in enumerate(texts):
            body = f"A headline\n\n{' '.join(sentences)} Ends {number}."
            library.add("g", body.encode(), "a.txt")
        answer = library.ask("g", asked[0])

        for quote in (*answer.quotes, *library.search("g", asked[0])):
            stored = library.article("g", quote.article.id).text
            assert quote.text == stored[quote.start : quote.end] != ""
            assert quote.highlight is not None
            assert quote.highlight.of(quote.text).strip() != ""
        assert len(answer.quotes) <= 5
        for one, other in combinations(answer.quotes, 2):
            apart = one.end <= other.start or other.end <= one.start
            assert apart or one.article.id != other.article.id


CHANGES = st.lists(
    st.tuples(st.sampled_from("gh"), st.booleans(), st.integers(0, 5), SENTENCES), max_size=10
)


@pytest.mark.slow
@given(changes=CHANGES, asked=st.lists(SENTENCES, min_size=1, max_size=3))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_groups_answers_are_those_of_a_library_of_its_own(tmp_path_factory, changes, asked):
    with (
        library_in(tmp_path_factory.mktemp("together")) as together,
        library_in(tmp_path_factory.mktemp("g")) as g,
        library_in(tmp_path_factory.mktemp("h")) as h,
    ):
        alone = {"g": g, "h": h}
        for group_id, adds, which, sentences in changes:
            for library in (together, alone[group_id]):
                change(library, group_id, adds, which, sentences)
            for question in asked:
                for one in "gh":
                    assert said(together, one, question[0]) == said(alone[one], one, question[0])


def change(library, group_id, adds, which, sentences):
    kept = library.articles(group_id)
    if adds:
        library.add(group_id, f"A headline\n\n{' '.join(sentences)}".encode(), "a.txt")
    elif kept:
        library.remove(group_id, kept[which % len(kept)].id)


def said(library, group_id, question):
    answer = library.ask(group_id, question)
    return answer.verdict, answer.confidence, answer.quotes, library.search(group_id, question)


def test_what_a_person_says_of_a_file_goes_before_what_it_says_itself(library):
    said_of_it = Details("Given", outlet="Harbour Post", published=date(2025, 5, 8))
    added = library.add("g", b"By Jane Doe\n\n" + TREATY, "a.txt", details=said_of_it)
    details = added.article.details

    assert (details.title, details.outlet, details.author) == ("Given", "Harbour Post", "Jane Doe")
    assert "no date found" not in added.warnings
    assert library.add("g", TARIFF, "b.txt", details=Details("")).article.details.title


def test_details_that_cannot_be_keep_a_file_out(library):
    with pytest.raises(WrongDetails):
        library.add("g", TREATY, "a.txt", details=Details("", url="example"))

    assert library.size("g").articles == 0


def test_key_sentences_are_spans_in_order_and_begin_with_the_lead(library):
    text = TREATY + TARIFF + b"By two votes it passed. Nothing else was voted on that long day.\n"
    article = library.add("g", text, "a.txt").article
    found = library.key_sentences("g", article.id, 3)
    shown = [span.of(article.text) for span in found]

    assert len(found) == 3
    assert shown[0] == "The river treaty was signed in Lisbon on Monday."
    assert [span.start for span in found] == sorted(span.start for span in found)
    assert all(sentence[-1] == "." for sentence in shown)
    with pytest.raises(UnknownArticle):
        library.key_sentences("g", "0123456789ab")


def test_what_changed_is_told_of_each_version_against_the_next(library, clock):
    text = (
        "The talks began on {}. " + "The minister stayed away. Nobody objected to the budget. " * 9
    )
    address = Details("Talks", url="https://meridian.example.org/talks")
    ids = []
    for later, day in enumerate(("Monday", "Tuesday", "Friday")):
        clock.now = NOON + timedelta(days=later)
        body = text.format(day).encode()
        ids.append(library.add("g", body, "a.txt", details=address).article.id)
    told = [library.changes("g", id_) for id_ in ids]
    said = [[(one.before, one.after) for one in changes.found] for changes in told]

    first = ("The talks began on Monday.", "The talks began on Tuesday.")
    second = ("The talks began on Tuesday.", "The talks began on Friday.")
    assert said == [[first], [second], [second]]
    assert [changes.before.id for changes in told] == [ids[0], ids[1], ids[1]]
    assert library.changes("g", library.add("g", TREATY, "t.txt").article.id) is None
