"""Small acts, the counsellor list, and agreements come back as they were written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from relationship_journal.domain.agreements import Standing
from relationship_journal.domain.plans import Errand
from relationship_journal.journal.journal import Journal

WEDNESDAY = date(2026, 11, 18)
MONDAY = date(2026, 11, 16)


def test_the_acts_of_a_week_keep_their_order(journal: Journal) -> None:
    for words in ("warm the car", "ask about the dentist", "sing badly"):
        journal.plans.save_act(replace(journal.plans.new_act(WEDNESDAY), text=words))
    journal.plans.save_act(replace(journal.plans.new_act(WEDNESDAY - timedelta(days=7)), text="earlier"))
    week = journal.plans.week(WEDNESDAY + timedelta(days=4))
    assert [act.text for act in week] == ["warm the car", "ask about the dentist", "sing badly"]
    assert {act.day for act in week} == {MONDAY}
    assert [act.text for act in journal.plans.earlier_acts(WEDNESDAY)] == ["earlier"]


def test_an_act_changed_stays_in_its_place(journal: Journal) -> None:
    first, _ = (
        journal.plans.save_act(replace(journal.plans.new_act(WEDNESDAY), text=words)) for words in ("a", "b")
    )
    journal.plans.save_act(replace(first, text="a little more", done_on=WEDNESDAY))
    assert [act.text for act in journal.plans.week(WEDNESDAY)] == ["a little more", "b"]
    journal.plans.save_act(replace(first, text=" "))
    assert [act.text for act in journal.plans.week(WEDNESDAY)] == ["b"]
    assert [binned.text for binned in journal.bin.contents()] == ["a little more"]


def test_the_counsellor_list_is_read_oldest_first(journal: Journal) -> None:
    for days, errand in enumerate((Errand.HOMEWORK, Errand.NOTE, Errand.BRING)):
        item = journal.plans.new_item(WEDNESDAY - timedelta(days=days), errand)
        journal.plans.save_item(replace(item, text=errand.value))
    assert [item.text for item in journal.plans.items()] == ["bring", "note", "homework"]


def test_a_trial_is_due_from_its_day_on_until_it_ends(journal: Journal) -> None:
    kept = journal.agreements.save(
        replace(
            journal.agreements.new(MONDAY),
            about="Evenings",
            trial="Fridays out",
            standing=Standing.ON_TRIAL,
            review_on=WEDNESDAY,
        )
    )
    assert journal.agreements.due(WEDNESDAY - timedelta(days=1)) == []
    assert [one.about for one in journal.agreements.due(WEDNESDAY)] == ["Evenings"]
    journal.agreements.save(replace(kept, standing=Standing.KEPT))
    assert journal.agreements.due(WEDNESDAY) == []
    assert [one.standing for one in journal.agreements.all()] == [Standing.KEPT]
