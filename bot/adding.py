"""Add the files that a person names, and keep count of what came of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge import Added, Library

# Which files of a folder are worth opening. A file named by itself is always
# opened, since the library tells a format by the bytes.
READABLE_ENDINGS = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml"}
    | {".zip"}
)
NO_SUCH_PATH = "There is no such file or folder."
NO_FILES = "This folder holds no file that could be an article."


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a person named that could not be used, and why, in a sentence."""

    named: str
    reason: str


@dataclass(slots=True)
class Tally:
    """What came of each file: new here, here already, or refused."""

    added: list[Added] = field(default_factory=list)
    already: list[Added] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def gather(paths: Sequence[Path]) -> tuple[list[Path], list[Refusal]]:
    """Return the files that ``paths`` stand for, each once, and the paths that lead nowhere."""
    files: dict[Path, None] = {}
    refused = []
    for path in paths:
        found = _files_of(path)
        files.update(dict.fromkeys(found))
        if not found:
            reason = NO_FILES if path.is_dir() else NO_SUCH_PATH
            refused.append(Refusal(str(path), reason))
    return list(files), refused


def add_files(
    library: Library,
    group_id: str,
    files: Sequence[Path],
    progress: Callable[[int], None] = lambda _done: None,
    *,
    collection: int | None = None,
) -> Tally:
    """Add ``files`` to a group's library; ``progress`` hears how many are done.

    ``collection`` is the number of the one that new articles are to stand in.
    """
    tally = Tally()
    given: deque[Path] = deque()
    unopened: list[Refusal] = []

    def opened() -> Iterator[tuple[str, bytes]]:
        for path in files:
            try:
                body = path.read_bytes()
            except OSError as error:
                unopened.append(Refusal(str(path), f"It cannot be opened: {error.strerror}."))
                continue
            given.append(path)
            yield path.name, body

    done = 0
    seen: set[str] = set()
    for name, outcome in library.add_files(group_id, opened(), collection=collection):
        # Files come back in order, an archive as its members, each with a name of its own.
        if seen and (name in seen or not _is_within(name, given[0])):
            given.popleft()
            seen.clear()
            done += 1
        seen.add(name)
        _count(tally, f"{given[0]}{name[len(given[0].name) :]}", outcome)
        progress(done + 1 + len(unopened))
    tally.refused += unopened
    return tally


def _is_within(name: str, path: Path) -> bool:
    return name == path.name or name.startswith(f"{path.name}/")


def _count(tally: Tally, named: str, outcome: Added | Exception) -> None:
    if isinstance(outcome, Exception):
        tally.refused.append(Refusal(named, str(outcome)))
    elif outcome.is_new:
        tally.added.append(outcome)
    else:
        tally.already.append(outcome)


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path] if path.exists() else []
    return sorted(each for each in path.rglob("*") if _is_readable(each, path))


def _is_readable(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    hidden = any(part.startswith(".") for part in parts)
    return not hidden and path.suffix.lower() in READABLE_ENDINGS and path.is_file()
