"""Imports: a dry run, all or nothing, known when they come again, undone and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from relationship_journal.domain.import_report import Standing
from relationship_journal.domain.imports import Broken, Found, FoundHabit, Haul
from relationship_journal.domain.incoming import Choices
from relationship_journal.domain.rituals import Mark, Rhythm, Schedule
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.journal import Journal
from relationship_journal.vault.tables import CLASSES

DAY = date(2024, 5, 3)
AT = datetime(2024, 5, 3, 19, 30, tzinfo=UTC)
PICTURE = ("1 picture stays behind.",)
WEEK = Schedule(rhythm=Rhythm.TIMES_A_WEEK, times=3)


def haul(**changes: Any) -> Haul:
    """Two pages, a mood with a note, a page with a mood, a habit, something broken."""
    held: dict[str, Any] = {
        "entries": [
            Found(DAY, "raw one", "a", AT, title="By the lake", text="We swam at dusk", tags=("water",)),
            Found(DAY + timedelta(days=400), "raw two", text="Rain all day", doubts=PICTURE),
            Found(DAY, "raw three", "c", AT, text="tired", mood="meh", is_check_in=True, tags=("work",)),
            Found(DAY, "raw four", "d", AT, text="A long walk", mood="rad"),
        ],
        "habits": [
            FoundHabit(
                "Tea together", "raw habit", "h", "When the kettle is on", WEEK,
                marks={DAY: Mark.DONE, DAY + timedelta(days=2): Mark.REST}, notes={DAY: "green tea"},
            )
        ],
        "broken": [Broken("line 7", "Its date is no date of the calendar.", "2024-13-45")],
        "moods": {"meh": 3, "rad": 5},
    }  # fmt: skip
    return Haul("journey", **(held | changes))


def told(journal: Journal) -> dict[str, Any]:
    """What the journal says of itself, but for the moment."""
    found: dict[str, Any] = json.loads(to_json(journal.archive()))
    found.pop("exported_at")
    return found


def bring(journal: Journal, found: Haul | None = None, **moods: int | None) -> Any:
    plan = journal.imports.plan(found or haul(), Choices(moods), "export.zip")
    return journal.imports.take_in(plan)


def test_the_dry_run_tells_everything_and_writes_nothing(journal: Journal) -> None:
    before = told(journal)
    report = journal.imports.plan(haul(), name="export.zip").report
    assert report.program == "Journey"
    assert report.comes_in == {
        "reflection": {2024: 3, 2025: 1},
        "check_in": {2024: 2},
        "ritual": {0: 1},
        "tick": {2024: 2},
    }
    assert report.total == 9
    assert [(one.sentence, one.count, one.sample) for one in report.doubts] == [
        ("1 picture stays behind.", 1, "2025-06-07 Rain all day")
    ]
    assert [(one.why, one.count, one.samples[0].where) for one in report.broken] == [
        ("Its date is no date of the calendar.", 1, "line 7")
    ]
    assert [(one.name, one.count, one.closeness) for one in report.moods] == [("meh", 1, 3), ("rad", 1, 5)]
    (habit,) = report.habits
    assert (habit.name, habit.schedule, habit.marks, habit.first) == ("Tea together", WEEK, 2, DAY)
    assert habit.standing is Standing.NEW
    assert told(journal) == before
    assert not journal.backups.all()


def test_everything_comes_in_and_is_found(journal: Journal) -> None:
    taken = bring(journal)
    assert taken.counts == {"reflection": 4, "check_in": 2, "ritual": 1, "tick": 2}
    assert journal.search.find("swam").total == 1
    assert journal.search.find("tired").counts["check_in"] == 1
    page = journal.search.find("swam").hits[0]
    stored: Any = journal.find("reflection", page.id)
    assert (stored.title, stored.text, stored.day) == ("By the lake", "We swam at dusk\n\nTags: water", DAY)
    (check_in,) = (one for one in journal.mood.on_day(DAY) if one.note)
    assert (check_in.closeness, check_in.tags, check_in.at) == (3, ["work"], AT)
    (overview,) = journal.rituals.overviews(DAY + timedelta(days=3))
    assert overview.ritual.plan == "When the kettle is on"
    assert overview.ritual.since == DAY
    assert overview.ritual.schedule == WEEK
    (backup,) = journal.backups.all()
    assert backup.reason == "import"
    assert journal.verify(lambda *_: None) == []
    origin = journal.imports.origin("reflection", page.id)
    assert origin is not None
    assert (origin.program, origin.file, origin.raw) == ("Journey", "export.zip", "raw one")
    assert {"reflection", "check_in", "ritual", "tick", "import"} <= journal.take_changes().kinds


def test_the_original_is_not_searched_but_exported(journal: Journal) -> None:
    bring(journal)
    assert journal.search.find("raw").total == 0
    assert "raw four" in {one["raw"] for one in told(journal)["origins"]}


def test_a_second_run_adds_nothing(journal: Journal) -> None:
    bring(journal)
    before = told(journal)
    plan = journal.imports.plan(haul(), name="again.zip")
    assert plan.report.total == 0
    assert plan.report.here == {"reflection": 4, "check_in": 2, "ritual": 1, "tick": 2}
    assert journal.imports.take_in(plan).import_id is None
    assert told(journal) == before
    assert len(journal.imports.all()) == 1
    assert len(journal.backups.all()) == 1


def test_only_what_is_new_comes_with_a_later_file(journal: Journal, clock: Any) -> None:
    bring(journal)
    clock.advance(hours=1)
    later = haul()
    later.entries.append(Found(DAY, "raw five", "e", text="New since"))
    (habit,) = later.habits
    later.habits = [replace(habit, marks={**habit.marks, DAY + timedelta(days=5): Mark.DONE})]
    assert bring(journal, later).counts == {"reflection": 1, "tick": 1}
    assert journal.imports.all()[0].counts == {"reflection": 1, "tick": 1}


def test_words_changed_since_are_never_written_over(journal: Journal, clock: Any) -> None:
    bring(journal)
    clock.advance(hours=1)
    page: Any = journal.find("reflection", journal.search.find("swam").hits[0].id)
    journal.reflections.save(replace(page, text="We swam, and I was afraid"))
    bring(journal)
    kept: Any = journal.find("reflection", page.id)
    assert kept.text == "We swam, and I was afraid"


def test_what_the_user_threw_away_stays_away(journal: Journal, clock: Any) -> None:
    bring(journal)
    clock.advance(hours=1)
    page = journal.search.find("swam").hits[0].id
    journal.bin.delete("reflection", page)
    report = journal.imports.plan(haul()).report
    assert (report.total, report.thrown_away) == (0, {"reflection": 1})
    assert page not in {one["id"] for one in told(journal)["origins"]}


def test_undone_taken_back_and_equal(journal: Journal, clock: Any) -> None:
    journal.reflections.save(replace(journal.reflections.new(DAY), text="Written here"))
    before = told(journal)
    taken = bring(journal)
    brought = told(journal)
    clock.advance(hours=1)
    undone = journal.imports.undo(taken.import_id)
    assert undone.gone == {"reflection": 4, "check_in": 2, "ritual": 1, "tick": 2}
    assert undone.kept == {}
    assert told(journal) == before
    assert journal.search.find("swam").total == 0
    (one,) = journal.imports.all()
    assert (one.here, one.away, one.undone_at) == (0, 9, clock.now())
    clock.advance(hours=1)
    assert journal.imports.take_back(taken.import_id) == undone.gone
    after = told(journal)
    for name in ("reflections", "check_ins", "rituals", "ticks", "origins", "imports"):
        for record in (*after[name], *brought[name]):
            record.pop("updated_at")
    assert after == brought
    assert journal.search.find("swam").total == 1
    clock.advance(hours=1)
    assert journal.imports.undo(taken.import_id).gone == undone.gone
    assert journal.verify(lambda *_: None) == []


def test_undone_and_imported_again_it_is_back_as_chosen_now(journal: Journal, clock: Any) -> None:
    taken = bring(journal)
    clock.advance(hours=1)
    journal.imports.undo(taken.import_id)
    clock.advance(hours=1)
    plan = journal.imports.plan(haul(), Choices({"meh": 1}), "export.zip")
    assert (plan.report.total, plan.report.back) == (9, 9)
    assert journal.imports.take_in(plan).counts == taken.counts
    (check_in,) = (one for one in journal.mood.on_day(DAY) if one.note)
    assert check_in.closeness == 1
    assert journal.search.find("swam").total == 1
    (one,) = journal.imports.all()
    assert (one.here, one.away) == (9, 0)
    clock.advance(hours=1)
    assert sum(journal.imports.undo(one.id).gone.values()) == 9
    assert journal.verify(lambda *_: None) == []


def test_undo_leaves_what_was_changed_since(journal: Journal, clock: Any) -> None:
    taken = bring(journal)
    clock.advance(hours=1)
    page: Any = journal.find("reflection", journal.search.find("swam").hits[0].id)
    journal.reflections.save(replace(page, text="We swam, and I was afraid"))
    (overview,) = journal.rituals.overviews(DAY + timedelta(days=3))
    journal.rituals.mark(overview.ritual.id, DAY + timedelta(days=3), Mark.DONE)
    undone = journal.imports.undo(taken.import_id)
    assert undone.gone == {"reflection": 3, "check_in": 2}
    assert undone.kept == {"reflection": 1, "ritual": 1, "tick": 2}
    assert journal.search.find("afraid").total == 1
    told_after = told(journal)
    assert len(told_after["origins"]) == 4
    assert len(told_after["imports"]) == 1
    assert journal.verify(lambda *_: None) == []


def test_what_was_thrown_away_alone_does_not_come_back_with_the_import(journal: Journal, clock: Any) -> None:
    taken = bring(journal)
    clock.advance(hours=1)
    page = journal.search.find("swam").hits[0].id
    journal.bin.delete("reflection", page)
    clock.advance(hours=1)
    journal.imports.undo(taken.import_id)
    clock.advance(hours=1)
    journal.imports.take_back(taken.import_id)
    assert journal.search.find("swam").total == 0


def test_two_imports_of_one_ritual_are_undone_whole_and_taken_back_whole(
    journal: Journal, clock: Any
) -> None:
    before = told(journal)
    first = bring(journal)
    clock.advance(hours=1)
    later = haul()
    later.habits = [replace(later.habits[0], marks={DAY + timedelta(days=9): Mark.DONE})]
    second = bring(journal, later)
    assert second.counts == {"tick": 1}
    for taken in (second, first):
        clock.advance(hours=1)
        assert journal.imports.undo(taken.import_id).kept == {}
    assert told(journal) == before
    clock.advance(hours=1)
    assert journal.imports.take_back(second.import_id) == {"ritual": 1, "tick": 1}
    clock.advance(hours=1)
    assert journal.imports.take_back(first.import_id)["tick"] == 2
    (overview,) = journal.rituals.overviews(DAY)
    assert len(told(journal)["ticks"]) == 3
    assert overview.ritual.name == "Tea together"
    assert journal.verify(lambda *_: None) == []


class Stop(Exception):
    """What a page raises to stop."""


@pytest.mark.parametrize("after", range(1, 9))
def test_stopped_anywhere_it_leaves_nothing(journal: Journal, after: int) -> None:
    before = told(journal)
    calls: list[float] = []

    def step(part: float, _: str) -> None:
        calls.append(part)
        if len(calls) == after:
            raise Stop

    plan = journal.imports.plan(haul())
    with pytest.raises(Stop):
        journal.imports.take_in(plan, step)
    assert told(journal) == before
    assert journal.counts()["import"] == journal.counts()["origin"] == 0
    assert journal.verify(lambda *_: None) == []


def test_progress_goes_from_nothing_to_all(journal: Journal) -> None:
    heard: list[float] = []
    journal.imports.take_in(journal.imports.plan(haul()), lambda part, _: heard.append(part))
    assert heard == sorted(heard)
    assert heard[-1] == 1


@pytest.mark.parametrize(
    ("at", "zone", "day", "expected"),
    [
        (datetime(2024, 5, 4, 1, 30, tzinfo=UTC), "UTC", date(2024, 5, 4), DAY),
        (datetime(2024, 5, 4, 5, 30, tzinfo=UTC), "UTC", date(2024, 5, 4), date(2024, 5, 4)),
        (datetime(2024, 5, 4, 0, 0, tzinfo=UTC), "UTC", date(2024, 5, 4), date(2024, 5, 4)),
        (datetime(2024, 5, 3, 17, 30, tzinfo=UTC), "Asia/Tokyo", date(2024, 5, 4), DAY),
        (datetime(2024, 5, 3, 17, 30, tzinfo=UTC), "No/Where", date(2024, 5, 4), date(2024, 5, 4)),
        (datetime(1, 1, 1, 1, 0, tzinfo=UTC), "UTC", date(1, 1, 1), date(1, 1, 1)),
        (datetime(9999, 12, 31, 23, 0, tzinfo=UTC), "Asia/Tokyo", date(9999, 12, 31), date(9999, 12, 31)),
        (datetime(1936, 2, 29, 2, 0, tzinfo=UTC), "UTC", date(1936, 2, 29), date(1936, 2, 28)),
    ],
)
def test_the_day_starts_at_the_users_hour(
    journal: Journal, at: datetime, zone: str, day: date, expected: date
) -> None:
    bring(journal, Haul("journey", [Found(day, "", "x", at, zone, text="Night words")]))
    assert [hit.day for hit in journal.search.find("night").hits] == [expected]


def test_another_first_hour_is_kept_to(journal: Journal) -> None:
    journal.settings.write(JournalSettings(first_hour=0))
    at = datetime(2024, 5, 4, 1, 30, tzinfo=UTC)
    bring(journal, Haul("journey", [Found(date(2024, 5, 4), "", "x", at, text="Night words")]))
    assert journal.search.find("night").hits[0].day == date(2024, 5, 4)


def test_a_mood_that_is_no_closeness_is_kept_in_words(journal: Journal) -> None:
    assert bring(journal, meh=None, rad=None).counts["reflection"] == 5
    assert not journal.mood.on_day(DAY)
    assert journal.search.find("mood meh").total == 1


def test_equal_entries_without_names_are_all_kept_and_known_again(journal: Journal) -> None:
    twice = Haul("jrnl-text", [Found(DAY, "raw", text="Twice the same")] * 2)
    assert bring(journal, twice).counts == {"reflection": 2}
    assert journal.imports.plan(twice).report.total == 0


def test_a_copy_under_its_own_name_comes_once_and_another_under_that_name_too(journal: Journal) -> None:
    copies = [Found(DAY, "raw", "x", text="One")] * 2 + [Found(DAY, "other", "x", text="Another")]
    assert bring(journal, Haul("journey", copies)).counts == {"reflection": 2}


def test_an_entry_without_words_is_told_as_such(journal: Journal) -> None:
    report = journal.imports.plan(Haul("journey", [Found(DAY, "raw", "x"), haul().entries[0]])).report
    assert [(one.why, one.count) for one in report.broken] == [("There are no words in it.", 1)]


def test_texts_are_cleaned(journal: Journal) -> None:
    hostile = Found(DAY, "raw\0\ud800", "x", title="a\0\nb", text="c\0\r\n\udfff", tags=("\ud800",))
    bring(journal, Haul("journey", [hostile]))
    assert journal.search.find("a b").total == 1


def test_archived_habits_and_those_without_a_schedule(journal: Journal) -> None:
    habits = [
        FoundHabit("Run", "raw", archived=True, marks={DAY: Mark.DONE}),
        FoundHabit("Run", "raw again", schedule=WEEK),
    ]
    bring(journal, Haul("loop-csv", habits=habits))
    (archived,) = journal.rituals.overviews(DAY, archived=True)
    assert (archived.ritual.archived_on, archived.ritual.schedule) == (DAY, Schedule())
    (living,) = journal.rituals.overviews(DAY)
    assert living.ritual.schedule == WEEK
    assert living.ritual.position > archived.ritual.position


def test_ten_thousand_are_quick_and_leave_nothing_when_stopped(
    journal: Journal, figure: Callable[[str], None]
) -> None:
    from time import perf_counter

    many = [
        Found(DAY + timedelta(days=n % 3000), f"raw {n}", str(n), text=f"Words of the day number {n}")
        for n in range(10_000)
    ]
    before = told(journal)

    def late(part: float, _: str) -> None:
        if part > 0.9:
            raise Stop

    with pytest.raises(Stop):
        journal.imports.take_in(journal.imports.plan(Haul("journey", many)), late)
    assert told(journal) == before
    assert journal.verify(lambda *_: None) == []
    begun = perf_counter()
    assert bring(journal, Haul("journey", many)).counts == {"reflection": 10_000}
    took = perf_counter() - begun
    figure(f"import: 10,000 entries with their search index in {took:.1f} s")
    assert journal.search.find("number 9999").total == 1
    assert journal.verify(lambda *_: None) == []


def test_an_undone_import_is_one_thing_in_the_bin(journal: Journal, clock: Any) -> None:
    taken = bring(journal)
    clock.advance(hours=1)
    page = journal.search.find("swam").hits[0].id
    journal.bin.delete("reflection", page)
    clock.advance(hours=1)
    journal.imports.undo(taken.import_id)
    undone, alone = journal.bin.contents()
    assert (undone.kind, undone.text, alone.id) == ("import", "Journey: export.zip", page)
    journal.bin.restore(undone.kind, undone.id)
    assert [one.id for one in journal.bin.contents()] == [page]
    assert len(journal.rituals.overviews(DAY)) == 1


def test_removed_for_good_nothing_of_it_is_left_and_it_can_come_again(journal: Journal, clock: Any) -> None:
    taken = bring(journal)
    clock.advance(hours=1)
    journal.imports.undo(taken.import_id)
    (undone,) = journal.bin.contents()
    journal.bin.purge(undone.kind, undone.id)
    assert sum(count for kind, count in rows(journal).items() if kind not in ("setting", "search_row")) == 0
    assert journal.imports.all() == []
    assert bring(journal).counts == taken.counts
    assert journal.verify(lambda *_: None) == []


def test_the_original_goes_with_its_entry(journal: Journal, clock: Any) -> None:
    bring(journal)
    page = journal.search.find("swam").hits[0].id
    journal.bin.delete("reflection", page)
    journal.bin.purge("reflection", page)
    assert rows(journal)["origin"] == 8
    (ritual,) = journal.rituals.overviews(DAY)
    journal.bin.delete("ritual", ritual.ritual.id)
    journal.bin.empty()
    assert rows(journal)["origin"] == 5
    assert rows(journal)["tick"] == 0
    assert journal.verify(lambda *_: None) == []


def test_the_bin_lets_an_import_go_after_thirty_days(journal: Journal, clock: Any) -> None:
    taken = bring(journal)
    clock.advance(hours=1)
    journal.imports.undo(taken.import_id)
    clock.advance(days=29)
    journal.bin.empty_expired()
    assert len(journal.imports.all()) == 1
    clock.advance(days=2)
    journal.bin.empty_expired()
    assert journal.imports.all() == []
    assert rows(journal)["origin"] == rows(journal)["reflection"] == 0


def rows(journal: Journal) -> dict[str, int]:
    """How many rows each table has, the bin included."""
    with journal._vault.reading() as connection:
        return {
            kind: connection.exec_driver_sql(f"SELECT count(*) FROM {kind}").scalar_one()
            for kind in [*CLASSES, "search_row"]
        }
