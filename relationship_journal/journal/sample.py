"""A sample year that always ends today: a couple who drifted and are slowly finding each other again.

All words were written by hand and lie in `resources/sample/*.toml`, dated by how many days ago they were.
Only ticks and the check-ins between the written ones are drawn, from the phases in `story.toml`. Nothing is
dated ahead but a talk still to come, the day of a sealed letter and the one an agreement is looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random
from uuid import UUID

from relationship_journal.domain.diagnosis import DiagnosisNote, Onset, Precision
from relationship_journal.domain.gratitude import Appreciation, RestDay, Voice
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.records import Privacy, Record, natural_id
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.rituals import Mark, Ritual, RitualKind, SeasonPause, Tick
from relationship_journal.domain.schedules import Rhythm, Schedule, is_due
from relationship_journal.journal.sample_pen import EVENING, Pen, Table, read, read_all
from relationship_journal.journal.sample_practice import practice
from relationship_journal.journal.sample_talks import cards, letters, moments, ratings, talks

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


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
    pen = Pen(today, now, new_id, chance, zone, zone_name)
    story = read("story")
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
        *talks(pen),
        *letters(pen),
        *cards(pen),
        *moments(pen),
        *ratings(pen),
        *practice(pen),
    ]


def _appreciations(pen: Pen) -> Iterator[Appreciation]:
    for table in sorted(read_all("appreciations", "day"), key=pen.day):
        day = pen.day(table)
        moment = pen.evening(day)
        for item in table["items"]:
            yield _appreciation(pen, day, moment, {"what": item} if isinstance(item, str) else item)
            moment = min(moment + timedelta(seconds=40 + pen.chance.randrange(60)), pen.now)


def _appreciation(pen: Pen, day: date, moment: datetime, item: Table) -> Appreciation:
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


def _rest_days(pen: Pen, story: Table) -> Iterator[RestDay]:
    for ago in story["rest_days"]:
        day = pen.today - timedelta(days=ago)
        written = pen.written(pen.evening(day), natural_id("rest", day))
        yield RestDay(**written, day=day, zone=pen.zone_name)


def _reflections(pen: Pen) -> Iterator[Reflection]:
    for table in sorted(read_all("reflections", "reflection"), key=pen.day):
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


def _diagnosis(pen: Pen) -> Iterator[DiagnosisNote]:
    for table in sorted(read_all("diagnosis", "note"), key=pen.day):
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


def _since(today: date, table: Table, precision: Precision) -> date:
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


def _rituals(pen: Pen, story: Table) -> tuple[list[Record], list[Tick]]:
    records: list[Record] = []
    ticks: list[Tick] = []
    for table in read("rituals")["ritual"]:
        ritual = _ritual(pen, table)
        records.append(ritual)
        for pause in table.get("pauses", []):
            first, last = (pen.today - timedelta(days=pause[end]) for end in ("from_ago", "until_ago"))
            written = pen.written(pen.evening(first))
            records.append(SeasonPause(**written, ritual_id=ritual.id, first=first, last=last))
        ticks.extend(_ticks(pen, story, table, ritual))
    return records, ticks


def _ritual(pen: Pen, table: Table) -> Ritual:
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


def _ticks(pen: Pen, story: Table, table: Table, ritual: Ritual) -> Iterator[Tick]:
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
            written = pen.written(pen.at(day, ritual.at or EVENING), natural_id("tick", ritual.id, day))
            yield Tick(**written, ritual_id=ritual.id, day=day, zone=pen.zone_name, mark=mark)


def _phase(story: Table, ago: int) -> Table:
    """The phase of the story that day was in; phases are listed oldest first."""
    return next(phase for phase in reversed(story["phase"]) if phase["from_ago"] >= ago)


def _closeness(story: Table, ago: int) -> float:
    """How close the two were, on a straight line from the start of one phase to the start of the next."""
    phase = _phase(story, ago)
    following = [later for later in story["phase"] if later["from_ago"] < phase["from_ago"]]
    end, target = (following[0]["from_ago"], following[0]["closeness"]) if following else (0, story["ends"])
    share = (phase["from_ago"] - ago) / (phase["from_ago"] - end)
    return float(phase["closeness"] + share * (target - phase["closeness"]))


def _tags(pen: Pen, story: Table) -> Iterator[Tag]:
    moment = pen.evening(pen.today - timedelta(days=story["phase"][0]["from_ago"]))
    for position, table in enumerate(story["tag"], start=1):
        written = pen.written(moment, natural_id("tag", table["name"]))
        yield Tag(**written, name=table["name"], position=f"a{position}")


def _check_ins(pen: Pen, story: Table, ticks: list[Tick]) -> Iterator[CheckIn]:
    """The written check-ins, and drawn ones on the days between them."""
    written: dict[int, list[Table]] = {}
    for table in read_all("mood", "check_in"):
        written.setdefault(table["ago"], []).append(table)
    kept: dict[date, int] = {}
    for tick in ticks:
        kept[tick.day] = kept.get(tick.day, 0) + (tick.mark is Mark.DONE)
    for ago, day in pen.days(story["phase"][0]["from_ago"], 1):
        for table in written.get(ago) or _drawn(pen, story, ago, kept.get(day, 0)):
            moment = pen.at(day, table.get("at", EVENING), spread=90)
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


def _drawn(pen: Pen, story: Table, ago: int, kept: int) -> Iterator[Table]:
    """No check-in, one, or two on a day nobody wrote about; rituals kept and tags move the closeness."""
    phase, chance = _phase(story, ago), pen.chance
    draws = chance.random()
    for turn in range((draws < phase["check_ins"]) + (draws < story["twice"])):
        tags = [
            tag for tag in story["tag"] if chance.random() < phase["tags"].get(tag["name"], tag["chance"])
        ]
        pull = sum(tag["pull"] for tag in tags) + story["ritual_pull"] * min(kept, 3)
        value = _step(_closeness(story, ago) + pull + chance.gauss(0, story["noise"]))
        table: Table = {"closeness": value, "tags": [tag["name"] for tag in tags]}
        if turn == 0 and draws < story["twice"]:
            table["at"] = time(12, 30)
        if chance.random() < story["told_more"]:
            table["energy"] = _step(phase["energy"] + chance.gauss(0, 0.8))
            table["tension"] = _step(6 - value + chance.gauss(-0.6, 0.7))
        yield table


def _step(value: float) -> int:
    """The nearest step of the scale from 1 to 5."""
    return max(1, min(5, round(value)))
