"""The JSON shapes that programs may hold us to, made from the library's nouns; pure."""

from bot.documents.articles import (
    added_document,
    article_document,
    articles_document,
    edited_document,
    removed_document,
    restored_document,
    shown_document,
    tally_document,
)
from bot.documents.curating import (
    erased_document,
    history_document,
    person_text,
    settings_document,
)
from bot.documents.digests import (
    digest_document,
    due_document,
    sent_document,
    subscriptions_document,
)
from bot.documents.following import subscription_document
from bot.documents.moving import exported_document, imported_document
from bot.documents.quotes import (
    answer_document,
    hits_document,
    quotation_document,
    quotations_document,
    quote_document,
)
from bot.documents.reports import checks_document, evaluation_document
from bot.documents.status import status_document
from bot.documents.topics import (
    match_document,
    removed_topic_document,
    topic_document,
    topics_document,
    trial_document,
    why_document,
)
from bot.documents.writing import as_json

__all__ = [
    "added_document",
    "answer_document",
    "article_document",
    "articles_document",
    "as_json",
    "checks_document",
    "digest_document",
    "due_document",
    "edited_document",
    "erased_document",
    "evaluation_document",
    "exported_document",
    "history_document",
    "hits_document",
    "imported_document",
    "match_document",
    "person_text",
    "quotation_document",
    "quotations_document",
    "quote_document",
    "removed_document",
    "removed_topic_document",
    "restored_document",
    "sent_document",
    "settings_document",
    "shown_document",
    "status_document",
    "subscription_document",
    "subscriptions_document",
    "tally_document",
    "topic_document",
    "topics_document",
    "trial_document",
    "why_document",
]
