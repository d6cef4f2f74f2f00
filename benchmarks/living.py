"""A user's evening in the real window, in a process of its own: `python -m benchmarks.living JOURNAL`.

Prints a JSON object: for each scene the longest silence of the event loop and the most work of its thread
between two beats, in milliseconds. With --where it also writes to stderr where every thread was in each
silence above the limit; with words of the names of scenes it plays only those.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from benchmarks.corpus import LAST_DAY, PASSPHRASE, StillClock
from benchmarks.heartbeat import Player, Scene, watch
from relationship_journal import app
from relationship_journal.system_clock import SystemClock
from relationship_journal.ui.actions import TABS
from relationship_journal.ui.keeper import State

LIMIT_MS = 50
TEXT = (
    "We sat on the stairs and talked until the tea went cold. I said what I had wanted to say for weeks, "
    "and nothing broke. Then the rain came in at the window, and we both got up and laughed about it. Good."
)


class Evening:
    """The scenes. Each leaves the window ready for the next."""

    def __init__(self, running: app.Running) -> None:
        self.running = running
        self.window = running.window
        self.chance = random.Random(5)
        self.player: Player

    def scenes(self) -> list[tuple[str, Callable[[], Scene]]]:
        """Every scene by its name, in their order."""
        return [
            ("doing nothing", self.nothing),
            ("unlocking", self.unlock),
            ("writing", self.write),
            *((f"first visit to {name}", lambda name=name: self.visit(name)) for name in TABS[1:]),
            ("switching tabs", self.switch),
            ("opening days", self.open_days),
            ("the calendar", self.calendar),
            ("searching", self.search),
            ("scrolling what was found", self.scroll_found),
            ("scrolling the timeline", self.scroll_timeline),
            ("resizing at the timeline", lambda: self.resize("diagnosis")),
            ("scrolling the appreciations", self.scroll_appreciations),
            ("jumping among the appreciations", self.jump),
            ("resizing at the appreciations", lambda: self.resize("gratitude")),
            ("charts of every range", self.charts),
            ("exporting a PDF", lambda: self.export("pdf")),
            ("exporting JSON", lambda: self.export("json")),
            ("locking and unlocking", self.lock_and_unlock),
        ]

    # -- parts ---------------------------------------------------------------------------------

    def settled(self) -> Callable[[], bool]:
        """Once both lanes have done what they were asked so far."""
        done: list[int] = []
        for ask in (self.running.tasks.run, self.running.tasks.compute):
            ask(lambda: None, done=done.append)
        return lambda: len(done) == 2

    def quiet(self) -> Scene:
        """Everything asked for has come, what it asked for in turn too, and it was painted."""
        for _ in range(3):
            yield self.settled()
            yield 30
        yield 150

    def tab(self, name: str) -> Any:
        """The tab `name`."""
        assert self.window.desk is not None
        return self.window.desk.tab(name)

    def type(self, field: QWidget, text: str, ms: float = 12) -> Scene:
        """One key after another."""
        for key in text:
            QTest.keyClicks(field, key)
            yield ms

    def unlocked(self) -> bool:
        """Whether the journal is open and in view."""
        desk = self.window.desk
        return self.running.keeper.state is State.UNLOCKED and desk is not None and desk.isVisible()

    # -- scenes --------------------------------------------------------------------------------

    def nothing(self) -> Scene:
        """The control: what the machine itself does to the loop, once the libraries are loaded."""
        yield self.window.lock_screen.isVisible
        yield from self.quiet()
        self.player.heart.begin()
        yield 1500

    def unlock(self) -> Scene:
        """The passphrase, and Today."""
        yield from self.type(self.window.lock_screen.field, PASSPHRASE)
        QTest.keyClick(self.window.lock_screen.field, Qt.Key.Key_Return)
        yield self.unlocked
        yield from self.quiet()

    def write(self) -> Scene:
        """Two hundred characters with pauses long enough for saving, on a day with a text already."""
        self.window.desk.open_day(LAST_DAY)  # type: ignore[union-attr]
        yield from self.quiet()
        card = self.tab("today").reflections
        card.focus_new()
        yield 50
        field = self.window.focusWidget()
        for start in range(0, len(TEXT), 50):
            yield from self.type(field, TEXT[start : start + 50])
            yield 600
        yield from self.quiet()

    def visit(self, name: str) -> Scene:
        """One tab, as Ctrl and its number do it."""
        self.window.trigger(name)
        yield from self.quiet()

    def switch(self) -> Scene:
        """All of them, twice."""
        for name in (*TABS, *TABS):
            yield from self.visit(name)

    def open_days(self) -> Scene:
        """A dozen days anywhere in the ten years."""
        for _ in range(12):
            self.window.desk.open_day(LAST_DAY - timedelta(days=self.chance.randrange(3600)))  # type: ignore[union-attr]
            yield from self.quiet()

    def calendar(self) -> Scene:
        """Opened, and two years turned back."""
        self.window.trigger("calendar")
        yield from self.quiet()
        popover = self.tab("today").header.findChild(QWidget, "calendar") or QApplication.activePopupWidget()
        for _ in range(24):
            QTest.keyClick(popover or self.window, Qt.Key.Key_PageUp)
            yield 40
        yield from self.quiet()
        if popover is not None:
            popover.hide()
        yield 50

    def palette(self) -> Any:
        """The search palette, opened."""
        from relationship_journal.ui.dialogs.search_palette import SearchPalette

        self.window.trigger("search")
        return next(one for one in self.window.findChildren(SearchPalette) if one.isVisible())

    def search(self) -> Scene:
        """A rare word, a common one, several."""
        palette = self.palette()
        yield from self.quiet()
        for query in ("made coffee 77", "the", "walk after dinner", "sermon", "he"):
            palette.input.clear()
            yield from self.type(palette.input, query, 60)
            yield from self.quiet()

    def scroll_found(self) -> Scene:
        """Everything that holds "the", to the last."""
        palette = self.palette()
        palette.input.setText("the")
        yield from self.quiet()
        yield from self.to_the_end(palette.list, lambda: palette._hits >= palette._total, 3)
        palette.reject()
        yield 50

    def scroll_timeline(self) -> Scene:
        """Every note."""
        timeline = self.tab("diagnosis").timeline
        yield from self.visit("diagnosis")
        yield from self.to_the_end(timeline.list, lambda: timeline.model.complete)

    def scroll_appreciations(self) -> Scene:
        """Ten years of them."""
        tab = self.tab("gratitude")
        yield from self.visit("gratitude")
        yield from self.to_the_end(tab.list, lambda: tab.rows.model.complete, 3)

    def to_the_end(self, rows: QListView, complete: Callable[[], bool], screens: float = 0.6) -> Scene:
        """Down by so many screens at a time, until the last row is in view; then one screen up each."""
        bar = rows.verticalScrollBar()
        while not (complete() and bar.value() == bar.maximum()):
            bar.setValue(bar.value() + int(bar.pageStep() * screens))
            yield 4
        for _ in range(30):
            QTest.keyClick(rows, Qt.Key.Key_PageUp)
            yield 8

    def jump(self) -> Scene:
        """The scroll bar dragged about."""
        bar = self.tab("gratitude").list.verticalScrollBar()
        for _ in range(60):
            bar.setValue(self.chance.randrange(bar.maximum()))
            yield 20
        yield from self.quiet()

    def resize(self, name: str) -> Scene:
        """The window made narrower and wider."""
        yield from self.visit(name)
        size = self.window.size()
        for step in (*range(0, 200, 8), *range(200, -8, -8)):
            self.window.resize(size.width() - step, size.height())
            yield 16
        yield 300
        yield from self.quiet()

    def charts(self) -> Scene:
        """Each range drawn, and read with the pointer."""
        yield from self.visit("mood")
        tab = self.tab("mood")
        for chip in [*tab._chips.values(), *reversed(tab._chips.values())]:
            chip.click()
            yield from self.quiet()
            for x in range(60, tab._chart.width() - 60, 25):
                self.hover(tab._chart, QPoint(x, 100))
                yield 8
        yield from self.quiet()

    def hover(self, widget: QWidget, place: QPoint) -> None:
        """Move the pointer over `widget`."""
        buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        where = QPointF(place)
        QApplication.sendEvent(
            widget,
            QMouseEvent(QEvent.Type.MouseMove, where, widget.mapToGlobal(where), buttons, buttons, keys),
        )

    def export(self, kind: str) -> Scene:
        """The whole journal, until its preview is drawn."""
        from relationship_journal.ui.dialogs.export_dialog import ExportDialog

        self.window.pages.export()
        dialog = self.window.findChildren(ExportDialog)[-1]
        if kind == "json":
            dialog.choices.format.chips["json"].click()
        yield dialog.save.isEnabled
        yield from self.quiet()
        dialog.preview.go_to(3)
        yield from self.quiet()
        dialog.reject()
        yield from self.quiet()

    def lock_and_unlock(self) -> Scene:
        """Away, and back to where one was."""
        for name in ("gratitude", "today"):
            yield from self.visit(name)
            self.window.trigger("lock")
            yield lambda: self.running.keeper.state is State.LOCKED
            yield from self.quiet()
            yield from self.unlock()


def main(arguments: list[str]) -> int:
    """Play the scenes on the journal in the folder `arguments[0]`."""
    folder, *rest = arguments
    told: dict[str, tuple[float, float]] = {}
    application = QApplication(["relationship-journal"])
    with tempfile.TemporaryDirectory() as config:
        clock = cast(SystemClock, StillClock())
        running = app.start(application, Path(folder), Path(config), clock=clock)
        evening = Evening(running)
        chosen = [name for name in rest if not name.startswith("--")]
        always = ("doing nothing", "unlocking")
        scenes = [
            scene
            for scene in evening.scenes()
            if not chosen or scene[0] in always or any(word in scene[0] for word in chosen)
        ]
        evening.player = player = Player(scenes, told.__setitem__, lambda: cast(None, running.window.close()))
        running.window.ended.connect(application.quit)
        if "--where" in rest:
            watch(player.heart, LIMIT_MS)
            player.begun.connect(lambda name: sys.stderr.write(f"=== {name}\n"))
        application.exec()
        running.tasks.finish()
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
