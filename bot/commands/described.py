"""Names and descriptions of commands, out of the catalogue and ready to be translated."""

from __future__ import annotations

from discord import Locale
from discord.app_commands import TranslationContextTypes, Translator, locale_str

from bot.catalogue import DEFAULT, languages, words_for


def described(key: str) -> locale_str:
    """Return the English words of a key, which a translator turns into other languages."""
    return locale_str(words_for(DEFAULT)(key), key=key)


class CatalogueTranslator(Translator):
    """Gives Discord the names and descriptions in every language of the catalogue."""

    async def translate(
        self, string: locale_str, locale: Locale, _context: TranslationContextTypes
    ) -> str | None:
        """Return the words in a locale; ``None`` where English stands."""
        key = string.extras.get("key")
        language = str(locale).partition("-")[0]
        if key is None or language == DEFAULT or language not in languages():
            return None
        return str(words_for(locale)(key))
