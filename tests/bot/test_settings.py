"""Settings are read once, and a wrong one is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import WrongSetting, load_settings


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch):
    for name in ("RAPPORTEUR_DATA", "DATABASE_URL", "EMBEDDING_MODEL", "READER_MODEL"):
        monkeypatch.delenv(name, raising=False)


def test_the_environment_comes_before_the_file_and_the_option_before_both(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text("RAPPORTEUR_DATA=from_file\nEMBEDDING_MODEL=some/model\nREADER_MODEL=none\n")
    assert load_settings(file).data == Path("from_file")

    monkeypatch.setenv("RAPPORTEUR_DATA", "from_environment")
    assert load_settings(file).data == Path("from_environment")
    assert load_settings(file).embedding_model == "some/model"
    assert load_settings(file).reader_model == "none"
    assert load_settings(file, data=Path("option")).data == Path("option")


def test_an_unknown_name_is_refused_with_the_nearest_right_one(tmp_path, monkeypatch):
    monkeypatch.setenv("RAPPORTEUR_DATE", "x")

    with pytest.raises(WrongSetting, match=r"RAPPORTEUR_DATE is not .* RAPPORTEUR_DATA"):
        load_settings(tmp_path / ".env")


def test_a_database_that_is_not_supported_yet_is_refused_rather_than_ignored(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://user:secret@host/name")

    with pytest.raises(WrongSetting, match="data folder only") as refusal:
        load_settings(tmp_path / ".env")
    assert "secret" not in str(refusal.value)
