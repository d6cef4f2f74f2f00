"""Zones are found by name or by their distance from Greenwich, and nothing that is none is taken for one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from relationship_journal.exchange.imports.zones import (
    ZONE_UNKNOWN,
    ahead_of,
    moment_told,
    placed,
    zone_called,
)


@pytest.mark.parametrize(
    ("told", "zone", "at", "day", "found"),
    [
        ("2018-04-21T22:57:04Z", "Europe/Berlin", datetime(2018, 4, 21, 22, 57, 4), (2018, 4, 22), None),
        ("2019-01-01T00:00:00-08:00", "", datetime(2019, 1, 1, 8), (2019, 1, 1), "Etc/GMT+8"),
        ("2019-01-01 23:00:00 +0530", "", datetime(2019, 1, 1, 17, 30), (2019, 1, 1), "Asia/Kolkata"),
        ("2019-01-01T23:00:00", "Europe/Berlin", datetime(2019, 1, 1, 22), (2019, 1, 1), None),
        ("1936-02-29T23:00:00", "", datetime(1936, 2, 29, 23), (1936, 2, 29), "UTC"),
    ],
)
def test_places(told: str, zone: str, at: datetime, day: tuple[int, int, int], found: str | None) -> None:
    moment = moment_told(told, zone)
    assert moment
    assert placed(moment, zone) == (at.replace(tzinfo=UTC), date(*day), found or zone, ())


@pytest.mark.parametrize(
    ("told", "zone"), [("2019-01-01T00:00:00Z", "Middle/Earth"), ("2019-01-01T00:00:00-07:13", "")]
)
def test_unknown_zones_are_doubts(told: str, zone: str) -> None:
    moment = moment_told(told)
    assert moment
    assert placed(moment, zone)[2:] == ("UTC", (ZONE_UNKNOWN,))


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar(year: int) -> None:
    edge = datetime.min if year == 1 else datetime.max
    for hours in (-12, 14):
        found = placed(edge.replace(tzinfo=timezone(timedelta(hours=hours))), "Asia/Tokyo")
        assert found.day.year == year


@pytest.mark.parametrize(
    "text", ["", "x", "2019-02-30T00:00:00Z", "2019-01-01T25:00:00Z", "10000-01-01", "9" * 99]
)
def test_moments_that_are_none(text: str) -> None:
    assert moment_told(text) is None


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "/etc/passwd", "x" * 5000, "\x00", "Europe", "."])
def test_names_that_are_none(name: str) -> None:
    assert zone_called(name) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("GMT", 0),
        ("PDT", -7),
        ("MESZ", 2),
        ("IST", 5.5),
        ("GMT+2", 2),
        ("UTC-08:00", -8),
        ("+0530", 5.5),
        ("−3", -3),
    ],
)
def test_distances_from_greenwich(text: str, hours: float) -> None:
    assert ahead_of(text) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "Central European Summer Time", "+99", "GMT+", "XYZ", "+" + "9" * 9999])
def test_distances_that_are_none(text: str) -> None:
    assert ahead_of(text) is None
