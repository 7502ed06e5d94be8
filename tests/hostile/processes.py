"""Which processes read files for another, as Linux tells it."""

from __future__ import annotations

from pathlib import Path


def processes_of(parent: int) -> set[int]:
    """The processes that read, among the children of one."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and is_running(int(folder.name)):
            try:
                state = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if int(state[1]) == parent and b"spawn_main" in command:
                found.add(int(folder.name))
    return found


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
