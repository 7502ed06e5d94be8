"""Show a digest of the sample articles in the playground's page, and say where the page is.

    python docs/pictures/followed.py

The articles come a day after a channel was subscribed to three topics; the digest is posted as
the bot posts it. Ends with the page. For take.py, in the project's own .venv.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.catalogue import words_for
from bot.client import Client
from bot.digests.message import digest_message
from bot.offload import Offload
from bot.simulation import GROUP_ID, simulated
from knowledge import Digest, Library, Options, Schedule, Subscription, Topic, open_library

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TOPICS = (
    Topic("Critical minerals", any_of=("minerals", "rare earths", "raw materials")),
    Topic("Climate talks", any_of=("climate finance", "Paris Agreement", "emissions")),
    Topic("Tariffs and trade", description="tariffs, trade agreements and customs duties"),
)


class Clock:
    """A clock that goes when told to."""

    now = datetime.now(UTC) - timedelta(days=1)

    def __call__(self) -> datetime:
        """Return its moment."""
        return self.now


def main() -> None:
    """Serve the page until somebody ends it."""
    clock = Clock()
    with (
        TemporaryDirectory() as folder,
        open_library(folder, clock=clock) as library,
    ):
        asyncio.run(_show(library, _digest(library, clock)))


def _digest(library: Library, clock: Clock) -> Digest:
    """Subscribe, let the sample articles come, and return what is posted of them."""
    kept = [library.keep_topic(GROUP_ID, one)[0].number for one in TOPICS]
    wanted = Subscription(
        tuple(kept), "1", False, "1", Schedule(), "Europe/Brussels", Options(entries=6)
    )
    library.subscribe(GROUP_ID, wanted)
    found = (one for one in sorted(SEEDS.iterdir()) if one.suffix != ".toml")
    files = [(one.name, one.read_bytes()) for one in found]
    for _ in library.add_files(GROUP_ID, files):
        pass
    clock.now += timedelta(days=1)
    (digest,) = library.due(holder="picture")
    return digest


async def _show(library: Library, digest: Digest) -> None:
    client = Client(Offload(library), always_sync=True)
    async with simulated(client, 0) as simulation:
        channel = client.get_channel(simulation._place.channel.id)
        await channel.send(**digest_message(words_for("en-GB"), digest, may_embed=True))
        await simulation._show()
        sys.stdout.write(f"{simulation.address}\n")
        sys.stdout.flush()
        await simulation.until_closed(client.delivery.see_to_all)


if __name__ == "__main__":
    main()
