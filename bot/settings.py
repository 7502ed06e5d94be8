"""What an operator may set: the environment and ``.env``, read once and frozen."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "RAPPORTEUR_"
ENV_FILE = Path(".env")


class WrongSetting(Exception):
    """A setting that cannot be used as it stands; ``str(error)`` is a sentence."""


class Settings(BaseSettings):
    """Everything that may be set, under the names that README.md lists."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        populate_by_name=True,
    )

    data: Path = Field(default=Path("data"), validation_alias="RAPPORTEUR_DATA")
    debug: bool = Field(default=False, validation_alias="RAPPORTEUR_DEBUG")
    database_url: SecretStr | None = Field(default=None, validation_alias="DATABASE_URL")
    embedding_model: str | None = Field(default=None, validation_alias="EMBEDDING_MODEL")
    reader_model: str | None = Field(default=None, validation_alias="READER_MODEL")
    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    discord_token_file: Path | None = Field(default=None, validation_alias="DISCORD_TOKEN_FILE")
    discord_api: str | None = Field(default=None, validation_alias="DISCORD_API")
    discord_gateway: str | None = Field(default=None, validation_alias="DISCORD_GATEWAY")
    health_port: int | None = Field(
        default=None, ge=1, le=65_535, validation_alias="RAPPORTEUR_HEALTH_PORT"
    )
    grace_days: int = Field(default=30, ge=0, le=365, validation_alias="RAPPORTEUR_GRACE_DAYS")

    @property
    def grace(self) -> timedelta:
        """Return how long a server that removed the bot keeps what it had."""
        return timedelta(days=self.grace_days)

    def token(self) -> SecretStr | None:
        """Return the bot's token, from its file when one is named; ``None`` when unset.

        Raises WrongSetting when the file cannot be read.
        """
        if self.discord_token is not None or self.discord_token_file is None:
            return self.discord_token
        try:
            return SecretStr(self.discord_token_file.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as error:
            raise WrongSetting(
                f"DISCORD_TOKEN_FILE names {self.discord_token_file}, which cannot be read."
            ) from error


def setting_names() -> tuple[str, ...]:
    """Return the environment names of all settings, in the order of the fields."""
    return tuple(str(field.validation_alias) for field in Settings.model_fields.values())


def load_settings(env_file: Path = ENV_FILE, *, data: Path | None = None) -> Settings:
    """Read the environment, then ``env_file`` for what the environment leaves open.

    ``data`` comes before both. Raises WrongSetting for a name with our prefix
    that is no setting, and for a value that cannot be used.
    """
    refuse_unknown(os.environ)
    found = env_file if _is_there(env_file) else None
    refuse_unknown(dotenv_values(found) if found else ())
    try:
        settings = Settings(_env_file=found)  # type: ignore[call-arg]
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise WrongSetting(f"{first['loc'][0]} cannot be used: {first['msg']}.") from error
    if settings.database_url is not None:
        raise WrongSetting(
            "DATABASE_URL is set, but this version keeps articles in the data folder only; "
            "unset it."
        )
    return settings if data is None else settings.model_copy(update={"data": data})


def _is_there(env_file: Path) -> bool:
    """Tell whether the file is there to be read; a folder that may not be entered holds none.

    Raises WrongSetting for one that may not be read.
    """
    try:
        is_file = env_file.is_file()
    except PermissionError:
        return False
    if is_file and not os.access(env_file, os.R_OK):
        raise WrongSetting(f"{env_file} cannot be read by this user; change its permissions.")
    return is_file


def refuse_unknown(names: Iterable[str]) -> None:
    """Raise WrongSetting at the first name with our prefix that is no setting."""
    known = setting_names()
    for name in names:
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(name.upper(), known, n=1, cutoff=0.0)
            raise WrongSetting(f"{name} is not a setting. The nearest one is {near[0]}.")
