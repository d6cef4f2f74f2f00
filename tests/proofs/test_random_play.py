"""Random play of everything that can be done to entries, against a plain dict: equal after every step."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from deeds import CHEAP, PASSPHRASE
from sizes import at_both_sizes

from relationship_journal.domain.kinds import BY_NAME
from relationship_journal.domain.moments import Tone, Whose
from relationship_journal.domain.programs import Step, StepKind
from relationship_journal.journal.journal import Journal

RUNS, STEPS = 200, 30
WORDS = ("lantern", "kettle", "harbour", "café", "東京タワー", "שלום", "🌧️", '"stay"', "NOT", "a_b", "naïve")
ASKED = {
    "lantern": "lantern",
    "kett": "kettle",
    "cafe": "café",
    "タワー": "東京タワー",
    "שלום": "שלום",
    "a_b": "a_b",
}
"""What is searched, and the word that must be found by it."""
DOES = {
    "add": 7,
    "edit": 5,
    "erase": 1,
    "delete": 3,
    "undo": 3,
    "search": 4,
    "lock": 1,
    "kill": 2,
    "backup": 1,
    "restore": 1,
}
TEXTS = {
    "appreciation": "what",
    "reflection": "text",
    "check_in": "note",
    "diagnosis_note": "what",
    "conversation": "about",
    "letter": "text",
    "answer": "text",
    "moment": "note",
}
STAND_WITHOUT_WORDS = {"check_in", "moment"}


@dataclass(frozen=True)
class Kept:
    """What the dict knows of an entry."""

    kind: str
    day: date
    text: str
    deleted: bool = False


@dataclass
class Clock:
    """A clock that the play moves on."""

    moment: datetime = datetime(2026, 11, 22, 20, 14, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def zone(self) -> ZoneInfo:
        return ZoneInfo("UTC")

    def zone_name(self) -> str:
        return "UTC"


@dataclass
class Play:
    """A journal and the dict it must equal. `forgetful`: a kill leaves `-wal` behind (for a control)."""

    folder: Path
    chance: Random
    forgetful: bool = False
    clock: Clock = field(default_factory=Clock)
    entries: dict[UUID, Kept] = field(default_factory=dict)
    backups: dict[str, dict[UUID, Kept]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.journal = Journal.open(self.folder, PASSPHRASE, self.clock)

    def run(self, steps: int) -> None:
        """Do so many things by chance; after each the journal equals the dict."""
        for _ in range(steps):
            does = self.chance.choices(list(DOES), DOES.values())[0]
            self.clock.moment += timedelta(minutes=self.chance.choice((1, 20, 700, 3000)))
            self.done.append(does)
            getattr(self, does)()
            assert self.found() == self.entries, self.done
        assert self.told() == self.entries, self.done
        assert self.journal.verify(lambda *_: None) == []

    def found(self) -> dict[UUID, Kept]:
        """Everything in the journal and its bin, as the tables have it."""
        driver = self.journal._vault.driver()
        return {
            UUID(bytes=id): Kept(kind, date.fromisoformat(day), text, deleted is not None)
            for kind, name in TEXTS.items()
            for id, day, text, deleted in driver.execute(f"SELECT id, day, {name}, deleted_at FROM {kind}")
        }

    def told(self) -> dict[UUID, Kept]:
        """The same as the journal tells it: an export, and the contents of the bin."""
        archive = self.journal.archive()
        told = {
            entry.id: Kept(kind, entry.day, getattr(entry, TEXTS[kind]))
            for kind in TEXTS
            for entry in getattr(archive, BY_NAME[kind].plural)
        }
        for binned in self.journal.bin.contents():
            told[binned.id] = Kept(binned.kind, binned.day, binned.text, deleted=True)
        return told

    def add(self) -> None:
        kind = self.chance.choice(list(TEXTS))
        day = date(2026, 11, 1) + timedelta(days=self.chance.randrange(40))
        text = self.text()
        journal = self.journal
        fresh: Any
        match kind:
            case "answer":
                step = Step(StepKind.WRITE, f"step-{len(self.done)}", "What was it like?")
                (course,) = journal.practice.all()
                fresh = journal.practice.new_answer(course.run, step, day)
            case "letter":
                fresh = replace(journal.letters.new(), day=day)
            case "moment":
                fresh = journal.moments.new(day, self.chance.choice(list(Tone)), Whose.OURS)
            case _:
                fresh = self.tab(kind).new(day)
        self.save(kind, replace(fresh, **{TEXTS[kind]: text}))
        self.entries[fresh.id] = Kept(kind, day, text)

    def edit(self, text: str | None = None) -> None:
        """Other words and another day for an entry that is not in the bin."""
        id = self.one(deleted=False)
        if id is None:
            return
        kept = self.entries[id]
        changed = replace(kept, text=text or self.text(), day=kept.day + timedelta(days=1))
        self.write(id, changed)
        self.entries[id] = changed

    def erase(self) -> None:
        """All words of an entry are erased: it goes to the bin as it last was."""
        id = self.one(deleted=False)
        if id is not None and self.entries[id].kind not in STAND_WITHOUT_WORDS:
            self.write(id, replace(self.entries[id], text=" \n"))
            self.entries[id] = replace(self.entries[id], deleted=True)

    def write(self, id: UUID, kept: Kept) -> None:
        entry: Any = self.journal.find(kept.kind, id)
        self.save(kept.kind, replace(entry, day=kept.day, **{TEXTS[kept.kind]: kept.text}))

    def save(self, kind: str, entry: Any) -> None:
        if kind == "answer":
            self.journal.practice.save_answer(entry)
        else:
            self.tab(kind).save(entry)

    def tab(self, kind: str) -> Any:
        """What saves entries of a kind."""
        journal = self.journal
        return {
            "appreciation": journal.gratitude,
            "reflection": journal.reflections,
            "check_in": journal.mood,
            "diagnosis_note": journal.diagnosis,
            "conversation": journal.conversations,
            "letter": journal.letters,
            "moment": journal.moments,
        }[kind]

    def delete(self) -> None:
        id = self.one(deleted=False)
        if id is not None:
            self.journal.bin.delete(self.entries[id].kind, id)
            self.entries[id] = replace(self.entries[id], deleted=True)

    def undo(self) -> None:
        id = self.one(deleted=True)
        if id is not None:
            self.journal.bin.restore(self.entries[id].kind, id)
            self.entries[id] = replace(self.entries[id], deleted=False)

    def search(self) -> None:
        query = self.chance.choice(list(ASKED))
        wanted = {
            id for id, kept in self.entries.items() if ASKED[query] in kept.text.split() and not kept.deleted
        }
        found = self.journal.search.find(query, limit=1000)
        assert {hit.id for hit in found.hits} == wanted, (query, self.done)
        assert found.total == len(wanted)

    def lock(self) -> None:
        self.journal.close()
        self.journal = Journal.open(self.folder, PASSPHRASE, self.clock)

    def kill(self) -> None:
        """The process ends without a word: what is on disk at this moment is what the next one finds."""
        left = self.folder.with_name("as the kill left it")
        ignored = shutil.ignore_patterns("journal.db-wal") if self.forgetful else None
        shutil.copytree(self.folder, left, ignore=ignored)
        self.journal.close()
        shutil.rmtree(self.folder)
        left.rename(self.folder)
        self.journal = Journal.open(self.folder, PASSPHRASE, self.clock)

    def backup(self) -> None:
        self.journal.backups.make()
        self.note_backups()

    def restore(self) -> None:
        """Any of the backups there, over the journal as it is."""
        chosen = self.chance.choice(self.journal.backups.all() or [None])
        if chosen is None:
            return
        wanted = dict(self.backups[chosen.path.name])
        shelf = self.journal.backups
        prepared = shelf.prepare(chosen, "")
        self.note_backups()
        self.journal.close()
        before = shelf.put_in_place(prepared).aside
        assert before is not None
        shutil.rmtree(before)
        self.journal = Journal.open(self.folder, PASSPHRASE, self.clock)
        self.entries = wanted

    def note_backups(self) -> None:
        for made in self.journal.backups.all():
            self.backups.setdefault(made.path.name, dict(self.entries))

    def one(self, *, deleted: bool) -> UUID | None:
        fitting = [id for id, kept in self.entries.items() if kept.deleted is deleted]
        return self.chance.choice(fitting) if fitting else None

    def text(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 5)))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    made = tmp_path / "template"
    journal = Journal.create(made, PASSPHRASE, Clock(), CHEAP)
    journal.practice.begin("of-the-play", date(2026, 11, 1))
    journal.close()
    return made


def play(template: Path, scratch: Path, seed: int, *, forgetful: bool = False) -> Counter[str]:
    """One run of its own; what was done in it."""
    place = scratch / str(seed)
    place.mkdir()
    shutil.copytree(template, place / "My journal")
    played = Play(place / "My journal", Random(seed), forgetful)
    try:
        played.run(STEPS)
    finally:
        played.journal.close()
        shutil.rmtree(place)
    return Counter(played.done)


@at_both_sizes
def test_a_journal_is_what_a_dict_would_be(
    template: Path, scratch: Path, size: int, figure: Callable[[str], None]
) -> None:
    done: Counter[str] = Counter()
    for seed in range(RUNS * size):
        done += play(template, scratch, seed)
    told = ", ".join(f"{count} {name}" for name, count in done.most_common())
    figure(f"random play: equal after each of {done.total()} steps in {RUNS * size} runs ({told})")
    assert done.total() == RUNS * size * STEPS
    assert set(done) == set(DOES)


def test_a_journal_that_forgets_would_be_found_out(
    template: Path, scratch: Path, figure: Callable[[str], None]
) -> None:
    differing = 0
    for seed in range(10):
        try:
            play(template, scratch, seed, forgetful=True)
        except AssertionError:
            differing += 1
    figure(f"random play with kills that lose what is not yet home (control): {differing} of 10 runs differ")
    assert differing
