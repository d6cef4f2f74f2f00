"""`python -m benchmarks [--corpus DIARY.jsonl] [NAME …]`: measure everything, or what is named.

Each module of MODULES has `run(corpora) -> list[Result]`. What it found last is kept in results/NAME.json.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.corpora import Corpora
from benchmarks.measure import Result, keep

MODULES = (
    "starting", "unlocking", "searching", "event_loop", "charting",
    "exporting", "importing", "memory", "content",
)  # fmt: skip


def main() -> int:
    """Measure, print, keep; the exit code is 1 when a limit is passed."""
    there = [name for name in MODULES if find_spec(f"benchmarks.{name}")]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition(":")[2])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(there))
    parser.add_argument("--corpus", type=Path, help='a diary in JSON lines: {"date": …, "text": …}')
    options = parser.parse_args()
    if unknown := set(options.names) - set(there):
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    corpora = Corpora(options.corpus)
    found: list[Result] = []
    for name in options.names or there:
        results: list[Result] = import_module(f"benchmarks.{name}").run(corpora)
        for result in results:
            print(result.line(), flush=True)
        keep(name, results, "diary" if corpora.diary else "invented")
        found += results
    over = sum(not result.met for result in found)
    print(f"{len(found)} measured, {over} over their limit")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
