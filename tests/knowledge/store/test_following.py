"""What a member follows for themselves is told to them, and forgotten when they ask."""

from __future__ import annotations

import pytest

from knowledge.model import NOBODY, Topic
from knowledge.store.sqlite import open_sqlite
from tests.followed import ask, do, order, outgoing, slot
from tests.made import article, put


@pytest.fixture
def followed(store):
    """Topics and subscriptions of the group and of two members; returned by their names."""
    kept = {
        "ours": do(store, "keep_topic", "g", Topic("Water")),
        "mine": do(store, "keep_topic", "g", Topic("Rent", owner="7")),
        "theirs": do(store, "keep_topic", "g", Topic("Rent", owner="8")),
        "elsewhere": do(store, "keep_topic", "h", Topic("Rent", owner="7")),
    }
    mine, ours = (kept[name].number for name in ("mine", "ours"))
    orders = {
        "to me": order(mine, ours, personal=True, destination="7", owner="7"),
        "to them": order(ours, personal=True, destination="8", owner="8"),
        "to all": order(ours, owner="7"),
    }
    for name, one in orders.items():
        kept[name] = do(store, "keep_subscription", "g", one)
    here = order(personal=True, destination="7", owner="7")
    kept["to me elsewhere"] = do(store, "keep_subscription", "h", here)
    kept["to all elsewhere"] = do(store, "keep_subscription", "h", order(owner="7"))
    return kept


def elsewhere(followed):
    """Return what one of the members follows in the other group."""
    return (followed["elsewhere"],), (followed["to me elsewhere"],)


def test_a_member_is_told_of_what_is_their_own_alone(store, followed):
    assert ask(store, "following_of", "g", "7") == ((followed["mine"],), (followed["to me"],))
    assert ask(store, "following_of", "g", "8") == ((followed["theirs"],), (followed["to them"],))
    assert ask(store, "following_of", "h", "7") == elsewhere(followed)
    assert ask(store, "following_of", "g", "9") == ((), ())


def test_the_groups_in_which_a_member_follows_anything_are_known(store, followed):
    assert ask(store, "groups_of", "7") == ("g", "h")
    assert ask(store, "groups_of", "8") == ("g",)


def test_what_a_member_follows_is_forgotten_in_one_group_and_counted(store, followed):
    number = followed["to me"].number
    do(store, "keep_slot", "g", slot(number))
    do(store, "keep_outgoing", "g", number, [outgoing("a")])
    assert do(store, "forget_following", "g", "7") == 2

    with store.look() as view:
        assert view.following_of("g", "7") == ((), ())
        assert (view.slots("g", number, 5), view.outgoing("g", number)) == ((), ())
        assert view.topics("g") == (followed["ours"],)
        assert view.following_of("g", "8") == ((followed["theirs"],), (followed["to them"],))
        assert view.following_of("h", "7") == elsewhere(followed)
        assert followed["to all elsewhere"] in view.subscriptions("h")
        assert view.groups_of("7") == ("h",)


def test_what_a_member_subscribed_a_channel_to_stays_with_nobody_for_an_owner(store, followed):
    do(store, "forget_following", "g", "7")

    kept = ask(store, "subscription", "g", followed["to all"].number)
    assert (kept.owner, kept.topics) == (NOBODY, followed["to all"].topics)


def test_a_name_that_is_taken_out_leaves_the_subscriptions_of_channels_too(store, followed):
    assert do(store, "anonymise", "g", "7") == 0

    with store.look() as view:
        owners = {one.number: one.owner for one in view.subscriptions("g")}
        assert owners[followed["to all"].number] == NOBODY
        assert owners[followed["to me"].number] == "7"
        assert view.topics("g", "7") == (followed["mine"],)
        assert followed["to all elsewhere"] in view.subscriptions("h")


def test_nobody_owns_nothing_that_is_forgotten(store, followed):
    do(store, "anonymise", "g", "7")
    assert do(store, "forget_following", "g", NOBODY) == 0

    assert ask(store, "topics", "g") == (followed["ours"],)


def test_what_a_member_followed_is_in_no_file_once_it_was_forgotten(tmp_path):
    store = open_sqlite(tmp_path)
    with store.begin() as work:
        put(work, "g", article("The treaty was signed."))
        topic = Topic("a-private-name", any_of=("a-private-phrase",), owner="a-person-of-note")
        number = work.keep_topic("g", topic).number
        person = {"owner": "a-person-of-note", "destination": "a-person-of-note"}
        work.keep_subscription("g", order(number, personal=True, **person))
        work.keep_subscription("g", order(number, owner="a-person-of-note"))
        work.commit()
    do(store, "forget_following", "g", "a-person-of-note")
    assert store.scrub()
    store.close()

    for secret in (b"a-private-name", b"a-private-phrase", b"a-person-of-note"):
        assert not any(secret in file.read_bytes() for file in tmp_path.iterdir())
