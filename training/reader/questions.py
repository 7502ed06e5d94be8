"""Questions with passages to read for each: those that answer it, and those that do not."""

from __future__ import annotations

from dataclasses import dataclass

Bounds = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A passage with the characters in it that answer a question, each as start and end.

    ``sentences`` are its sentences in the same form.
    """

    text: str
    spans: Bounds
    sentences: Bounds

    @property
    def without(self) -> str | None:
        """Return the passage without the sentences that answer; ``None`` if what is left may."""
        kept = [
            self.text[start:end]
            for start, end in self.sentences
            if not any(start < stop and begin < end for begin, stop in self.spans)
        ]
        left = " ".join(kept)
        words = {self.text[begin:stop].casefold() for begin, stop in self.spans}
        may_answer = any(one in left.casefold() for one in words)
        return None if not left or may_answer else left


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one document, what answers it, and what was found but does not, best first.

    ``misleading`` are questions that somebody wrote on the same document and that
    nothing in it answers; ``title`` is what the document is about.
    """

    text: str
    document: str
    title: str
    answered: Answered
    beside: tuple[str, ...]
    misleading: tuple[str, ...]
