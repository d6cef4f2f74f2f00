"""An archive laid out as a book: cover, a glance, what changed, rituals, then the months day by day.

The result is plain JSON for the page templates in resources/templates; nothing in it is markup.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.gratitude import Appreciation
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.rituals import Mark, Ritual, overview
from relationship_journal.exchange import book_words as words
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book_charts import heat_map, mood_chart
from relationship_journal.exchange.light_markdown import Block, blocks, breakable, plain_block

_FULL_MONTH = 3200
"""Characters of a month that begins on a page of its own; emptier months share one."""

_LONG_NOTE = 1500
"""Characters beyond which a note may run over from one page to the next."""

_Days = dict[date, list[dict[str, Any]]]


def book(archive: Archive, charts: bool = True) -> dict[str, Any]:
    """Everything the templates set, as JSON values."""
    days = _days(archive)
    dated = sorted(days)
    return {
        "title": breakable(archive.title or "Journal"),
        "names": breakable(" & ".join(name for name in archive.names if name)),
        "range": words.days_between(dated[0], dated[-1]) if dated else "",
        "counts": _counts(archive),
        "words": words.FIXED,
        "mood": mood_chart(archive.check_ins, archive.diagnosis_notes) if charts else None,
        "heat": heat_map(archive.appreciations, archive.rest_days) if charts else [],
        "notes": [_note(note) for note in sorted(archive.diagnosis_notes, key=lambda note: note.since)],
        "rituals": _rituals(archive),
        "measured": archive.span is None,
        "chapters": _chapters(days),
    }


def _counts(archive: Archive) -> str:
    told = (
        (len(archive.appreciations), "appreciation", "appreciations"),
        (len(archive.check_ins), "check-in", "check-ins"),
        (len(archive.reflections), "reflection", "reflections"),
        (len(archive.diagnosis_notes), "note on what changed", "notes on what changed"),
        (len(archive.rituals), "ritual", "rituals"),
    )
    return " · ".join(words.counted(*each) for each in told if each[0])


def _days(archive: Archive) -> _Days:
    """What stands on each day, in the order it is read."""
    days: _Days = defaultdict(list)
    for check_in in sorted(archive.check_ins, key=lambda each: (each.day, each.at)):
        days[check_in.day].append(_check_in(check_in))
    for rest in archive.rest_days:
        days[rest.day].append({"k": "rest"})
    for appreciation in sorted(archive.appreciations, key=lambda each: (each.day, each.id)):
        days[appreciation.day].append(_appreciation(appreciation))
    for reflection in sorted(archive.reflections, key=lambda each: (each.day, each.id)):
        days[reflection.day].append(_reflection(reflection))
    names = {ritual.id: ritual.name for ritual in archive.rituals}
    kept: dict[date, list[str]] = defaultdict(list)
    for tick in archive.ticks:
        if tick.mark is Mark.DONE and tick.ritual_id in names:
            kept[tick.day].append(names[tick.ritual_id])
    for day, done in kept.items():
        days[day].append({"k": "kept", "t": breakable(", ".join(sorted(done)))})
    return days


def _chapters(days: _Days) -> list[dict[str, Any]]:
    """Months, a full one on its own and emptier neighbours together; each chapter begins on a new page."""
    chapters: list[dict[str, Any]] = []
    room = 0
    for (_, _), group in groupby(sorted(days), key=lambda day: (day.year, day.month)):
        dated = list(group)
        month = {"name": words.month_name(dated[0]), "days": [_day(day, days[day]) for day in dated]}
        size = sum(_size(item) for day in dated for item in days[day])
        if not chapters or size > room:
            chapters.append({"first": dated[0], "months": []})
            room = _FULL_MONTH
        chapters[-1]["months"].append(month)
        chapters[-1]["last"] = dated[-1]
        room -= size
    for chapter in chapters:
        chapter["name"] = words.months_between(chapter.pop("first"), chapter.pop("last"))
    return chapters


def _size(item: dict[str, Any]) -> int:
    return 120 + sum(len(str(block["r"])) for block in item.get("b", ()))


def _day(day: date, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "n": str(day.day),
        "w": words.WEEKDAYS[day.weekday()],
        "name": words.day_name(day),
        "i": items,
    }


def _check_in(check_in: CheckIn) -> dict[str, Any]:
    step = min(5, max(1, check_in.closeness))
    return _filled(
        {"k": "mood", "step": step, "t": breakable(words.check_in_words(check_in))}, b=_plain(check_in.note)
    )


def _appreciation(appreciation: Appreciation) -> dict[str, Any]:
    voice = words.VOICES.get(appreciation.voice, "")
    return _filled(
        {"k": "thanks", "b": _plain(appreciation.what)},
        voice=voice,
        said=appreciation.voice == "said",
        when=breakable(appreciation.when),
        meaning=_plain(appreciation.meaning),
        reaction=breakable(appreciation.reaction),
        tags=breakable(", ".join(appreciation.tags)),
    )


def _reflection(reflection: Reflection) -> dict[str, Any]:
    quiet = "A quiet hour" if reflection.source is Source.QUIET_HOUR else ""
    if quiet and reflection.minutes:
        quiet = f"{quiet} · {words.counted(reflection.minutes, 'minute', 'minutes')}"
    return _filled(
        {"k": "text", "b": blocks(reflection.text)}, title=breakable(reflection.title.strip()), note=quiet
    )


def _note(note: DiagnosisNote) -> dict[str, Any]:
    large, small = words.when_margin(note)
    length = len(note.what) + max(len(note.my_story), len(note.their_story)) * 2
    return _filled(
        {"large": large, "small": small, "b": blocks(note.what), "long": length > _LONG_NOTE},
        mine=blocks(note.my_story),
        theirs=blocks(note.their_story),
        culprits=[breakable(words.CULPRITS.get(culprit, culprit)) for culprit in note.culprits],
    )


def _rituals(archive: Archive) -> list[dict[str, Any]]:
    today = archive.exported_at.date()
    order = sorted(
        archive.rituals, key=lambda each: (each.archived_on is not None, each.group, each.position)
    )
    return [_ritual(ritual, archive, today) for ritual in order]


def _ritual(ritual: Ritual, archive: Archive, today: date) -> dict[str, Any]:
    ticks = {tick.day: tick.mark for tick in archive.ticks if tick.ritual_id == ritual.id}
    pauses = [pause for pause in archive.pauses if pause.ritual_id == ritual.id]
    told = overview(ritual, ticks, pauses, Span(today, today), today)
    ended = f" · until {words.long_day(ritual.archived_on)}" if ritual.archived_on else ""
    return {
        "name": breakable(ritual.name),
        "plan": breakable(ritual.plan),
        "schedule": words.schedule_words(ritual.schedule) + ended,
        "strength": round(told.strength * 100),
        "hue": ritual.hue,
        "done": str(sum(mark is Mark.DONE for mark in ticks.values())),
        "longest": str(told.streak.longest),
    }


def _plain(text: str) -> list[Block]:
    return [plain_block(text)] if text.strip() else []


def _filled(item: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """`item` with those optional parts that say something, to keep the JSON small."""
    return item | {name: value for name, value in optional.items() if value}


def is_empty(archive: Archive) -> bool:
    """Whether there is nothing to set; tags and pauses alone fill no page."""
    shown: Iterable[list[Any]] = (
        archive.appreciations, archive.rest_days, archive.reflections, archive.check_ins,
        archive.diagnosis_notes, archive.rituals,
    )  # fmt: skip
    return not any(shown)
