"""Writing to the SQLite file: one short transaction."""

from __future__ import annotations

from knowledge.store.answers import AnswersWork
from knowledge.store.batches import BatchesWork
from knowledge.store.collecting import CollectingWork
from knowledge.store.counts import CountsView
from knowledge.store.departures import DeparturesWork
from knowledge.store.erasing import ErasingWork
from knowledge.store.families import FamiliesWork
from knowledge.store.following import FollowingWork
from knowledge.store.history import HistoryWork
from knowledge.store.outbox import OutboxWork
from knowledge.store.questions import QuestionsWork
from knowledge.store.ratings import RatingsWork
from knowledge.store.reindexing import ReindexingWork
from knowledge.store.requests import RequestsWork
from knowledge.store.settings import SettingsWork
from knowledge.store.slots import SlotsWork
from knowledge.store.subscriptions import SubscriptionsWork
from knowledge.store.topics import TopicsWork


class SqliteWork(
    FamiliesWork,
    CollectingWork,
    ReindexingWork,
    SubscriptionsWork,
    TopicsWork,
    FollowingWork,
    SlotsWork,
    OutboxWork,
    ErasingWork,
    AnswersWork,
    RatingsWork,
    RequestsWork,
    QuestionsWork,
    HistoryWork,
    BatchesWork,
    DeparturesWork,
    SettingsWork,
    CountsView,
):
    """What :class:`knowledge.store.base.Work` promises, over one connection."""

    def commit(self) -> None:
        """End the transaction."""
        self._connection.commit()
