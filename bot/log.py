"""Structured logs on stderr: lines for people at a terminal, JSON elsewhere; never a secret."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_GONE = "[secret]"


def configure_logs(*secrets: str, stream: TextIO | None = None) -> None:
    """Send the project's logs and those of its libraries through one formatter.

    Every stretch of text that is one of ``secrets`` is replaced. ``stream``
    is stderr unless given.
    """
    is_terminal = (stream or sys.stderr).isatty()
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    drawn: Processor = (
        structlog.dev.ConsoleRenderer() if is_terminal else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without(secrets),
            drawn,
        ],
    )
    to_stderr = logging.StreamHandler(stream)
    to_stderr.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [to_stderr]
    root.setLevel(logging.WARNING)
    logging.getLogger("bot").setLevel(logging.INFO)
    # It warns of every time that comes while a job still runs, which is as it should be.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


def without(secrets: tuple[str, ...]) -> Callable[[WrappedLogger, str, EventDict], EventDict]:
    """Return a step that takes secrets out of every text of an event."""
    known = [secret for secret in secrets if secret]

    def clean(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        return {name: _cleaned(value, known) for name, value in event.items()}

    return clean


def _cleaned(value: object, secrets: list[str]) -> object:
    if not isinstance(value, (str, int, float, bool, type(None))):
        value = str(value)
    if isinstance(value, str):
        for secret in secrets:
            value = value.replace(secret, _GONE)
    return value
