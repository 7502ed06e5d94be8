"""Claims what is due and carries each slot through, until nothing is or it is killed.

    python -m tests.hostile.claiming FOLDER HOLDER NOW

Waits for a line once it has opened the folder, and prints one for each commit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import sleep

from knowledge.model import State
from knowledge.store.base import KeptSlot, Store, Way, Work
from knowledge.store.sqlite import open_sqlite
from tests.followed import DAY, LEASE, outgoing, slot

GROUPS = ("g", "h")
ENTRIES = 3
"""The articles that go with each slot."""
SENDING_S = 0.005
"""How long sending takes, in which another process has its turn."""


def carry(store: Store, holder: str, now: datetime, tell: Callable[[str], None]) -> None:
    """Take one thing after the other through its three transactions, telling of each."""
    while True:
        with store.begin() as work:
            found = _claim(work, holder, now)
            work.commit()
        if found is None:
            return
        group_id, held = found
        tell(f"claimed {group_id} {held.key}")
        with store.begin() as work:
            _record(work, group_id, held, now)
            work.commit()
        tell(f"recorded {group_id} {held.key}")
        sleep(SENDING_S)
        with store.begin() as work:
            _post(work, group_id, held, now)
            work.commit()
        tell(f"posted {group_id} {held.key}")


def _claim(work: Work, holder: str, now: datetime) -> tuple[str, KeptSlot] | None:
    for group_id, number in work.due(now, 1):
        kept, lease = work.subscription(group_id, number), now + LEASE
        held = work.open_slot(group_id, number)
        if held is None:
            held = slot(number, kept.next_at, holder=holder, lease_until=lease)
            work.keep_subscription(group_id, replace(kept, next_at=kept.next_at + DAY))
        held = replace(held, holder=holder, lease_until=lease)
        work.keep_slot(group_id, held)
        return group_id, held
    return None


def _record(work: Work, group_id: str, held: KeptSlot, now: datetime) -> None:
    names = [f"{held.key} {place}" for place in range(ENTRIES)]
    rows = [outgoing(name, place, slot=held.at) for place, name in enumerate(names)]
    work.keep_outgoing(group_id, held.subscription, rows)
    work.see(group_id, held.subscription, work.latest_arrival(group_id) + 1)
    work.keep_slot(group_id, replace(held, state=State.SENDING, attempted_at=now, attempts=1))


def _post(work: Work, group_id: str, held: KeptSlot, now: datetime) -> None:
    rows = work.outgoing(group_id, held.subscription, slot=held.at)
    sent = [replace(one, state=Way.SENT, settled_at=now) for one in rows]
    work.keep_outgoing(group_id, held.subscription, sent)
    being_sent = work.open_slot(group_id, held.subscription)
    work.keep_slot(group_id, replace(being_sent, state=State.POSTED, settled_at=now, message="1"))


def main(folder: str, holder: str, now: str) -> None:
    """Open the folder, wait, and carry through what is due."""
    store = open_sqlite(Path(folder))

    def tell(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    tell("open")
    sys.stdin.readline()
    carry(store, holder, datetime.fromisoformat(now), tell)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
