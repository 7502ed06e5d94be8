"""The library: articles in, exact quotes out. The only thing that other packages import."""

from knowledge.errors import (
    DatabaseTooNew,
    EmptyQuestion,
    IndexMismatch,
    KnowledgeError,
    ModelUnavailable,
    QuestionTooLong,
    StoreUnavailable,
    UnknownAnswer,
    UnknownArticle,
    Unreadable,
)
from knowledge.evaluation.checks import Check
from knowledge.evaluation.measured import Measured
from knowledge.library import Library, open_library, utc_now
from knowledge.model import (
    Added,
    Answer,
    Article,
    Checked,
    Context,
    Details,
    KeptAnswer,
    Question,
    Quote,
    Rating,
    Removal,
    Scope,
    SourceRequest,
    Span,
    Verdict,
)
from knowledge.search.answer import count_close

__all__ = [
    "Added",
    "Answer",
    "Article",
    "Check",
    "Checked",
    "Context",
    "DatabaseTooNew",
    "Details",
    "EmptyQuestion",
    "IndexMismatch",
    "KeptAnswer",
    "KnowledgeError",
    "Library",
    "Measured",
    "ModelUnavailable",
    "Question",
    "QuestionTooLong",
    "Quote",
    "Rating",
    "Removal",
    "Scope",
    "SourceRequest",
    "Span",
    "StoreUnavailable",
    "UnknownAnswer",
    "UnknownArticle",
    "Unreadable",
    "Verdict",
    "count_close",
    "open_library",
    "utc_now",
]
