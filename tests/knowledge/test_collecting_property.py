"""Whatever was done: who may not read a collection meets a library that never held it."""

from __future__ import annotations

from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge import ANYBODY, CURATING, Library, Reader, Scope
from knowledge.store.sqlite import FILE, open_sqlite
from tests.made import library_in

pytestmark = pytest.mark.slow

_SUBJECTS = (
    ("steel tariff", "Ghent", "Anna Lindt", "Wire"),
    ("river treaty", "Lisbon", "Omar Reyes", "Ledger"),
    ("fishing quota", "Bergen", "Ida Holm", "Wire"),
    ("rent ceiling", "Vienna", "Paul Weiss", "Gazette"),
    ("rail tunnel", "Turin", "Carla Neri", "Ledger"),
    ("grain reserve", "Lublin", "Jan Mazur", "Courier"),
    ("water charter", "Tunis", "Leila Amri", "Gazette"),
)
_LANGUAGES = ("en", "en", "fr", "en", "en", "fr", "en")
FILES = tuple(
    (
        f"---\ntitle: On the {what} of {where}\noutlet: {outlet}\nlanguage: {language}\n---\n"
        f"The council debated the {what} in {where} on Monday. "
        f'"The {what} must be ratified before {where} votes," said {who}. '
        f"Nobody from {where} objected to it.\n"
    ).encode()
    for (what, where, who, outlet), language in zip(_SUBJECTS, _LANGUAGES, strict=True)
)
QUESTIONS = (
    "What must be ratified before Lisbon votes?",
    "Who debated the steel tariff in Ghent on Monday?",
    "Did the council debate the grain reserve or the rail tunnel?",
)
ROLES = (None, "board", "staff")
READERS = (
    ANYBODY,
    Reader(frozenset({"board", "another"})),
    Reader(frozenset({"staff"})),
    Reader(frozenset({"board", "staff"})),
    CURATING,
)
ACTS = ("add", "move", "move", "remove", "restore", "return", "ask", "ask", "reindex", "dissolve")
places = st.lists(st.integers(0, len(ROLES) - 1), min_size=len(FILES) - 1, max_size=len(FILES) - 1)
operations = st.lists(
    st.tuples(
        st.sampled_from(ACTS),
        st.integers(0, len(FILES) - 1),
        st.integers(0, len(ROLES) - 1),
    ),
    min_size=3,
    max_size=12,
)


class Held:
    """A library, what was done to it, and where each article stands as it should."""

    def __init__(self, folder: Path) -> None:
        self.library = opened(folder)
        self.numbers: list[int | None] = [None]
        self.standing: dict[int, tuple[int, int]] = {}
        """Of each file kept: the order in which it was indexed, and its place's index."""
        self._order, self._ids, self._gone = count(), {}, {}
        for role in ROLES[1:]:
            self.numbers.append(self.library.create_collection("g", role, [role])[0].number)

    def do(self, act: str, file: int, place: int) -> None:
        if act == "ask":
            self.library.ask("g", QUESTIONS[file % len(QUESTIONS)], reader=READERS[place])
        elif act == "add":
            self._add(file, place)
        elif act == "reindex":
            self.library.reindex()
            for number, known in enumerate(self._indexed()):
                self.standing[known] = (number, self.standing[known][1])
            self._order = count(len(FILES))
        elif act == "dissolve":
            self._dissolve(place)
        elif act == "restore":
            self._restore(file)
        elif act == "return" and file in self.standing:
            self._change("remove", file, place)
            self._restore(file)
        elif file in self.standing:
            self._change(act, file, place)

    def _indexed(self) -> list[int]:
        """Return the files in the order in which a new index takes them up, that of their ids."""
        kept = [one.article.id for one in self._passages()]
        by_id = {self._ids[file]: file for file in self.standing}
        return [by_id[one] for one in kept]

    def _passages(self):
        with self.library._store.look(CURATING) as view:
            return view.passages("g", range(1, 10_000))

    def _add(self, file: int, place: int) -> None:
        added = self.library.add("g", FILES[file], f"{file}.md", collection=self.numbers[place])
        assert added.relation is None
        assert added.is_new is (file not in self.standing)
        if added.is_new:
            self._ids[file] = added.article.id
            self._gone.pop(file, None)
            self.standing[file] = (next(self._order), place)

    def _change(self, act: str, file: int, place: int) -> None:
        if act == "move":
            self.library.move("g", self._ids[file], self.numbers[place])
            self.standing[file] = (self.standing[file][0], place)
        else:
            self.library.remove("g", self._ids[file])
            self._gone[file] = self.standing.pop(file)[1]

    def _restore(self, file: int) -> None:
        if file in self._gone:
            self.library.restore("g", self._ids[file])
            self.standing[file] = (next(self._order), self._gone.pop(file))

    def _dissolve(self, place: int) -> None:
        """Remove a collection, and make it again."""
        if place == 0:
            return
        inside = [file for file, (_, there) in self.standing.items() if there == place]
        self.library.remove_collection("g", self.numbers[place], opening=len(inside))
        for file in inside:
            self.standing[file] = (self.standing[file][0], 0)
        self._gone = {file: 0 if there == place else there for file, there in self._gone.items()}
        made, _ = self.library.create_collection("g", ROLES[place], [ROLES[place]])
        self.numbers[place] = made.number


def opened(folder: Path) -> Library:
    """Return an empty library, its file copied from one made before, which is quicker."""
    folder.mkdir()
    (folder / FILE).write_bytes(_made())
    return library_in(folder)


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        open_sqlite(Path(folder)).close()
        return (Path(folder) / FILE).read_bytes()


def without(held: Held, reader: Reader, folder: Path) -> Library:
    """Return a library in which what a reader may not read never was."""
    library = opened(folder)
    numbers: dict[int, int | None] = {0: None}
    for place in sorted((1, 2), key=lambda one: held.numbers[one]):
        if reader.curates or ROLES[place] in reader.roles:
            made, _ = library.create_collection("g", ROLES[place], [ROLES[place]])
            numbers[place] = made.number
    for file, (_, place) in sorted(held.standing.items(), key=lambda one: one[1][0]):
        if place in numbers:
            library.add("g", FILES[file], f"{file}.md", collection=numbers[place])
    return library


def shown(library: Library, reader: Reader) -> list[object]:
    """Return everything a reader can get to see, in figures and letters."""
    asked = [library.ask("g", one, limit=15, reader=reader) for one in QUESTIONS]
    narrow = Scope(outlet="Wire")
    return [
        [(one.verdict, one.confidence, [_quote(q) for q in one.quotes]) for one in asked],
        [_quote(q) for q in library.search("g", "treaty votes", limit=25, reader=reader)],
        [_quote(q) for q in library.search("g", "tariff", scope=narrow, limit=25, reader=reader)],
        [_quote(q) for q in library.check("g", QUESTIONS[1] + " It was.", reader=reader).quotes],
        [(q.article.id, q.start) for q in library.quotations("g", who="Lindt", reader=reader)],
        [(q.article.id, q.start) for q in library.quotations("g", about="votes", reader=reader)],
        library.outlets("g", reader=reader),
        library.titles("g", reader=reader),
        [(one.id, one.text) for one in library.articles("g", reader=reader)],
        [one.id for one in library.articles("g", words="ratified", reader=reader)],
        library.count("g", words="monday", reader=reader),
        library.size("g", reader=reader),
        [(one.name, one.roles, one.articles) for one in library.collections("g", reader=reader)],
    ]


def _quote(quote):
    return quote.article.id, quote.start, quote.end, quote.highlight, quote.score


@settings(max_examples=8, deadline=None)
@given(places, operations)
@example([1, 0, 0, 0, 0, 0], [("remove", 0, 0)])
def test_who_may_not_read_a_collection_meets_a_library_that_never_held_it(first, done):
    with TemporaryDirectory() as folder:
        held = Held(Path(folder) / "held")
        for one in [*(("add", file, place) for file, place in enumerate(first)), *done]:
            held.do(*one)
        for number, reader in enumerate(READERS):
            other = without(held, reader, Path(folder) / f"without-{number}")
            assert shown(held.library, reader) == shown(other, reader)
            other.close()
        held.library.close()
