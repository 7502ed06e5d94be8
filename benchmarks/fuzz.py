"""Feed changed files to the readers for a while, and keep what they trip over.

    python benchmarks/fuzz.py [MINUTES] [SEED] [FOLDER]

Starts from the hostile files of the tests and the sample articles. What takes
over four seconds of the processor, is stopped, ends its process, raises anything but a refusal,
or breaks a promise of reading (tests/hostile/mutation.py) is a finding: its
file is kept in FOLDER, ./fuzz-findings unless said.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.errors import ReadingFailed, TooMuchMemory, TooSlow
from knowledge.ingest.apart import PreparingApart
from tests.hostile.case import Case
from tests.hostile.made import CASES
from tests.hostile.mutation import checked, mutated

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
TODAY = date(2025, 6, 1)
LARGEST = 40_000


def corpus() -> list[tuple[str, bytes]]:
    """Return the files to start from, the small ones."""
    found = [(file.name, file.read_bytes()) for file in sorted(SEEDS.iterdir())]
    found += [(one.name, one.make()) for one in CASES if not _is_slow(one)]
    return [(name, body) for name, body in found if 0 < len(body) <= LARGEST]


def _is_slow(case: Case) -> bool:
    expects = case.expects if isinstance(case.expects, tuple) else (case.expects,)
    return TooSlow in expects


def trip(preparing: PreparingApart, name: str, body: bytes) -> str | None:
    """Return what a file trips over, in a few words."""
    try:
        found = preparing.hand(body, name, today=TODAY)()
    except Exception as fault:  # noqa: BLE001 - any of them is a finding
        return f"{type(fault).__name__}: {str(fault)[:80]!r}"
    stopped = isinstance(found, (TooSlow, TooMuchMemory, ReadingFailed))
    return type(found).__name__ if stopped else None


def main(minutes: float, seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    files = corpus()
    preparing = PreparingApart(1, prepare=checked, limit_s=60)
    counts: Counter[str] = Counter()
    until, done, said = time.monotonic() + 60 * minutes, 0, time.monotonic()
    while time.monotonic() < until:
        name, body = chance.choice(files)
        changed = mutated(body, chance.choice(files)[1], chance)
        what = trip(preparing, name, changed)
        done += 1
        if what is not None:
            counts[what] += 1
            if counts[what] <= 20:
                folder.mkdir(parents=True, exist_ok=True)
                key = hashlib.sha256(changed).hexdigest()[:8]
                (folder / f"{key}-{name}").write_bytes(changed)
                print(f"{what}: {key}-{name}", flush=True)
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(f"{done:,} files, {sum(counts.values()):,} findings {dict(counts)}", flush=True)
    preparing.close()
    print(f"{done:,} files in {minutes:g} minutes, findings: {dict(counts) or 'none'}", flush=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        float(given[0]) if given else 5,
        int(given[1]) if len(given) > 1 else 1,
        Path(given[2] if len(given) > 2 else "fuzz-findings"),
    )
