"""What a reader of one format hands back, before gaps are filled and dates are judged."""

from __future__ import annotations

import binascii
import struct
import zlib
from dataclasses import dataclass, fields, replace
from datetime import date

# A book of 300 pages of print; no article is longer, and more takes too long to clean and cut.
MOST_CHARACTERS, MOST_LINES = 1_000_000, 50_000
PARSER_FAULTS: tuple[type[Exception], ...] = (
    # Parsers written for well-formed files meet damage in these ways: a value that does not
    # convert or decode (ValueError, TypeError), a part that is missing (LookupError,
    # AttributeError, EOFError), an offset that leads nowhere (OSError, ArithmeticError,
    # AssertionError), nesting without end (RecursionError), a feature that nobody wrote
    # (NotImplementedError) or a packed stream that does not unpack (zlib, struct, binascii).
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    EOFError,
    OSError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    zlib.error,
    struct.error,
    binascii.Error,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and what its file says about it; ``None`` where it says nothing."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()

    def or_else(self, other: Reading) -> Reading:
        """Fill what this reading leaves open from ``other``; text and warnings stay."""
        kept = ("text", "warnings")
        gaps = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if field.name not in kept and getattr(self, field.name) is None
        }
        return replace(self, **gaps)
