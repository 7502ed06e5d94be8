"""The command line over a library without a model, as in the tests of its first commands."""

from tests.bot.test_cli import run, treaty

__all__ = ["run", "treaty"]
