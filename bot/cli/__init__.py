"""The command line: `rapporteur`."""

from bot.cli import articles as _articles  # noqa: F401 - registers its commands
from bot.cli import correcting as _correcting  # noqa: F401
from bot.cli import digests as _digests  # noqa: F401
from bot.cli import erasing as _erasing  # noqa: F401
from bot.cli import group as _group  # noqa: F401
from bot.cli import moving as _moving  # noqa: F401
from bot.cli import serving as _serving  # noqa: F401
from bot.cli import status as _status  # noqa: F401
from bot.cli import topics as _topics  # noqa: F401
from bot.cli.app import NOT_FOUND, OUR_FAULT, Place, app

__all__ = ["NOT_FOUND", "OUR_FAULT", "Place", "app"]
