"""Which processes run, as Linux tells under /proc."""

from __future__ import annotations

from pathlib import Path


def processes_of(parent: int) -> set[int]:
    """The processes that read, among the children of one."""
    found = set()
    for process in _all():
        try:
            command = Path(f"/proc/{process}/cmdline").read_bytes()
        except OSError:
            continue
        if _parent_and_session(process)[0] == parent and b"spawn_main" in command:
            found.add(process)
    return found


def processes_in(session: int) -> set[int]:
    """All processes of a session, whatever became of the one that started it."""
    return {one for one in _all() if _parent_and_session(one)[1] == session}


def is_running(process: int) -> bool:
    return _fields(process)[0] not in "ZX"


def ticks_of(process: int) -> int:
    """Return how long it had the processor, in the ticks that the system counts in."""
    _, *fields = _fields(process)
    return int(fields[10]) if len(fields) > 10 else 0


def _all() -> set[int]:
    running = {int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()}
    return set(filter(is_running, running))


def _parent_and_session(process: int) -> tuple[int, int]:
    _, parent, _, session, *_ = _fields(process)
    return int(parent), int(session)


def _fields(process: int) -> list[str]:
    """Return what /proc says after the name; as of a dead process where there is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return ["X", "0", "0", "0"]
