"""Settings that belong to a journal and travel with it, not with the computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from relationship_journal.domain.days import FIRST_HOUR
from relationship_journal.domain.letters import COOLING_HOURS

LONGEST_LOCK_MINUTES = 24 * 60
LONGEST_COOLING_HOURS = 72


@dataclass(frozen=True)
class JournalSettings:
    """`first_hour` is when a day starts (0–23); `lock_after_minutes` of quiet, 0 for never;
    `closer` shows what is about touch and desire; a letter begun on a hard day rests for `cooling_hours`."""

    my_name: str = ""
    partner_name: str = ""
    first_hour: int = FIRST_HOUR
    lock_after_minutes: int = 10
    reminders: bool = False
    closer: bool = False
    cooling_hours: int = COOLING_HOURS

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> JournalSettings:
        """The settings stored; what is missing, unknown or out of range takes its default."""
        usual = cls()
        return cls(
            my_name=_text(values.get("my_name")),
            partner_name=_text(values.get("partner_name")),
            first_hour=_whole(values.get("first_hour"), usual.first_hour, 23),
            lock_after_minutes=_whole(
                values.get("lock_after_minutes"), usual.lock_after_minutes, LONGEST_LOCK_MINUTES
            ),
            reminders=values.get("reminders") is True,
            closer=values.get("closer") is True,
            cooling_hours=_whole(values.get("cooling_hours"), usual.cooling_hours, LONGEST_COOLING_HOURS),
        )

    def to_values(self) -> dict[str, object]:
        """The settings as JSON values, by name."""
        return asdict(self)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: object, usual: int, most: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return value
    return usual
