"""The first run, by keyboard from nothing to a journal asked for."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from relationship_journal.ui.first_run import FirstRun, FirstRunChoices

GOOD = "four quiet rivers under snow"


@dataclass
class Estimate:
    score: int
    years: float


class Runner:
    """Keeps the newest request of each name until the test lets it run."""

    def __init__(self) -> None:
        self.waiting: dict[str, object] = {}

    def compute(self, work, *args, done=None, failed=None, latest="", owner=None) -> None:
        self.waiting[latest] = lambda: done(work(*args))

    run = compute

    def finish(self) -> None:
        for work in self.waiting.values():
            work()
        self.waiting.clear()


class Chooser:
    def __init__(self) -> None:
        self.answer: str | None = None

    def open_folder(self, parent, title, start):
        self.start = start
        return self.answer


@pytest.fixture
def runner() -> Runner:
    return Runner()


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def first_run(theme, qtbot, runner, chooser):
    def rate(text: str) -> Estimate:
        return Estimate(min(4, len(text) // 6), 200.0)

    made = FirstRun("/home/kim/Documents/My journal", chooser, rate, runner)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    made.show()
    return made


def words(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_three_steps_by_keyboard(first_run, qtbot) -> None:
    assert "1 of 3" in words(first_run)
    qtbot.keyClick(first_run.onward, Qt.Key.Key_Space)
    step = first_run.passphrase
    qtbot.keyClicks(step.first, GOOD)
    qtbot.keyClick(step.first, Qt.Key.Key_Return)
    qtbot.keyClicks(step.again, GOOD)
    qtbot.keyClick(step.again, Qt.Key.Key_Return)
    assert "3 of 3" in words(first_run)
    qtbot.keyClicks(first_run.names.mine, " Kim ")
    with qtbot.waitSignal(first_run.create_requested) as asked:
        first_run.onward.click()
    assert asked.args == [FirstRunChoices("/home/kim/Documents/My journal", GOOD, "Kim", "")]
    assert not first_run.onward.isEnabled()


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("", "", "at least 8 characters"),
        ("seven77", "seven77", "at least 8 characters"),
        (GOOD, GOOD[:-1], "not the same"),
    ],
)
def test_a_passphrase_is_refused_with_a_sentence(first_run, first: str, again: str, sentence: str) -> None:
    first_run.onward.click()
    first_run.passphrase.first.setText(first)
    first_run.passphrase.again.setText(again)
    first_run.onward.click()
    assert first_run.step == 1
    assert sentence in words(first_run)
    first_run.passphrase.again.setText("x")
    assert sentence not in words(first_run)


def test_a_weak_passphrase_is_the_users_own_choice(first_run) -> None:
    first_run.onward.click()
    first_run.passphrase.first.setText("password")
    first_run.passphrase.again.setText("password")
    first_run.onward.click()
    assert first_run.step == 2


def test_strength_is_estimated_elsewhere_and_only_for_the_newest(first_run, runner) -> None:
    step = first_run.passphrase
    step.first.setText("a")
    step.first.setText(GOOD)
    assert "Strong" not in step.strength.words
    assert len(runner.waiting) == 1
    runner.finish()
    assert step.strength.words.startswith("Strong. Guessing it would take centuries.")
    assert step.strength.accessibleDescription() == step.strength.words


def test_an_estimate_that_comes_after_emptying_is_not_shown(first_run, runner) -> None:
    first_run.passphrase.first.setText(GOOD)
    first_run.passphrase.first.setText("")
    runner.finish()
    assert "Guessing" not in first_run.passphrase.strength.words


def test_another_place_is_chosen(first_run, chooser) -> None:
    first_run.welcome.change.click()
    assert first_run.welcome.folder == "/home/kim/Documents/My journal"
    assert chooser.start == "/home/kim/Documents"
    chooser.answer = "/media/stick"
    first_run.welcome.change.click()
    assert first_run.welcome.folder == "/media/stick/My journal"
    assert "/media/stick/My journal" in words(first_run)


def test_failure_is_said_and_everything_typed_is_kept(first_run) -> None:
    first_run.onward.click()
    first_run.passphrase.first.setText(GOOD)
    first_run.passphrase.again.setText(GOOD)
    first_run.onward.click()
    first_run.onward.click()
    first_run.show_failure("There is something in that folder already.")
    assert "something in that folder" in words(first_run)
    assert first_run.onward.isEnabled()
    first_run.back.click()
    assert first_run.passphrase.first.text() == GOOD


def test_leaving_forgets_the_passphrase(first_run) -> None:
    first_run.onward.click()
    first_run.passphrase.first.setText(GOOD)
    first_run.hide()
    assert first_run.passphrase.first.text() == ""
    assert first_run.step == 0


def test_an_existing_journal_can_be_opened_instead(first_run, qtbot) -> None:
    with qtbot.waitSignal(first_run.open_existing_requested):
        first_run.existing.click()


def test_every_control_has_a_name(first_run) -> None:
    for control in [*first_run.findChildren(QPushButton), *first_run.findChildren(QLineEdit)]:
        assert control.accessibleName()
