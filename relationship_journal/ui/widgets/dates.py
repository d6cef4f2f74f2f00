"""Dates in the words of the user's language."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime


def long_date(day: date) -> str:
    """ "Sunday, 22 November 2026", in the order of the user's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def short_moment(moment: datetime) -> str:
    """Day and time of day in figures."""
    at = QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute))
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def weekday_name(weekday: int) -> str:
    """ "Monday" for 0."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.LongFormat)


def month_name(day: date) -> str:
    """ "November"."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
