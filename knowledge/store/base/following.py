"""What can be read and done of topics, subscriptions, their slots and what goes out with these."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from knowledge.model import Article, Subscription, Topic
from knowledge.store.base.kept import KeptSlot, Outgoing, Way


class FollowingView(Protocol):
    """The part of :class:`knowledge.store.base.View` that is about following and delivering.

    Topics, subscriptions and what is on its way are told to whoever looks;
    whose they are to see is for the use cases to know. Articles are not:
    ``arrived`` returns what the reader may read.
    """

    def topics(self, group_id: str, owner: str | None = None) -> tuple[Topic, ...]:
        """Return the group's topics by name, or the private ones of a member."""

    def topic(self, group_id: str, number: int) -> Topic | None:
        """Return one topic, be it the group's or a private one; ``None`` without one."""

    def subscriptions(self, group_id: str) -> tuple[Subscription, ...]:
        """Return all of a group's subscriptions, personal ones too, by number."""

    def subscription(self, group_id: str, number: int) -> Subscription | None:
        """Return one subscription, or ``None``."""

    def latest_arrival(self, group_id: str) -> int:
        """Return the number of the article that arrived last, whoever may read it; 0 without."""

    def arrived(self, group_id: str, after: int) -> tuple[Article, ...]:
        """Return the articles that are searched and arrived after a number, oldest first.

        One that arrived again counts as of then.
        """

    def arrival_of(self, group_id: str, article_id: str) -> int:
        """Return the number under which an article arrived last; 0 for one that is not there."""

    def seen(self, group_id: str, number: int) -> int:
        """Return the last arrival that a subscription considered; 0 without a subscription."""

    def due(self, now: datetime, limit: int) -> tuple[tuple[str, int], ...]:
        """Return groups and numbers of subscriptions with something to do (for the host).

        Those are the ones not paused (or paused until ``now`` or before) whose
        open slot's lease has run out, or that have no open slot and whose next
        slot has come; the earliest first. None is of a group that has left.
        """

    def next_due(self) -> datetime | None:
        """Return from when on ``due`` returns anything, if nothing changes (for the host)."""

    def open_slot(self, group_id: str, number: int) -> KeptSlot | None:
        """Return the slot of a subscription that is claimed or being sent; there is one at most."""

    def slot(self, group_id: str, key: str) -> KeptSlot | None:
        """Return the slot that has a key, or ``None``."""

    def slots(self, group_id: str, number: int, limit: int) -> tuple[KeptSlot, ...]:
        """Return the latest slots of a subscription, newest first."""

    def outgoing(
        self,
        group_id: str,
        number: int,
        *,
        slot: datetime | None = None,
        ids: Several[str] | None = None,
        state: Way | None = None,
    ) -> tuple[Outgoing, ...]:
        """Return what goes, went or was skipped, by slot (without one first), then by place.

        Only what goes with ``slot``, only of the articles ``ids``, only in
        ``state``; ``None`` is any.
        """

    def following_of(
        self, group_id: str, who: str
    ) -> tuple[tuple[Topic, ...], tuple[Subscription, ...]]:
        """Return a member's private topics and personal subscriptions."""


class FollowingWork(FollowingView, Protocol):
    """The part of :class:`knowledge.store.base.Work` that is about following and delivering."""

    def keep_topic(self, group_id: str, topic: Topic) -> Topic:
        """Keep a topic under its number; return it, a new one (number 0) with a new number.

        One whose number is not there any more is not kept. Two of a name,
        whatever its case, are the caller's fault, among the group's topics or
        among those of one member.
        """

    def forget_topic(self, group_id: str, number: int) -> None:
        """Forget a topic, if it is there; no subscription follows it any more."""

    def keep_subscription(self, group_id: str, subscription: Subscription) -> Subscription:
        """Keep a subscription under its number; return it, a new one (number 0) with a new number.

        A new one has seen all that has arrived; for another that stays as it
        was. One whose number is not there any more is not kept. Its topics
        must be there.
        """

    def forget_subscription(self, group_id: str, number: int) -> None:
        """Forget a subscription, if it is there, with its slots and all that went out."""

    def keep_slot(self, group_id: str, slot: KeptSlot) -> None:
        """Keep how far a slot is, in place of what was; only while its subscription is there."""

    def keep_outgoing(self, group_id: str, number: int, outgoing: Sequence[Outgoing]) -> None:
        """Keep articles on their way to a subscription, each in place of what was of it.

        Only while the subscription is there.
        """

    def see(self, group_id: str, number: int, arrival: int) -> None:
        """Keep the last arrival that a subscription considered."""

    def forget_following(self, group_id: str, who: str) -> int:
        """Forget a member's private topics and personal subscriptions; return how many.

        What they subscribed a channel to stays, with nobody for an owner.
        """
