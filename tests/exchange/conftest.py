from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any
from uuid import UUID

import pytest
from examples import one_of_each

from relationship_journal.domain.approximate import Precision
from relationship_journal.domain.diagnosis import Culprit, DiagnosisNote, Onset
from relationship_journal.domain.gratitude import Appreciation, RestDay, Voice
from relationship_journal.domain.kinds import KINDS
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.records import natural_id
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.rituals import Mark, Ritual, Tick
from relationship_journal.exchange.archive import Archive

NOW = datetime(2026, 11, 22, 20, 14, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def empty() -> Archive:
    return Archive(title="Our book", names=("Hannelore", "Thomasin"), exported_at=NOW)


@pytest.fixture
def archive(empty: Archive) -> Archive:
    """Every kind once or more, over two months."""
    number = iter(range(1, 1000))

    def made(kind: Callable[..., Any], **values: Any) -> Any:
        return kind(id=UUID(int=next(number)), **values)

    ritual = made(
        Ritual, name="Morning coffee", plan="When the kettle is on", since=TODAY - timedelta(days=30)
    )
    empty.rituals = [ritual]
    for back in range(40):
        day = TODAY - timedelta(days=back)
        at = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
        empty.check_ins.append(made(CheckIn, day=day, at=at, closeness=1 + back % 5, tags=["good talk"]))
        empty.appreciations.append(made(Appreciation, day=day, what=f"Appreciated thing number {back}"))
    empty.appreciations.append(
        made(
            Appreciation,
            day=TODAY,
            what="Left the good mug",
            when="before work",
            meaning="I felt seen",
            voice=Voice.SAID,
            said_on=TODAY,
            reaction="You noticed",
            tags=["home"],
        )
    )
    empty.rest_days.append(RestDay(id=natural_id("rest", TODAY), day=TODAY - timedelta(days=45)))
    empty.reflections.append(
        made(
            Reflection,
            day=TODAY,
            title="On the stairs",
            source=Source.QUIET_HOUR,
            minutes=20,
            text="# First\nWe **talked** until *late*.\n\n- tea\n- rain\n\n3. three\n4. four",
        )
    )
    empty.diagnosis_notes.append(
        made(
            DiagnosisNote,
            day=TODAY,
            since=date(2026, 3, 1),
            precision=Precision.SEASON,
            about=True,
            onset=Onset.GRADUAL,
            what="The table stood empty",
            my_story="My own story",
            their_story="Their side",
            culprits=[Culprit.LOST_RITUAL, "screens"],
        )
    )
    empty.ticks = [
        Tick(id=natural_id("tick", ritual.id, TODAY), ritual_id=ritual.id, day=TODAY, mark=Mark.DONE)
    ]
    return empty


class _StandingClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, 20, 14, tzinfo=UTC)

    def zone(self) -> tzinfo:
        return UTC

    def zone_name(self) -> str:
        return "UTC"


@pytest.fixture
def full(archive: Archive) -> Archive:
    """`archive`, and one of each kind of talk, letter, program and plan."""
    numbers = iter(range(5000, 6000))
    plurals = {kind.stored: kind.plural for kind in KINDS}
    for record in one_of_each(lambda: UUID(int=next(numbers)), TODAY, _StandingClock()):
        getattr(archive, plurals[type(record)]).append(record)
    return archive
