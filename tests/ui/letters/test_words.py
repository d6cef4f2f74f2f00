"""Letters in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from relationship_journal.domain.letters import Fate, Form, LetterLine
from relationship_journal.domain.records import natural_id
from relationship_journal.ui.letters.words import line_words, release_words, saved_words

TODAY = date(2026, 11, 22)
LISBON = ZoneInfo("Europe/Lisbon")


def line(**values: object) -> LetterLine:
    told = {"form": Form.LETTER, "name": "Anniversary", "fate": Fate.DRAFT, "sealed_until": None}
    return LetterLine(id=natural_id("x"), day=TODAY, **{"given_on": None, **told, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (line(), "Anniversary, letter · draft"),
        (
            line(form=Form.NOTE, fate=Fate.GIVEN, given_on=date(2026, 11, 20)),
            "Anniversary, note · left 20 Nov",
        ),
        (line(form=Form.THANKS, fate=Fate.GIVEN, given_on=TODAY), "Anniversary, thank-you · given 22 Nov"),
        (line(fate=Fate.SEALED, sealed_until=date(2027, 2, 3)), "Anniversary, letter · opens 3 Feb 2027"),
        (line(fate=Fate.SEALED, sealed_until=TODAY, name=""), "A sealed letter, letter · can be opened"),
        (line(fate=Fate.KEPT), "Anniversary, kept, never sent"),
    ],
)
def test_a_row_says_what_became_of_it(told: LetterLine, words: str) -> None:
    assert line_words(told, TODAY) == words


@pytest.mark.parametrize(
    ("now", "hours", "words"),
    [
        (datetime(2026, 11, 22, 20, 10, tzinfo=UTC), 12, "tomorrow 08:10"),
        (datetime(2026, 11, 23, 1, 0, tzinfo=UTC), 12, "today 13:00"),
        (datetime(2026, 11, 22, 20, 10, tzinfo=UTC), 72, "Wednesday 20:10"),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), 12, "tomorrow 10:00"),  # 23:00 in summer
        (datetime(2026, 3, 28, 22, 0, tzinfo=UTC), 12, "tomorrow 11:00"),  # 22:00 in winter
    ],
)
def test_the_hour_it_may_go_out_is_the_hour_on_the_wall(now: datetime, hours: int, words: str) -> None:
    assert release_words(now + timedelta(hours=hours), now, LISBON) == words


def test_what_was_saved_on_another_day_says_the_day() -> None:
    now = datetime(2026, 11, 22, 21, 2, tzinfo=UTC)
    assert saved_words(now, now, LISBON) == "21:02"
    assert saved_words(now - timedelta(days=10), now, LISBON) == "12 Nov"
