"""What one member follows for themselves: private topics, and what comes to them alone."""

from __future__ import annotations

from sqlalchemy import delete, update

from knowledge.model import NOBODY, Subscription, Topic
from knowledge.store.subscriptions import SubscriptionsView
from knowledge.store.tables import SUBSCRIPTIONS, TOPICS
from knowledge.store.topics import TopicsView


class FollowingView(SubscriptionsView, TopicsView):
    """Reads what a member follows."""

    def following_of(
        self, group_id: str, who: str
    ) -> tuple[tuple[Topic, ...], tuple[Subscription, ...]]:
        """Read the rows that the member owns."""
        mine = (SUBSCRIPTIONS.c.owner == who, SUBSCRIPTIONS.c.personal)
        return self.topics(group_id, who), self._subscriptions(group_id, *mine)


class FollowingWork(FollowingView):
    """Forgets what a member follows."""

    def forget_following(self, group_id: str, who: str) -> int:
        """Delete the rows that the member owns, and take the name out of those for all."""
        theirs = (SUBSCRIPTIONS.c.group_id == group_id, SUBSCRIPTIONS.c.owner == who)
        deleted = [
            self._connection.execute(query).rowcount
            for query in (
                delete(SUBSCRIPTIONS).where(*theirs, SUBSCRIPTIONS.c.personal),
                delete(TOPICS).where(TOPICS.c.group_id == group_id, TOPICS.c.owner == who),
            )
        ]
        self._connection.execute(update(SUBSCRIPTIONS).where(*theirs).values(owner=NOBODY))
        return sum(deleted)
