"""Qt calls that return nothing must leave Python's None alone.

PySide6 6.12 on Python 3.11 gives away one reference to None at every void call. After some 5,000 calls the
count reaches zero and the interpreter aborts, minutes into a session. pyproject.toml therefore keeps Python
3.11 on the 6.11 series; this test notices when a new pair of versions has the fault. From Python 3.12 on None
is immortal, its count never moves, and there is nothing to lose.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 400  # few enough that a faulty pair lives to report the failure
NOISE = 100  # what pytest and Qt may take or give back meanwhile


def test_void_calls_keep_their_reference_to_none() -> None:
    thing = QObject()
    set_name = thing.setObjectName
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        set_name("name")
    lost = before - sys.getrefcount(None)
    assert lost < NOISE, f"{lost} references to None lost in {CALLS} void calls"
