"""How things are measured: many runs taken in turns, medians, ratios."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from relationship_journal import __version__

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Result:
    """One measured promise: `value` may be at most `limit`; `unit` is "×" for a ratio, else "ms"."""

    name: str
    value: float
    limit: float
    unit: str = "×"
    detail: str = ""

    @property
    def met(self) -> bool:
        """Whether it is within its limit."""
        return self.value <= self.limit

    def line(self) -> str:
        """For people."""
        sign = "ok  " if self.met else "OVER"
        figure = f"{self.value:8.2f} {self.unit:<2} (at most {self.limit:g})"
        return f"{sign} {self.name:<58} {figure}  {self.detail}"


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one run."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def in_turns(*works: Callable[[], float], times: int = 7) -> list[float]:
    """The median of what each of `works` returns, run in turns so that noise meets them alike."""
    runs: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, values in zip(works, runs, strict=True):
            values.append(work())
    return [statistics.median(values) for values in runs]


def percentile(values: list[float], part: float) -> float:
    """The value below which `part` (0–1) of `values` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def keep(name: str, results: list[Result], text: str) -> None:
    """Write what `name` found to results/NAME.json, with what it was found on."""
    told = {
        "version": __version__,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "text": text,
        "results": [asdict(result) for result in results],
    }
    RESULTS.mkdir(exist_ok=True)
    written = json.dumps(told, indent=2, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(written + "\n", encoding="utf-8")
