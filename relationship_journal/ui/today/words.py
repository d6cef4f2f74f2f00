"""Days, times and small counts in the words of the Today and Gratitude pages."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.rituals import DayState, Mark, Rhythm
from relationship_journal.domain.streaks import Streak
from relationship_journal.domain.today import RitualLine
from relationship_journal.ui.formats import full_date, month_of, number, time_of_day, with_year
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.words import weekday_names


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Today", text)


def weekday(day: date) -> str:
    """The name of its weekday."""
    return weekday_names()[day.weekday()]


def day_in_words(day: date, today: date) -> str:
    """ "Sunday, 22 November"; a day that is not today carries its year."""
    plain = tr("{weekday}, {day} {month}").format(weekday=weekday(day), day=day.day, month=month_of(day))
    return plain if day == today else with_year(plain, day)


def short_day(day: date) -> str:
    """ "22 November 2025"."""
    return full_date(day)


def distance(day: date, today: date) -> str:
    """How long ago, roughly once it is long: "yesterday", "12 days ago", "2 years ago"."""
    days = (today - day).days
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    if days < 60:
        return counted("Today", "1 day ago", "{n} days ago", days)
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    if years == 0:
        return counted("Today", "1 month ago", "{n} months ago", days // 30)
    return counted("Today", "a year ago", "{n} years ago", years)


def subtitle(day: date, today: date) -> str:
    """The line under the day: what to expect today, a kind word for a day that has passed."""
    if day == today:
        return tr("About three minutes.")
    ago = distance(day, today)
    return tr("{ago}. Anything you remember is welcome here.").format(ago=ago[:1].upper() + ago[1:])


def streak_pill(streak: Streak) -> str:
    """ "12 days of writing", or nothing to say."""
    if streak.length == 0:
        return ""
    return counted("Today", "1 day of writing", "{n} days of writing", streak.length)


def streak_details(streak: Streak) -> str:
    """What stands under the streak: "longest 31 · one rest day kept"."""
    parts = [tr("longest {n}").format(n=number(streak.longest))]
    if streak.rests:
        parts.append(
            counted(
                "Today",
                "one rest day kept",
                "{number} rest days kept",
                streak.rests,
                number=count_word(streak.rests),
            )
        )
    if streak.repairs:
        parts.append(
            counted(
                "Today",
                "one missed day forgiven",
                "{number} missed days forgiven",
                streak.repairs,
                number=count_word(streak.repairs),
            )
        )
    return " · ".join(parts)


def count_word(number: int) -> str:
    """Small numbers as words, others as digits."""
    words = (tr("no"), tr("one"), tr("two"), tr("three"), tr("four"), tr("five"), tr("six"))
    return words[number] if 0 <= number < len(words) else str(number)


def closeness(value: int) -> str:
    """The word of a step of closeness, 1 to 5."""
    return closeness_words()[value - 1]


def closeness_words() -> tuple[str, ...]:
    """The five steps, from distant to very close."""
    return tr("distant"), tr("a bit off"), tr("in between"), tr("warm"), tr("very close")


def clock_time(moment: datetime, zone: tzinfo) -> str:
    """ "20:14", in the user's zone."""
    return time_of_day(moment.astimezone(zone))


def check_in_words(check_in: CheckIn, zone: tzinfo) -> str:
    """ "14:05 · warm · good talk"; without a time when it was added on another day."""
    at = check_in.at.astimezone(zone)
    parts = [closeness(check_in.closeness), *check_in.tags]
    if abs((at.date() - check_in.day).days) <= 1:
        parts.insert(0, time_of_day(at))
    return " · ".join(parts)


def ritual_hint(line: RitualLine) -> str:
    """What stands to the right of a ritual: its mark, its time, or how it went lately."""
    if line.mark is Mark.REST or (line.mark is None and line.state is DayState.REST):
        return tr("resting")
    if line.mark is Mark.NOT_TODAY:
        return tr("not today")
    done, counted = line.done_lately
    if line.ritual.schedule.rhythm is Rhythm.TIMES_A_WEEK:
        return tr("{done} of {wanted} this week").format(done=done, wanted=counted)
    if line.ritual.at is not None and line.mark is None:
        at = time_of_day(line.ritual.at)
        return tr("protected {time}").format(time=at) if line.ritual.protected else at
    if counted == 0:
        return ""
    return tr("{done} of {counted} days").format(done=done, counted=counted)
