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

from relationship_journal.content import rules
from relationship_journal.content.library import Library
from relationship_journal.content.rules import Passage
from relationship_journal.domain.agreements import Agreement, Standing
from relationship_journal.domain.cards import CardTalk, Occasion
from relationship_journal.domain.conversations import Conversation, Stage
from relationship_journal.domain.days import same_day_in_year
from relationship_journal.domain.diagnosis import Culprit, DiagnosisNote, Onset, Precision
from relationship_journal.domain.feeling_loved import About, LovedRating, gaps
from relationship_journal.domain.gratitude import A_DAY, Appreciation, RestDay, Voice
from relationship_journal.domain.kinds import KINDS
from relationship_journal.domain.letters import Fate, Form, Letter, is_cooling, is_sealed
from relationship_journal.domain.moments import Moment, Tone, Whose, balance
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.openings import read_opening
from relationship_journal.domain.origins import Import, Origin
from relationship_journal.domain.plans import CounsellorItem, Errand, SmallAct
from relationship_journal.domain.programs import Answer, Run, RunState, place_in
from relationship_journal.domain.records import Record, Setting, natural_id, new_id
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.revisions import Revision
from relationship_journal.domain.rituals import Mark, Ritual, SeasonPause, Tick
from relationship_journal.domain.schedules import Rhythm, is_due, validate
from relationship_journal.domain.streaks import streak
from relationship_journal.domain.weekly import WeeklyCheck, changes, monday_of
from relationship_journal.journal.sample import sample_records
from relationship_journal.journal.sample_pen import read_all

R = TypeVar("R", bound=Record)
DAYS = [date(2026, 11, 22), date(2028, 2, 29), date(2027, 1, 1), date(2027, 3, 31)]
CHOSEN = {"parts", "behind", "go-on", "regular", "matters", "give", "keep", "thought-1", "thought-2",
          "two-stories", "when", "review-on", "calm", "clarity", "before", "after",
          "about", "options", "trial"}  # fmt: skip
"""Answers that are chosen or rated, begin with the program's own labels, or stand in an agreement as well."""
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


def is_ahead(record: Record) -> bool:
    """Whether it is a talk still to come, all that lies ahead."""
    return isinstance(record, Conversation) and record.stage is Stage.PLANNED


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
            return written_in(record)


def written_in(record: Record) -> list[str]:
    """The words of the later kinds, as the search reads them; a card's own words are not hers."""
    kind = next(kind for kind in KINDS if kind.stored is type(record))
    names = set(kind.texts) - ({"text"} if isinstance(record, CardTalk) else set())
    if isinstance(record, Answer) and record.key in CHOSEN:
        return []
    values = [getattr(record, name) for name in sorted(names)]
    return [text for value in values for text in (value if isinstance(value, list) else [value])]


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
    days = [record.day for record in records if hasattr(record, "day") and not is_ahead(record)]
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


def test_there_is_something_of_every_kind() -> None:
    kinds = {type(record) for record in year()}
    assert {kind.stored for kind in KINDS} - kinds == {Import, Origin, Revision, Setting}


def test_the_later_kinds_have_their_numbers() -> None:
    counts = Counter(type(record) for record in year())
    told = (
        Conversation,
        Letter,
        CardTalk,
        Run,
        Answer,
        Moment,
        WeeklyCheck,
        LovedRating,
        Agreement,
        SmallAct,
    )
    assert [counts[kind] for kind in told] == [6, 8, 9, 7, 78, 32, 12, 4, 3, 8]


@pytest.mark.parametrize("today", DAYS)
def test_only_a_talk_a_sealed_letter_and_a_review_lie_ahead(today: date) -> None:
    records = year(today)
    [talk] = [record for record in records if is_ahead(record)]
    assert isinstance(talk, Conversation)
    assert timedelta(0) < talk.day - today <= timedelta(7)
    [letter] = [letter for letter in of(Letter, records) if is_sealed(letter, today)]
    assert letter.sealed_until == same_day_in_year(today, today.year + 1)
    [trial] = [one for one in of(Agreement, records) if one.standing is Standing.ON_TRIAL]
    assert trial.review_on is not None
    assert trial.review_on > today
    assert not [act for act in of(SmallAct, records) if act.done_on and act.done_on > today]
    assert not [item for item in of(CounsellorItem, records) if item.done_on and item.done_on > today]
    assert not [run for run in of(Run, records) if run.finished_on and run.finished_on > today]
    assert not [letter for letter in of(Letter, records) if letter.given_on and letter.given_on > today]
    assert {act.day for act in of(SmallAct, records)} <= {
        monday_of(today) - timedelta(weeks=back) for back in range(3)
    }


def test_every_way_a_thing_can_be_is_shown() -> None:
    records = year()
    assert {talk.stage for talk in of(Conversation, records)} == set(Stage)
    assert {letter.fate for letter in of(Letter, records)} == set(Fate)
    assert {letter.form for letter in of(Letter, records)} == set(Form)
    assert {talk.occasion for talk in of(CardTalk, records)} == set(Occasion)
    assert {run.state for run in of(Run, records)} == set(RunState)
    assert {one.standing for one in of(Agreement, records)} == {
        Standing.DRAFT,
        Standing.ON_TRIAL,
        Standing.KEPT,
    }
    assert {moment.tone for moment in of(Moment, records)} == set(Tone)
    assert {moment.whose for moment in of(Moment, records)} == set(Whose)
    assert {item.errand for item in of(CounsellorItem, records)} == set(Errand)
    assert {rating.about for rating in of(LovedRating, records)} == set(About)


def test_runs_stand_where_they_say_and_answers_are_of_their_programs() -> None:
    records, programs = year(), {program.id: program for program in Library().programs}
    for run in of(Run, records):
        answers = [answer for answer in of(Answer, records) if answer.run_id == run.id]
        steps = {step.key: step for step in programs[run.program].steps}
        assert all(answer.id == natural_id("answer", run.id, answer.key) for answer in answers)
        assert all(answer.prompt == steps[answer.key].text for answer in answers)
        assert (place_in(programs[run.program], run, answers) is None) == (run.state is RunState.FINISHED)
        days = [answer.day for answer in answers]
        assert days == sorted(days)
        assert run.day == days[0]


def test_every_answer_that_was_written_down_has_a_step() -> None:
    """A key that names no step would leave its answer out without a word."""
    given = [
        key
        for run in read_all("programs_", "run")
        for one in run["session"]
        for key in one.get("answers", {})
    ]
    kept = [answer.key for answer in of(Answer, year()) if answer.values]
    assert sorted(kept) == sorted(given)


def test_an_agreement_came_of_the_worksheet_and_was_kept() -> None:
    [kept] = [one for one in of(Agreement, year()) if one.standing is Standing.KEPT]
    assert kept.trial.startswith("No more than fifty euros")
    assert len(kept.options) >= 4
    assert kept.reviewed


def test_there_is_enough_to_tell_something() -> None:
    records, today = year(), DAYS[0]
    assert balance(of(Moment, records)) is not None
    assert len(of(WeeklyCheck, records)) >= 7
    assert changes(of(WeeklyCheck, records)) == [] or changes(of(WeeklyCheck, records))[0].now >= 6
    first, _, second, partner = sorted(of(LovedRating, records), key=lambda rating: rating.day)
    assert sum(gap.missing for gap in gaps(first)) > sum(gap.missing for gap in gaps(second)) > 0
    assert partner.about is About.PARTNER
    now = datetime.combine(today, time(20, 14), UTC)
    assert not [letter for letter in of(Letter, records) if is_cooling(letter, now)]


def test_her_words_keep_to_the_rules() -> None:
    passages = [
        Passage(type(record).__name__, text)
        for record in year()
        if not isinstance(record, Appreciation | CheckIn | Tag | Ritual)
        for text in words_of(record)
        if text and len(text.split()) > 2
    ]
    assert rules.complaints(passages) == []


def test_her_talks_begin_gently() -> None:
    words = Library().opening_words
    openers = [talk.opener for talk in of(Conversation, year()) if talk.opener]
    assert openers
    assert [opener for opener in openers if not read_opening(opener, words).is_gentle] == []
