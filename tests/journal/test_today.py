from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from relationship_journal.domain.rituals import Rhythm, Schedule
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.journal.journal import Journal

TODAY = date(2026, 11, 22)


def test_a_year_ago_prefers_what_was_written_at_length(journal: Journal) -> None:
    for years in (1, 2, 3):
        day = TODAY.replace(year=TODAY.year - years)
        journal.gratitude.save(journal.gratitude.new(day, f"small thing {years}"))
    journal.reflections.save(
        replace(journal.reflections.new(date(2025, 11, 22)), text="We sat on the stairs.")
    )
    memories = journal.today.page(TODAY, TODAY).a_year_ago
    assert [(memory.day.year, memory.text) for memory in memories] == [
        (2025, "We sat on the stairs."),
        (2024, "small thing 2"),
        (2023, "small thing 3"),
    ]


def test_the_29th_of_february_remembers_the_28th(journal: Journal) -> None:
    journal.gratitude.save(journal.gratitude.new(date(2027, 2, 28), "the day before March"))
    leap = date(2028, 2, 29)
    assert [memory.text for memory in journal.today.page(leap, leap).a_year_ago] == ["the day before March"]


def test_rituals_of_the_day_only(journal: Journal) -> None:
    new = replace(journal.rituals.new(TODAY - timedelta(days=30)), name="Daily")
    journal.rituals.save(new)
    mondays = Schedule(Rhythm.WEEKDAYS, weekdays=(0,))
    journal.rituals.save(replace(new, id=journal.mood.new(TODAY).id, name="Mondays", schedule=mondays))
    sunday, monday = TODAY, TODAY + timedelta(days=1)
    assert [line.ritual.name for line in journal.today.page(sunday, sunday).rituals] == ["Daily"]
    assert [line.ritual.name for line in journal.today.page(monday, monday).rituals] == ["Daily", "Mondays"]
    long_ago = TODAY - timedelta(days=31)
    assert journal.today.page(long_ago, TODAY).rituals == ()


def test_changes_name_kinds_and_days(journal: Journal) -> None:
    entry = journal.gratitude.save(journal.gratitude.new(TODAY, "made coffee"))
    journal.take_changes()
    journal.gratitude.save(replace(entry, day=date(2026, 11, 1)))
    changed = journal.take_changes()
    assert changed.kinds == {"appreciation"}
    assert changed.days == {TODAY, date(2026, 11, 1)}
    assert not journal.take_changes()


def test_saving_the_same_again_changes_nothing(journal: Journal) -> None:
    entry = journal.gratitude.save(journal.gratitude.new(TODAY, "made coffee"))
    journal.take_changes()
    assert journal.gratitude.save(replace(entry)) == entry
    assert not journal.take_changes()


def test_settings_are_in_the_journal(journal: Journal) -> None:
    wanted = JournalSettings(my_name="Ada", first_hour=5, lock_after_minutes=0, reminders=True)
    journal.settings.write(wanted)
    assert journal.settings.read() == wanted
    journal.settings.set_value("later", {"unknown": [1, 2]})
    assert journal.settings.value("later") == {"unknown": [1, 2]}
    assert journal.settings.read() == wanted


def test_tags_are_offered_in_the_order_they_were_added(journal: Journal) -> None:
    for name in ("tired", "argument", " good   talk ", "tired"):
        journal.mood.add_tag(name)
    assert [tag.name for tag in journal.mood.tags()] == ["tired", "argument", "good talk"]
