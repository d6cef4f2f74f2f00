"""Records of our own JSON export, field by field as their dataclasses say; what does not fit is refused."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from relationship_journal.domain.kinds import BY_NAME
from relationship_journal.domain.positions import DIGITS
from relationship_journal.domain.records import Record
from relationship_journal.domain.rituals import Schedule
from relationship_journal.domain.schedules import from_json
from relationship_journal.domain.text import clean

Reader = Callable[[Any], Any]
_MOST = 2**63 - 1
_DEEPEST = 50
_RANGES = {
    "closeness": (1, 5),
    "energy": (1, 5),
    "tension": (1, 5),
    "calm_before": (1, 5),
    "calm_after": (1, 5),
    "minutes": (0, _MOST),
}
"""Whole numbers that mean something only within bounds, which the database keeps too."""


class Misfit(ValueError):
    """A record cannot be read; its text is the sentence."""


def record_of(kind: str, told: object) -> Record:
    """The record of a kind that `told`, an object of an export, describes.

    What this version has no field for goes into `extra`. Raises Misfit.
    """
    if not isinstance(told, dict):
        raise Misfit("This is no entry.")
    readers = _readers(kind)
    values: dict[str, Any] = {}
    for name, (read, needed) in readers.items():
        if name not in told:
            if needed:
                raise Misfit(f"It has no {name}.")
            continue
        try:
            values[name] = read(told[name])
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise Misfit(f"Its {name} says nothing this version knows.") from error
    newer = {name: plain(value) for name, value in told.items() if name not in readers}
    values["extra"] = newer | values.get("extra", {})
    values["deleted_at"] = None  # an export leaves the bin out
    return BY_NAME[kind].stored(**values)


def plain(value: Any, depth: int = _DEEPEST) -> Any:
    """Plain JSON that can be kept: not too deep, texts that can be written, numbers that are some.

    Raises ValueError.
    """
    if depth == 0:
        raise ValueError("too deep")
    if isinstance(value, str):
        return _kept(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {_kept(name): plain(one, depth - 1) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one, depth - 1) for one in value]
    return value


def _kept(text: str) -> str:
    """A text inside a list is kept as it is, unless it could not be stored at all."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return clean(text)
    return text.replace("\0", "")


@cache
def _readers(kind: str) -> Mapping[str, tuple[Reader, bool]]:
    """How each field of a kind is read, and whether a record needs it."""
    stored = BY_NAME[kind].stored
    hints = get_type_hints(stored)
    return {
        one.name: (
            _named(one.name, _reader(hints[one.name])),
            one.default is MISSING and one.default_factory is MISSING,
        )
        for one in fields(stored)
    }


def _named(name: str, read: Reader) -> Reader:
    """What a field's name asks for beyond its type."""
    if name == "position":
        return lambda value: _position(read(value))
    if name not in _RANGES:
        return read
    least, most = _RANGES[name]

    def bounded(value: Any) -> Any:
        found = read(value)
        if found is not None and not least <= found <= most:
            raise ValueError(name)
        return found

    return bounded


def _position(position: str) -> str:
    """A position behind which there is room: the nearest one for text that is none."""
    if not set(position) <= set(DIGITS):
        return ""
    return position + DIGITS[len(DIGITS) // 2] if position.endswith(DIGITS[0]) else position


def _reader(hint: Any) -> Reader:
    """How a value of this type is read."""
    if isinstance(hint, UnionType):  # the only unions are of something and None
        read = _reader(next(one for one in get_args(hint) if one is not type(None)))
        return lambda value: None if value is None else read(value)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is list:
        each = _reader(parts[0]) if parts[0] is not str else _inner_text
        return lambda value: [each(one) for one in _a(list, value)]
    if origin is dict:
        key = _reader(parts[0]) if parts[0] is not str else _inner_text
        of_key = _reader(parts[1]) if parts[1] is not str else _inner_text
        return lambda value: {key(name): of_key(one) for name, one in _a(dict, value).items()}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value: hint(_a(str, value))
    return _PLAIN[hint]


def _a(wanted: type, value: Any) -> Any:
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise TypeError(f"no {wanted.__name__}")
    return value


def _inner_text(value: Any) -> str:
    return _kept(_a(str, value))


def _whole(value: Any) -> int:
    found: int = _a(int, value)
    if abs(found) > _MOST:
        raise ValueError("too large")
    return found


def _moment(value: Any) -> datetime:
    found = datetime.fromisoformat(_a(str, value))
    if found.tzinfo is None:
        raise ValueError("no zone")
    found = found.astimezone(UTC)
    return found.replace(microsecond=found.microsecond // 1000 * 1000)


_PLAIN: dict[Any, Reader] = {
    str: lambda value: clean(_a(str, value)),
    bool: lambda value: _a(bool, value),
    int: _whole,
    UUID: lambda value: UUID(_a(str, value)),
    datetime: _moment,
    date: lambda value: date.fromisoformat(_a(str, value)),
    time: lambda value: time.fromisoformat(_a(str, value)).replace(tzinfo=None, second=0, microsecond=0),
    Schedule: lambda value: from_json(_a(dict, value)),
    object: plain,
}
