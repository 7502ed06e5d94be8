"""Failures a member or curator may meet; each one reads as a finished sentence.

KnowledgeError
├── Unreadable              the file cannot become an article
│   ├── EmptyFile
│   ├── BrokenFile
│   ├── EncryptedFile
│   ├── NoText
│   ├── UnknownFormat
│   ├── TooLarge
│   ├── TooSlow             reading it takes longer than one file may
│   ├── TooMuchMemory       reading it takes more memory than one file may
│   ├── ReadingFailed       reading it ended the process that read it
│   ├── AlteredText         a text of an export that is not the one exported
│   └── IncompleteExport    what an export names and does not hold
├── UnknownArticle          no article with that id in this group
│   └── TooLateToRestore    it was not removed, or too long ago to be brought back
├── NotAnExport             a folder or zip that is no export of a library, or not a whole one
├── CannotExport            where or what cannot be written out
├── WrongDetails            a title, date or address that cannot be
├── UnknownCollection       no collection with that number or name in this group
├── WrongCollection         a name or roles that a collection cannot have
├── NotForReader            an answer quotes what who asks may not read
├── UnknownAnswer           no kept answer, or quote of it, under that key
├── UnknownTopic            no topic with that number or name to follow here
├── WrongTopic              what a topic cannot be, or one topic too many
├── UnknownSubscription     no subscription with that number in this group
├── WrongSubscription       what a subscription cannot be, or one too many
│   └── WrongSchedule       days, hours or an expression that cannot be read
├── UnknownDigest           no digest under that key in this group
├── EmptyQuestion
├── QuestionTooLong
├── RequestsFull
├── UnsuitableSetting       a group cannot choose that for its library
│   ├── UnknownZone
│   └── UnknownLanguage
├── LibraryClosing          what runs long was stopped, since the library is being closed
├── ModelUnavailable        the embedding model is missing or not the one expected
├── IndexMismatch           the index was made with another model
└── StoreUnavailable        the folder or its database cannot be used
    └── DatabaseTooNew
"""

from __future__ import annotations


class KnowledgeError(Exception):
    """Anything a person may be told as it stands: ``str(error)`` is a sentence."""


class Unreadable(KnowledgeError):
    """A file that cannot become an article."""


class EmptyFile(Unreadable):
    """A file without bytes, or with nothing but white space."""


class BrokenFile(Unreadable):
    """A file whose bytes do not keep to their own format."""


class EncryptedFile(Unreadable):
    """A file that asks for a password."""


class NoText(Unreadable):
    """A well-formed file without words, such as a scan."""


class UnknownFormat(Unreadable):
    """Bytes of no kind that the library reads."""


class TooLarge(Unreadable):
    """A file over the limit."""


class TooSlow(Unreadable):
    """A file whose reading was stopped because it took too long."""


class TooMuchMemory(Unreadable):
    """A file whose reading was stopped because it asked for too much memory."""


class ReadingFailed(Unreadable):
    """A file whose reading ended the process that read it."""


class AlteredText(Unreadable):
    """A text of an export that is not the one that was exported."""


class IncompleteExport(Unreadable):
    """What an export names and does not hold: an article, an original, or what one stands under."""


class NotAnExport(KnowledgeError):
    """A folder or zip that is no export of a library, or not a whole one."""


class CannotExport(KnowledgeError):
    """A place that an export cannot be written to, or one too large for it."""


class UnknownArticle(KnowledgeError):
    """No article with that id in this group's library."""


class TooLateToRestore(UnknownArticle):
    """An article that was not removed, or too long ago to be brought back."""


class WrongDetails(KnowledgeError):
    """A title, a day or an address that an article cannot have."""


class UnknownCollection(KnowledgeError):
    """No collection with that number or name in this group's library."""


class WrongCollection(KnowledgeError):
    """A name or roles that a collection cannot have, or one collection too many."""


class NotForReader(KnowledgeError):
    """A kept answer quotes articles of a collection that who asks may not read."""


class UnknownAnswer(KnowledgeError):
    """No answer kept under that key in this group, or no such quote in it."""


class UnknownTopic(KnowledgeError):
    """No topic with that number or name in this group, or none of this member's."""


class WrongTopic(KnowledgeError):
    """A name, phrases or a description that a topic cannot have, or one topic too many."""


class UnknownSubscription(KnowledgeError):
    """No subscription with that number in this group."""


class WrongSubscription(KnowledgeError):
    """What a subscription cannot be, or one subscription too many."""


class WrongSchedule(WrongSubscription):
    """Days, hours or an expression that cannot be read, or that come too often."""


class UnknownDigest(KnowledgeError):
    """No digest under that key in this group."""


class EmptyQuestion(KnowledgeError):
    """A question without a word to search for."""


class QuestionTooLong(KnowledgeError):
    """A question over the limit of what is kept."""


class RequestsFull(KnowledgeError):
    """As many questions wait for a source as a group's list holds."""


class UnsuitableSetting(KnowledgeError):
    """What a group cannot choose for its library."""


class UnknownZone(UnsuitableSetting):
    """A time zone that is not in the IANA's list."""


class UnknownLanguage(UnsuitableSetting):
    """A language code that is not in ISO 639-1."""


class LibraryClosing(KnowledgeError):
    """What runs long was stopped, between two steps, because the library is being closed."""

    def __init__(self) -> None:
        super().__init__(
            "This was stopped because the program is being closed. What was done until then stays; "
            "do the rest again once it is back."
        )


class ModelUnavailable(KnowledgeError):
    """The embedding model is missing, damaged, or of another make."""


class IndexMismatch(KnowledgeError):
    """The index was made with another model, precision or dimension."""


class StoreUnavailable(KnowledgeError):
    """The data folder or its database cannot be used."""


class DatabaseTooNew(StoreUnavailable):
    """The database was written by a later version of this program."""
