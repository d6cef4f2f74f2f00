"""The sample year: whole, dated in the past, the same each time, and written rather than filled in."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import TypeVar
from uuid import UUID

import pytest

from relationship_journal.domain.diagnosis import Culprit, DiagnosisNote, Onset, Precision
from relationship_journal.domain.gratitude import A_DAY, Appreciation, RestDay, Voice
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.records import Record, natural_id, new_id
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.rituals import Mark, Ritual, SeasonPause, Tick
from relationship_journal.domain.schedules import Rhythm, is_due, validate
from relationship_journal.domain.streaks import streak
from relationship_journal.journal.sample import sample_records

R = TypeVar("R", bound=Record)
DAYS = [date(2026, 11, 22), date(2028, 2, 29), date(2027, 1, 1), date(2027, 3, 31)]
BOUND_TO_A_DATE = re.compile(
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(January|February|April|June|July|August|September|"
    r"October|November|December|spring|summer|autumn|winter|snow|Christmas|Easter)\b|\bin (May|March)\b"
)


def year(today: date = DAYS[0], seed: int = 7, at: time = time(20, 14)) -> list[Record]:
    ids = Random(1)
    now = datetime.combine(today, at, UTC)
    return sample_records(today, now, lambda moment: new_id(moment, ids.randbytes), Random(seed))


def of(kind: type[R], records: list[Record]) -> list[R]:
    return [record for record in records if type(record) is kind]


def words_of(record: Record) -> list[str]:
    match record:
        case Appreciation():
            return [record.what, record.meaning, record.reaction]
        case Reflection():
            return [record.text]
        case CheckIn():
            return [record.note]
        case DiagnosisNote():
            return [record.what, record.my_story, record.their_story]
        case Ritual():
            return [record.name, record.plan]
        case _:
            return []


def test_there_is_a_year_of_everything() -> None:
    records = year()
    appreciations = of(Appreciation, records)
    assert 330 <= len(appreciations) <= 420
    assert 160 <= len({entry.day for entry in appreciations}) <= 200
    assert 50 <= sum(entry.voice is Voice.SAID for entry in appreciations) <= 70
    assert 8 <= sum(entry.voice is Voice.PLANNED for entry in appreciations) <= 15
    assert 40 <= len(of(Reflection, records)) <= 60
    assert sum(entry.source is Source.QUIET_HOUR for entry in of(Reflection, records)) == 3
    assert 16 <= len(of(DiagnosisNote, records)) <= 20
    assert len(of(Ritual, records)) == 7
    assert len(of(SeasonPause, records)) == 1
    assert 230 <= len(of(CheckIn, records)) <= 300
    assert 55 <= sum(bool(entry.note) for entry in of(CheckIn, records)) <= 75
    assert len(of(Tag, records)) == 9


@pytest.mark.parametrize("today", DAYS)
def test_it_ends_today_and_reaches_back_two_years(today: date) -> None:
    records = year(today)
    days = [record.day for record in records if hasattr(record, "day")]
    assert max(days) == today
    assert min(days).year == today.year - 2
    now = datetime.combine(today, time(20, 14), UTC)
    assert all(record.created_at <= now for record in records)
    assert all(note.since <= note.day for note in of(DiagnosisNote, records))
    assert all(entry.said_on <= today for entry in of(Appreciation, records) if entry.said_on)


@pytest.mark.parametrize("today", DAYS)
def test_something_was_written_on_this_date_a_year_ago_and_two(today: date) -> None:
    written = {entry.day for entry in of(Reflection, year(today))}
    for years in (1, 2):
        assert (
            today.replace(year=today.year - years, day=min(today.day, 28 if today.month == 2 else 31))
            in written
        )


@pytest.mark.parametrize("today", DAYS)
def test_the_present_is_twelve_days_of_writing_with_one_rest(today: date) -> None:
    records = year(today)
    days = sorted({entry.day for entry in of(Appreciation, records)})
    rests = {rest.day for rest in of(RestDay, records)}
    present = streak(days, rests, today)
    assert (present.length, present.rests) == (12, 1)
    assert present.longest > present.length
    assert not rests & set(days)


def test_today_is_begun_and_left_open() -> None:
    records, today = year(), DAYS[0]
    assert sum(entry.day == today for entry in of(Appreciation, records)) == A_DAY - 1
    assert not [entry for entry in of(CheckIn, records) if entry.day == today]
    [tick] = [tick for tick in of(Tick, records) if tick.day == today]
    [ritual] = [ritual for ritual in of(Ritual, records) if ritual.id == tick.ritual_id]
    assert (ritual.name, tick.mark) == ("Morning coffee together", Mark.DONE)


def test_there_are_gaps_and_one_of_three_weeks() -> None:
    today = DAYS[0]
    ago = sorted({(today - entry.day).days for entry in of(Appreciation, year())})
    within = [n for n in ago if n <= 365]
    gaps = Counter(later - earlier - 1 for earlier, later in pairwise(within))
    assert max(gaps) >= 21
    assert sum(count for length, count in gaps.items() if 2 <= length <= 9) >= 20


def test_every_kind_of_thing_is_shown() -> None:
    records = year()
    notes = of(DiagnosisNote, records)
    assert {entry.voice for entry in of(Appreciation, records)} == set(Voice)
    assert {note.onset for note in notes} == set(Onset)
    assert {note.precision for note in notes} == set(Precision)
    assert {culprit for note in notes for culprit in note.culprits} > set(Culprit)
    assert {ritual.schedule.rhythm for ritual in of(Ritual, records)} == set(Rhythm)
    assert {tick.mark for tick in of(Tick, records)} == set(Mark)
    assert {check_in.closeness for check_in in of(CheckIn, records)} == {1, 2, 3, 4, 5}
    assert sum(ritual.archived_on is not None for ritual in of(Ritual, records)) == 1
    assert len({ritual.group for ritual in of(Ritual, records)}) == 2


def test_two_stories_come_together() -> None:
    notes = of(DiagnosisNote, year())
    assert all(bool(note.my_story) == bool(note.their_story) for note in notes)
    assert sum(bool(note.my_story) for note in notes) >= len(notes) // 2


def test_the_same_seed_gives_the_same_year() -> None:
    assert year() == year()
    assert year() != year(seed=8)


def test_what_has_a_natural_key_has_a_natural_id_and_no_two_share_one() -> None:
    records = year()
    assert all(tick.id == natural_id("tick", tick.ritual_id, tick.day) for tick in of(Tick, records))
    assert all(rest.id == natural_id("rest", rest.day) for rest in of(RestDay, records))
    assert all(tag.id == natural_id("tag", tag.name) for tag in of(Tag, records))
    assert len({record.id for record in records}) == len(records)
    assert all(isinstance(record.id, UUID) for record in records)


@pytest.mark.parametrize("today", DAYS)
def test_ticks_are_due_and_outside_pauses(today: date) -> None:
    records = year(today)
    rituals = {ritual.id: ritual for ritual in of(Ritual, records)}
    for ritual in rituals.values():
        validate(ritual.schedule)
    for tick in of(Tick, records):
        ritual = rituals[tick.ritual_id]
        assert is_due(ritual.schedule, ritual.since, tick.day)
        assert ritual.archived_on is None or tick.day <= ritual.archived_on
    [pause] = of(SeasonPause, records)
    paused = [tick.day for tick in of(Tick, records) if tick.ritual_id == pause.ritual_id]
    assert pause.last is not None
    assert not [day for day in paused if pause.first <= day <= pause.last]


def test_the_hard_month_is_hard_and_the_end_is_hopeful_but_unfinished() -> None:
    today, check_ins = DAYS[0], of(CheckIn, year())

    def mean(first: int, last: int) -> float:
        felt = [entry.closeness for entry in check_ins if last <= (today - entry.day).days <= first]
        return sum(felt) / len(felt)

    assert mean(118, 89) < mean(365, 330) < mean(196, 143)
    assert mean(118, 89) + 1 < mean(18, 1) < 4.2


def test_checked_in_tags_are_offered() -> None:
    records = year()
    offered = {tag.name for tag in of(Tag, records)}
    assert {tag for entry in of(CheckIn, records) for tag in entry.tags} == offered
    assert [tag.position for tag in of(Tag, records)] == sorted(tag.position for tag in of(Tag, records))


def test_no_text_is_used_twice_shouts_or_names_a_date() -> None:
    texts = [text for record in year() for text in words_of(record) if text]
    assert [text for text, count in Counter(texts).items() if count > 1] == []
    assert [text for text in texts if "!" in text] == []
    assert [text for text in texts if BOUND_TO_A_DATE.search(text)] == []


def test_texts_have_the_length_of_what_people_write() -> None:
    records = year()
    assert all(1 <= len(entry.what.split()) <= 40 for entry in of(Appreciation, records))
    assert all(30 <= len(entry.text.split()) <= 380 for entry in of(Reflection, records))
    assert all(len(entry.note.split()) <= 30 for entry in of(CheckIn, records))
    assert all(5 <= len(note.what.split()) <= 60 for note in of(DiagnosisNote, records))


def test_an_early_morning_writes_nothing_in_the_future() -> None:
    now = datetime.combine(DAYS[0], time(4, 5), UTC)
    assert all(record.created_at <= now for record in year(at=time(4, 5)))


def test_every_reaction_belongs_to_something_said() -> None:
    for entry in of(Appreciation, year()):
        assert (entry.voice is Voice.SAID) == (entry.said_on is not None)
        assert not entry.reaction or entry.voice is Voice.SAID
        assert entry.said_on is None or timedelta(0) <= entry.said_on - entry.day <= timedelta(1)
