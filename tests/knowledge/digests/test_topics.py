"""An article belongs to a topic by its outlet, its phrases and what it tells, and says why."""

from __future__ import annotations

import pytest

from knowledge.digests.gists import GistVectors
from knowledge.digests.topics import match_topic
from knowledge.evaluation.libraries import GROUP, embedded, library_of
from knowledge.model import Because, Topic
from knowledge.store.sqlite import open_sqlite
from tests.made import CONCORD, WordEmbedder, article

TREATY = article(" ".join(CONCORD), title="Concord on a river", outlet="Wire")
RATIFIED = article(
    "Parliament ratified the river treaty of Lisbon on Thursday. Farmers downstream welcomed it.",
    title="River treaty ratified",
    outlet="Herald",
)
AGAIN = article(
    "The river treaty was signed in Lisbon on Monday, after nine years of talks. A band played.",
    title="Concord on a river",
    outlet="Herald",
)
PHONES = article(
    "Schools may keep telephones out of classrooms from autumn. Teachers asked for the rule.",
    title="Telephones stay outside",
    outlet="Wire",
)
ARTICLES = [TREATY, RATIFIED, AGAIN, PHONES]


@pytest.fixture(scope="module")
def view():
    embedder = WordEmbedder()
    kept = list(embedded(embedder, ARTICLES))
    with library_of(kept, embedder.mark, open_sqlite) as opened:
        yield opened


def matched(view, topic, articles=ARTICLES, vectors=None):
    return match_topic(view, WordEmbedder(), GROUP, topic, articles, vectors)


def reasons(view, **topic):
    return [one.because for one in matched(view, Topic("t", **topic))]


def test_any_of_the_phrases_is_enough_in_title_or_text(view):
    found = matched(view, Topic("t", any_of=("joint commissions", "telephone", "absent"), number=7))

    assert [one.because for one in found] == [
        Because.PHRASE,
        Because.BELOW,
        Because.BELOW,
        Because.PHRASE,
    ]
    assert (found[0].topic, found[0].article_id) == (7, TREATY.id)
    assert (found[0].phrases, found[3].phrases) == (("joint commissions",), ("telephone",))
    assert (found[0].score, found[0].threshold) == (None, None)


def test_all_phrases_must_be_there_and_those_that_are_not_are_named(view):
    found = matched(view, Topic("t", all_of=("treaty", "farmer", "welcome")))

    assert [one.because for one in found[:3]] == [Because.MISSING, Because.ALL, Because.MISSING]
    assert (found[0].phrases, found[2].phrases) == (("welcome",), ("farmer", "welcome"))


def test_an_excluded_phrase_counts_more_than_one_looked_for(view):
    found = matched(view, Topic("t", any_of=("treaty",), none_of=("band", "fisheries minister")))

    assert [one.phrases for one in found[:3]] == [
        ("fisheries minister",),
        ("treaty",),
        ("band",),
    ]
    assert [one.is_match for one in found[:3]] == [False, True, False]


def test_outlets_are_known_in_any_case(view):
    only = [Because.ALL, Because.OUTLET, Because.OUTLET, Because.ALL]

    assert reasons(view, outlets=("WIRE ",)) == only
    assert reasons(view, not_outlets=("herald",)) == only


def test_a_phrase_that_stands_once_and_late_is_in_passing(view):
    late = " ".join(["Teachers asked for the rule again and again, and parents too."] * 6)
    texts = {
        "once": f"{late} A harbour is near.",
        "twice": f"{late} A harbour is near. The harbour is old.",
        "first": f"A harbour is near. {late}",
    }
    made = [article(text, title=title) for title, text in texts.items()]
    titled = article(f"{late} A harbour is near.", title="Harbour")
    found = matched(view, Topic("t", any_of=("harbour",)), [*made, titled])

    assert [one.passing for one in found] == [True, False, False, False]
    assert [one.is_sure for one in found] == [False, True, True, True]


def test_what_is_near_to_the_description_belongs_without_a_phrase(view):
    topic = Topic("t", any_of=("absent",), description="The river treaty of Lisbon")
    found = matched(view, topic)

    assert [one.because for one in found] == [
        Because.DESCRIPTION,
        Because.DESCRIPTION,
        Because.DESCRIPTION,
        Because.BELOW,
    ]
    assert found[3].score < found[3].threshold < found[1].score <= 1


def test_a_score_is_the_same_whatever_else_is_asked_about(view):
    topic = Topic("t", description="The river treaty of Lisbon", examples=(AGAIN.id,))
    together = matched(view, topic)

    assert [matched(view, topic, [one])[0] for one in ARTICLES] == together
    assert matched(view, topic, ARTICLES[::-1])[::-1] == together


def test_an_example_brings_in_what_is_like_it_and_is_named(view):
    described = Topic("t", description="Bands and talks")
    taught = Topic("t", description="Bands and talks", examples=(AGAIN.id,))
    before, after = matched(view, described)[0], matched(view, taught)[0]

    assert before.because is Because.BELOW
    assert (after.because, after.like) == (Because.EXAMPLE, AGAIN.id)
    assert after.score > before.score


def test_an_example_never_takes_away_what_the_description_found(view):
    taught = Topic("t", description="The river treaty of Lisbon", examples=(PHONES.id,))

    assert matched(view, taught)[0].because is Because.DESCRIPTION


def test_a_muted_article_keeps_out_its_story_and_nothing_else(view):
    found = matched(view, Topic("t", any_of=("treaty", "telephones"), muted=(AGAIN.id,)))

    assert [one.because for one in found] == [
        Because.MUTED,
        Because.PHRASE,
        Because.MUTED,
        Because.PHRASE,
    ]
    assert found[0].like == AGAIN.id


def test_examples_that_are_gone_count_for_nothing(view):
    found = matched(view, Topic("t", examples=("gone",), muted=("gone",)))

    assert [one.because for one in found] == [Because.BELOW] * 4
    assert found[0].score is None


def test_a_description_without_a_word_matches_nothing(view):
    assert reasons(view, description="...") == [Because.BELOW] * 4


def test_sentences_are_those_that_bear_on_the_topic_and_marks_stand_in_them(view):
    found = matched(view, Topic("t", any_of=("joint commission", "flows", "minister")))[0]
    sentences = [span.of(TREATY.text) for span in found.sentences]

    assert sentences == [CONCORD[3]]
    assert [span.of(TREATY.text) for span in found.marks] == ["joint commission", "flow"]


def test_an_article_that_is_not_searched_is_matched_without_sentences(view):
    stranger = article("The river treaty of Lisbon is a year old.", title="River treaty")
    (found,) = matched(view, Topic("t", description="The river treaty of Lisbon"), [stranger])

    assert (found.because, found.sentences) == (Because.DESCRIPTION, ())


def test_articles_are_embedded_once_while_they_are_remembered(view):
    asked = []

    class Counting(WordEmbedder):
        def passages(self, articles):
            asked.extend(articles)
            return super().passages(articles)

    vectors = GistVectors(Counting())
    for _ in range(2):
        matched(view, Topic("t", description="A treaty", examples=(AGAIN.id,)), ARTICLES, vectors)

    assert len(asked) == len(ARTICLES)


def test_nothing_comes_of_no_articles(view):
    assert matched(view, Topic("t", description="A treaty"), []) == []
