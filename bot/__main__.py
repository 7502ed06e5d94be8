"""Start the command line; every failure ends in a sentence and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from secrets import token_hex

from bot.cli import NOT_FOUND, OUR_FAULT, app
from bot.refusals import CannotStart
from bot.settings import WrongSetting
from bot.terminal.screen import say

WRONG_USAGE = 2


def main() -> None:
    """Run one command and leave with 0, 1 (refused), 2 (wrong usage) or 3 (our fault)."""
    try:
        app()
    except WrongSetting as error:
        say(str(error))
        sys.exit(WRONG_USAGE)
    except BrokenPipeError:
        # Whoever read our output has had enough; Python must not try to flush it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the one place where anything ends in a sentence
        sys.exit(_ended_by(error))


def _ended_by(error: Exception) -> int:
    from knowledge import KnowledgeError

    if isinstance(error, (KnowledgeError, CannotStart)):
        say(str(error))
        return NOT_FOUND
    reference = token_hex(3)
    if os.environ.get("RAPPORTEUR_DEBUG"):
        traceback.print_exception(error)
    say(
        f"Something went wrong (ref {reference}): {type(error).__name__}. "
        "Set RAPPORTEUR_DEBUG=1 to see where."
    )
    return OUR_FAULT


if __name__ == "__main__":
    main()
