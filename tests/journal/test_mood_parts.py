"""Moments, the weekly questions, ways of feeling loved and comparisons come back as they were told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from relationship_journal.domain.comparison import SubjectKind, compare
from relationship_journal.domain.days import Span
from relationship_journal.domain.feeling_loved import About, Way
from relationship_journal.domain.moments import Tone, Whose
from relationship_journal.domain.records import Person
from relationship_journal.domain.rituals import Mark, RitualKind
from relationship_journal.domain.weekly import Question
from relationship_journal.journal.journal import Journal

TODAY = date(2026, 11, 22)
SPAN = Span(TODAY - timedelta(days=89), TODAY)


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def test_moments_are_counted_by_tone_within_a_span(journal: Journal) -> None:
    for ago, tone in ((0, Tone.KIND), (3, Tone.KIND), (5, Tone.HARD), (200, Tone.HARD)):
        journal.moments.save(journal.moments.new(day(ago), tone, Whose.MINE))
    gone = journal.moments.save(journal.moments.new(day(0), Tone.HARD, Whose.OURS))
    journal.bin.delete("moment", gone.id)
    assert journal.moments.counts(SPAN) == (2, 1)
    assert [moment.tone for moment in journal.moments.on_day(TODAY)] == [Tone.KIND]
    journal.bin.restore("moment", gone.id)
    assert journal.moments.counts(SPAN) == (2, 2)


def test_a_moment_is_found_by_its_line(journal: Journal) -> None:
    moment = replace(journal.moments.new(TODAY, Tone.KIND, Whose.OURS), note="laughed about the marmot")
    journal.moments.save(moment)
    assert [(hit.kind, hit.id) for hit in journal.search.find("marmot").hits] == [("moment", moment.id)]


def test_a_week_has_one_record_however_often_it_is_begun(journal: Journal) -> None:
    journal.weekly.save(replace(journal.weekly.new(TODAY), answers={Question.FUN: 3}))
    journal.weekly.save(replace(journal.weekly.new(day(2)), answers={Question.FUN: 4, Question.HOPE: 8}))
    journal.weekly.save(replace(journal.weekly.new(day(9)), answers={}))
    weeks = journal.weekly.weeks()
    assert [(week.day, week.answers) for week in weeks] == [
        (date(2026, 11, 16), {Question.FUN: 4, Question.HOPE: 8})
    ]


def test_fillings_come_newest_first_and_the_partners_are_theirs(journal: Journal) -> None:
    for ago, about in ((30, About.ME), (2, About.PARTNER), (10, About.MY_GUESS)):
        journal.feeling_loved.save(
            replace(journal.feeling_loved.new(about, day(ago)), matters={Way.KIND_WORDS: 3})
        )
    journal.feeling_loved.save(journal.feeling_loved.new(About.ME, TODAY))
    fillings = journal.feeling_loved.fillings()
    assert [one.about for one in fillings] == [About.PARTNER, About.MY_GUESS, About.ME]
    assert [one.person for one in fillings] == [Person.PARTNER, Person.ME, Person.ME]


def check_in(journal: Journal, ago: int, closeness: int, *tags: str) -> None:
    journal.mood.save(replace(journal.mood.new(day(ago)), closeness=closeness, tags=list(tags)))


def test_days_with_a_tag_are_compared_from_the_first_of_them_on(journal: Journal) -> None:
    for ago in range(20, 60):
        check_in(journal, ago, 1)  # before the tag was there
    for ago in range(20):
        check_in(journal, ago, 4 if ago % 2 else 3, *(["walk"] if ago % 2 else []))
    subject = next(one for one in journal.comparisons.subjects() if one.name == "walk")
    sides = journal.comparisons.sides(subject, SPAN)
    assert sides.counts() == (10, 10)
    found = compare(sides.closeness, sides.days_with, subject.chance())
    assert found is not None
    assert found.difference == 1.0


def test_rituals_done_and_moments_tell_days_apart_too(journal: Journal) -> None:
    tea, hug = (replace(journal.rituals.new(day(30)), name=name) for name in ("Tea", "A long hug"))
    journal.rituals.save(tea)
    journal.rituals.save(replace(hug, kind=RitualKind.AFFECTION))
    for ago in range(4):
        check_in(journal, ago, 3)
    journal.rituals.mark(tea.id, day(1), Mark.DONE)
    journal.rituals.mark(tea.id, day(0), Mark.NOT_TODAY)
    journal.rituals.mark(hug.id, day(1), Mark.DONE)
    journal.moments.save(journal.moments.new(day(3), Tone.HARD, Whose.OURS))
    subjects = journal.comparisons.subjects()
    assert [(one.kind, one.name) for one in subjects] == [
        (SubjectKind.RITUAL, "Tea"),
        (SubjectKind.MOMENT, ""),
    ]
    assert [journal.comparisons.sides(one, SPAN).counts() for one in subjects] == [(1, 1), (1, 3)]


def test_a_subject_does_not_tell_its_name_by_its_id(journal: Journal) -> None:
    check_in(journal, 0, 3, "argument")
    (subject,) = journal.comparisons.subjects()
    assert "argument" not in str(subject.id)
    assert journal.comparisons.subjects()[0].id == subject.id
