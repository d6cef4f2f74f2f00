"""Makes the golden journal of this schema: `python tests/golden/make.py tests/golden/v1-0003`.

Run once for each schema, before its release (`v1` is 0001); what is there is then never made again, for
the tests open it to show that every later program still can. It holds an entry of every kind with every
field filled, things in the bin, earlier versions, three ways in and a data key of the second generation.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for examples.py

from examples import one_of_each

from relationship_journal.domain.diagnosis import Culprit, DiagnosisNote, Onset, Precision
from relationship_journal.domain.gratitude import Appreciation, Voice
from relationship_journal.domain.letters import Fate, Letter
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.records import Person, Privacy, Record, new_id
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.rituals import Mark, Rhythm, Ritual, RitualKind, Schedule
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.exchange.json_out import record_to_json, to_json
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "open_journal.py"
PASSPHRASE = "vier stille Flüsse unter Schnee, 雪"
ZONE = "Europe/Berlin"
DAY = date(2026, 11, 22)
TEXTS = (
    "Made coffee before I was up — two sugars, as I like it",
    "Line one\n\n- a list\n- **light** _Markdown_",
    "日本語と中文, עברית, العربية, ไทย, emoji 👩‍❤️‍👨 and naïve café",
    'O\'Brien said "100 %" of <b>nothing</b>; DROP TABLE appreciation; --',
)


class Clock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 20, 14, 3, 512000, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def zone(self) -> ZoneInfo:
        return ZoneInfo(ZONE)

    def zone_name(self) -> str:
        return ZONE


class Keyring:
    """Keeps the one secret, to be written into the truth."""

    def __init__(self) -> None:
        self.secret = ""

    def read(self, _name: str) -> str | None:
        return self.secret or None

    def write(self, _name: str, secret: str) -> None:
        self.secret = secret

    def forget(self, _name: str) -> None:
        self.secret = ""


def records(clock: Clock, chance: random.Random) -> list[Record]:
    """Entries of every kind that is written on a day, each field filled in some of them."""

    def fresh() -> dict[str, Any]:
        return {"id": new_id(clock.moment, chance.randbytes)}

    return [
        Appreciation(**fresh(), day=DAY, zone=ZONE, what=TEXTS[0], when="before work", meaning=TEXTS[1]),
        Appreciation(
            **fresh(),
            day=DAY - timedelta(days=1),
            zone="Asia/Tokyo",
            what=TEXTS[2],
            voice=Voice.SAID,
            said_on=DAY,
            reaction="A long hug",
            tags=["morning", "kind"],
            privacy=Privacy.GIVEN,
            extra={"from a newer version": {"kept": [1, 2.5, None, "雨"]}},
        ),
        Appreciation(
            **fresh(), day=DAY, zone=ZONE, what=TEXTS[3], voice=Voice.PLANNED, privacy=Privacy.DRAFT
        ),
        Reflection(**fresh(), day=DAY, zone=ZONE, title="On the stairs", text="\n".join(TEXTS)),
        Reflection(
            **fresh(), day=date(2021, 2, 28), zone=ZONE, text="An hour", source=Source.QUIET_HOUR, minutes=60
        ),
        CheckIn(**fresh(), day=DAY, zone=ZONE, at=clock.moment, closeness=4),
        CheckIn(
            **fresh(),
            day=DAY,
            zone=ZONE,
            at=clock.moment + timedelta(hours=1),
            closeness=2,
            energy=1,
            tension=5,
            tags=["work"],
            note="Late, and tired",
        ),
        DiagnosisNote(
            **fresh(),
            day=DAY,
            zone=ZONE,
            since=date(2023, 3, 1),
            precision=Precision.SEASON,
            about=True,
            onset=Onset.GRADUAL,
            what="We stopped telling each other the small things",
            culprits=[Culprit.OUTSIDE_STRESS, Culprit.LOST_RITUAL, "my own tag"],
            my_story="They do not care",
            their_story="They were as tired as I was",
            person=Person.PARTNER,
        ),
        DiagnosisNote(**fresh(), day=DAY, zone=ZONE, since=DAY, what="To be thrown away"),
    ]


def rituals(clock: Clock, chance: random.Random) -> list[Ritual]:
    """A ritual of every rhythm."""
    schedules = (
        Schedule(),
        Schedule(Rhythm.WEEKDAYS, weekdays=(0, 2, 4)),
        Schedule(Rhythm.TIMES_A_WEEK, times=3),
        Schedule(Rhythm.EVERY_N_DAYS, every=10),
        Schedule(Rhythm.MONTHLY, ordinal=-1, weekday=6),
    )
    return [
        Ritual(
            id=new_id(clock.moment, chance.randbytes),
            name=f"Tea, {schedule.rhythm.value}",
            plan="When the kettle is on, we sit down together",
            schedule=schedule,
            since=date(2026, 9, 1),
            at=time(7, 30) if number % 2 else None,
            protected=bool(number % 2),
            kind=list(RitualKind)[number % 3],
            group="Mornings" if number else "",
            position=f"a{number}",
            hue=("ember", "sage", "gold", "plum", "sage")[number],
            remind=bool(number % 2),
            archived_on=DAY if number == 4 else None,
        )
        for number, schedule in enumerate(schedules)
    ]


def fill(journal: Journal, clock: Clock) -> None:
    """Write it all, then change, delete and pause some of it."""
    chance = random.Random(1)
    written, kept = records(clock, chance), rituals(clock, chance)
    later = one_of_each(lambda: new_id(clock.moment, chance.randbytes), DAY, clock)
    sealed = Letter(
        id=new_id(clock.moment, chance.randbytes),
        day=DAY,
        zone=ZONE,
        title="For our May",
        text=TEXTS[2],
        fate=Fate.SEALED,
        sealed_until=date(2099, 5, 1),
        begun_at=clock.moment,
    )
    thrown = Letter(id=new_id(clock.moment, chance.randbytes), day=DAY, zone=ZONE, text="Never sent")
    journal.add([*written, *kept, *later, sealed, thrown])
    journal.settings.write(JournalSettings("Hanna", "Tómas", 5, 30, reminders=True))
    journal.mood.add_tag("work")
    journal.mood.add_tag("Kinder 👧")
    journal.gratitude.set_rest(DAY - timedelta(days=2), on=True)
    for days, mark in enumerate(Mark):
        journal.rituals.mark(kept[0].id, DAY - timedelta(days=days), mark)
    journal.rituals.pause(kept[1].id, date(2026, 10, 1), date(2026, 10, 31))
    journal.rituals.pause(kept[2].id, date(2026, 11, 1))
    clock.moment += timedelta(minutes=20)
    reflection = written[3]
    assert isinstance(reflection, Reflection)
    journal.reflections.save(replace(reflection, text="Written over in a second sitting."))
    journal.bin.delete("diagnosis_note", written[-1].id)
    journal.bin.delete("appreciation", written[2].id)
    journal.bin.delete("letter", thrown.id)


def truth(journal: Journal, secret: str) -> dict[str, Any]:
    """What the open journal says it holds."""
    reflection = next(one for one in journal.archive().reflections if one.title)
    return {
        "passphrase": PASSPHRASE,
        "keyring_secret": secret,
        "recovery_key": "-".join(journal.keys.recovery_sheet(PASSPHRASE)),
        "journal": journal.keys.journal_id,
        "export": json.loads(to_json(journal.archive())),
        "bin": sorted(str(one.id) for one in journal.bin.contents()),
        "versions": [record_to_json(one) for one in journal.history.versions("reflection", reflection.id)],
        "found": {
            words: {kind: count for kind, count in journal.search.find(words).counts.items() if count}
            for words in (
                "coffee",
                "cafe",
                "日本",
                "雪",
                "second sitting",
                "thrown away",
                "stairs",
                "sundays",
                "our may",
            )
        },
    }


def rows(folder: Path, recovery_key: str) -> dict[str, list[dict[str, Any]]]:
    """Every row, as the published script reads a copy without our code."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = shutil.copytree(folder, Path(scratch) / "copy")
        read = subprocess.run(
            [sys.executable, "-X", "utf8", str(SCRIPT), str(copy)],
            input=recovery_key + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in map(json.loads, read.stdout.splitlines()):
        by_table.setdefault(row.pop("table"), []).append(row)
    return by_table


def make(place: Path) -> None:
    """A journal and its truth, in a folder that is not there yet."""
    folder, clock, keyring = place / "journal", Clock(), Keyring()
    journal = Journal.create(folder, PASSPHRASE, clock, computer=Computer(None, keyring))
    fill(journal, clock)
    journal.keys.reencrypt(PASSPHRASE, lambda *_: None, lambda: False)
    for old in journal.backups.all():
        old.path.unlink()
    journal.keys.remember_on_this_computer(PASSPHRASE)
    clock.moment += timedelta(hours=1)
    journal.backups.make()
    told = truth(journal, keyring.secret)
    journal.close()
    told["rows"] = rows(folder, told["recovery_key"])
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    (place / "truth.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
