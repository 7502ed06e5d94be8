"""A digest's stories stand in the order in which they are worth reading."""

from __future__ import annotations

from contextlib import closing

from knowledge.digests.compose import composed
from knowledge.model import Because, Match, Schedule, State, Subscription, Topic
from knowledge.store.base import KeptSlot
from knowledge.store.sqlite import open_sqlite
from tests.made import CONCORD, NOON, article, put

NEARNESS = {"Far": 0.55, "Near": 0.95, "Said": None, "Half": 0.7, "Told": 0.6}
TOLD_TWICE = "Told again"
SLOT = KeptSlot(1, NOON, NOON, "k", State.CLAIMED, is_catch_up=False, holder="", lease_until=NOON)


class Judging:
    """Finds everything, as near as is written down; two of the articles tell one story."""

    def match(self, _view, _group_id, topic, articles):
        return [self._judged(topic, one) for one in articles]

    def fold(self, _view, _group_id, articles):
        titles = [one.details.title for one in articles]
        rest = [[place] for place, title in enumerate(titles) if not title.startswith("Told")]
        return [*rest, [titles.index("Told"), titles.index(TOLD_TWICE)]]

    def _judged(self, topic, one):
        score = NEARNESS.get(one.details.title, 0.6)
        because = Because.DESCRIPTION if score else Because.PHRASE
        return Match(topic.number, one.id, because, () if score else ("river",), score)


def test_what_is_sure_comes_first_then_what_more_outlets_tell_then_what_is_nearer(tmp_path):
    made = [
        article(f"{title}. {CONCORD[0]}", title=title, outlet=title)
        for title in (*NEARNESS, TOLD_TWICE)
    ]
    with closing(open_sqlite(tmp_path)) as store:
        with store.begin() as work:
            for one in made:
                put(work, "g", one)
            topic = work.keep_topic("g", Topic("River", any_of=("river",)))
            work.commit()
        order = Subscription((topic.number,), "7", False, "8", Schedule(), "UTC", number=1)
        with store.look() as view:
            rows = composed(view, Judging(), "g", order, SLOT)

    titles = {one.id: one.details.title for one in made}
    assert [titles[row.article_id] for row in rows] == [
        "Near",
        "Said",
        "Told",
        TOLD_TWICE,
        "Half",
        "Far",
    ]
