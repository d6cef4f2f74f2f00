"""Where the rows of a long list stand, when only those near the view have been measured."""

from __future__ import annotations

from array import array

BLOCK = 256
"""Rows whose heights are summed up together, so that finding one does not count through all."""


class RowHeights:
    """The height of each row in pixels: measured, or until then the mean of those that were."""

    def __init__(self, usual: int) -> None:
        self._usual = usual
        self._heights = array("l")
        self._measured = bytearray()
        self._sums: list[int] = []
        self._seen = self._seen_height = 0

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """All rows below each other."""
        return sum(self._sums)

    @property
    def measured(self) -> int:
        """How many rows have been measured."""
        return sum(self._measured)

    def clear(self) -> None:
        """There are no rows."""
        self.remove(0, len(self))

    def insert(self, row: int, count: int) -> None:
        """There are `count` more rows, from `row` on."""
        mean = self._seen_height // self._seen if self._seen else self._usual
        self._heights[row:row] = array("l", [mean]) * count
        self._measured[row:row] = bytes(count)
        self._sum_from(row)

    def remove(self, row: int, count: int) -> None:
        """There are `count` rows fewer, from `row` on."""
        del self._heights[row : row + count]
        del self._measured[row : row + count]
        self._sum_from(row)

    def forget(self, row: int = 0, count: int | None = None) -> None:
        """These rows may be of another height now; until they are measured anew they keep the old one."""
        count = len(self) - row if count is None else count
        self._measured[row : row + count] = bytes(count)

    def is_measured(self, row: int) -> bool:
        """Whether the height of `row` is known."""
        return bool(self._measured[row])

    def set(self, row: int, height: int) -> None:
        """`row` has been measured."""
        self._seen += 1
        self._seen_height += height
        self._sums[row // BLOCK] += height - self._heights[row]
        self._heights[row] = height
        self._measured[row] = 1

    def height(self, row: int) -> int:
        """The height of `row`."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Where `row` begins."""
        block = row // BLOCK
        return sum(self._sums[:block]) + sum(self._heights[block * BLOCK : row])

    def row_at(self, y: int) -> int:
        """The row that `y` lies in; the first or last one for what lies outside."""
        block = 0
        while block < len(self._sums) - 1 and y >= self._sums[block]:
            y -= self._sums[block]
            block += 1
        row, last = block * BLOCK, len(self) - 1
        while row < last and y >= self._heights[row]:
            y -= self._heights[row]
            row += 1
        return row

    def _sum_from(self, row: int) -> None:
        block = row // BLOCK
        self._sums[block:] = [
            sum(self._heights[start : start + BLOCK]) for start in range(block * BLOCK, len(self), BLOCK)
        ]
