"""What has no field with us is kept within bounds, however deep or large it is."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from relationship_journal.exchange.imports.values import aside_of

NONE = 1.7976931348623157e308


def test_what_says_nothing_goes_at_every_depth() -> None:
    told = {
        "id": 1,
        "weather": {"degrees": NONE, "words": ""},
        "place": {"lat": NONE, "name": "Home"},
        "on": False,
    }
    assert aside_of(told, frozenset(["id"])) == {"place": {"name": "Home"}, "on": False}


def test_strings_and_days_can_be_kept() -> None:
    told = {"x\x00": ["a\ud800", float("nan"), datetime(2020, 1, 2)], "data": b"\x00"}
    assert aside_of(told, frozenset()) == {"x": ["a\ufffd", "2020-01-02T00:00:00"]}


def test_what_is_endless_ends() -> None:
    deep: list[Any] = []
    deep.append(deep)
    wide: list[Any] = ["words"]
    for _ in range(60):
        wide = [wide, wide]
    kept = aside_of({"deep": deep, "wide": wide, "long": ["x"] * 1_000_000}, frozenset())
    assert len(json.dumps(kept)) < 50_000
