"""Numbers, times of day and dates as the user's language and country write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Dates", text)


def number(value: int) -> str:
    """ "4,182"."""
    return QLocale().toString(value)


def decimal(value: float, places: int = 1) -> str:
    """ "4.2"."""
    return QLocale().toString(float(value), "f", places)


def shortest(value: float) -> str:
    """ "3.5", "3": no more places than it has."""
    return QLocale().toString(float(value), "g", 6)


def time_of_day(at: time | datetime) -> str:
    """ "20:14", or "8:14 PM" where clocks show twelve hours."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def time_format() -> str:
    """The same as a pattern for a field."""
    return QLocale().timeFormat(QLocale.FormatType.ShortFormat)


def long_date(day: date) -> str:
    """ "Sunday, 22 November 2026", in the order of the user's language."""
    return QLocale().toString(_of_qt(day), QLocale.FormatType.LongFormat)


def short_moment(moment: datetime) -> str:
    """Day and time of day in figures."""
    at = QDateTime(_of_qt(moment), QTime(moment.hour, moment.minute))
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def full_date(day: date) -> str:
    """ "22 November 2026"."""
    return tr("{day} {month} {year}").format(day=day.day, month=month_of(day), year=day.year)


def day_month(day: date) -> str:
    """ "22 Nov"."""
    return tr("{day} {month}").format(day=day.day, month=short_months()[day.month - 1])


def day_month_year(day: date) -> str:
    """ "22 Nov 2026"."""
    return tr("{day} {month} {year}").format(day=day.day, month=short_months()[day.month - 1], year=day.year)


def month_year(day: date) -> str:
    """ "November 2026"."""
    return tr("{month} {year}").format(month=month_name(day), year=day.year)


def short_month_year(day: date) -> str:
    """ "Nov 2026"."""
    return tr("{month} {year}").format(month=short_months()[day.month - 1], year=day.year)


def with_year(said: str, day: date) -> str:
    """A day that has been `said` without its year, with it: "22 Nov 2025"."""
    return tr("{date} {year}").format(date=said, year=day.year)


def weekday_name(weekday: int) -> str:
    """ "Monday" for 0."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.LongFormat)


def month_name(day: date) -> str:
    """ "November", standing alone."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)


def month_of(day: date) -> str:
    """ "November", as it follows the day of the month: many languages have a form for that."""
    return QLocale().monthName(day.month, QLocale.FormatType.LongFormat)


def short_months() -> tuple[str, ...]:
    """Three letters for each month. Not Qt's, whose "Sept" has four."""
    return (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May"),
        tr("Jun"),
        tr("Jul"),
        tr("Aug"),
        tr("Sep"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )


def in_english(text: str) -> str:
    """What was typed, with the names of months and weekdays as English has them: what reads days knows those.

    Words the language puts between the parts of a date, as in "22 de noviembre", are left out.
    """
    here = QLocale()
    if here.language() == QLocale.Language.English:
        return text
    long = QLocale.FormatType.LongFormat
    known = dict.fromkeys(re.findall(r"'(\w+)'", here.dateFormat(long).casefold()), "") | _names_of(here)
    return re.sub(r"[^\W\d_]+\.?", lambda one: known.get(_plain(one[0]), one[0]), text)


def _names_of(here: QLocale) -> dict[str, str]:
    english, names = QLocale(QLocale.Language.English), {}
    for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
        for day in range(1, 8):
            for said in (here.dayName(day, form), here.standaloneDayName(day, form)):
                names[_plain(said)] = english.dayName(day)
    for month, short in enumerate(short_months(), 1):
        forms = [short]
        for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
            forms += [here.monthName(month, form), here.standaloneMonthName(month, form)]
        names.update({_plain(one): english.monthName(month) for one in forms})
    return names


def _plain(name: str) -> str:
    return name.casefold().rstrip(".")


def _of_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
