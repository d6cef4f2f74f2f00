from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from relationship_journal.exchange.json_out import to_json
from relationship_journal.ui.dialogs.import_page import ImportPage
from relationship_journal.ui.widgets.button import Button

DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2025-03-02,March 2,Sunday,21:10,rad,walk | family,,We walked to the mill.
2025-03-03,March 3,Monday,22:00,meh,work,,
2025-03-04,March 4,Tuesday,22:05,rad,,,
2025-13-40,nonsense,Nonday,22:05,rad,,,A broken row.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "daylio_export.csv"
    made.write_text(DAYLIO)
    return made


@pytest.fixture
def page(qtbot: Any, context: Any) -> ImportPage:
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


def choose(page: ImportPage, path: Path) -> None:
    page.context.chooser.answers.append(str(path))
    page.file.click()


def told(widget: Any) -> str:
    QCoreApplication.processEvents()  # what was just added is shown by then
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def here(journal: Any) -> dict[str, int]:
    archive = journal.archive()
    return {"check_in": len(archive.check_ins), "reflection": len(archive.reflections)}


def test_nothing_is_written_before_one_says_so(page: ImportPage, journal: Any, file: Path) -> None:
    choose(page, file)
    assert here(journal) == {"check_in": 0, "reflection": 0}
    words = told(page.report)
    assert "From Daylio" in words
    assert "Check-ins 3 (2025: 3)" in words
    assert "Cannot come in" in words
    assert "A broken row" in words
    assert page.focusProxy() is page.report.bring


def test_it_comes_in_with_the_moods_as_chosen_and_is_undone_as_a_whole(
    page: ImportPage, journal: Any, context: Any, file: Path
) -> None:
    choose(page, file)
    rad, meh = page.report.rows
    assert (rad.name, rad.scale.value, meh.name, meh.scale.value) == ("rad", 5, "meh", 3)
    rad.scale.set_value(4)
    meh.scale.set_value(2)
    page.report.bring.click()
    closeness = [one.closeness for one in journal.archive().check_ins]
    assert sorted(closeness) == [2, 4, 4]
    assert page.report.isHidden()
    assert "daylio_export.csv" in told(page.before)
    words, undo = context.notices.deeds[-1]
    assert words.startswith("Brought in: Check-ins 3")
    undo()
    assert here(journal) == {"check_in": 0, "reflection": 0}
    assert "undone" in told(page.before)


def test_an_import_of_before_is_undone_and_comes_back(page: ImportPage, journal: Any, file: Path) -> None:
    choose(page, file)
    page.report.bring.click()
    button(page, "Undo this import").click()
    assert here(journal)["check_in"] == 0
    assert "Gone again: Check-ins 3" in page.work.words.text()
    button(page, "Bring back").click()
    assert here(journal)["check_in"] == 3
    assert "Back again: Check-ins 3" in page.work.words.text()


def test_a_second_run_brings_nothing_and_says_so(page: ImportPage, journal: Any, file: Path) -> None:
    choose(page, file)
    page.report.bring.click()
    choose(page, file)
    assert "There is nothing new in it." in told(page.report)
    assert "Here already, left as they are: Check-ins 3" in told(page.report)
    assert not page.report.bring.isEnabled()
    assert page.focusProxy() is page.report.leave
    page.report.leave.click()
    assert page.report.isHidden()
    assert page.focusProxy() is page.file


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.json", "{"), ("b.zip", "PK\x03\x04 not one"), ("c.csv", ""), ("d.db", "SQLite format 3\x00")],
)
def test_what_cannot_be_read_is_one_sentence(
    page: ImportPage, journal: Any, tmp_path: Path, name: str, content: str
) -> None:
    bad = tmp_path / name
    bad.write_text(content)
    choose(page, bad)
    assert page.report.isHidden() or not page.report.bring.isEnabled()
    assert here(journal) == {"check_in": 0, "reflection": 0}
    assert page.report.isVisible() or page.work.words.text().endswith((".", "again."))


def test_a_file_that_went_meanwhile_is_one_sentence(page: ImportPage, tmp_path: Path) -> None:
    choose(page, tmp_path / "gone.json")
    assert page.work.words.text()
    assert page.report.isHidden()


def test_a_folder_comes_in_too(page: ImportPage, journal: Any, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2024-02-29.md").write_text("A leap day, and we baked.\n")
    page.context.chooser.answers.append(str(folder))
    page.folder.click()
    page.report.bring.click()
    assert [one.text for one in journal.archive().reflections] == ["A leap day, and we baked."]


def test_our_own_file_comes_in(page: ImportPage, journal: Any, context: Any, tmp_path: Path) -> None:
    journal.gratitude.save(journal.gratitude.new(date(2026, 11, 20), "Carried the bag."))
    own = tmp_path / "own.json"
    own.write_bytes(to_json(journal.archive()))
    (kept,) = journal.archive().appreciations
    journal.bin.delete("appreciation", kept.id)
    journal.bin.purge("appreciation", kept.id)
    choose(page, own)
    page.report.bring.click()
    assert [one.what for one in journal.archive().appreciations] == ["Carried the bag."]


def test_the_keyboard_is_enough(qtbot: Any, page: ImportPage, journal: Any, file: Path) -> None:
    page.setFocus()
    qtbot.waitUntil(lambda: page.file.hasFocus())
    page.context.chooser.answers.append(str(file))
    qtbot.keyClick(page.file, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.report.bring.hasFocus())
    qtbot.keyClick(page.report.bring, Qt.Key.Key_Space)
    assert here(journal)["check_in"] == 3
    qtbot.waitUntil(lambda: page.file.hasFocus())


def test_cancel_leaves_the_journal_as_it_was(page: ImportPage, journal: Any, file: Path) -> None:
    choose(page, file)
    page.work.busy_changed.connect(lambda busy: page.work.cancel.click() if busy else None)
    page.report.bring.click()
    assert here(journal) == {"check_in": 0, "reflection": 0}
    assert "It was stopped" in page.work.words.text()


def test_a_page_that_goes_away_stops_and_leaves_the_journal_as_it_was(
    page: ImportPage, journal: Any, file: Path
) -> None:
    choose(page, file)
    plan = page.plan
    assert plan is not None
    page.work.busy_changed.connect(lambda busy: page.flush() if busy else None)
    page.report.bring.click()
    assert here(journal) == {"check_in": 0, "reflection": 0}
    assert "It was stopped" in page.work.words.text()
    assert page.plan is plan, "one may go on with it after all"


def button(page: ImportPage, text: str) -> Any:
    QCoreApplication.processEvents()
    return next(one for one in page.past.findChildren(Button) if one.text() == text and one.isVisible())
