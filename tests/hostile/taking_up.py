"""Claims what is due and says what it would post, until nothing is due any more.

    python -m tests.hostile.taking_up FOLDER MOMENT

MOMENT is the time it is. Prints a line of JSON for each digest, as it is
posted, and at the end one of how much memory was used at most.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from datetime import datetime
from pathlib import Path

from knowledge.library import Library
from knowledge.store.sqlite import open_sqlite
from tests.made import WordEmbedder


def main(folder: Path, now: datetime) -> None:
    """Take up all that is due, together with others who do."""
    started = time.perf_counter()
    with Library(open_sqlite(folder), WordEmbedder(), clock=lambda: now) as library:
        holder = str(os.getpid())
        while (due := library.next_due()) is not None and due <= now:
            for digest in library.due(holder=holder):
                where = f"{digest.group_id}/{digest.subscription.destination}"
                say(where=where, articles=[one.article.id for one in digest.stories])
                library.posted(digest, "1")
    most_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    say(most_mb=most_kb / 1024, took_s=time.perf_counter() - started)


def say(**about: object) -> None:
    """Print a line."""
    sys.stdout.write(json.dumps(about) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
