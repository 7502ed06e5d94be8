"""Many subscriptions due in one minute, taken up by several processes on one database.

    python benchmarks/due.py [--subscriptions 10000] [--processes 2] [--articles 5]

Each group has some subscriptions and some articles, all of which every
subscription's topic asks for. The processes claim what is due and print what
they would post; the printed lines are counted. Exits with 1 when an article
is lost or doubled anywhere.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from knowledge import Schedule, Subscription, Topic  # noqa: E402
from knowledge.library import Library  # noqa: E402
from tests.made import Clock, library_in  # noqa: E402
from tests.river import river_article  # noqa: E402

OF_A_GROUP = 20
TAKING_UP = "tests.hostile.taking_up"


def main(options: Namespace) -> bool:
    """Make them all, have them taken up, and say what came of it."""
    with TemporaryDirectory() as folder:
        data, clock = Path(folder) / "data", Clock()
        started = time.perf_counter()
        with library_in(data, clock=clock) as library:
            expected = made(library, options)
        print(f"made          {time.perf_counter() - started:.1f} s, {len(expected)} pairs")
        started = time.perf_counter()
        said = taken_up(data, (clock() + timedelta(days=1)).isoformat(), options.processes)
        took = time.perf_counter() - started
    there = Counter((one["where"], article) for one in said for article in one.get("articles", []))
    lost, doubled = expected - there, there - expected
    digests = sum("where" in one for one in said)
    print(f"taken up      {digests} digests in {took:.1f} s, {digests / took:.0f} a second")
    for one in said:
        if "most_mb" in one:
            print(f"  a process   {one['most_mb']:.0f} MB at most, {one['took_s']:.1f} s")
    print(f"lost          {lost.total()}\ndoubled       {doubled.total()}")
    return not (lost or doubled)


def made(library: Library, options: Namespace) -> Counter[tuple[str, str]]:
    """Subscribe and add; return each destination and article."""
    expected: Counter[tuple[str, str]] = Counter()
    for group in range(options.subscriptions // OF_A_GROUP):
        topic, _ = library.keep_topic(str(group), Topic("River", any_of=("river",)), by="7")
        for number in range(1, OF_A_GROUP + 1):
            order = Subscription((topic.number,), str(number), False, "7", Schedule(), "UTC")
            library.subscribe(str(group), order, by="7")
        for number in range(options.articles):
            added = library.add(str(group), river_article(number), f"{number}.md")
            expected.update(
                (f"{group}/{one}", added.article.id) for one in range(1, OF_A_GROUP + 1)
            )
    return expected


def taken_up(data: Path, now: str, processes: int) -> list[dict]:
    """Let processes take up what is due; return all that they said."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", TAKING_UP, str(data), now],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(processes)
    ]  # fmt: skip
    outputs = [process.communicate()[0] for process in running]
    if any(process.returncode for process in running):
        raise SystemExit("A process failed.")
    return [json.loads(line) for output in outputs for line in output.splitlines()]


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--subscriptions", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--articles", type=int, default=5, help="of each group")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(not main(_options()))
