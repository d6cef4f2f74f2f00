"""Markdown, CSV and iCalendar, each read back by another hand's parser."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import vobject
import yaml
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from relationship_journal.domain.agreements import Agreement, Standing
from relationship_journal.domain.conversations import Conversation
from relationship_journal.domain.days import Span
from relationship_journal.domain.letters import Fate, Letter
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.records import natural_id, new_id
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.rituals import Ritual
from relationship_journal.domain.schedules import Rhythm, Schedule, due_days
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.calendar_out import NEUTRAL, to_calendar
from relationship_journal.exchange.csv_out import FORMULA, cell, to_csv
from relationship_journal.exchange.markdown_out import as_files, to_markdown, verbatim
from relationship_journal.journal.sample import sample_records

NOW = datetime(2026, 11, 22, 20, 14, tzinfo=UTC)
DAY = NOW.date()
PARSER = MarkdownIt("commonmark")


def archive(**lists: Any) -> Archive:
    return Archive("My journal", ("Ada", "Ben"), NOW, **lists)


@pytest.fixture(scope="module")
def sample() -> Archive:
    """The sample year."""
    from relationship_journal.domain.kinds import KINDS

    chance = random.Random(7)
    records = sample_records(
        DAY, NOW, lambda moment: new_id(moment, chance.randbytes), chance, zone=UTC, zone_name="UTC"
    )
    lists: dict[str, list[Any]] = {kind.plural: [] for kind in KINDS if kind.plural}
    for record in records:
        plural = next((kind.plural for kind in KINDS if kind.stored is type(record)), "")
        if plural:
            lists[plural].append(record)
    return archive(**lists)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


def words_in(text: str) -> str:
    """What a reader sees of Markdown: text alone, white space squeezed."""
    seen = []
    for token in PARSER.parse(text):
        for child in token.children or ():
            seen.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
        seen.append(" ")
    return " ".join("".join(seen).split())


# Markdown


def test_every_day_is_a_file_with_its_words_and_its_neighbours(sample: Archive) -> None:
    files = as_files(sample)
    for reflection in sample.reflections:
        path = f"days/{reflection.day.year}/{reflection.day}.md"
        _, head, body = files[path].split("---\n", 2)
        assert yaml.safe_load(head)["date"] == reflection.day.isoformat()
        assert " ".join(reflection.text.split()[:5]) in words_in(body).replace("*", "")
    days = [name for name in files if name.startswith("days/")]
    assert len(days) > 200
    for path, text in files.items():
        for token in PARSER.parse(text.split("---\n", 2)[-1]):
            for child in token.children or ():
                if child.type == "link_open" and str(child.attrs["href"]).endswith(".md"):
                    place = path.rsplit("/", 1)[0].split("/") if "/" in path else []
                    for part in str(child.attrs["href"]).split("/"):
                        place = place[:-1] if part == ".." else [*place, part]
                    assert "/".join(place) in files


def test_markdown_says_what_the_journal_says(sample: Archive) -> None:
    everything = words_in("\n\n".join(text.split("---\n", 2)[-1] for text in as_files(sample).values()))
    said = [one.what for one in sample.appreciations] + [one.trial for one in sample.agreements]
    assert [words for words in said if " ".join(words.split()) not in everything] == []
    sealed = [one for one in sample.letters if one.fate is Fate.SEALED and one.sealed_until > DAY]
    assert sealed
    assert [one for one in sealed if one.text and one.text[:40] in everything] == []


@given(st.text(alphabet="#-=_*`~[]():!<>&;a1 \n\\", max_size=60))
def test_words_make_no_heading_rule_html_or_picture(text: str) -> None:
    kinds = {token.type for token in PARSER.parse(verbatim(text))}
    inner = {child.type for token in PARSER.parse(verbatim(text)) for child in token.children or ()}
    assert not kinds & {"heading_open", "hr", "fence", "html_block", "blockquote_open"}
    assert not inner & {"image", "html_inline"}


def test_the_same_journal_makes_the_same_file(sample: Archive) -> None:
    assert to_markdown(sample) == to_markdown(sample)


# CSV


def test_the_tables_hold_what_the_journal_holds(sample: Archive) -> None:
    tables = unpacked(to_csv(sample))
    rows = list(csv.DictReader(io.StringIO(tables["check-ins.csv"].decode("utf-8-sig"), newline="")))
    assert sorted((row["day"], int(row["closeness"]), row["note"]) for row in rows) == sorted(
        (one.day.isoformat(), one.closeness, cell(one.note)) for one in sample.check_ins
    )
    assert len(tables) >= 15


@given(st.text(max_size=40), st.lists(st.text(max_size=8), max_size=3))
def test_no_cell_is_a_formula_and_none_loses_a_word(note: str, tags: list[str]) -> None:
    one = CheckIn(id=natural_id("x"), day=DAY, at=NOW, closeness=3, note=note, tags=tags)
    ((_, data),) = unpacked(to_csv(archive(check_ins=[one]))).items()
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert not any(value.startswith(FORMULA) for value in row.values())
    assert row["note"] in (note, f"'{note}")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell([text, "b"]) == f"''{text}; b".replace("''", "'")


# iCalendar


def events(data: bytes) -> list[Any]:
    return list(vobject.readOne(data.decode()).contents.get("vevent", []))


def ritual(schedule: Schedule, at: time | None = None, **more: Any) -> Ritual:
    since = date(2026, 1, 31)
    return Ritual(
        id=natural_id("r"), name="Walk, after supper; yes", schedule=schedule, since=since, at=at, **more
    )


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(Rhythm.DAILY),
        Schedule(Rhythm.WEEKDAYS, weekdays=(1, 4, 6)),
        Schedule(Rhythm.EVERY_N_DAYS, every=3),
        Schedule(Rhythm.MONTHLY, ordinal=2, weekday=4),
        Schedule(Rhythm.MONTHLY, ordinal=-1, weekday=6),
    ],
)
def test_a_calendar_brings_a_ritual_on_its_days(schedule: Schedule) -> None:
    one = ritual(schedule, at=time(19, 30))
    (event,) = events(to_calendar(archive(rituals=[one])))
    start = event.dtstart.value
    year = Span(one.since, one.since + timedelta(days=366))
    found = rrulestr(event.rrule.value, dtstart=start).between(start, datetime(2027, 2, 2), inc=True)
    assert [day.date() for day in found] == list(due_days(schedule, one.since, year))
    assert start.time() == time(19, 30)
    assert event.summary.value == one.name


def test_talks_review_days_and_sealed_letters_stand_on_their_day() -> None:
    made = archive(
        conversations=[Conversation(id=natural_id("c"), day=DAY, about="Renate's room")],
        agreements=[
            Agreement(
                id=natural_id("a"), day=DAY, about="Fridays", standing=Standing.ON_TRIAL,
                review_on=date(2027, 1, 4),
            )
        ],
        letters=[
            Letter(
                id=natural_id("l"), day=DAY, title="Secret", text="Words", fate=Fate.SEALED,
                sealed_until=date(2027, 5, 1),
            )
        ],
    )  # fmt: skip
    told = {event.summary.value: event.dtstart.value for event in events(to_calendar(made))}
    assert told == {
        "Talk: Renate's room": DAY,
        "Look at it again: Fridays": date(2027, 1, 4),
        "A sealed letter opens": date(2027, 5, 1),
    }
    neutral = to_calendar(made, neutral=True)
    assert {event.summary.value for event in events(neutral)} == {NEUTRAL}
    assert not [word for word in (b"Renate", b"Fridays", b"Secret", b"letter", b"Talk") if word in neutral]


def test_what_was_written_stays_out_of_the_calendar() -> None:
    one = Reflection(id=natural_id("w"), day=DAY, text="quillwort")
    assert b"quillwort" not in to_calendar(archive(reflections=[one], rituals=[ritual(Schedule())]))


def test_a_calendar_is_read_alike_by_its_own_rules(sample: Archive) -> None:
    data = to_calendar(sample)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    live = [one for one in sample.rituals if one.archived_on is None]
    assert len(events(data)) >= len(live) > 3
    assert len({event.uid.value for event in events(data)}) == len(events(data))
