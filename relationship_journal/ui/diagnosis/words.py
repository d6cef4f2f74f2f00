"""When things happened, how they came and what may have been behind them, in words."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import ApproximateDate, Culprit, DiagnosisNote, Onset, Precision
from relationship_journal.ui.formats import day_month, full_date, month_year, short_months


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Diagnosis", text)


def when_of(note: DiagnosisNote) -> ApproximateDate:
    """When it happened, as one value."""
    return ApproximateDate(note.since, note.precision, note.about)


def season(day: date) -> str:
    """The name of the northern season a month belongs to."""
    return (tr("winter"), tr("spring"), tr("summer"), tr("autumn"))[day.month % 12 // 3]


def _year(when: ApproximateDate) -> str:
    """ "2023"; a winter spans two: "2023–24"."""
    if when.precision is Precision.SEASON and when.since.month == 12:
        return f"{when.since.year}–{(when.since.year + 1) % 100:02}"
    return str(when.since.year)


def period(when: ApproximateDate) -> str:
    """ "12 March 2024", "March 2024", "spring 2024" or "2024": words that can be typed as well."""
    match when.precision:
        case Precision.DAY:
            return full_date(when.since)
        case Precision.MONTH:
            return month_year(when.since)
        case Precision.SEASON:
            return f"{season(when.since)} {_year(when)}"
        case Precision.YEAR:
            return str(when.since.year)


def typed(when: ApproximateDate) -> str:
    """The period as a person would type it: "around spring 2023"."""
    return tr("around {period}").format(period=period(when)) if when.about else period(when)


def understood(when: ApproximateDate) -> str:
    """How what was typed is understood: "spring 2023, roughly"."""
    return tr("{period}, roughly").format(period=period(when)) if when.about else period(when)


def margin_words(note: DiagnosisNote) -> tuple[str, str]:
    """The two lines beside a note: "Mar" over "2026 · sudden", "Spring" over "2023, roughly"."""
    when = when_of(note)
    rest = _year(when)
    match when.precision:
        case Precision.DAY:
            large = day_month(note.since)
        case Precision.MONTH:
            large = short_months()[note.since.month - 1]
        case Precision.SEASON:
            large = season(note.since).capitalize()
        case Precision.YEAR:
            large, rest = rest, ""
    if note.about:
        rest = tr("{year}, roughly").format(year=rest) if rest else tr("roughly")
    onset = "" if note.onset is Onset.UNSURE else onset_words()[note.onset]
    return large, " · ".join(part for part in (rest, onset) if part)


def onset_words() -> dict[Onset, str]:
    """How it came."""
    return {Onset.SUDDEN: tr("sudden"), Onset.GRADUAL: tr("gradual"), Onset.UNSURE: tr("not sure")}


def culprit_word(culprit: str) -> str:
    """What a culprit is called; a tag of the user's own stays as it is."""
    names: dict[str, str] = {
        Culprit.UNRESOLVED_CONFLICT: tr("unresolved conflict"),
        Culprit.LIFE_CHANGE: tr("life change"),
        Culprit.NOT_CONNECTING: tr("talking but not connecting"),
        Culprit.FEELING_LOVED_DIFFERENTLY: tr("different ways of feeling loved"),
        Culprit.OUTSIDE_STRESS: tr("outside stress"),
        Culprit.LOST_RITUAL: tr("a lost ritual"),
    }
    return names.get(culprit, culprit)


def culprit_tone(culprit: str) -> str:
    """The hue of a culprit; "" for a tag of the user's own."""
    tones: dict[str, str] = {
        Culprit.UNRESOLVED_CONFLICT: "ember",
        Culprit.LIFE_CHANGE: "gold",
        Culprit.NOT_CONNECTING: "ember",
        Culprit.FEELING_LOVED_DIFFERENTLY: "sage",
        Culprit.OUTSIDE_STRESS: "plum",
        Culprit.LOST_RITUAL: "sage",
    }
    return tones.get(culprit, "")


def my_story_title() -> str:
    """The name of the first of the two stories."""
    return tr("What I told myself")


def their_story_title() -> str:
    """The name of the second."""
    return tr("What it may have been for them")


def note_in_words(note: DiagnosisNote) -> str:
    """A whole note as one text, for a screen reader."""
    parts = [understood(when_of(note)), note.what]
    if note.onset is not Onset.UNSURE:
        parts.insert(1, onset_words()[note.onset])
    if note.my_story:
        parts.append(f"{my_story_title()}: {note.my_story}")
    if note.their_story:
        parts.append(f"{their_story_title()}: {note.their_story}")
    if note.culprits:
        parts.append(", ".join(culprit_word(culprit) for culprit in note.culprits))
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."


def range_words() -> dict[str, str]:
    """The times over which culprits are counted, by the name `range_span` knows."""
    return {"all": tr("All"), "year": tr("This year"), "12 months": tr("12 months"), "90 days": tr("90 days")}


def range_span(name: str, today: date) -> Span | None:
    """The days of a range, or None for all."""
    firsts = {
        "year": date(today.year, 1, 1),
        "12 months": today - timedelta(days=364),
        "90 days": today - timedelta(days=89),
    }
    return Span(firsts[name], today) if name in firsts else None


def prompts() -> tuple[str, ...]:
    """What a quiet hour asks, one at a time."""
    return (
        tr("When did it last feel easy between you, and what was different then?"),
        tr("What changed first, before either of you said a word about it?"),
        tr("What might this time have been like for them?"),
    )


def culprit_named(text: str) -> str:
    """The built-in culprit that a typed tag names in full, or the tag itself."""
    plain = text.casefold()
    return next((culprit for culprit in Culprit if culprit_word(culprit).casefold() == plain), text)
