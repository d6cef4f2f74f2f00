"""How large everything is drawn on this computer, beyond what the system asks for.

Qt takes the factor from its environment, once, before there is an application; so a new choice counts from
the next start. Letters, rows and pictures grow together, and nothing is cut off.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager

VARIABLE = "QT_SCALE_FACTOR"
PERCENT = (100, 125, 150, 200)
USUAL = 100


def known(percent: int) -> int:
    """This size if it is one that can be chosen, else the usual one."""
    return percent if percent in PERCENT else USUAL


@contextmanager
def drawn_at(percent: int, environment: MutableMapping[str, str] = os.environ) -> Iterator[None]:
    """While the application is made, Qt is told of the size; the programs we start later are not.

    Whoever set the variable outside the program is asked for a size already, and keeps it.
    """
    if known(percent) == USUAL or VARIABLE in environment:
        yield
        return
    environment[VARIABLE] = f"{known(percent) / 100:g}"
    try:
        yield
    finally:
        del environment[VARIABLE]
