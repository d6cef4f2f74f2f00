from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from relationship_journal.domain.days import Span
from relationship_journal.domain.reflections import Reflection
from relationship_journal.exchange.archive import Archive, Selection
from relationship_journal.exchange.book import book, is_empty


def test_every_day_stands_once_and_in_order(archive: Archive) -> None:
    told = book(archive)
    names = [
        day["name"] for chapter in told["chapters"] for month in chapter["months"] for day in month["days"]
    ]
    assert len(names) == len(set(names)) == 41
    assert names[-1] == "Sunday, 22 November 2026"
    months = [month["name"] for chapter in told["chapters"] for month in chapter["months"]]
    assert months == ["October 2026", "November 2026"]


def test_everything_written_is_in_the_book(archive: Archive) -> None:
    told = json.dumps(book(archive), ensure_ascii=False)
    for text in ("Left the good mug", "before work", "I felt seen", "You noticed", "home", "On the stairs",
                 "A quiet hour · 20 minutes", "My own story", "Their side", "a lost ritual", "screens",
                 "Morning coffee", "When the kettle is on", "The table stood empty",
                 "said out loud"):  # fmt: skip
        assert text in told, text


def test_a_month_with_much_text_begins_a_chapter(empty: Archive) -> None:
    for number, month in enumerate((1, 2, 3)):
        text = "long " * 2000 if month == 2 else "short"
        empty.reflections.append(Reflection(id=UUID(int=number), day=date(2026, month, 5), text=text))
    told = book(empty)
    assert [chapter["name"] for chapter in told["chapters"]] == [
        "January 2026",
        "February 2026",
        "March 2026",
    ]


def test_strength_is_told_only_when_the_whole_story_is_known(archive: Archive) -> None:
    assert book(archive)["measured"]
    some = archive.select(Selection(span=Span(date(2026, 11, 1), date(2026, 11, 22))))
    assert not book(some)["measured"]


def test_the_charts_say_what_they_show(archive: Archive) -> None:
    told = book(archive)
    assert told["mood"]["alt"].startswith("Closeness from 14 October to 22 November 2026: 40 check-ins")
    (year,) = told["heat"]
    assert year["note"] == "41 appreciations on 40 days"
    assert len(year["squares"]) == 365
    assert book(archive, charts=False)["mood"] is None


def test_too_few_days_draw_no_chart(archive: Archive) -> None:
    assert book(replace(archive, check_ins=archive.check_ins[:2]))["mood"] is None


def test_a_long_silence_breaks_the_line(archive: Archive) -> None:
    early = replace(
        archive.check_ins[0], id=UUID(int=5000), day=archive.check_ins[-1].day - timedelta(days=30)
    )
    assert len(book(replace(archive, check_ins=[*archive.check_ins, early]))["mood"]["lines"]) == 2


def test_tags_alone_make_no_book(empty: Archive, archive: Archive) -> None:
    assert not is_empty(archive)
    assert is_empty(Archive("", ("", ""), archive.exported_at))
