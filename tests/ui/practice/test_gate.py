"""The five questions: what is answered is kept nowhere, and one yes leads to a calm page and back."""

from __future__ import annotations

import gc
import io
import json
import logging
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from relationship_journal.exchange.book import book
from relationship_journal.exchange.json_out import to_json
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.gate import Gate, SupportPage, questions
from relationship_journal.ui.practice.runner import Runner
from relationship_journal.ui.tabs.practice import ASKED_AGAIN_AFTER, PracticeTab

GATED = ("understand-what-changed", "closer", "thirty-days", "forgive-and-let-go")


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """Everything that was logged, at every level."""
    words = io.StringIO()
    handler = logging.StreamHandler(words)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield words
    root.removeHandler(handler)
    root.setLevel(before)


def asked(tab: PracticeTab, program: str = "forgive-and-let-go") -> Gate:
    tab.begin(next(one for one in tab.context.library.programs if one.id == program))
    assert isinstance(tab.over, Gate)
    return tab.over


def answer(gate: Gate, yes: int | None) -> None:
    """Answer all with no, or one of them with yes."""
    for number, question in enumerate(gate.questions):
        (question.yes if number == yes else question.no).click()
    gate.go_on.click()


def rows(journal: Journal) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, also those of the index and of SQLite itself."""
    with journal._vault.work() as work:
        names = work.connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).scalars()
        return {
            name: sorted(map(tuple, work.connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr)
            for name in list(names)
        }


def exported(journal: Journal) -> dict[str, Any]:
    """The whole journal as JSON."""
    told: dict[str, Any] = json.loads(to_json(journal.archive()))
    return told


def laid_out(journal: Journal) -> str:
    """All that a PDF of everything would show."""
    return json.dumps(book(journal.archive()), default=str, ensure_ascii=False)


def files(folder: Path) -> dict[str, bytes]:
    """Everything a page could have written beside the database."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "journal.db" not in path.name
    }


def settle() -> None:
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    QApplication.processEvents()
    gc.collect()


def test_every_hard_program_asks_and_no_other(tab: PracticeTab) -> None:
    for program in tab.context.library.programs:
        tab.begin(program)
        assert isinstance(tab.over, Gate) == (program.id in GATED)
        assert isinstance(tab.over, Runner) == (program.id not in GATED)


def test_all_no_begins(tab: PracticeTab) -> None:
    answer(asked(tab), None)
    assert isinstance(tab.over, Runner)
    assert len(tab.context.journal.practice.all()) == 1


@pytest.mark.parametrize("yes", range(5))
def test_any_yes_leads_to_help_and_to_nothing_else(tab: PracticeTab, yes: int, qtbot: Any) -> None:
    answer(asked(tab), yes)
    assert isinstance(tab.over, SupportPage)
    QApplication.processEvents()
    words = "\n".join(one.text() for one in tab.over.findChildren(QLabel))
    assert "local emergency number first" in words
    assert "another device" in words
    assert "not complete" in words
    assert "lila.help" in words
    assert not [word for word in ("leave them", "leave him", "confront", "report") if word in words]
    assert tab.context.journal.practice.all() == []
    with qtbot.waitSignal(tab.leave_requested):
        tab.over.leave.click()
    assert tab.over is None


def test_nobody_goes_on_without_an_answer_to_each(tab: PracticeTab) -> None:
    gate = asked(tab)
    for question in gate.questions[:-1]:
        assert not gate.go_on.isEnabled()
        question.no.click()
    assert not gate.go_on.isEnabled()
    gate.questions[-1].no.click()
    assert gate.go_on.isEnabled()


def cancel(tab: PracticeTab) -> None:
    gate = asked(tab)
    gate.questions[0].yes.click()
    gate.cancel.click()


def stop(tab: PracticeTab) -> None:
    answer(asked(tab), 3)
    assert isinstance(tab.over, SupportPage)
    tab.over.back.click()


def look_elsewhere(tab: PracticeTab) -> None:
    asked(tab).questions[2].yes.click()
    tab.flush()


def leave(tab: PracticeTab) -> None:
    gate = asked(tab)
    gate.questions[4].yes.click()
    gate.leave.click()


WAYS = (cancel, stop, look_elsewhere, leave)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_left_of_an_answer(
    tab: PracticeTab, context: Context, way: Any, tmp_path: Path, log: io.StringIO, qtbot: Any
) -> None:
    tab.refresh()
    settle()
    before = rows(context.journal), exported(context.journal)["settings"], files(tmp_path), tab.place()
    printed = laid_out(context.journal)
    tab.chooser.setFocus()
    looks = tab.grab().toImage()
    named = names(tab)
    way(tab)
    settle()
    assert rows(context.journal) == before[0]
    assert exported(context.journal)["settings"] == before[1]
    assert laid_out(context.journal) == printed
    assert files(tmp_path) == before[2]
    assert tab.place() == before[3]
    assert names(tab) == named
    tab.chooser.setFocus()
    assert tab.grab().toImage() == looks, "someone may look over the shoulder"
    assert not [text for text in questions() if text in log.getvalue()]


def test_a_stored_answer_would_be_found(
    tab: PracticeTab, context: Context, tmp_path: Path, log: io.StringIO
) -> None:
    """The control of the test above: each place it looks at shows a change."""
    logging.getLogger("relationship_journal").debug(questions()[0])
    assert questions()[0] in log.getvalue()
    printed = laid_out(context.journal)
    page = context.journal.reflections.new(context.today())
    context.journal.reflections.save(replace(page, text=f"{questions()[0]} Yes"))
    assert laid_out(context.journal) != printed
    assert questions()[0] in laid_out(context.journal)
    stored, told, written = rows(context.journal), exported(context.journal)["settings"], files(tmp_path)
    context.journal.settings.set_value("gate", True)
    (tmp_path / "machine.json").write_text("{}", "utf-8")
    assert rows(context.journal) != stored
    assert exported(context.journal)["settings"] != told
    assert files(tmp_path) != written
    gate = asked(tab)
    assert "Yes" in "".join(names(tab))
    assert tab.over is gate


def test_all_no_leaves_a_run_and_nothing_more(tab: PracticeTab, context: Context) -> None:
    before = rows(context.journal)
    answer(asked(tab), None)
    after = rows(context.journal)
    assert [name for name in after if after[name] != before[name]] == ["run"]
    (run,) = after["run"]
    assert not [text for text in questions() if text in repr(run)]


def pages_in_memory() -> set[int]:
    """The pages of care Python knows of, wherever they are."""
    gc.collect()
    return {id(one) for one in gc.get_objects() if type(one) in (Gate, SupportPage)}


@pytest.mark.parametrize("way", [*WAYS, lambda tab: answer(asked(tab), None)])
def test_no_widget_of_the_questions_outlives_them(tab: PracticeTab, way: Any) -> None:
    others = pages_in_memory()
    gate = asked(tab)
    pieces: list[QObject] = [gate, *gate.findChildren(QObject)]
    assert len(pieces) > 20
    asking = [weakref.ref(question) for question in gate.questions]
    gate.questions[1].yes.click()
    gate.cancel.click()
    assert not any(chip.isChecked() for question in gate.questions for chip in (question.yes, question.no))
    del gate
    settle()
    assert [piece for piece in pieces if isValid(piece)] == []
    del pieces
    gc.collect()
    assert [ref for ref in asking if ref() is not None] == []
    way(tab)
    tab.flush()
    settle()
    alive = [one for one in tab.findChildren(QWidget) if isinstance(one, Gate | SupportPage)]
    assert alive == []
    assert pages_in_memory() <= others


def test_a_long_rest_asks_again(tab: PracticeTab, context: Context, clock: Any) -> None:
    answer(asked(tab), None)
    (course,) = context.journal.practice.all()
    tab.flush()
    tab.go("programs")
    clock.advance(days=ASKED_AGAIN_AFTER.days)
    tab.open_run(course.run.id)
    assert isinstance(tab.over, Runner)
    tab.go("programs")
    clock.advance(days=1)
    tab.open_run(course.run.id)
    assert isinstance(tab.over, Gate)
    assert context.today() - course.last_day == ASKED_AGAIN_AFTER + timedelta(days=1)


def test_escape_is_a_way_out(tab: PracticeTab, qtbot: Any) -> None:
    gate = asked(tab)
    qtbot.keyClick(gate, Qt.Key.Key_Escape)
    assert tab.over is None


def names(tab: PracticeTab) -> list[str]:
    """What a screen reader finds on the tab."""
    found = [one for one in tab.findChildren(QWidget) if one.accessibleName()]
    return sorted(one.accessibleName() for one in found)
