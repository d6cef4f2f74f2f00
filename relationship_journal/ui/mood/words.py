"""Closeness, days and ranges in the words of the Mood page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median

from PySide6.QtCore import QCoreApplication

from relationship_journal.charts.style import ChartWords
from relationship_journal.domain.comparison import FEWEST_DAYS, Comparison, Subject, SubjectKind
from relationship_journal.domain.days import Span
from relationship_journal.domain.moments import Balance, Moment, Tone, Whose
from relationship_journal.domain.mood import MoodPoint, Range
from relationship_journal.ui.formats import day_month, day_month_year, decimal, short_months, shortest
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.today.words import closeness_words


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Mood", text)


def closeness_word(value: float) -> str:
    """The word for `value`; between two steps, both."""
    words = closeness_words()
    low = max(1, min(5, int(value)))
    if value == low:
        return words[low - 1]
    return tr("{one} to {other}").format(one=words[low - 1], other=words[low])


def energy_words() -> tuple[str, ...]:
    """Five steps of one's own energy."""
    return tr("drained"), tr("low"), tr("so-so"), tr("good"), tr("full")


def tension_words() -> tuple[str, ...]:
    """Five steps of one's own tension."""
    return tr("calm"), tr("a little"), tr("some"), tr("tense"), tr("very tense")


def range_words() -> dict[Range, str]:
    """What the chips say."""
    return {
        Range.MONTH: tr("30 days"),
        Range.QUARTER: tr("90 days"),
        Range.YEAR: tr("Year"),
        Range.ALL: tr("All"),
    }


def range_in_words() -> dict[Range, str]:
    """The same within a sentence."""
    return {
        Range.MONTH: tr("last 30 days"),
        Range.QUARTER: tr("last 90 days"),
        Range.YEAR: tr("last 12 months"),
        Range.ALL: tr("from the first on"),
    }


def chart_words() -> ChartWords:
    """The words the chart draws."""
    words = closeness_words()
    return ChartWords(low=words[0], high=words[-1], median=tr("7-day median"), months=short_months())


def short_day(day: date, beside: date) -> str:
    """ "24 Aug", with its year when `beside` lies in another."""
    return day_month(day) if day.year == beside.year else day_month_year(day)


def summary(points: Sequence[MoodPoint], span: Span) -> str:
    """The chart in a sentence: "90 days, from 24 Aug to 22 Nov: closeness between 2 and 5, median 4." """
    first, last = short_day(span.first, span.last), short_day(span.last, span.first)
    said = counted(
        "Mood",
        "1 day, from {first} to {last}: ",
        "{n} days, from {first} to {last}: ",
        len(span),
        first=first,
        last=last,
    )
    values = [point.closeness for point in points if point.day in span]
    if not values:
        return said + tr("no check-ins.")
    return said + tr("closeness between {low} and {high}, median {middle}.").format(
        low=shortest(min(values)), high=shortest(max(values)), middle=shortest(median(values))
    )


def figure_heads() -> list[str]:
    """What stands above the columns of the chart's figures."""
    return [tr("closeness, 1 to 5"), tr("in words"), tr("what changed")]


def figure_rows(
    closeness: Mapping[date, float], events: Mapping[date, Sequence[str]]
) -> list[tuple[str, ...]]:
    """The chart's figures, newest day first: the day, its closeness, the same in words, and notes on it."""
    days = sorted({*closeness, *events}, reverse=True)
    rows: list[tuple[str, ...]] = []
    for day in days:
        value = closeness.get(day)
        told = ("", "") if value is None else (f"{value:g}", closeness_word(value))
        rows.append((short_day(day, days[0]), *told, " · ".join(events.get(day, ()))))
    return rows


def tone_words() -> dict[Tone, str]:
    """What a moment was."""
    return {Tone.KIND: tr("kind"), Tone.HARD: tr("hard")}


def whose_words() -> dict[Whose, str]:
    """Whose doing it was: mine, or something between us."""
    return {Whose.MINE: tr("mine"), Whose.OURS: tr("ours")}


def moment_in_words(moment: Moment) -> str:
    """ "a kind moment, ours" """
    said = tr("a kind moment, {whose}") if moment.tone is Tone.KIND else tr("a hard moment, {whose}")
    return said.format(whose=whose_words()[moment.whose])


def balance_number(balance: Balance) -> str:
    """ "4.2 : 1", "1 : 1.5", or, without hard moments, nothing to divide by: "12 : 0"."""
    kind, hard = balance.kind, balance.hard
    if not kind or not hard:
        return f"{kind} : {hard}"
    return f"{decimal(kind / hard)} : 1" if kind >= hard else f"1 : {decimal(hard / kind)}"


def balance_in_words(balance: Balance) -> str:
    """The balance and where it plausibly lies, in two sentences."""
    said = tr("{kind} and {hard}.").format(
        kind=counted("Mood", "{n} kind", "{n} kind", balance.kind),
        hard=counted("Mood", "{n} hard moment", "{n} hard moments", balance.hard),
    )
    low = _to_one(balance.low)
    if balance.high is None:
        return f"{said} {tr('The balance plausibly lies above {low}.').format(low=low)}"
    lies = tr("The balance plausibly lies between {low} and {high}.")
    return f"{said} {lies.format(low=low, high=_to_one(balance.high))}"


def _to_one(ratio: float) -> str:
    return f"{decimal(ratio, 1 if ratio < 10 else 0)} : 1"


def subject_words(subject: Subject) -> str:
    """What the days compared have."""
    if subject.kind is SubjectKind.MOMENT:
        return tr("a kind moment") if subject.key == Tone.KIND else tr("a hard moment")
    return subject.name


def days_words(count: int) -> str:
    """ "31 days" """
    return counted("Mood", "one day", "{n} days", count)


def is_clear(found: Comparison) -> bool:
    """Whether the interval leaves out "no difference" also as it is shown, with one decimal."""
    return round(found.low, 1) > 0 or round(found.high, 1) < 0


def difference_in_words(found: Comparison) -> str:
    """What the comparison says, in a sentence."""
    lies = tr("plausibly {low} to {high}").format(low=_signed(found.low), high=_signed(found.high))
    if not is_clear(found):
        return tr("No clear difference in closeness ({lies} steps).").format(lies=lies)
    steps = decimal(abs(found.difference))
    closer = found.difference > 0
    said = (
        tr("About {steps} steps closer ({lies}).")
        if closer
        else tr("About {steps} steps less close ({lies}).")
    )
    return said.format(steps=steps, lies=lies)


def _signed(value: float) -> str:
    shown = round(value, 1)
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return f"{sign}{decimal(abs(shown))}"


def too_few_words(days_with: int, days_without: int) -> str:
    """What is still needed before the two sides can be compared."""
    said = tr("So far {having} with it and {lacking} without.").format(
        having=days_words(days_with), lacking=days_words(days_without)
    )
    lacks = []
    if days_with < FEWEST_DAYS:
        lacks.append(tr("{days} more with it").format(days=days_words(FEWEST_DAYS - days_with)))
    if days_without < FEWEST_DAYS:
        lacks.append(tr("{days} more without it").format(days=days_words(FEWEST_DAYS - days_without)))
    both = tr(" and ").join(lacks)
    return f"{said} {tr('A comparison shows after {lacks}.').format(lacks=both)}"
