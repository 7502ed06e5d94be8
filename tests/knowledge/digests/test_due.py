"""Slots are claimed, composed and sent so that every article comes once and none is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from knowledge import (
    Details,
    Options,
    Schedule,
    State,
    Subscription,
    Topic,
    UnknownDigest,
    UnknownTopic,
    UnknownZone,
    Why,
    WrongSchedule,
    WrongSubscription,
)
from tests.knowledge.digests.following import Following, titles


@pytest.fixture
def following(tmp_path):
    made = Following(tmp_path, folds=False)
    yield made
    made.library.close()


def test_r06_what_was_there_before_is_not_sent(following):
    following.library.unsubscribe("g", following.subscription.number)
    following.add()
    following.subscribe()
    following.add()
    following.passes(days=1)

    assert following.send() == [["River 2"]]


def test_r06_what_came_before_a_topic_was_widened_is_not_sent(following):
    body = b"---\ntitle: A lake\n---\nThe lake froze over in the first week of January this year."
    following.library.add("g", body, "lake.md")
    following.passes(days=1)
    assert following.send() == []

    topic = replace(following.topic, any_of=("river", "lake"))
    following.library.keep_topic("g", topic)
    following.add()
    following.passes(days=1)

    assert following.send() == [["River 1"]]


def test_slots_with_nothing_new_do_not_hide_one_that_has_something(following):
    lakes, _ = following.library.keep_topic("g", Topic("Lakes", any_of=("lake",)))
    river = following.subscription
    for where in ("1", "2", "3"):
        lake = replace(river, topics=(lakes.number,), destination=where, number=0)
        following.library.subscribe("g", lake)
    following.library.unsubscribe("g", river.number)
    following.subscribe()
    following.add()
    following.passes(days=1)

    assert [titles(one) for one in following.library.due(holder="a", limit=1)] == [["River 1"]]


def test_r04_what_was_posted_never_comes_again(following):
    following.add()
    following.passes(days=1)

    assert following.send() == [["River 1"]]
    following.passes(days=1)
    assert following.send() == []
    assert [one.state for one in following.library.sent("g", following.subscription.number)] == [
        State.EMPTY,
        State.POSTED,
    ]


def test_r04_what_was_not_posted_comes_again_under_the_same_key(following):
    following.add()
    following.passes(days=1)
    (first,) = following.due()

    assert following.due() == ()
    following.add()
    following.lease_runs_out()
    (again,) = following.due("b")

    assert (again.key, titles(again)) == (first.key, titles(first))
    assert first.attempted_at is None
    assert again.attempted_at is not None


def test_r04_the_first_attempt_of_which_nobody_knows_is_the_one_that_counts(following):
    """Later ones may have been looked for, but that one may still be there."""
    following.add()
    following.passes(days=1)
    (first,) = following.due()
    began = following.clock.now
    for _ in range(3):
        following.passes(hours=2)
        (again,) = following.due()

        assert again.attempted_at == began
    assert again.key == first.key


def test_what_certainly_did_not_arrive_is_as_if_it_was_never_tried(following):
    following.add()
    following.passes(days=1)
    (digest,) = following.due()
    later = timedelta(minutes=2)
    following.library.postpone(digest, later, is_known=True, note="429")

    assert following.due() == ()
    following.passes(minutes=2)
    (again,) = following.due()
    assert again.attempted_at is None


def test_what_may_have_arrived_earlier_still_may_after_a_refusal(following):
    following.add()
    following.passes(days=1)
    (digest,) = following.due()
    following.library.postpone(digest, timedelta(minutes=2), is_known=False, note="500")
    following.passes(minutes=2)
    (again,) = following.due()
    following.library.postpone(again, timedelta(minutes=2), is_known=True, note="429")
    following.passes(minutes=2)
    (third,) = following.due()

    assert third.attempted_at == again.attempted_at


def test_r03_after_downtime_one_digest_covers_the_gap_and_says_so(following):
    following.add()
    following.passes(days=1)
    assert following.send() == [["River 1"]]
    for _ in range(3):
        following.add()
        following.passes(days=1)
    following.restart()

    (digest,) = following.due()
    assert digest.is_catch_up
    assert sorted(titles(digest)) == ["River 2", "River 3", "River 4"]
    assert digest.since == datetime(2025, 6, 2, 8, tzinfo=UTC)
    assert digest.at == datetime(2025, 6, 5, 8, tzinfo=UTC)


def test_r03_what_could_not_be_sent_in_its_slot_comes_with_the_next(following):
    following.add()
    following.passes(days=1)
    (digest,) = following.due()
    following.library.postpone(digest, timedelta(minutes=30), is_known=True, note="429")
    following.add()
    following.passes(days=1)

    (later,) = following.due()
    assert sorted(titles(later)) == ["River 1", "River 2"]
    assert later.is_catch_up
    assert later.key != digest.key


def test_r03_what_may_have_arrived_is_cleared_up_before_the_next(following):
    following.add()
    following.passes(days=1)
    (digest,) = following.due()
    following.add()
    following.passes(days=3)

    (same,) = following.due()
    assert same.key == digest.key
    following.library.posted(same, "message")
    assert following.send() == [["River 2"]]


def test_r10_what_is_due_is_a_row_and_not_a_job(following):
    following.add()
    following.restart()
    following.passes(days=1)

    assert following.send() == [["River 1"]]


def test_two_processes_never_have_the_same_slot(following):
    following.add()
    following.passes(days=1)

    assert len(following.due("a")) == 1
    assert following.due("b") == ()


def test_r01_a_later_version_of_what_was_sent_is_not_sent(following):
    sentences = [f"Sentence {n} of this says that the river rises by {n} feet." for n in range(9)]
    following.add(*sentences, title="First", url="http://wire.example.org/a?utm_source=x")
    following.passes(days=1)
    assert following.send() == [["First"]]

    changed = [*sentences, "A last one was put to it later on by the editors."]
    following.made = 0
    following.add(*changed, title="Second", url="https://wire.example.org/a")
    following.passes(days=1)

    assert following.send() == []


def test_r01_another_title_or_date_sends_nothing_again(following):
    article = following.add()
    following.passes(days=1)
    following.send()
    following.library.edit("g", article.id, Details("Another title"))
    following.library.remove("g", article.id)
    following.library.restore("g", article.id)
    following.passes(days=1)

    assert following.send() == []


def test_r02_what_comes_to_an_address_where_something_else_stood_is_sent_too(following):
    texts = (
        "The river was low all summer, and barges went half empty from Sella to the coast.",
        "Nobody had expected a flood so late in the year when the river took the old bridge.",
    )
    for number, text in enumerate(texts):
        head = f"---\ntitle: Number {number}\nurl: https://wire.example.org/latest\n---\n"
        following.library.add("g", f"{head}{text}".encode(), f"{number}.md")
        following.passes(days=1)

        assert following.send() == [[f"Number {number}"]]


def test_r05_an_article_without_a_date_and_one_of_long_ago_are_as_new_as_they_arrive(following):
    undated = "---\ntitle: Undated\n---\nThe river rose by a metre in the course of one night."
    old = (
        "---\ntitle: Old\ndate: 1999-01-01\n---\nNobody could say how long the river had been dry."
    )
    for text in (undated, old):
        following.library.add("g", text.encode(), f"{len(text)}.md")
    following.passes(days=1)

    (digest,) = following.due()
    assert sorted(titles(digest)) == ["Old", "Undated"]


def test_r05_a_clock_that_is_set_back_loses_no_article(following):
    following.passes(days=1)
    following.send()
    following.passes(days=-1, hours=-3)
    following.add()
    following.passes(days=2)

    assert following.send() == [["River 1"]]


def test_r09_a_clock_that_ran_years_ahead_does_not_silence_what_follows(following):
    following.passes(days=3_000)
    following.send()
    following.passes(days=-3_000)
    following.add()
    following.due()
    following.passes(days=1)

    assert following.send() == [["River 1"]]


def test_r09_a_slot_is_not_sent_twice_when_the_clock_is_set_back_over_it(following):
    following.add()
    following.clock.now = datetime(2025, 6, 2, 8, 0, 1, tzinfo=UTC)
    assert following.send() == [["River 1"]]
    following.clock.now = datetime(2025, 6, 2, 7, 59, tzinfo=UTC)
    assert following.send() == []
    following.add()
    following.clock.now = datetime(2025, 6, 2, 8, 1, tzinfo=UTC)
    assert following.send() == []
    following.passes(days=1)
    assert following.send() == [["River 2"]]


def test_r12_a_destination_that_refuses_is_paused_and_nothing_is_lost(following):
    following.add()
    following.passes(days=1)
    (digest,) = following.due()
    paused = following.library.halt(digest, Why.FORBIDDEN, "Send Messages")

    assert paused.pause.why is Why.FORBIDDEN
    assert following.library.troubles("g") == (paused,)
    following.add()
    following.passes(days=3)
    assert following.due() == ()

    resumed, _ = following.library.resume("g", paused.number)
    assert following.due() == ()
    following.clock.now = resumed.next_at
    (digest,) = following.due()
    assert sorted(titles(digest)) == ["River 1", "River 2"]
    assert digest.is_catch_up


def test_r06_a_pause_that_ends_by_itself_comes_at_the_next_slot_with_what_was_missed(following):
    until = following.clock.now + timedelta(days=4)
    following.library.pause("g", following.subscription.number, until=until)
    following.add()
    following.passes(days=4)

    assert following.due() == ()
    following.passes(days=1)
    assert following.send() == [["River 1"]]
    assert following.library.subscription("g", following.subscription.number).pause is None


def test_an_article_that_is_corrected_is_judged_anew(following):
    topic = Topic("Heralded", any_of=("river",), outlets=("Herald",))
    article = following.add()
    before = following.library.try_topic("g", topic).found
    following.library.edit("g", article.id, replace(article.details, outlet="Herald"))
    after = following.library.try_topic("g", topic).found

    assert before == ()
    assert [one.id for one, _ in after] == [article.id]


def test_an_article_that_is_removed_before_it_is_sent_is_left_out(following):
    kept, gone = following.add(), following.add()
    following.passes(days=1)
    (digest,) = following.due()
    following.library.remove("g", gone.id)
    following.lease_runs_out()

    (again,) = following.due()
    assert titles(again) == [kept.details.title]
    following.library.posted(digest, "message")


def test_nothing_new_is_skipped_unless_it_is_to_be_said(following):
    following.passes(days=1)
    assert following.due() == ()
    empty = replace(following.subscription, options=Options(says_empty=True))
    following.library.edit_subscription("g", empty)
    following.passes(days=1)

    (digest,) = following.due()
    assert digest.stories == ()


def test_articles_of_a_collection_are_in_no_digest(following):
    collection, _ = following.library.create_collection("g", "Closed", ["5"])
    article = following.add()
    following.library.move("g", article.id, collection.number)
    following.passes(days=1)
    assert following.due() == ()

    following.library.move("g", article.id, None)
    following.passes(days=1)
    assert following.send() == [["River 1"]]


def test_a_preview_holds_what_comes_next_and_records_nothing(following):
    following.add()
    number = following.subscription.number

    shown = titles(following.library.preview("g", number))
    assert shown == titles(following.library.preview("g", number)) == ["River 1"]
    following.passes(days=1)
    assert following.send() == [shown]


def test_what_went_out_can_be_looked_at_by_its_key(following):
    following.add()
    following.passes(days=1)
    (digest,) = following.due()
    following.library.posted(digest, "message")

    assert titles(following.library.digest("g", digest.key)) == ["River 1"]
    with pytest.raises(UnknownDigest):
        following.library.digest("other", digest.key)


def test_why_says_what_became_of_an_article_for_each_subscription(following):
    early = following.library.add("g", *_file("Early")).article
    article = following.add()
    following.passes(days=1)
    following.send()

    _, (of_it,) = following.library.why("g", following.topic.number, article.id)
    assert of_it.sent_at == following.clock.now
    match, (of_other,) = following.library.why("g", following.topic.number, early.id)
    assert not match.is_match
    assert of_other.sent_at is None


def test_a_subscription_without_a_topic_left_is_paused(following):
    following.library.remove_topic("g", following.topic.number)

    (paused,) = following.library.troubles("g")
    assert paused.pause.why is Why.TOPICS
    with pytest.raises(WrongSubscription):
        following.library.resume("g", paused.number)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"zone": "Mars/Olympus"}, UnknownZone),
        ({"topics": (999,)}, UnknownTopic),
        ({"topics": ()}, WrongSubscription),
        ({"options": Options(entries=0)}, WrongSubscription),
        ({"schedule": Schedule(cron="0 8 30 2 *")}, WrongSchedule),
        ({"schedule": Schedule(times=())}, WrongSchedule),
        ({"schedule": Schedule(weekdays=())}, WrongSchedule),
        ({"personal": True, "options": Options(mention="5")}, WrongSubscription),
    ],
)
def test_r21_what_cannot_be_is_refused_when_it_is_asked_for(following, change, error):
    asked = Subscription(
        (following.topic.number,), "77", False, "1", Schedule(times=(time(8),)), "UTC"
    )
    before = following.library.subscriptions("g")

    with pytest.raises(error):
        following.library.subscribe("g", replace(asked, **change))
    assert following.library.subscriptions("g") == before


def test_r21_the_next_slots_are_those_of_the_zone(following):
    coming = following.library.next_slots(Schedule(times=(time(8),)), "Asia/Kolkata")

    assert [f"{one:%d %H:%M}" for one in coming] == ["02 02:30", "03 02:30", "04 02:30"]


def _file(title):
    return f"---\ntitle: {title}\n---\nNothing flows through this one at all.".encode(), "e.md"
