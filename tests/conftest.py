"""Shared fixtures: a clock that stands still, tasks that run at once, a real journal with a cheap key."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from shutil import copytree
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))  # for examples.py

from PySide6.QtCore import QLocale, QObject, Signal

from relationship_journal.domain.changes import Changed
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.journal.opening import open_with_passphrase
from relationship_journal.ui.context import Context
from relationship_journal.vault.keys import KdfProfile

CHEAP = KdfProfile(t=1, m=8, p=1)
PASSPHRASE = "four quiet rivers under snow"

QLocale.setDefault(QLocale("en_GB"))  # as app.py does; not the computer's


@dataclass
class FixedClock:
    """A clock that moves only when told."""

    moment: datetime = datetime(2026, 11, 22, 20, 14, tzinfo=UTC)
    name: str = "UTC"

    def now(self) -> datetime:
        return self.moment

    def zone(self) -> tzinfo:
        return ZoneInfo(self.name)

    def zone_name(self) -> str:
        return self.name

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


class InlineTasks(QObject):
    """Tasks that are done by the time `run` returns."""

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.changes = Changed

    def run(self, work: Any, *args: Any, done: Any = None, failed: Any = None, **_: Any) -> None:
        try:
            result = work(*args)
        except Exception as error:
            if failed is None:
                raise
            failed(error)
        else:
            if done is not None:
                done(result)
        if changed := self.changes():
            self.changed.emit(changed)

    compute = run


@dataclass
class FakeNotices:
    """Remembers what was said."""

    said: list[str] = field(default_factory=list)
    deletions: list[tuple[str, UUID, str]] = field(default_factory=list)
    deeds: list[tuple[str, Callable[[], None]]] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.said.append(text)

    def deleted(self, kind: str, id: UUID, text: str) -> None:
        self.deletions.append((kind, id, text))

    def done(self, text: str, undo: Callable[[], None], undone: str) -> None:
        self.deeds.append((text, undo))


@dataclass
class FakeChooser:
    """Answers from a list, in order; None once it is empty."""

    answers: list[str] = field(default_factory=list)

    def save_file(self, *_: Any) -> str | None:
        return self.answers.pop(0) if self.answers else None

    open_folder = open_file = save_file


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Takes the line a test has measured; all of them are printed at the end."""
    return lambda line: request.node.user_properties.append(("figure", line))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what was measured, whichever process measured it."""
    reports = [one for many in terminalreporter.stats.values() for one in many]
    lines = [
        value
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == "figure"
    ]
    if lines:
        terminalreporter.section("measured")
        for line in sorted(lines):
            terminalreporter.line(line)


@pytest.fixture(autouse=True)
def garbage_stays_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """While there are widgets, no other thread may take them apart: as ui/pace.py has it in the window."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture(scope="session")
def new_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal nobody has written in, made once: a copy of it opens seven times sooner than one is made."""
    folder = tmp_path_factory.mktemp("new") / "My journal"
    Journal.create(folder, PASSPHRASE, FixedClock(), CHEAP).close()
    return folder


@pytest.fixture
def journal(tmp_path: Path, clock: FixedClock, new_journal: Path) -> Iterator[Journal]:
    folder = tmp_path / "My journal"
    copytree(new_journal, folder)
    opened = open_with_passphrase(folder, PASSPHRASE, clock, Computer())
    yield opened
    opened.close()


@pytest.fixture
def tasks(qapp: Any, journal: Journal) -> InlineTasks:
    inline = InlineTasks()
    inline.changes = journal.take_changes
    return inline


@pytest.fixture(scope="session")
def light_theme(qapp: Any) -> Any:
    from relationship_journal.ui.theme import Theme

    made = Theme()
    made.choice = "light"
    made.apply(qapp)
    return made


@pytest.fixture
def theme(light_theme: Any, qapp: Any) -> Any:
    """The application in light. Dressed anew only when the last test left it otherwise, which takes long."""
    from relationship_journal.ui.theme import tokens_of

    light_theme.choice = "light"
    if tokens_of(qapp.palette()) is not light_theme.tokens or not qapp.styleSheet():
        light_theme.apply(qapp)
    return light_theme


@pytest.fixture
def context(journal: Journal, tasks: InlineTasks, clock: FixedClock, theme: Any, tmp_path: Path) -> Context:
    return Context(
        journal=journal,
        tasks=tasks,
        clock=clock,
        theme=theme,
        notices=FakeNotices(),
        chooser=FakeChooser(),
        documents=tmp_path,
    )
