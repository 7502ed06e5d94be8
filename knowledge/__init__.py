"""The library: articles in, exact quotes out. The only thing that other packages import."""

from knowledge.errors import (
    DatabaseTooNew,
    EmptyQuestion,
    IndexMismatch,
    KnowledgeError,
    ModelUnavailable,
    StoreUnavailable,
    UnknownArticle,
    Unreadable,
)
from knowledge.evaluation.measured import Measured
from knowledge.library import Check, Library, open_library, utc_now
from knowledge.model import (
    Added,
    Answer,
    Article,
    Details,
    Question,
    Quote,
    Removal,
    Scope,
    Span,
    Verdict,
)

__all__ = [
    "Added",
    "Answer",
    "Article",
    "Check",
    "DatabaseTooNew",
    "Details",
    "EmptyQuestion",
    "IndexMismatch",
    "KnowledgeError",
    "Library",
    "Measured",
    "ModelUnavailable",
    "Question",
    "Quote",
    "Removal",
    "Scope",
    "Span",
    "StoreUnavailable",
    "UnknownArticle",
    "Unreadable",
    "Verdict",
    "open_library",
    "utc_now",
]
