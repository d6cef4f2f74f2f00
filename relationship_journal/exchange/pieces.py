"""JSON of any size, written and let go of in small pieces.

The encoder of the standard library makes even ten years one step, in which no other thread can run; and
what it made is freed in one step too. A window that paints meanwhile would stand still.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from typing import Any, TypeVar

T = TypeVar("T")

PIECE = 4
"""So many parts are freed at a time."""
RUN = 2_000
"""So many are sorted at a time."""


def encoded(value: Any, depth: int) -> Iterator[str]:
    """`json.dumps(value, ensure_ascii=False)` in pieces: its parts down to `depth` levels one by one."""
    if not depth or not value or not isinstance(value, dict | list):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, dict):
        opening = "{"
        for key, part in value.items():
            yield f"{opening}{json.dumps(key, ensure_ascii=False)}: "
            yield from encoded(part, depth - 1)
            opening = ", "
        yield "}"
    else:
        opening = "["
        for part in value:
            yield opening
            yield from encoded(part, depth - 1)
            opening = ", "
        yield "]"


def indented(value: Any, level: int = 0) -> str:
    """`json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)` within `level` others."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    return text.replace("\n", "\n" + " " * level)  # a line break within a string is written as \\n


def in_order(values: Sequence[T], key: Callable[[T], Any]) -> Iterator[T]:
    """`sorted(values, key=key)`, of which the longest step sorts RUN of them."""
    runs = (values[start : start + RUN] for start in range(0, len(values), RUN))
    yield from merge(*(sorted(run, key=key) for run in runs), key=key)


def let_go(parts: list[Any]) -> None:
    """Empty a list, which nobody needs any more, a few parts at a time."""
    while parts:
        del parts[-PIECE:]
