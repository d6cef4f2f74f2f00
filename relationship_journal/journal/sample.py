"""A sample year that always ends today: a couple who drifted and are slowly finding each other again.

All words were written by hand and lie in `resources/sample/*.toml`, dated by how many days ago they were.
Only ticks and the check-ins between the written ones are drawn, from the phases in `story.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from importlib import resources
from random import Random
from typing import Any
from uuid import UUID

from relationship_journal.domain.days import same_day_in_year
from relationship_journal.domain.diagnosis import DiagnosisNote, Onset, Precision
from relationship_journal.domain.gratitude import Appreciation, RestDay, Voice
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.records import Privacy, Record, natural_id
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.rituals import Mark, Ritual, RitualKind, SeasonPause, Tick
from relationship_journal.domain.schedules import Rhythm, Schedule, is_due

_Table = dict[str, Any]
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_EVENING = time(20, 20)


def sample_records(
    today: date,
    now: datetime,
    new_id: Callable[[datetime], UUID],
    chance: Random,
    *,
    zone: tzinfo = UTC,
    zone_name: str = "UTC",
) -> list[Record]:
    """The sample year up to `today`, oldest entry first within each kind.

    `now` (aware) bounds the times of writing; `new_id` makes an id for a moment; the same `chance` gives the
    same year. `zone` is where evenings are.
    """
    pen = _Pen(today, now, new_id, chance, zone, zone_name)
    story = _read("story")
    rituals, ticks = _rituals(pen, story)
    return [
        *_appreciations(pen),
        *_rest_days(pen, story),
        *_reflections(pen),
        *_diagnosis(pen),
        *rituals,
        *ticks,
        *_tags(pen, story),
        *_check_ins(pen, story, ticks),
    ]


def _read(name: str) -> _Table:
    folder = resources.files("relationship_journal") / "resources" / "sample"
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def _read_all(beginning: str, key: str) -> list[_Table]:
    """The tables called `key` in all files whose name starts with `beginning`, in the order of the names."""
    folder = resources.files("relationship_journal") / "resources" / "sample"
    names = sorted(file.name for file in folder.iterdir() if file.name.startswith(beginning))
    return [table for name in names for table in _read(name.removesuffix(".toml"))[key]]


@dataclass
class _Pen:
    """Knows when and where the writing happens, and dates what is written."""

    today: date
    now: datetime
    new_id: Callable[[datetime], UUID]
    chance: Random
    zone: tzinfo
    zone_name: str

    def day(self, table: _Table) -> date:
        """The day a table is about: `years_ago` on this date, or `ago` days before today."""
        if "years_ago" in table:
            return same_day_in_year(self.today, self.today.year - table["years_ago"])
        return self.today - timedelta(days=table["ago"])

    def days(self, first: int, last: int) -> Iterator[tuple[int, date]]:
        """Days from `first` days ago to `last` days ago, each with how long ago it is."""
        return ((ago, self.today - timedelta(days=ago)) for ago in range(first, last - 1, -1))

    def evening(self, day: date) -> datetime:
        """Some moment of that evening."""
        return self.at(day, _EVENING, spread=120)

    def at(self, day: date, when: time, spread: int = 20) -> datetime:
        """A moment within `spread` minutes after `when`, never later than now."""
        minutes = timedelta(minutes=self.chance.randrange(spread), seconds=self.chance.randrange(60))
        return min((datetime.combine(day, when, self.zone) + minutes).astimezone(UTC), self.now)

    def written(self, moment: datetime, id: UUID | None = None) -> _Table:
        """What every record carries; the id is a new one unless it is a natural one."""
        return {"id": id or self.new_id(moment), "created_at": moment, "updated_at": moment}


def _appreciations(pen: _Pen) -> Iterator[Appreciation]:
    for table in sorted(_read_all("appreciations", "day"), key=pen.day):
        day = pen.day(table)
        moment = pen.evening(day)
        for item in table["items"]:
            yield _appreciation(pen, day, moment, {"what": item} if isinstance(item, str) else item)
            moment = min(moment + timedelta(seconds=40 + pen.chance.randrange(60)), pen.now)


def _appreciation(pen: _Pen, day: date, moment: datetime, item: _Table) -> Appreciation:
    said = "said" in item
    return Appreciation(
        **pen.written(moment),
        day=day,
        zone=pen.zone_name,
        what=item["what"],
        when=item.get("when", ""),
        meaning=item.get("meaning", ""),
        voice=Voice.SAID if said else Voice.PLANNED if item.get("planned") else Voice.NOTICED,
        said_on=day + timedelta(days=item["said"]) if said else None,
        reaction=item.get("reaction", ""),
        tags=item.get("tags", []),
    )


def _rest_days(pen: _Pen, story: _Table) -> Iterator[RestDay]:
    for ago in story["rest_days"]:
        day = pen.today - timedelta(days=ago)
        written = pen.written(pen.evening(day), natural_id("rest", day))
        yield RestDay(**written, day=day, zone=pen.zone_name)


def _reflections(pen: _Pen) -> Iterator[Reflection]:
    for table in sorted(_read_all("reflections", "reflection"), key=pen.day):
        day = pen.day(table)
        yield Reflection(
            **pen.written(pen.evening(day)),
            day=day,
            zone=pen.zone_name,
            title=table.get("title", ""),
            text=table["text"].strip(),
            source=Source.QUIET_HOUR if "minutes" in table else Source.DAY,
            minutes=table.get("minutes"),
            privacy=Privacy(table.get("privacy", "mine")),
        )


def _diagnosis(pen: _Pen) -> Iterator[DiagnosisNote]:
    for table in sorted(_read_all("diagnosis", "note"), key=pen.day):
        day = pen.day(table)
        precision = Precision(table["precision"])
        yield DiagnosisNote(
            **pen.written(pen.evening(day)),
            day=day,
            zone=pen.zone_name,
            since=_since(pen.today, table, precision),
            precision=precision,
            about=table.get("about", False),
            onset=Onset(table["onset"]),
            what=table["what"],
            culprits=table["culprits"],
            my_story=table.get("my_story", ""),
            their_story=table.get("their_story", ""),
        )


def _since(today: date, table: _Table, precision: Precision) -> date:
    """The first day of the period named: `since_years_ago` with a season or month, or `since_ago` days."""
    if "since_years_ago" in table:
        month: int = _SEASONS[table["season"]] if "season" in table else table.get("month", 1)
        return date(today.year - table["since_years_ago"], month, 1)
    day = today - timedelta(days=table["since_ago"])
    match precision:
        case Precision.DAY:
            return day
        case Precision.MONTH:
            return day.replace(day=1)
        case Precision.SEASON:
            into = day.month % 3
            first = day.replace(day=1) - timedelta(days=1) if into else day
            return (first if into < 2 else first.replace(day=1) - timedelta(days=1)).replace(day=1)
        case Precision.YEAR:
            return day.replace(month=1, day=1)


def _rituals(pen: _Pen, story: _Table) -> tuple[list[Record], list[Tick]]:
    records: list[Record] = []
    ticks: list[Tick] = []
    for table in _read("rituals")["ritual"]:
        ritual = _ritual(pen, table)
        records.append(ritual)
        for pause in table.get("pauses", []):
            first, last = (pen.today - timedelta(days=pause[end]) for end in ("from_ago", "until_ago"))
            written = pen.written(pen.evening(first))
            records.append(SeasonPause(**written, ritual_id=ritual.id, first=first, last=last))
        ticks.extend(_ticks(pen, story, table, ritual))
    return records, ticks


def _ritual(pen: _Pen, table: _Table) -> Ritual:
    since = pen.today - timedelta(days=table["ago"])
    plan = {**table["schedule"], "weekdays": tuple(table["schedule"].get("weekdays", ()))}
    archived = table.get("archived_ago")
    return Ritual(
        **pen.written(pen.evening(since)),
        name=table["name"],
        plan=table["plan"],
        schedule=Schedule(**{**plan, "rhythm": Rhythm(plan["rhythm"])}),
        since=since,
        at=table.get("at"),
        protected=table.get("protected", False),
        kind=RitualKind(table["kind"]),
        group=table["group"],
        position=table["position"],
        hue=table["hue"],
        remind=table.get("remind", False),
        archived_on=None if archived is None else pen.today - timedelta(days=archived),
    )


def _ticks(pen: _Pen, story: _Table, table: _Table, ritual: Ritual) -> Iterator[Tick]:
    """A mark for most due days: kept as often as the phase says, a missed one is owned up to now and then."""
    paused = [range(pause["until_ago"], pause["from_ago"] + 1) for pause in table.get("pauses", [])]
    for ago, day in pen.days(table["ago"], table.get("archived_ago", 0)):
        if not is_due(ritual.schedule, ritual.since, day) or any(ago in pause for pause in paused):
            continue
        phase = _phase(story, ago)
        draw, honest = pen.chance.random(), pen.chance.random()
        mark: Mark | None = None
        if ago == 0:
            mark = Mark.DONE if table.get("done_today") else None
        elif draw < phase["keep"].get(table["key"], 0.0):
            mark = Mark.DONE
        elif honest < story["owned_up"]:
            mark = Mark.REST if ago in story["rest_days"] or honest < story["rested"] else Mark.NOT_TODAY
        if mark is not None:
            written = pen.written(pen.at(day, ritual.at or _EVENING), natural_id("tick", ritual.id, day))
            yield Tick(**written, ritual_id=ritual.id, day=day, zone=pen.zone_name, mark=mark)


def _phase(story: _Table, ago: int) -> _Table:
    """The phase of the story that day was in; phases are listed oldest first."""
    return next(phase for phase in reversed(story["phase"]) if phase["from_ago"] >= ago)


def _closeness(story: _Table, ago: int) -> float:
    """How close the two were, on a straight line from the start of one phase to the start of the next."""
    phase = _phase(story, ago)
    following = [later for later in story["phase"] if later["from_ago"] < phase["from_ago"]]
    end, target = (following[0]["from_ago"], following[0]["closeness"]) if following else (0, story["ends"])
    share = (phase["from_ago"] - ago) / (phase["from_ago"] - end)
    return float(phase["closeness"] + share * (target - phase["closeness"]))


def _tags(pen: _Pen, story: _Table) -> Iterator[Tag]:
    moment = pen.evening(pen.today - timedelta(days=story["phase"][0]["from_ago"]))
    for position, table in enumerate(story["tag"], start=1):
        written = pen.written(moment, natural_id("tag", table["name"]))
        yield Tag(**written, name=table["name"], position=f"a{position}")


def _check_ins(pen: _Pen, story: _Table, ticks: list[Tick]) -> Iterator[CheckIn]:
    """The written check-ins, and drawn ones on the days between them."""
    written: dict[int, list[_Table]] = {}
    for table in _read_all("mood", "check_in"):
        written.setdefault(table["ago"], []).append(table)
    kept: dict[date, int] = {}
    for tick in ticks:
        kept[tick.day] = kept.get(tick.day, 0) + (tick.mark is Mark.DONE)
    for ago, day in pen.days(story["phase"][0]["from_ago"], 1):
        for table in written.get(ago) or _drawn(pen, story, ago, kept.get(day, 0)):
            moment = pen.at(day, table.get("at", _EVENING), spread=90)
            yield CheckIn(
                **pen.written(moment),
                day=day,
                zone=pen.zone_name,
                at=moment,
                closeness=table["closeness"],
                energy=table.get("energy"),
                tension=table.get("tension"),
                tags=table.get("tags", []),
                note=table.get("note", ""),
            )


def _drawn(pen: _Pen, story: _Table, ago: int, kept: int) -> Iterator[_Table]:
    """No check-in, one, or two on a day nobody wrote about; rituals kept and tags move the closeness."""
    phase, chance = _phase(story, ago), pen.chance
    draws = chance.random()
    for turn in range((draws < phase["check_ins"]) + (draws < story["twice"])):
        tags = [
            tag for tag in story["tag"] if chance.random() < phase["tags"].get(tag["name"], tag["chance"])
        ]
        pull = sum(tag["pull"] for tag in tags) + story["ritual_pull"] * min(kept, 3)
        value = _step(_closeness(story, ago) + pull + chance.gauss(0, story["noise"]))
        table: _Table = {"closeness": value, "tags": [tag["name"] for tag in tags]}
        if turn == 0 and draws < story["twice"]:
            table["at"] = time(12, 30)
        if chance.random() < story["told_more"]:
            table["energy"] = _step(phase["energy"] + chance.gauss(0, 0.8))
            table["tension"] = _step(6 - value + chance.gauss(-0.6, 0.7))
        yield table


def _step(value: float) -> int:
    """The nearest step of the scale from 1 to 5."""
    return max(1, min(5, round(value)))
