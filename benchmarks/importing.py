"""A hundred thousand entries of another program, brought in, beside inserting the same rows bare."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.corpora import Corpora
from benchmarks.corpus import CHEAP, LAST_DAY, PASSPHRASE, StillClock, diary
from benchmarks.measure import Result, in_turns, seconds
from relationship_journal.domain.imports import Found, Haul
from relationship_journal.journal.journal import Journal

ENTRIES = 100_000
WORDS = 60
TYPED = ("coffee", "dinner", "walk after", "church", "office", "the king")
TABLES = ("import", "reflection", "origin")
MOST, MOST_AFTER = 1.5, 1.25


class _Stop(Exception):
    """The user stops."""


def run(corpora: Corpora) -> list[Result]:
    """The whole of it (backup, dry run, writing with both search indexes), what is left when it is stopped
    at nine tenths, and saving and searching afterwards beside the same in a journal filled bare."""
    haul = _haul(diary(corpora.diary))
    with tempfile.TemporaryDirectory() as scratch:
        return _measured(haul, Path(scratch))


def _measured(haul: Haul, scratch: Path) -> list[Result]:
    imported, bare, stopped = (_new(scratch / name) for name in ("imported", "bare", "stopped"))
    try:
        whole = seconds(lambda: imported.imports.take_in(imported.imports.plan(haul)))
        rows = {
            table: imported._vault.driver().execute(f"SELECT * FROM {table}").fetchall() for table in TABLES
        }
        alone = seconds(lambda: _insert(bare, rows))
        left, back = _stopped(stopped, haul)
        away, again = _undone(imported)
        saves = in_turns(lambda: _save(imported), lambda: _save(bare), times=41)
        found = in_turns(lambda: _search(imported), lambda: _search(bare), times=15)
    finally:
        for journal in (imported, bare, stopped):
            journal.close()
    detail = f"({whole:.1f} s; bare {alone:.1f} s; undone in {away:.1f} s, taken back in {again:.1f} s)"
    return [
        Result("import of 100,000 / the same rows inserted bare", whole / alone, MOST, detail=detail),
        Result("rows left of one stopped at nine tenths", left, 0, "", f"(back in {back:.1f} s)"),
        Result("a save afterwards / in a journal filled bare", saves[0] / saves[1], MOST_AFTER,
               detail=f"({saves[0] * 1000:.1f} ms)"),
        Result("a search afterwards / in a journal filled bare", found[0] / found[1], MOST_AFTER,
               detail=f"({found[0] * 1000:.1f} ms)"),
    ]  # fmt: skip


def _haul(texts: list[str]) -> Haul:
    short = [" ".join(text.split()[:WORDS]) for text in texts]
    entries = []
    for number in range(ENTRIES):
        day = LAST_DAY - timedelta(days=number % 7300)
        text = f"{short[number % len(short)]} number {number}"
        at = datetime.combine(day, time(8 + number % 12), UTC)
        entries.append(Found(day, f'{{"id":{number},"text":"{text}"}}', str(number), at, text=text))
    return Haul("journey", entries)


def _new(folder: Path) -> Journal:
    return Journal.create(folder, PASSPHRASE, StillClock(), CHEAP)  # type: ignore[arg-type]


def _insert(journal: Journal, rows: dict[str, list[tuple[object, ...]]]) -> None:
    connection = journal._vault.driver()
    connection.execute("BEGIN IMMEDIATE")
    for table, those in rows.items():
        places = ", ".join("?" * len(those[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", those)
    connection.execute("COMMIT")
    journal.rest()


def _stopped(journal: Journal, haul: Haul) -> tuple[int, float]:
    """How many rows are left, and how long it takes from the stop until the journal can be used."""
    stopped_at = [0.0]

    def step(part: float, _: str) -> None:
        if part > 0.9:
            stopped_at[0] = perf_counter()
            raise _Stop

    with suppress(_Stop):
        journal.imports.take_in(journal.imports.plan(haul), step)
    took = perf_counter() - stopped_at[0]
    return sum(journal.counts()[table] for table in TABLES), took


def _undone(journal: Journal) -> list[float]:
    """How long it takes to put the import away, and to take it back."""
    (brought,) = journal.imports.all()
    changes = (journal.imports.undo, journal.imports.take_back)
    return [seconds(partial(change, brought.id)) for change in changes]


def _save(journal: Journal) -> float:
    page = replace(journal.reflections.new(LAST_DAY), text="Written after it all came in")
    return seconds(lambda: journal.reflections.save(page))


def _search(journal: Journal) -> float:
    return seconds(lambda: [journal.search.find(query) for query in TYPED]) / len(TYPED)
