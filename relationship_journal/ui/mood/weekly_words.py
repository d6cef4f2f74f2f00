"""The six questions of the week, their answers and changes in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from relationship_journal.domain.weekly import Change, Direction, Question
from relationship_journal.ui.formats import decimal
from relationship_journal.ui.mood.words import short_day, tr
from relationship_journal.ui.plurals import counted


def question_words() -> dict[Question, str]:
    """What is asked."""
    return {
        Question.CLOSENESS: tr("How close did the two of you feel?"),
        Question.UNDERSTOOD: tr("How well did you feel understood?"),
        Question.APPRECIATED: tr("How much did you feel appreciated?"),
        Question.FUN: tr("How much fun did you have together?"),
        Question.FAIR_DISAGREEMENTS: tr("How fair were your disagreements?"),
        Question.HOPE: tr("How hopeful are you about the two of you?"),
    }


def question_names() -> dict[Question, str]:
    """The same in a word or two."""
    return {
        Question.CLOSENESS: tr("Closeness"),
        Question.UNDERSTOOD: tr("Felt understood"),
        Question.APPRECIATED: tr("Felt appreciated"),
        Question.FUN: tr("Fun"),
        Question.FAIR_DISAGREEMENTS: tr("Fair disagreements"),
        Question.HOPE: tr("Hope"),
    }


def week_words(monday: date, today: date) -> str:
    """ "the week of 16 to 22 Nov" """
    sunday = monday + timedelta(days=6)
    first = str(monday.day) if monday.month == sunday.month else short_day(monday, today)
    return tr("the week of {first} to {last}").format(first=first, last=short_day(sunday, today))


def change_in_words(change: Change) -> str:
    """A change as a sentence: where it is, and where it usually lies."""
    said = {
        Direction.UP: tr("{name} went up: {now}, where your weeks usually lie around {before}."),
        Direction.DOWN: tr("{name} went down: {now}, where your weeks usually lie around {before}."),
    }[change.direction]
    return said.format(name=question_names()[change.question], now=change.now, before=decimal(change.before))


def line_in_words(question: Question, points: Sequence[tuple[date, int]]) -> str:
    """A question's weeks in a sentence, for a screen reader."""
    name = question_names()[question]
    if not points:
        return tr("{name}: no answers in this time.").format(name=name)
    values = [value for _, value in points]
    return counted(
        "Mood",
        "{name}: 1 week answered, with {now}.",
        "{name}: {n} weeks answered, between {low} and {high}, last {now}.",
        len(values),
        name=name,
        low=min(values),
        high=max(values),
        now=values[-1],
    )
