from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from relationship_journal.domain.days import Span
from relationship_journal.domain.gratitude import GratitudeFilter, Voice
from relationship_journal.journal.journal import Journal

TODAY = date(2026, 11, 22)


def write(journal: Journal, day: date, what: str, **more: object) -> None:
    journal.gratitude.save(replace(journal.gratitude.new(day, what), **more))  # type: ignore[arg-type]


def test_pages_are_newest_first_and_go_on_where_the_last_one_ended(journal: Journal) -> None:
    for n in range(90):
        write(journal, TODAY - timedelta(days=n), f"thing {n}")
    seen: list[date] = []
    before = None
    while page := journal.gratitude.page(GratitudeFilter(), before):
        seen += [day.day for day in page]
        before = page[-1].day
    assert seen == [TODAY - timedelta(days=n) for n in range(90)]


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        (GratitudeFilter(), {"made coffee", "told me a joke", "fed the dog 100%"}),
        (GratitudeFilter(voice=Voice.SAID), {"told me a joke"}),
        (GratitudeFilter(unsaid=True), {"made coffee", "fed the dog 100%"}),
        (GratitudeFilter(text="COFFEE"), {"made coffee"}),
        (GratitudeFilter(text="100%"), {"fed the dog 100%"}),
        (GratitudeFilter(text="%"), {"fed the dog 100%"}),
        (GratitudeFilter(tags=frozenset({"home"})), {"made coffee"}),
        (GratitudeFilter(span=Span(TODAY, TODAY)), {"made coffee"}),
        (GratitudeFilter(text="coffee", voice=Voice.SAID), set()),
    ],
)
def test_filters(journal: Journal, wanted: GratitudeFilter, texts: set[str]) -> None:
    write(journal, TODAY, "made coffee", tags=["home", "morning"])
    write(journal, TODAY - timedelta(days=1), "told me a joke", voice=Voice.SAID)
    write(journal, TODAY - timedelta(days=2), "fed the dog 100%")
    found = {a.what for day in journal.gratitude.page(wanted) for a in day.appreciations}
    assert found == texts


def test_the_overview_counts_and_a_rest_day_keeps_the_streak(journal: Journal) -> None:
    for n in (0, 1, 3, 4):
        write(journal, TODAY - timedelta(days=n), f"thing {n}", voice=Voice.SAID if n else Voice.NOTICED)
    journal.gratitude.set_rest(TODAY - timedelta(days=2), True)
    overview = journal.gratitude.overview(TODAY)
    assert (overview.streak.length, overview.streak.rests, overview.total, overview.said) == (4, 1, 4, 3)
    journal.gratitude.set_rest(TODAY - timedelta(days=2), False)
    assert journal.gratitude.overview(TODAY).streak.rests == 0
    journal.gratitude.set_rest(TODAY - timedelta(days=2), True)
    assert journal.gratitude.overview(TODAY).streak.rests == 1


def test_the_present_streak_is_the_whole_ones_last(journal: Journal) -> None:
    for n in (0, 1, 2, 5, 6, 14, 15, 16, 17):
        write(journal, TODAY - timedelta(days=n), f"thing {n}")
    assert journal.today.streak(TODAY).length == journal.gratitude.overview(TODAY).streak.length > 0


def test_erasing_the_words_puts_the_entry_into_the_bin_with_its_words(journal: Journal) -> None:
    entry = journal.gratitude.save(journal.gratitude.new(TODAY, "made coffee"))
    journal.gratitude.save(replace(entry, what="  "))
    assert journal.gratitude.on_day(TODAY) == []
    assert [binned.text for binned in journal.bin.contents()] == ["made coffee"]


def test_blank_words_are_never_stored(journal: Journal) -> None:
    journal.gratitude.save(journal.gratitude.new(TODAY, "\n \t"))
    assert journal.counts()["appreciation"] == 0
    assert journal.bin.contents() == []


def test_words_are_cleaned_on_the_way_in(journal: Journal) -> None:
    kept = journal.gratitude.save(journal.gratitude.new(TODAY, "cafe\u0301\r\nau\x00 lait \ud800"))
    assert kept.what == "café\nau lait \ufffd"
