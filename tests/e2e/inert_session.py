"""Shows a journal full of hostile texts in every view; played by tests/e2e/test_inert_text.py in a process
of its own, which is watched from outside."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driver import idle_journal, main, press, say, state
from hostile import samples
from private_session import back, shortcut
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QPixmap, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QToolTip, QWidget
from scenarios import unlock

from relationship_journal import app
from relationship_journal.domain.days import Span
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.dialogs.search_palette import SearchPalette
from relationship_journal.ui.keeper import State
from relationship_journal.ui.widgets.chart_view import ChartView

Waiting = Iterator[Callable[[], bool]]
LEAVING = (
    "subprocess.Popen",
    "os.exec",
    "os.posix_spawn",
    "os.system",
    "socket.connect",
    "socket.getaddrinfo",
)
"""What Python itself reports before it reaches out of the process."""


def listen() -> None:
    """Say when Python code starts a program or looks for another computer."""

    def heard(event: str, details: tuple[object, ...]) -> None:
        if event in LEAVING:
            say(f"left {event} {details}")

    sys.addaudithook(heard)


def see(running: app.Running) -> int:
    """Paint everything in view, read every name a screen reader is told, rest on everything with a tool-tip;
    how many widgets were seen."""
    shown = [widget for widget in running.window.findChildren(QWidget) if widget.isVisible()]
    for widget in shown:
        told = QAccessible.queryAccessibleInterface(widget)
        if told is not None:
            for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
                told.text(kind)
        if widget.toolTip():
            place = widget.rect().center()
            event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
            QApplication.sendEvent(widget, event)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            widget.scrollToBottom()
            widget.grab()
            widget.scrollToTop()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.grab()
    QToolTip.hideText()
    return len(shown)


def look_around(running: app.Running) -> Waiting:
    """Every tab, and an entry of each kind opened where it is at home."""
    desk, journal = running.window.desk, running.window.context.journal
    assert desk is not None
    found: list[dict[str, list[object]]] = []

    def gather() -> dict[str, list[object]]:
        everything = journal.archive()
        return {
            "appreciation": everything.appreciations[:12],
            "reflection": everything.reflections[:12],
            "diagnosis_note": everything.diagnosis_notes,
            "ritual": everything.rituals,
            "conversation": everything.conversations[:12],
        }  # type: ignore[dict-item]

    running.tasks.run(gather, done=found.append)
    yield lambda: bool(found)
    for name in ("today", "diagnosis", "gratitude", "rituals", "mood", "conversations"):
        desk.go(name)
        yield idle_journal(running)
        yield lambda: True
        say(f"saw {name} {see(running)}")
    for kind, entries in found[0].items():
        for entry in entries:
            desk.show_entry(kind, entry.id, getattr(entry, "day", None) or entry.since)  # type: ignore[attr-defined]
            yield idle_journal(running)
            yield lambda: True
            see(running)
        say(f"saw {kind} {len(entries)}")
    for reflection in found[0]["reflection"]:
        running.window.pages.history("reflection", reflection.id)  # type: ignore[attr-defined]
        yield idle_journal(running)
        yield lambda: True
        see(running)
    say("saw history")


def look_at_pages(running: app.Running, texts: list[str]) -> Waiting:
    """The bin, the settings, the quiet hour, help; a notice with each text; the crash page."""
    window = running.window
    for page in ("bin", "settings", "quiet_hour"):
        window.trigger(page)
        yield idle_journal(running)
        yield lambda: True
        say(f"saw {page} {see(running)}")
    desk = window.desk
    assert desk is not None
    desk.go("today")
    for text in texts:
        window.context.notices.deleted("reflection", desk_id(running), text)
        window.grab()
    window.context.notices.say(texts[0])
    say("saw notices")
    for dialog in ("help", "crash"):
        getattr(window.pages, dialog)(*([RuntimeError(texts[0])] if dialog == "crash" else []))
        yield lambda: any(found.isVisible() for found in window.findChildren(QDialog))
        see(running)
        for found in window.findChildren(QDialog):
            found.reject()
        yield from back(running)
        say(f"saw {dialog}")


def desk_id(running: app.Running) -> object:
    """Some id; the entry need not exist for a notice."""
    from uuid import UUID

    return UUID(int=len(running.window.windowTitle()))


def search_and_hover(running: app.Running) -> Waiting:
    """The rows of a search, and the reading of the chart on every day of three months."""
    shortcut(running, Qt.Key.Key_K)
    palette = running.window.findChild(SearchPalette)
    assert palette is not None
    QTest.keyClicks(palette.input, "src")
    yield lambda: palette.list.model().rowCount() > 20
    see(running)
    say(f"saw search {palette.list.model().rowCount()}")
    press(palette.input, Qt.Key.Key_Escape)
    yield from back(running)
    shortcut(running, Qt.Key.Key_5)
    yield lambda: any(view.rendered for view in running.window.findChildren(ChartView))
    chart = next(view for view in running.window.findChildren(ChartView) if view.rendered)
    span: Span = chart.rendered.span  # type: ignore[union-attr]
    chart.setFocus()
    for _ in range((span.last - span.first) // timedelta(days=1)):
        press(chart, Qt.Key.Key_Left)
        yield idle_journal(running)
        chart.grab()
    QTest.mouseMove(chart, QPoint(chart.width() // 2, chart.height() // 2))
    see(running)
    say("saw chart")


def every_view(running: app.Running) -> Waiting:
    """Unlock, see it all, see it as a PDF, lock."""
    listen()
    texts = samples(Path(sys.argv[2]).parent / "baits")
    yield from unlock(running)
    yield state(running, State.UNLOCKED)
    yield idle_journal(running)
    say("ready")
    yield from look_around(running)
    yield from look_at_pages(running, texts)
    yield from search_and_hover(running)
    shortcut(running, Qt.Key.Key_P)
    dialog = running.window.findChild(ExportDialog)
    assert dialog is not None
    yield lambda: dialog.preview.page_count > 0
    see(running)
    say(f"saw preview {dialog.preview.page_count}")
    press(dialog, Qt.Key.Key_Escape)
    yield from back(running)
    shortcut(running, Qt.Key.Key_L)
    yield state(running, State.LOCKED)
    see(running)
    say("saw door")
    running.window.close()


def careless(running: app.Running) -> Waiting:
    """The control: the same texts where Qt and typst read them as markup, as a careless program would."""
    import typst

    texts = samples(Path(sys.argv[2]).parent / "baits")
    yield lambda: True
    say("ready")
    label = QLabel()
    for text in texts:
        label.setText(text)
        label.grab()
        label.setToolTip(text)
        document = QTextDocument()
        document.setHtml(text)
        paper = QPixmap(200, 200)
        label.setPixmap(paper)
        document.size()
        document.setMarkdown(text)
        document.size()
        try:
            typst.compile(text.encode(), root="/")
        except (RuntimeError, typst.TypstError):
            continue
    say("saw it all")
    running.window.close()


if __name__ == "__main__":
    sys.exit(main({f.__name__: f for f in (every_view, careless)}))
