"""Settings of the journal: they are in it and travel with it."""

from __future__ import annotations

from sqlalchemy import select

from relationship_journal.domain.records import Setting, natural_id
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.journal.base import Desk
from relationship_journal.vault.tables import settings
from relationship_journal.vault.work import Work

PRIVATE = "_"
"""A value whose name begins so is the program's own note: no setting, and in no export."""


class Settings:
    """What a user can set."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self) -> JournalSettings:
        """The settings as they are."""
        with self._desk.vault.work() as work:
            return JournalSettings.from_values(setting_values(work))

    def write(self, wanted: JournalSettings) -> None:
        """Keep the settings."""
        with self._desk.vault.work() as work:
            for name, value in wanted.to_values().items():
                _put(work, name, value)
        self._desk.first_hour = wanted.first_hour

    def value(self, name: str, default: object = None) -> object:
        """One stored value by name."""
        with self._desk.vault.work() as work:
            setting = work.get(Setting, natural_id("setting", name))
            return default if setting is None else setting.value

    def set_value(self, name: str, value: object) -> None:
        """Keep one value, plain JSON, by name."""
        with self._desk.vault.work() as work:
            _put(work, name, value)


def setting_values(work: Work) -> dict[str, object]:
    """Every stored setting by name."""
    rows = work.connection.execute(select(settings.c.name, settings.c.value))
    return {name: value for name, value in rows if not name.startswith(PRIVATE)}


def _put(work: Work, name: str, value: object) -> None:
    work.put(Setting(id=natural_id("setting", name), name=name, value=value))
