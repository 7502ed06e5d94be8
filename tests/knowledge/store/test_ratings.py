"""Opinions of passages are counted, one group's apart from another's."""

from __future__ import annotations

from knowledge.model import Citation, Rating
from tests.made import NOON


def rate(store, one, start, end, *said, group_id="g"):
    with store.begin() as work:
        for helpful in said:
            work.rate(group_id, Citation(one.id, start, end, None, 0.5), helpful=helpful)
        work.commit()


def ratings(store, group_id="g"):
    with store.look() as view:
        return view.ratings(group_id)


def test_opinions_are_counted_for_each_span_and_the_worst_comes_first(store, keep):
    one, other = keep("The accord holds. It binds."), keep("Another accord.")
    rate(store, one, 0, 17, True, False, True)
    rate(store, one, 18, 27, False, False)
    rate(store, other, 0, 15, True, True, True)

    assert ratings(store) == (
        Rating(one, 18, 27, 0, 2),
        Rating(one, 0, 17, 2, 1),
        Rating(other, 0, 15, 3, 0),
    )
    assert ratings(store)[0].text == "It binds."


def test_of_the_evenly_rated_the_one_more_often_wrong_comes_first(store, keep):
    one = keep("The accord holds. It binds.")
    rate(store, one, 0, 17, True, False)
    rate(store, one, 18, 27, True, True, False, False)

    assert [rating.wrong for rating in ratings(store)] == [2, 1]


def test_a_group_does_not_see_anothers_ratings(store, keep):
    text = "The accord holds."
    one, same = keep(text), keep(text, "h")
    rate(store, one, 0, 17, True)
    rate(store, same, 0, 17, False, group_id="h")

    assert ratings(store) == (Rating(one, 0, 17, 1, 0),)
    assert ratings(store, "h") == (Rating(same, 0, 17, 0, 1),)


def test_ratings_go_with_their_article_and_do_not_come_back(store, keep):
    one = keep("The accord holds.")
    rate(store, one, 0, 17, False)
    with store.begin() as work:
        work.remove("g", one.id, NOON)
        work.commit()
    keep("The accord holds.")

    assert ratings(store) == ()
