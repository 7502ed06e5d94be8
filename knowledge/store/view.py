"""Reading from the SQLite file: one consistent look, every question within one group."""

from __future__ import annotations

from knowledge.store.answers import AnswersView
from knowledge.store.arrivals import ArrivalsView
from knowledge.store.batches import BatchesView
from knowledge.store.collecting import CollectingView
from knowledge.store.counts import CountsView
from knowledge.store.departures import DeparturesView
from knowledge.store.families import FamiliesView
from knowledge.store.following import FollowingView
from knowledge.store.groups import GroupsView
from knowledge.store.history import HistoryView
from knowledge.store.outbox import OutboxView
from knowledge.store.passages import PassagesView
from knowledge.store.questions import QuestionsView
from knowledge.store.ratings import RatingsView
from knowledge.store.requests import RequestsView
from knowledge.store.shingles import ShinglesView
from knowledge.store.slots import SlotsView


class SqliteView(
    ShinglesView,
    FollowingView,
    SlotsView,
    OutboxView,
    ArrivalsView,
    CollectingView,
    FamiliesView,
    CountsView,
    PassagesView,
    AnswersView,
    RatingsView,
    RequestsView,
    QuestionsView,
    HistoryView,
    BatchesView,
    DeparturesView,
    GroupsView,
):
    """What :class:`knowledge.store.base.View` promises, over one connection, to one reader."""
