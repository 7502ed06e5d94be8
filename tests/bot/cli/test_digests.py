"""`rapporteur digest`, as programs and people meet it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from knowledge import LAST_DAY, Options, Schedule, Subscription, Topic, UnknownSubscription
from tests.bot.test_cli import article_id, document
from tests.made import NOON, library_in

# The library's clock says noon of 1 June 2025; the first slot of a daily digest is the day after.
SLOT = "2025-06-02T08:00:00+00:00"
DAILY = Schedule()
AFTER_IT = ("--now", "2025-06-02T08:05")


def words(result):
    return " ".join(result.stdout.split())


@pytest.fixture
def subscribe(run, tmp_path):
    """Begin a subscription to a topic on rivers; return its number."""

    def begin(schedule=DAILY, *, personal=False, **options):
        with library_in(tmp_path / "data") as library:
            if not library.topics("local"):
                library.keep_topic("local", Topic("Rivers", any_of=("river",)))
            wanted = Subscription((1,), "77", personal, "5", schedule, "UTC", Options(**options))
            return library.subscribe("local", wanted)[0].number

    return begin


@pytest.fixture
def later(tmp_path):
    """The library as the clock goes on."""

    def at(moment):
        return library_in(tmp_path / "data", clock=lambda: datetime.fromisoformat(moment))

    return at


def test_subscriptions_are_listed(run, subscribe):
    number = subscribe(Schedule((time(8), time(17, 30)), (0, 3)), says_empty=True)

    (listed,) = document(run("digest", "list", "--json"))["subscriptions"]

    assert (listed["number"], listed["topics"], listed["destination"]) == (number, [1], "77")
    assert listed["schedule"]["times"] == ["08:00", "17:30"]
    assert listed["schedule"]["weekdays"] == [0, 3]
    assert listed["options"]["says_empty"] is True
    assert listed["next_at"] == SLOT


def test_people_read_what_is_sent_to_whom_and_when(run, subscribe):
    assert "They begin in Discord: /digest subscribe" in words(run("digest", "list"))
    subscribe(Schedule(cron="0 8 * * MON"))
    subscribe(Schedule(month_day=LAST_DAY), personal=True)

    read = words(run("digest", "list"))

    assert "2 Rivers channel 77 as 0 8 * * MON says UTC 2025-06-02 08:00" in read
    assert "3 Rivers member 77 on the last day of" in read


def test_a_subscription_that_is_held_says_so(run, subscribe, tmp_path):
    number = subscribe()
    with library_in(tmp_path / "data") as library:
        library.pause("local", number, until=NOON + timedelta(days=9))

    assert "paused until 2025-06-10 12:00: asked" in words(run("digest", "list"))


def test_a_preview_holds_what_the_next_digest_would(run, subscribe, treaty):
    number = subscribe()
    run("add", treaty)

    preview = document(run("digest", "preview", number, "--json"))

    assert preview["at"] == SLOT
    assert preview["shown"] == 1
    (story,) = preview["stories"]
    assert (story["topic"], story["match"]["because"]) == ("Rivers", "phrase")
    assert story["article"]["id"] == article_id(run)
    shown = document(run("show", article_id(run), "--json"))["text"]
    assert [shown[one["start"] : one["end"]] for one in story["quotes"]] == [
        one["text"] for one in story["quotes"]
    ]
    assert "The river treaty was signed in Lisbon on Monday." in [
        one["text"] for one in story["quotes"]
    ]


def test_a_preview_records_nothing(run, subscribe, treaty):
    number = subscribe()
    run("add", treaty)
    run("digest", "preview", number, *AFTER_IT)

    assert document(run("digest", "history", number, "--json")) == {"history": []}
    assert len(document(run("digest", "preview", number, "--json"))["stories"]) == 1


def test_people_read_what_the_next_digest_would_hold(run, subscribe, treaty):
    number = subscribe(entries=1)
    assert words(run("digest", "preview", number)).endswith("Nothing new.")
    run("add", treaty)

    read = words(run("digest", "preview", number))

    assert read.startswith("1 story, 2025-06-01 12:00 to 2025-06-02 08:00 UTC 1. Four states")
    assert "The river treaty was signed in Lisbon on Monday. Rivers: it holds “river”." in read
    assert "https://meridian.example.org/a#:~:text=" in read


def test_what_is_due_is_told_for_another_moment_and_not_claimed(run, subscribe, treaty, later):
    number = subscribe()
    run("add", treaty)

    assert document(run("digest", "due", "--now", "2025-06-02T07:59", "--json")) == {"due": []}
    (due,) = document(run("digest", "due", *AFTER_IT, "--json"))["due"]

    assert (due["subscription"]["number"], due["at"], len(due["stories"])) == (number, SLOT, 1)
    with later("2025-06-02T08:05+00:00") as library:
        assert len(library.due(holder="bot")) == 1


def test_a_moment_may_name_its_zone(run, subscribe):
    subscribe()

    assert document(run("digest", "due", "--now", "2025-06-02T09:59+02:00", "--json"))["due"] == []
    assert document(run("digest", "due", "--now", "2025-06-02T10:00+02:00", "--json"))["due"] != []


def test_what_is_no_moment_is_wrong_usage(run):
    result = run("digest", "due", "--now", "tomorrow")

    assert result.exit_code == 2
    assert "is no moment" in result.stderr


def test_what_is_paused_is_not_due_until_the_pause_ends(run, subscribe, tmp_path):
    number = subscribe()
    with library_in(tmp_path / "data") as library:
        library.pause("local", number, until=NOON + timedelta(days=9))

    assert document(run("digest", "due", *AFTER_IT, "--json")) == {"due": []}
    assert document(run("digest", "due", "--now", "2025-06-11T08:00", "--json"))["due"] != []


def test_people_read_what_is_due_and_when_the_next_one_comes(run, subscribe, treaty):
    assert words(run("digest", "due", *AFTER_IT)) == "Nothing is due. None is to come."
    subscribe()
    subscribe(Schedule(month_day=15))
    run("add", treaty)

    read = words(run("digest", "due", *AFTER_IT))

    assert read == (
        "No. To Slot (UTC) Stories 2 77 2025-06-02 08:00 1 "
        "The next one comes at 2025-06-15 08:00 UTC."
    )


def test_the_history_tells_what_came_of_each_slot_the_newest_first(run, subscribe, treaty, later):
    number = subscribe()
    assert words(run("digest", "history", number)) == (
        "No digest has come of this subscription yet."
    )
    run("add", treaty)
    with later("2025-06-02T08:05+00:00") as library:
        (digest,) = library.due(holder="bot")
        library.posted(digest, "99")
    with later("2025-06-03T08:05+00:00") as library:
        assert library.due(holder="bot") == ()

    empty, sent = document(run("digest", "history", number, "--json"))["history"]

    assert sent == {
        "at": SLOT,
        "state": "posted",
        "articles": 1,
        "settled_at": "2025-06-02T08:05:00+00:00",
        "note": "",
        "is_catch_up": False,
    }
    assert (empty["at"], empty["state"]) == ("2025-06-03T08:00:00+00:00", "empty")
    assert "2025-06-02 08:00 posted 1 2025-06-02 08:05" in words(run("digest", "history", number))
    assert len(document(run("digest", "history", number, "--limit", 1, "--json"))["history"]) == 1


@pytest.mark.parametrize("command", ["preview", "history"])
def test_a_subscription_that_is_not_there_is_refused(run, command):
    with pytest.raises(UnknownSubscription):
        raise run("digest", command, 7).exception
