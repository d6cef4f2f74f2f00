"""Time zones as other programs tell them: by a name, by a distance from Greenwich, or not at all."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

ZONE_UNKNOWN = "Its time zone is not known here; its time is told in UTC."
_PART_HOURS = {
    -570: "Pacific/Marquesas", 210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata",
    345: "Asia/Kathmandu", 390: "Asia/Yangon", 570: "Australia/Darwin",
}  # fmt: skip
"""Zones that are some part of an hour from the others and keep no summer time now."""
_ABBREVIATIONS = {
    name: float(hours)
    for hours, names in {
        "0": "Z GMT UTC WET WEZ", "1": "CET MEZ WEST BST", "2": "CEST MESZ EET OEZ SAST",
        "3": "EEST OESZ MSK", "5.5": "IST", "8": "SGT HKT AWST", "9": "JST KST", "9.5": "ACST",
        "10": "AEST", "11": "AEDT", "12": "NZST", "13": "NZDT", "-3": "ADT BRT ART", "-4": "EDT AST",
        "-5": "EST CDT", "-6": "CST MDT", "-7": "MST PDT", "-8": "PST AKDT", "-9": "AKST", "-10": "HST",
    }.items()
    for name in names.split()
}  # fmt: skip
"""Hours ahead of Greenwich, by the names computers in those places put behind a time."""
_AHEAD = re.compile(r"(?:GMT|UTC)?\s?(?P<sign>[+\-−])(?P<h>\d{1,2}):?(?P<m>\d{2})?")


def ahead_of(text: str) -> timedelta | None:
    """How far ahead of Greenwich "PDT", "GMT+2" or "+0530" are; None for what is none of these."""
    if text in _ABBREVIATIONS:
        return timedelta(hours=_ABBREVIATIONS[text])
    found = _AHEAD.fullmatch(text)
    if not found:
        return None
    ahead = timedelta(hours=int(found["h"]), minutes=int(found["m"] or 0))
    return (ahead if found["sign"] == "+" else -ahead) if ahead < timedelta(hours=24) else None


def zone_called(name: str) -> ZoneInfo | None:
    """The zone of that name; None for one nobody knows, whatever stands in its place."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def zone_of(at: datetime) -> str:
    """A zone whose clocks show what `at` shows, by its distance from Greenwich; "" for none."""
    ahead = at.utcoffset() or timedelta(0)
    hours, rest = divmod(ahead, timedelta(hours=1))
    if not rest and -12 <= hours <= 14:
        return f"Etc/GMT{-hours:+d}" if hours else "UTC"
    name = _PART_HOURS.get(ahead // timedelta(minutes=1), "")
    zone = zone_called(name)
    try:
        return name if zone and at.astimezone(zone).utcoffset() == ahead else ""
    except OverflowError:
        return ""


class Placed(NamedTuple):
    """A moment in UTC (None where the calendar ends before it), its civil day, the zone of that day, and a
    doubt where that is not the zone asked for."""

    at: datetime | None
    day: date
    zone: str
    doubts: tuple[str, ...] = ()


def placed(at: datetime, name: str = "") -> Placed:
    """Where `at` (aware) lies in the zone called `name`; without a name in the zone it came with."""
    zone = zone_called(name)
    try:
        in_utc = at.astimezone(UTC)
        if zone is not None:
            return Placed(in_utc, at.astimezone(zone).date(), name)
        if not name and (own := zone_of(at)):
            return Placed(in_utc, at.date(), own)
        return Placed(in_utc, in_utc.date(), "UTC", (ZONE_UNKNOWN,))
    except OverflowError:  # the first or the last day there is
        return Placed(None, at.date(), "UTC")


def moment_told(text: str, zone_name: str = "") -> datetime | None:
    """The moment of an ISO 8601 text, aware. One that does not tell its distance from Greenwich is a wall
    time in the zone called `zone_name`, else in UTC. None for anything else."""
    text = text.strip()
    if text[-6:-5] == " " and text[-5] in "+-":  # "2018-04-21 17:57:04 +0000"
        text = text[:-6] + text[-5:]
    try:
        at = datetime.fromisoformat(text)
        return at if at.utcoffset() is not None else at.replace(tzinfo=zone_called(zone_name) or UTC)
    except ValueError:
        return None
