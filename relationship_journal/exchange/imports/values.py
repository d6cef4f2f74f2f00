"""Values of other programs' files, each as what it should be or as nothing: no value raises."""

from __future__ import annotations

import json
import math
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from relationship_journal.domain.text import clean

NO_NUMBER = 1e300
"""From here on a number means none; some programs write the largest one there is for it."""
_MOST_ASIDE = 2000
_DEEPEST = 8
_NOTHING: tuple[object, ...] = (None, "", [], {})
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"\s*[+-]?(?:\d{1,30}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][+-]?\d{1,3})?\s*")


def words(value: object) -> str:
    """A text, or a number as text; "" for anything else."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value) if number(value) is not None else ""


def number(value: object) -> float | None:
    """A finite number, written as one or as text; None for NaN, infinities and the largest number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            return None
        value = value.replace(",", ".")
    elif not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and abs(found) < NO_NUMBER else None


def whole(value: object) -> int | None:
    """A whole number, also one written as 3.0 or as text."""
    found = number(value)
    return int(found) if found is not None and found == int(found) else None


def moment(milliseconds: object) -> datetime | None:
    """The moment so many milliseconds after 1970, or before it when negative; None off the calendar."""
    found = number(milliseconds)
    if found is None:
        return None
    try:
        return _EPOCH + timedelta(milliseconds=found)
    except OverflowError:
        return None


def in_utc(wall: datetime, offset: timedelta = timedelta(0)) -> datetime | None:
    """The moment of a wall time `offset` ahead of UTC; None where the calendar ends."""
    try:
        return wall.replace(tzinfo=timezone(offset)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def compact(value: object) -> str:
    """`value` as compact JSON: the original of an entry that came as part of a larger file."""
    try:
        return clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    except (ValueError, TypeError, RecursionError):
        return ""


def rows_of(value: object) -> list[Any]:
    """A list, or none when it is anything else."""
    return value if isinstance(value, list) else []


def aside_of(value: dict[str, Any], known: frozenset[str]) -> dict[str, object]:
    """What of an object has no field with us and says something, as plain JSON within bounds."""
    room = [_MOST_ASIDE]
    kept = {clean(str(key)): _kept(one, room, _DEEPEST) for key, one in value.items() if key not in known}
    return {key: one for key, one in kept.items() if one not in _NOTHING}


def _kept(value: object, room: list[int], depth: int) -> object:
    """`value` without what says nothing; None for what lies too deep or goes on for too long."""
    room[0] -= 1
    if depth == 0 or room[0] < 0:
        return None
    if isinstance(value, dict):
        found = {clean(str(key)): _kept(one, room, depth - 1) for key, one in value.items()}
        return {key: one for key, one in found.items() if one not in _NOTHING}
    if isinstance(value, list):
        return [one for part in value if (one := _kept(part, room, depth - 1)) not in _NOTHING]
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return value
    return value if isinstance(value, int | float) and number(value) is not None else None


def pictures_stay(count: int) -> tuple[str, ...]:
    """The doubt for pictures, films and sounds that are not imported."""
    if not count:
        return ()
    return ("1 picture stays behind.",) if count == 1 else (f"{count} pictures stay behind.",)
