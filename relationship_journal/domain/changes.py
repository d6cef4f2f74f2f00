"""What a unit of work changed, told to whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Changed:
    """Kinds ("appreciation", "tick", …) and the days they were on; undated kinds name no day."""

    kinds: frozenset[str] = field(default_factory=frozenset)
    days: frozenset[date] = field(default_factory=frozenset)

    def __or__(self, other: Changed) -> Changed:
        return Changed(self.kinds | other.kinds, self.days | other.days)

    def __bool__(self) -> bool:
        return bool(self.kinds)
