"""Order without renumbering: a position is the fraction of a base-62 number, compared as plain text.

Between any two positions there is room for another, so moving one thing rewrites one row only.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""In the order of their code points, so that text order is number order."""

_BASE = len(DIGITS)


def between(before: str | None, after: str | None) -> str:
    """A position after `before` and before `after`; None or "" means that end is open.

    It never ends in the smallest digit, below which there would be no room. At an open end it moves by
    one step instead of halving, so that things added one after the other keep short positions.
    Raises ValueError when `before` does not come before `after`, or for text that is no position.
    """
    low, high = _digits(before or ""), _digits(after or "")
    if high and low >= high:
        raise ValueError(f"{before!r} does not come before {after!r}")
    return "".join(DIGITS[digit] for digit in _middle(low, high))


def _digits(position: str) -> list[int]:
    if any(character not in DIGITS for character in position) or position.endswith(DIGITS[0]):
        raise ValueError(f"{position!r} is no position")
    return [DIGITS.index(character) for character in position]


def _middle(low: list[int], high: list[int]) -> list[int]:
    """Digits strictly between; an empty `high` is 1, an empty `low` is 0."""
    if not low and not high:
        return [_BASE // 2]
    floor = low[0] if low else 0
    ceiling = high[0] if high else _BASE
    if floor == ceiling:
        return [floor, *_middle(low[1:], high[1:])]
    if ceiling - floor > 1:
        return [_step(floor, ceiling, open_below=not low, open_above=not high)]
    if len(high) > 1:
        return [ceiling]
    return [floor, *_middle(low[1:], [])]


def _step(floor: int, ceiling: int, *, open_below: bool, open_above: bool) -> int:
    if open_above:
        return floor + 1
    if open_below:
        return ceiling - 1
    return (floor + ceiling) // 2
