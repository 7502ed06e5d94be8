"""Topics, a group's and the private ones of its members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from knowledge.model import Topic
from knowledge.store.groups import GroupsWork
from knowledge.store.look import Look
from knowledge.store.packing import Values, folded, pack, unpack
from knowledge.store.tables import TOPIC_ARTICLES, TOPICS

# What is not in the definition, but in columns or rows of its own.
_APART = frozenset({"name", "examples", "muted", "owner", "number"})


class TopicsView(Look):
    """Reads topics."""

    def topics(self, group_id: str, owner: str | None = None) -> tuple[Topic, ...]:
        """Read the rows of an owner, and the articles of all of them."""
        whose = TOPICS.c.owner.is_not_distinct_from(owner)
        return self._topics(group_id, whose)

    def topic(self, group_id: str, number: int) -> Topic | None:
        """Read its row and its articles."""
        return next(iter(self._topics(group_id, TOPICS.c.number == number)), None)

    def _topics(self, group_id: str, *which: Any) -> tuple[Topic, ...]:
        here = (TOPICS.c.group_id == group_id, *which)
        rows = self._connection.execute(
            select(TOPICS).where(*here).order_by(TOPICS.c.name_folded, TOPICS.c.number)
        ).all()
        articles = defaultdict(list)
        for one in self._connection.execute(
            select(TOPIC_ARTICLES).join(TOPICS).where(*here).order_by(TOPIC_ARTICLES.c.place)
        ):
            articles[one.topic].append(one)
        return tuple(_topic(row, articles[row.number]) for row in rows)


class TopicsWork(GroupsWork, TopicsView):
    """Keeps topics."""

    def keep_topic(self, group_id: str, topic: Topic) -> Topic:
        """Put its row and those of its articles, or change them."""
        if topic.number == 0:
            self._make_group(group_id)
            topic = replace(topic, number=self._take_numbers(group_id, 1))
            self._connection.execute(insert(TOPICS).values(group_id=group_id, **_values(topic)))
        elif not self._change_topic(group_id, topic):
            return topic
        self._put_articles(group_id, topic)
        return topic

    def forget_topic(self, group_id: str, number: int) -> None:
        """Delete its row, and with it those that refer to it."""
        self._connection.execute(
            delete(TOPICS).where(TOPICS.c.group_id == group_id, TOPICS.c.number == number)
        )

    def _change_topic(self, group_id: str, topic: Topic) -> bool:
        """Change a topic's row; tell whether it is there."""
        changed = self._connection.execute(
            update(TOPICS)
            .where(TOPICS.c.group_id == group_id, TOPICS.c.number == topic.number)
            .values(_values(topic))
        )
        return bool(changed.rowcount)

    def _put_articles(self, group_id: str, topic: Topic) -> None:
        """Put rows for examples and what is muted in place of those of before."""
        self._connection.execute(
            delete(TOPIC_ARTICLES).where(
                TOPIC_ARTICLES.c.group_id == group_id, TOPIC_ARTICLES.c.topic == topic.number
            )
        )
        rows = [
            {"group_id": group_id, "topic": topic.number, **one}
            for one in (
                *_places(topic.examples, is_muted=False),
                *_places(topic.muted, is_muted=True),
            )
        ]
        if rows:
            self._connection.execute(insert(TOPIC_ARTICLES), rows)


def _values(topic: Topic) -> Values:
    return {
        "number": topic.number,
        "name": topic.name,
        "name_folded": folded(topic.name),
        "owner": topic.owner,
        "definition": pack(topic, without=_APART),
    }


def _places(ids: Iterable[str], *, is_muted: bool) -> list[Values]:
    return [
        {"article_id": one, "is_muted": is_muted, "place": place}
        for place, one in enumerate(dict.fromkeys(ids))
    ]


def _topic(row: Row[Any], articles: Sequence[Row[Any]]) -> Topic:
    return unpack(
        Topic,
        row.definition,
        name=row.name,
        examples=tuple(one.article_id for one in articles if not one.is_muted),
        muted=tuple(one.article_id for one in articles if one.is_muted),
        owner=row.owner,
        number=row.number,
    )
