"""What the bot does by the clock, whether or not anybody asks; one run of a job at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.refusals import Refused

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do at the start and then again and again; doing it twice must do no harm."""

    name: str
    every: timedelta
    do: Callable[[], Awaitable[None]]

    async def run(self) -> None:
        """Do it once; what it raises is logged by a reference and ends nothing else."""
        try:
            await self.do()
        except Refused as refused:
            _log.info("job put off", job=self.name, why=refused.key)
        except Exception:  # noqa: BLE001 - the one broad catch here; nothing is swallowed
            _log.exception("job failed", job=self.name, ref=token_hex(3))


class Clock:
    """Runs jobs while it is started. A run that was missed is made up for once."""

    def __init__(self, *jobs: Job) -> None:
        self._jobs = jobs
        self._scheduler: Any = AsyncIOScheduler(timezone=UTC)

    @property
    def is_running(self) -> bool:
        """Tell whether it was started and not stopped."""
        return bool(self._scheduler.running)

    def start(self) -> None:
        """Run every job now and at its times; once is enough."""
        if self.is_running or not self._jobs:
            return
        for job in self._jobs:
            self._scheduler.add_job(
                job.run,
                "interval",
                seconds=job.every.total_seconds(),
                id=job.name,
                replace_existing=True,
                next_run_time=datetime.now(UTC),
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Start no more jobs, and cancel what runs."""
        if self.is_running:
            self._scheduler.shutdown(wait=False)
