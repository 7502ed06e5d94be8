"""Writing to the SQLite file: one short transaction."""

from __future__ import annotations

from knowledge.store.answers import AnswersWork
from knowledge.store.batches import BatchesWork
from knowledge.store.collecting import CollectingWork
from knowledge.store.counts import CountsView
from knowledge.store.departures import DeparturesWork
from knowledge.store.erasing import ErasingWork
from knowledge.store.families import FamiliesWork
from knowledge.store.history import HistoryWork
from knowledge.store.questions import QuestionsWork
from knowledge.store.ratings import RatingsWork
from knowledge.store.reindexing import ReindexingWork
from knowledge.store.requests import RequestsWork
from knowledge.store.settings import SettingsWork


class SqliteWork(
    FamiliesWork,
    CollectingWork,
    ReindexingWork,
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
