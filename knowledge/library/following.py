"""Topics and subscriptions: what a group and its members follow."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from knowledge import privacy
from knowledge.digests import following, subscribing
from knowledge.digests.schedule import slots
from knowledge.library.wired import Wired
from knowledge.model import (
    Considered,
    Digest,
    Entry,
    Match,
    Schedule,
    Sent,
    Subscription,
    Topic,
    Trial,
)
from knowledge.names import zone_of

_LATELY = 30


class Following(Wired):
    """Topics and subscriptions: what a group and its members follow.

    Whose they are to see and to change is for the caller to know: the group's
    topics and its channels' subscriptions are its curators', those with an
    ``owner`` that member's.
    """

    def topics(self, group_id: str, *, owner: str | None = None) -> tuple[Topic, ...]:
        """Return the group's topics by name, or the private ones of a member."""
        with self._store.look() as view:
            return view.topics(group_id, owner)

    def topic(self, group_id: str, name: str, *, owner: str | None = None) -> Topic:
        """Return a topic by name, an owner's private one first. Raises :class:`UnknownTopic`."""
        return following.named(self._store, group_id, name, owner)

    def topic_numbered(self, group_id: str, number: int) -> Topic:
        """Return a topic by number. Raises :class:`UnknownTopic`."""
        with self._store.look() as view:
            return following.known(view, group_id, number)

    def keep_topic(
        self, group_id: str, topic: Topic, *, by: str | None = None
    ) -> tuple[Topic, Entry | None]:
        """Keep a new topic (number 0) or a changed one; return it and what the history tells.

        Articles that arrived before are not sent for it. Raises
        :class:`WrongTopic` and :class:`UnknownTopic`.
        """
        return following.keep(self._store, group_id, topic, by=by, now=self._clock())

    def remove_topic(self, group_id: str, number: int, *, by: str | None = None) -> Entry | None:
        """Forget a topic; what followed it alone is paused. Raises :class:`UnknownTopic`."""
        return following.remove(self._store, group_id, number, by=by, now=self._clock())

    def try_topic(self, group_id: str, topic: Topic, *, days: int = _LATELY) -> Trial:
        """Return what a topic would have found in what was added in the last days; keep nothing.

        Raises :class:`WrongTopic`.
        """
        now = self._clock()
        return following.attempt(self._store, self._matching, group_id, topic, days, now=now)

    def why(
        self, group_id: str, number: int, article_id: str
    ) -> tuple[Match, tuple[Considered, ...]]:
        """Return a topic's verdict on an article, and what became of it for its subscriptions.

        Raises :class:`UnknownTopic` and :class:`UnknownArticle`.
        """
        return following.why(self._store, self._matching, group_id, number, article_id)

    def more_like(
        self, group_id: str, number: int, article_id: str, *, by: str | None = None
    ) -> tuple[Topic, Entry | None]:
        """Let a topic find more like an article.

        Raises :class:`UnknownTopic` and :class:`UnknownArticle`.
        """
        return following.learn(
            self._store, group_id, number, article_id, is_wanted=True, by=by, now=self._clock()
        )

    def less_like(
        self, group_id: str, number: int, article_id: str, *, by: str | None = None
    ) -> tuple[Topic, Entry | None]:
        """Let a topic find no more of the story that an article tells.

        Raises :class:`UnknownTopic` and :class:`UnknownArticle`.
        """
        return following.learn(
            self._store, group_id, number, article_id, is_wanted=False, by=by, now=self._clock()
        )

    def next_slots(self, schedule: Schedule, zone: str, count: int = 3) -> tuple[datetime, ...]:
        """Return the slots that come next, in UTC. Raises :class:`UnknownZone`."""
        coming = slots(schedule, zone_of(zone) or zone, self._clock())
        return tuple(islice(coming, count))

    def subscribe(
        self, group_id: str, subscription: Subscription, *, by: str | None = None
    ) -> tuple[Subscription, Entry | None]:
        """Begin a subscription; what is in the library already is not sent.

        Raises :class:`WrongSubscription`, :class:`UnknownTopic` and :class:`UnknownZone`.
        """
        return subscribing.subscribe(self._store, group_id, subscription, by=by, now=self._clock())

    def edit_subscription(
        self, group_id: str, subscription: Subscription, *, by: str | None = None
    ) -> tuple[Subscription, Entry | None]:
        """Change what a subscription follows, and where, when and how it comes.

        Raises what :meth:`subscribe` does, and :class:`UnknownSubscription`.
        """
        return subscribing.edit(self._store, group_id, subscription, by=by, now=self._clock())

    def unsubscribe(
        self, group_id: str, number: int, *, by: str | None = None
    ) -> tuple[Subscription, Entry | None]:
        """End a subscription and forget what it sent. Raises :class:`UnknownSubscription`."""
        return subscribing.unsubscribe(self._store, group_id, number, by=by, now=self._clock())

    def subscription(self, group_id: str, number: int) -> Subscription:
        """Return a subscription by number. Raises :class:`UnknownSubscription`."""
        with self._store.look() as view:
            return subscribing.known(view, group_id, number)

    def subscriptions(self, group_id: str, *, owner: str | None = None) -> tuple[Subscription, ...]:
        """Return all of a group's subscriptions by number, or the personal ones of a member."""
        with self._store.look() as view:
            every = view.subscriptions(group_id)
        return tuple(one for one in every if owner is None or (one.personal and one.owner == owner))

    def pause(
        self,
        group_id: str,
        number: int,
        *,
        until: datetime | None = None,
        by: str | None = None,
    ) -> tuple[Subscription, Entry | None]:
        """Send nothing until a moment, or until told; what arrives meanwhile comes afterwards.

        Raises :class:`UnknownSubscription` and :class:`WrongSubscription`.
        """
        return subscribing.pause(
            self._store, group_id, number, until=until, by=by, now=self._clock()
        )

    def resume(
        self, group_id: str, number: int, *, by: str | None = None
    ) -> tuple[Subscription, Entry | None]:
        """Go on with the next slot to come, which covers what was missed.

        Raises :class:`UnknownSubscription` and :class:`WrongSubscription`.
        """
        return subscribing.resume(self._store, group_id, number, by=by, now=self._clock())

    def preview(self, group_id: str, number: int) -> Digest:
        """Return what the next digest would hold if it came now; nothing is recorded.

        Raises :class:`UnknownSubscription`.
        """
        now = self._clock()
        return subscribing.preview(self._store, self._matching, group_id, number, now=now)

    def digest(self, group_id: str, key: str) -> Digest:
        """Return a digest that went out or is about to. Raises :class:`UnknownDigest`."""
        return subscribing.digest(self._store, group_id, key)

    def sent(self, group_id: str, number: int, *, limit: int = 10) -> tuple[Sent, ...]:
        """Return what came of a subscription's slots, newest first.

        Raises :class:`UnknownSubscription`.
        """
        with self._store.look() as view:
            return subscribing.sent(view, group_id, number, limit)

    def following_of(
        self, group_id: str | None, who: str
    ) -> dict[str, tuple[tuple[Topic, ...], tuple[Subscription, ...]]]:
        """Return a member's private topics and personal subscriptions, by group.

        ``None`` looks in every group.
        """
        return privacy.following_of(self._store, group_id, who)

    def forget_following(self, group_id: str | None, who: str) -> int:
        """Forget a member's private topics and personal subscriptions; return how many."""
        return privacy.forget_following(self._store, group_id, who)
