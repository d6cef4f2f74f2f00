"""Work that must not hold up the window.

Two lanes of one thread each: `run` for the journal, whose connection that thread owns, and `compute`
for arithmetic that needs no journal (drawing a chart, laying out a PDF). Results come back on the GUI
thread, and after journal work also what it changed, so that every tab showing those days can ask again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from relationship_journal.domain.changes import Changed

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Tasks(Protocol):
    """What a widget may ask for. `latest` names a kind of request of which only the newest counts:
    older ones still waiting are dropped. Callbacks are dropped too once `owner` is gone."""

    def run(
        self,
        work: Callable[..., Any],
        *args: Any,
        done: Done | None = None,
        failed: Failed | None = None,
        latest: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Run `work(*args)` on the journal's thread."""
        ...

    def compute(
        self,
        work: Callable[..., Any],
        *args: Any,
        done: Done | None = None,
        failed: Failed | None = None,
        latest: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Run `work(*args)` on a thread that knows no journal."""
        ...


@dataclass
class _Outcome:
    """What a thread hands back to the window."""

    result: Any
    error: Exception | None
    changed: Changed
    done: Done | None
    failed: Failed | None
    ticket: tuple[str, int] | None
    owner: QObject | None

    def forget(self) -> None:
        """Hold the result no longer."""
        self.result = None


class ThreadTasks(QObject):
    """The two lanes for a running window.

    `changes` is asked on the journal's thread after each piece of its work. An error nobody asked to
    hear about goes to the `failed` signal.
    """

    changed = Signal(object)
    failed = Signal(object)
    _came_back = Signal(object)

    def __init__(self, changes: Callable[[], Changed] = Changed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.changes = changes
        self._journal = ThreadPoolExecutor(1, "journal")
        self._pool = ThreadPoolExecutor(1, "compute")
        self._newest: Counter[str] = Counter()
        self._came_back.connect(self._on_came_back, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[..., Any],
        *args: Any,
        done: Done | None = None,
        failed: Failed | None = None,
        latest: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Run `work(*args)` on the journal's thread."""
        self._submit(self._journal, self.changes, work, args, done, failed, latest, owner)

    def compute(
        self,
        work: Callable[..., Any],
        *args: Any,
        done: Done | None = None,
        failed: Failed | None = None,
        latest: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Run `work(*args)` on the other thread."""
        self._submit(self._pool, Changed, work, args, done, failed, latest, owner)

    def finish(self) -> None:
        """Wait for everything asked of the journal so far, then end both threads."""
        self._journal.shutdown(wait=True)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(
        self,
        lane: ThreadPoolExecutor,
        changes: Callable[[], Changed],
        work: Callable[..., Any],
        args: tuple[Any, ...],
        done: Done | None,
        failed: Failed | None,
        latest: str,
        owner: QObject | None,
    ) -> None:
        ticket = self._ticket(latest)

        def job() -> None:
            if self._stale(ticket):
                return
            result: Any = None
            error: Exception | None = None
            try:
                result = work(*args)
            except Exception as exception:  # handed to the window, which tells the user
                error = exception
            self._came_back.emit(_Outcome(result, error, changes(), done, failed, ticket, owner))

        lane.submit(job)

    def _ticket(self, latest: str) -> tuple[str, int] | None:
        if not latest:
            return None
        self._newest[latest] += 1
        return latest, self._newest[latest]

    def _stale(self, ticket: tuple[str, int] | None) -> bool:
        return ticket is not None and self._newest[ticket[0]] != ticket[1]

    def _on_came_back(self, outcome: _Outcome) -> None:
        wanted = not self._stale(outcome.ticket) and (outcome.owner is None or isValid(outcome.owner))
        if outcome.error is not None:
            if outcome.failed is None:
                self.failed.emit(outcome.error)
            elif wanted:
                outcome.failed(outcome.error)
        elif outcome.done is not None and wanted:
            outcome.done(outcome.result)
        if not wanted:
            self._let_go(outcome)
        if outcome.changed:
            self.changed.emit(outcome.changed)

    def _let_go(self, outcome: _Outcome) -> None:
        """Take apart what nobody waits for any more on another thread: ten years of it take a while."""
        with suppress(RuntimeError):  # the lanes have ended
            self._pool.submit(outcome.forget)
