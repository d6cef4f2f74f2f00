"""How the domain's values lie in columns."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from relationship_journal.domain import schedules
from relationship_journal.domain.records import EPOCH
from relationship_journal.domain.rituals import Schedule

_EMPTY: dict[Any, Callable[[], Any]] = {"{}": dict, "[]": list}


class Id(TypeDecorator[UUID]):
    """A UUID as 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return None if value is None else UUID(bytes=bytes(value))


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime as whole milliseconds since 1970; integers, so that no moment drifts."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // timedelta(milliseconds=1)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(milliseconds=value)


class Day(TypeDecorator[date]):
    """A civil date as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class TimeOfDay(TypeDecorator[time]):
    """Local wall time as HH:MM."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else value.strftime("%H:%M")

    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """A plain JSON value as compact text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        if value in _EMPTY:  # most of them are, and a journal holds many
            return _EMPTY[value]()
        return None if value is None else json.loads(value)

    def coerce_compared_value(self, op: Any, value: Any) -> Text:
        return Text()


class ScheduleJson(TypeDecorator[Schedule]):
    """A ritual's schedule as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Schedule | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(schedules.to_json(value), sort_keys=True)

    def process_result_value(self, value: Any, dialect: Dialect) -> Schedule | None:
        return None if value is None else schedules.from_json(json.loads(value))


class Word(TypeDecorator[StrEnum]):
    """A StrEnum as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        self._known: dict[Any, StrEnum | None] = {word.value: word for word in words} | {None: None}

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        # Asked of the enum itself each takes five times as long. An unknown word raises ValueError.
        return self._known[value] if value in self._known else self.words(value)


def utc_now_ms(now: datetime) -> datetime:
    """`now` cut to the milliseconds a column keeps."""
    return now.astimezone(UTC).replace(microsecond=now.microsecond // 1000 * 1000)
