"""From what another program's file holds to our own records: which kind, which day, which id.

An id is made of format, name in the source and kind, so that the same entry is known when it comes again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from relationship_journal.domain.days import FIRST_HOUR, day_of
from relationship_journal.domain.imports import Broken, Found, FoundHabit, Haul, name_of, sample_of
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.positions import between
from relationship_journal.domain.records import EPOCH, Record, natural_id
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.rituals import Ritual, Schedule, Tick
from relationship_journal.domain.text import clean

NO_WORDS = "There are no words in it."
_MIDDLE = 3
_STEP = 500
_MIDNIGHT = time(0)
Step = Callable[[float, str], None]


@dataclass(frozen=True)
class Choices:
    """What the user decides of an import: the closeness (1–5) each mood stands for, by its name. None says
    that a mood is no closeness; it is then kept in words. A name left out takes the suggestion."""

    moods: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record that may come in, its name in the source and the original it was made of."""

    record: Record
    name: str = ""
    raw: str = ""


@dataclass(frozen=True)
class Ground:
    """What records are made by: the user's first hour and day, the last ritual's position, the choices."""

    today: date
    first_hour: int = FIRST_HOUR
    position: str = ""
    choices: Choices = field(default_factory=Choices)


@dataclass
class Converted:
    """The records of a haul, and what of it has nothing to make a record of."""

    incoming: list[Incoming] = field(default_factory=list)
    wordless: list[Broken] = field(default_factory=list)


def convert(haul: Haul, ground: Ground, step: Step = lambda *_: None) -> Converted:
    """Everything in `haul` as records. `step` hears how far it is, and may raise to stop."""
    made = Converted([Incoming(record, str(record.id)) for record in haul.records])
    seen: dict[str, list[str]] = {}
    for place, found in enumerate(haul.entries):
        if place % _STEP == 0:
            step(place / len(haul.entries), "laying out the entries")
        name = _numbered(found, seen)
        before = len(made.incoming)
        if name:
            made.incoming += _of_entry(haul, found, name, ground)
            if len(made.incoming) == before:
                made.wordless.append(Broken(found.day.isoformat(), NO_WORDS, sample_of(found.raw)))
    position = ground.position
    for habit in haul.habits:
        name = habit.source_id or habit.name
        same = seen.setdefault(f"habit {name}", [])
        same.append(name)
        position = between(position or None, None)
        numbered = name if len(same) == 1 else f"{name}#{len(same)}"
        made.incoming += _of_habit(haul.format, habit, numbered, position, ground.today)
    return made


def closeness_of(haul: Haul, choices: Choices, mood: str) -> int | None:
    """The closeness a mood stands for; None when there is no mood, or the user takes it for none."""
    return choices.moods.get(mood, haul.moods.get(mood, _MIDDLE)) if mood else None


def day_here(found: Found, first_hour: int) -> date:
    """The user's day of an entry: what was written before their first hour belongs to the day before.

    Midnight to the second is how other programs write "no time", and where the source names another day
    than its own clock says, its day is believed; both keep the day they have.
    """
    if found.at is None:
        return found.day
    try:
        zone = zone_of(found.zone)
        local = found.at.astimezone(zone)
        if local.date() != found.day or local.time() == _MIDNIGHT:
            return found.day
        return day_of(found.at, zone, first_hour)
    except OverflowError:
        return found.day


@cache
def zone_of(name: str) -> tzinfo:
    """The zone called `name`, UTC for one nobody knows."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _numbered(found: Found, seen: dict[str, list[str]]) -> str:
    """The entry's name, numbered from the second of that name on; "" for a copy under a name of its own."""
    name = name_of(found)
    same = seen.setdefault(name, [])
    if same and found.source_id and found.raw in same:
        return ""
    same.append(found.raw)
    return name if len(same) == 1 else f"{name}#{len(same)}"


def _of_entry(haul: Haul, found: Found, name: str, ground: Ground) -> Iterator[Incoming]:
    closeness = closeness_of(haul, ground.choices, found.mood)
    day = day_here(found, ground.first_hour)
    written = found.at or EPOCH
    title, text = clean(" ".join(found.title.split())), clean(found.text).strip("\n")
    tags = [clean(tag) for tag in found.tags]
    if closeness is None or not found.is_check_in:
        mood = found.mood if closeness is None else ""
        text = _with_aside(title, text, tags, clean(mood))
        if title or text:
            id = natural_id("imported", haul.format, name, "reflection")
            page = Reflection(
                id=id, created_at=written, day=day, zone=found.zone, title=title, text=text or title
            )
            yield Incoming(page, name, clean(found.raw))
        title, text, tags = "", "", []
    if closeness is not None:
        yield Incoming(
            CheckIn(
                id=natural_id("imported", haul.format, name, "check_in"),
                created_at=written,
                day=day,
                zone=found.zone,
                at=found.at or _noon(day, found.zone),
                closeness=min(5, max(1, closeness)),
                tags=tags,
                note="\n\n".join(part for part in (title, text) if part),
            ),
            name,
            clean(found.raw),
        )


def _with_aside(title: str, text: str, tags: list[str], mood: str) -> str:
    """The text of a page, and below it what a page has no field for: tags it does not name, a mood."""
    if not tags and not mood:
        return text
    said = f"{title}\n{text}".casefold()
    unsaid = [tag for tag in tags if f"#{tag.casefold()}" not in said and f"@{tag.casefold()}" not in said]
    below = [f"Tags: {', '.join(unsaid)}"] if unsaid else []
    below += [f"Mood: {mood}"] if mood else []
    return "\n\n".join(part for part in (text, "\n".join(below)) if part)


def _of_habit(format: str, habit: FoundHabit, name: str, position: str, today: date) -> Iterator[Incoming]:
    id = natural_id("imported", format, name, "ritual")
    days = sorted(habit.marks)
    ritual = Ritual(
        id=id,
        name=clean(habit.name),
        plan=clean(habit.question),
        schedule=habit.schedule or Schedule(),
        since=days[0] if days else today,
        position=position,
        archived_on=(days[-1] if days else today) if habit.archived else None,
    )
    yield Incoming(ritual, name, clean(habit.raw))
    for day in days:
        yield Incoming(_tick(id, habit, day), f"{name} {day}")
    for day, note in habit.notes.items():
        named = f"{name} {day}"
        page = natural_id("imported", format, named, "reflection")
        words = Reflection(id=page, day=day, title=clean(habit.name), text=clean(note))
        yield Incoming(words, named, clean(note))


def _tick(ritual: UUID, habit: FoundHabit, day: date) -> Tick:
    return Tick(id=natural_id("tick", ritual, day), ritual_id=ritual, day=day, mark=habit.marks[day])


def _noon(day: date, zone: str) -> datetime:
    """The middle of a day whose hour nobody knows."""
    try:
        return datetime.combine(day, time(12), zone_of(zone)).astimezone(UTC)
    except OverflowError:
        return datetime.combine(day, time(12), UTC)
