"""How long one has been sitting and writing: measured by the clock, with pauses left out."""

from __future__ import annotations

from datetime import datetime, timedelta

from relationship_journal.domain.days import Clock

LONGEST_STEP = timedelta(seconds=60)
"""A longer silence between two ticks was a computer asleep, and does not count."""


class Sitting:
    """Adds up the time between ticks while it is not paused."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: datetime | None = clock.now()
        self._spent = timedelta()

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self._last is None

    def tick(self) -> timedelta:
        """Count the time up to now; returns all of it."""
        if self._last is not None:
            now = self._clock.now()
            step = now - self._last
            if timedelta() <= step <= LONGEST_STEP:
                self._spent += step
            self._last = now
        return self._spent

    def pause(self) -> None:
        """Let time stand still."""
        self.tick()
        self._last = None

    def resume(self) -> None:
        """Let it go on."""
        self._last = self._clock.now()
