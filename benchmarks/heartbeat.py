"""Listens to the event loop of a window while something is played in it."""

from __future__ import annotations

import faulthandler
import sys
import threading
import time
from collections.abc import Callable, Iterator
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

Condition = Callable[[], bool]
Scene = Iterator[Condition | float]
"""Yields what to wait for: a condition, or milliseconds."""

PATIENCE_S = 120.0


class Heartbeat(QObject):
    """Beats every millisecond on the GUI thread.

    `worst` is the longest silence since `begin`, in ms. `work` is the most the thread itself did between two
    beats: on a machine busy with other things it tells what would be left of the silence on an idle one.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worst = self.work = 0.0
        self.last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self) -> None:
        """Listen anew."""
        self.worst = self.work = 0.0
        self.last, self._worked = perf_counter(), thread_time()

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.worst = max(self.worst, (now - self.last) * 1000)
        self.work = max(self.work, (worked - self._worked) * 1000)
        self.last, self._worked = now, worked


class Player(QObject):
    """Plays scenes one after the other and tells each name with its worst silence and most work."""

    begun = Signal(str)

    def __init__(
        self,
        scenes: list[tuple[str, Callable[[], Scene]]],
        told: Callable[[str, tuple[float, float]], None],
        ended: Callable[[], None],
    ) -> None:
        super().__init__()
        self.heart = Heartbeat(self)
        self._scenes = iter(scenes)
        self._told, self._ended = told, ended
        self._name = ""
        self._scene: Scene = iter(())
        self._until: Condition = lambda: True
        self._given_up_at = float("inf")
        self._timer = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        if not self._until():
            if perf_counter() > self._given_up_at:
                raise TimeoutError(self._name)
            return
        wanted = next(self._scene, None)
        if wanted is None:
            self._turn()
        else:
            self._until = wanted if callable(wanted) else _after(wanted)
            self._given_up_at = perf_counter() + PATIENCE_S

    def _turn(self) -> None:
        if self._name:
            self._told(self._name, (round(self.heart.worst, 1), round(self.heart.work, 1)))
        following = next(self._scenes, None)
        if following is None:
            self._timer.stop()
            self._ended()
            return
        self._name = following[0]
        self.begun.emit(self._name)
        self._scene = following[1]()
        self._until = lambda: True
        self.heart.begin()


def _after(milliseconds: float) -> Condition:
    over = perf_counter() + milliseconds / 1000
    return lambda: perf_counter() >= over


def watch(heart: Heartbeat, most_ms: float) -> None:
    """Write to stderr, from another thread, where every thread is in a silence longer than `most_ms`."""

    def look() -> None:
        told = 0.0
        while True:
            time.sleep(0.004)
            silence = (perf_counter() - heart.last) * 1000
            if silence > most_ms and heart.last != told:
                told = heart.last
                sys.stderr.write(f"--- silent for {silence:.0f} ms\n")
                sys.stderr.flush()
                faulthandler.dump_traceback()

    threading.Thread(target=look, daemon=True).start()
