"""Six thousand moods from the thirties to the fifties come in, and need no special case anywhere: the chart,
the years, the days, search, every export and its way back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from printed import text_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from relationship_journal.domain.days import Span
from relationship_journal.exchange.archive import Selection
from relationship_journal.exchange.csv_out import to_csv
from relationship_journal.exchange.imports.formats import read
from relationship_journal.exchange.imports.source import source_of
from relationship_journal.exchange.json_out import to_json
from relationship_journal.exchange.markdown_out import as_files
from relationship_journal.exchange.pdf import PdfOptions, render_pdf
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.opening import open_with_passphrase
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.search_parts import SearchList
from relationship_journal.ui.tabs.mood import MoodTab

PASSPHRASE = "four quiet rivers under snow"
FIRST = date(1931, 4, 1)
COUNT = 6000
MOODS = ("rad", "good", "meh", "bad", "awful")
BY_MOOD = {mood: 5 - place for place, mood in enumerate(MOODS)}
DAYS = [FIRST + timedelta(days=number * 5 // 3) for number in range(COUNT)]
STEP = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell of the year tells its step."""


def exported() -> bytes:
    """What another program might have written, had there been one."""
    lines = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    for number, day in enumerate(DAYS):
        mood = MOODS[number % 5]
        note = f"letter number {number}" if number % 4 == 0 else ""
        lines.append(f"{day},x,x,{7 + number % 12}:{number % 60:02},{mood},wireless | tea,,{note}")
    return "\n".join(lines).encode()


@pytest.fixture
def thirties(journal: Journal) -> Journal:
    """A journal with all of them."""
    plan = journal.imports.plan(read(source_of("moods.csv", exported())), name="moods.csv")
    assert (plan.report.total, plan.report.broken_total) == (COUNT, 0)
    assert list(plan.report.comes_in["check_in"]) == list(range(1931, 1959))
    assert journal.imports.take_in(plan).counts == {"check_in": COUNT}
    return journal


@pytest.fixture
def other(tmp_path: Path, new_journal: Path, clock: Any) -> Iterator[Journal]:
    """A journal nobody has written in."""
    copytree(new_journal, tmp_path / "Other journal")
    made = open_with_passphrase(tmp_path / "Other journal", PASSPHRASE, clock, Computer())
    yield made
    made.close()


def told(journal: Journal) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(journal.archive()))
    found.pop("exported_at")
    return found


def colours(image: QImage) -> int:
    return len({
        image.pixelColor(x, y).rgb() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    })  # fmt: skip


def test_they_are_charted_and_walked_through(thirties: Journal, context: Context, qtbot: Any) -> None:
    tab = MoodTab(context)
    qtbot.addWidget(tab)
    tab.resize(1060, 1400)
    tab.show()
    tab.restore_place({"range": "all", "year": 1936})
    qtbot.wait(20)
    shown = tab._picture
    assert shown
    assert (shown.span.first, len(shown.closeness)) == (FIRST, len(set(DAYS)))
    assert shown.summary
    assert colours(tab._chart.grab().toImage()) > 20
    model = tab._year_card.grid.model()
    steps = {day: model.data(model.index_of(day), STEP) for day in set(DAYS) if day.year == 1936}
    assert len(steps) > 200
    assert set(steps.values()) <= {1, 2, 3, 4, 5}
    tab.show_entry("check_in", None, DAYS[0])
    assert (tab._day_card.day, tab._year_card.year) == (FIRST, 1931)
    (first,) = thirties.mood.on_day(FIRST)
    assert (first.closeness, first.tags, first.note) == (5, ["wireless", "tea"], "letter number 0")
    assert first.at.isoformat() == "1931-04-01T07:00:00+00:00"


def test_one_is_changed_and_erased_like_any_other(thirties: Journal, clock: Any) -> None:
    (first,) = thirties.mood.on_day(FIRST)
    clock.advance(hours=1)
    thirties.mood.save(replace(first, note="Read again after ninety years"))
    assert thirties.search.find("ninety years").total == 1
    thirties.bin.delete("check_in", first.id)
    assert thirties.mood.first_day() == DAYS[1]
    thirties.bin.restore("check_in", first.id)
    assert thirties.mood.first_day() == FIRST
    assert thirties.verify(lambda *_: None) == []


def test_they_are_found_and_scrolled(thirties: Journal, theme: Any, qtbot: Any) -> None:
    found = thirties.search.find("letter", limit=COUNT)
    assert found.total == COUNT // 4
    assert thirties.search.find("letter", span=Span(date(1936, 1, 1), date(1936, 12, 31))).total == len(
        [day for number, day in enumerate(DAYS) if day.year == 1936 and number % 4 == 0]
    )
    rows = SearchList()
    qtbot.addWidget(rows)
    rows.resize(640, 480)
    rows.show_rows(list(found.hits))
    rows.show()
    rows.scrollToBottom()
    rows.grab()
    assert rows.model().rowCount() == COUNT // 4
    assert found.hits[-1].day == FIRST


def test_they_go_out_in_every_form_and_come_back_equal(thirties: Journal, other: Journal) -> None:
    archive = thirties.archive()
    with zipfile.ZipFile(io.BytesIO(to_csv(archive))) as tables:
        table = io.StringIO(tables.read("check-ins.csv").decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(table))
    assert [(row["day"], int(row["closeness"])) for row in rows] == [
        (day.isoformat(), BY_MOOD[MOODS[number % 5]]) for number, day in enumerate(DAYS)
    ]
    files = as_files(archive)
    assert "letter number 0" in files["days/1931/1931-04-01.md"]
    assert sum(name.startswith("days/") for name in files) == len(set(DAYS))
    other.imports.take_in(other.imports.plan(read(source_of("x.json", to_json(archive)))))
    assert told(other) == told(thirties)


def test_a_year_of_them_is_printed(thirties: Journal) -> None:
    year = thirties.archive(Selection(span=Span(date(1936, 1, 1), date(1936, 12, 31))))
    assert len(year.check_ins) == len([day for day in DAYS if day.year == 1936])
    made = render_pdf(year, PdfOptions(), lambda part, name: None, lambda: False)
    text = text_of(made)
    assert "1936" in text
    assert "letter number" in text
