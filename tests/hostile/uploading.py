"""Uploads, revises, edits and removes until it is killed, and says what was confirmed.

    python -m tests.hostile.uploading FOLDER SEED PROCESSES

Prints a line of JSON for each thing done, once the library said so.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from knowledge import Unreadable
from knowledge.ingest.apart import PreparingApart
from knowledge.library import Library
from tests.hostile.files import MAKERS, Text
from tests.made import NOON, WordEmbedder, new_store

GROUP = "g"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x01"


class Uploading:
    """One person's work on a library, by chance."""

    def __init__(self, library: Library, seed: int) -> None:
        self._library, self._seed, self._chance = library, seed, random.Random(seed)
        self._texts: list[Text] = []
        self._kept: list[str] = []
        self._removed: list[str] = []
        self._given: dict[str, tuple[str, bytes, str]] = {}
        self._number = 0

    def on_and_on(self) -> None:
        """Do one thing after another."""
        while True:
            self._upload()
            self._chance.choice((self._edit, self._remove, self._restore))()

    def _upload(self) -> None:
        files = [self._file() for _ in range(self._chance.randint(1, 5))]
        words = {name: word for name, _, word in files}
        batch = self._library.begin_batch(GROUP, tuple(words), by="7", where="there")
        say("began", batch=batch, files=list(words))
        given = [(name, body) for name, body, _ in files]
        for name, outcome in self._library.add_files(GROUP, given, by="7", batch=batch):
            if isinstance(outcome, Unreadable):
                say("refused", batch=batch, name=name, reason=str(outcome))
                continue
            id_, entry = outcome.article.id, outcome.entry and outcome.entry.number
            self._kept.append(id_)
            self._given[id_] = next(one for one in files if one[0] == name)
            did = "added" if outcome.is_new else "already"
            relation, other = outcome.relation, outcome.other and outcome.other.id
            told = {"name": name, "id": id_, "word": words[name], "entry": entry}
            say(did, batch=batch, **told, relation=relation, other=other)
        self._library.end_batch(GROUP, batch)
        say("ended", batch=batch)

    def _file(self) -> tuple[str, bytes, str]:
        """Return a file, and the word that stands in it alone."""
        self._number += 1
        word, kind = f"zq{self._seed}x{self._number}", self._chance.choice(tuple(MAKERS))
        name, fate = f"{self._seed}-{self._number}.{kind}", self._chance.random()
        if fate < 0.1:
            return name, PICTURE, word
        if fate < 0.2 and self._kept:
            _, body, word = self._given[self._chance.choice(self._kept)]
            return name, body, word
        old = self._chance.choice(self._texts) if self._texts and fate < 0.5 else None
        text = old.revised(word, self._chance) if old else Text.new(word, self._chance)
        self._texts.append(text)
        return name, MAKERS[kind](text), word

    def _edit(self) -> None:
        if self._kept:
            id_ = self._chance.choice(self._kept)
            details = self._library.article(GROUP, id_).details
            title = f"Edited {self._chance.random()}"
            edited = self._library.edit(GROUP, id_, replace(details, title=title))
            say("edited", id=id_, title=title, entry=edited.entry.number)

    def _remove(self) -> None:
        if self._kept:
            id_ = self._chance.choice(self._kept)
            gone = {id_}
            family = self._library.family(GROUP, id_)
            if family.head.id == id_:
                gone |= set(family.ids)
            self._kept = [one for one in self._kept if one not in gone]
            removed = self._library.remove(GROUP, id_)
            self._removed.append(id_)
            say("removed", id=id_, entry=removed.entry.number)

    def _restore(self) -> None:
        if self._removed:
            id_ = self._removed.pop()
            restored = self._library.restore(GROUP, id_)
            self._kept.append(id_)
            say("restored", id=id_, entry=restored.entry.number)


def say(did: str, **about: object) -> None:
    sys.stdout.write(json.dumps({"did": did, **about}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    folder, seed, processes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    preparing = PreparingApart(processes) if processes else None
    ticks = count()
    # No two moments are one: what is removed together is known by its moment.
    clock = lambda: NOON + timedelta(seconds=seed, microseconds=next(ticks))  # noqa: E731
    opened = Library(new_store(folder), WordEmbedder(), clock=clock, preparing=preparing)
    say("opened")
    Uploading(opened, seed).on_and_on()
