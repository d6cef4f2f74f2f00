"""The room itself: what keeps the screen, the clipboard and the keyboards' memories to the user."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from relationship_journal.ui.clipboard import ClipboardKeeper
from relationship_journal.ui.erasing import Erasing
from relationship_journal.ui.private_input import keep_private
from relationship_journal.ui.quick_exit import QuickExit
from relationship_journal.ui.restart import Restart, this_command
from relationship_journal.ui.screen_capture import CaptureShield
from relationship_journal.ui.three_shifts import Stamp, ThreeShifts, pressed_at

if TYPE_CHECKING:
    from relationship_journal.journal.erasing import Eraser
    from relationship_journal.ui.machine import MachineFile
    from relationship_journal.ui.main_window import MainWindow


def guard(
    window: MainWindow,
    application: QApplication,
    machine_file: MachineFile,
    make_eraser: Callable[[], Eraser],
    stamp: Stamp = pressed_at,
) -> Restart:
    """Set it all up for `window` and answer its wishes; returns what starts the program again at its end."""
    quick_exit = QuickExit(window, application.topLevelWidgets, window)
    shifts = ThreeShifts(stamp, window)
    shifts.pressed.connect(quick_exit.leave)
    application.focusWindowChanged.connect(shifts.follow)
    shifts.follow(application.focusWindow())
    application.focusChanged.connect(keep_private)
    keep_private(None, application.focusWidget())
    clipboard = ClipboardKeeper(application.clipboard(), parent=window)
    window.left.connect(clipboard.clear)
    window.ended.connect(clipboard.clear)
    _shield(window, application)
    restart = Restart(window, this_command(sys.argv[1:], frozen=hasattr(sys, "frozen")))
    erasing = Erasing(window, make_eraser, machine_file, window)
    answers: dict[str, Callable[[], None]] = {
        "leave": quick_exit.leave,
        "restart": restart.ask,
        "erase": erasing.ask,
        "traces": lambda: _show_traces(window),
    }
    window.wished.connect(lambda name: answers[name]() if name in answers else None)
    return restart


def _shield(window: MainWindow, application: QApplication) -> None:
    shield = CaptureShield(parent=window)

    def follow_setting() -> None:
        shield.set_hidden(window.machine.hide_from_capture)

    follow_setting()
    window.machine_changed.connect(follow_setting)
    application.focusWindowChanged.connect(shield.follow)
    shield.follow(application.focusWindow())


def _show_traces(window: MainWindow) -> None:
    from relationship_journal.ui.dialogs.traces_page import TracesPage

    TracesPage(window.context, window.folder, window).open()
