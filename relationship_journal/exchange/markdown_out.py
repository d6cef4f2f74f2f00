"""Markdown: a file for each day, linked with its neighbours, and a file for what is not of one day.

The files are for other programs that keep notes: plain CommonMark with YAML at its head. What the user wrote
stays as it was written but for what would make it another structure, run as HTML, or fetch a picture.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Protocol, TypeVar
from uuid import UUID

from relationship_journal.domain.letters import covered, is_sealed
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.rituals import Mark
from relationship_journal.exchange import book_words as words
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.packed import packed

_STRUCTURE = re.compile(
    r"^(\s{0,3})(#{1,6}(?=\s|$)|[-=_*](?=[-=_*\s]*$)|`{3,}|~{3,}|\[(?=[^\]]*\]:)|>)", re.M
)
_LIVE = re.compile(r"<(?=[A-Za-z/!?])|!(?=\[)")
_WRITTEN = ("appreciations", "reflections", "check_ins", "moments", "card_talks", "ticks")
"""What makes a day one of the files."""


class Dated(Protocol):
    """What has a day."""

    @property
    def id(self) -> UUID:
        """Its own."""
        ...

    @property
    def day(self) -> date:
        """The day it belongs to."""
        ...


D = TypeVar("D", bound=Dated)


def to_markdown(archive: Archive) -> bytes:
    """A zip of the files."""
    files = {path: text.encode() for path, text in as_files(archive).items()}
    return packed(files, archive.exported_at)


def as_files(archive: Archive) -> dict[str, str]:
    """Each file's path and text."""
    days = sorted({one.day for name in _WRITTEN for one in getattr(archive, name)})
    bodies: dict[date, list[str]] = defaultdict(list)
    for day, text in _of_days(archive):
        bodies[day].append(text)
    files = {}
    check_ins = dict(_by_day(archive.check_ins))
    for before, day, after in zip([None, *days], days, [*days[1:], None], strict=False):
        files[_path(day)] = _day(day, check_ins.get(day, []), bodies[day], before, after)
    parts = {name: text for name, text in _parts(archive) if text}
    files |= {f"{name}.md": f"# {_title(name)}\n\n{text}\n" for name, text in parts.items()}
    files["index.md"] = _index(archive, days, list(parts))
    return files


def verbatim(text: str) -> str:
    """The user's words, none of which begins a heading, a rule or a fence, is HTML, or fetches a picture."""
    kept = _STRUCTURE.sub(lambda found: f"{found[1]}\\{found[2]}", text.strip())
    return _LIVE.sub(lambda found: f"\\{found[0]}", kept)


def _path(day: date) -> str:
    return f"days/{day.year:04d}/{day.isoformat()}.md"


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _line(text: str) -> str:
    """Words on one line, as an item of a list or a heading."""
    return verbatim(" ".join(text.split()))


def _item(*parts: str) -> str:
    return "- " + " · ".join(part for part in parts if part)


def _day(
    day: date, check_ins: list[CheckIn], bodies: list[str], before: date | None, after: date | None
) -> str:
    head = [f'date: "{day.isoformat()}"']
    if check_ins:
        head.append(f"closeness: {check_ins[-1].closeness}")
        if tags := sorted({tag for one in check_ins for tag in one.tags}):
            head.append(f"tags: {json.dumps(tags, ensure_ascii=False)}")
    ways = [_link(before), "[all days](../../index.md)", _link(after)]
    parts = [f"# {words.day_name(day)}", *bodies, " · ".join(way for way in ways if way)]
    return "\n".join(["---", *head, "---", "", "\n\n".join(parts), ""])


def _link(day: date | None) -> str:
    return f"[{words.long_day(day)}](../{day.year:04d}/{day.isoformat()}.md)" if day else ""


def _of_days(archive: Archive) -> Iterator[tuple[date, str]]:
    """What stands on each day, in the order it is read: pairs of the day and its text."""
    for day, check_ins in _by_day(archive.check_ins):
        told = [_item(words.check_in_words(one), _line(one.note)) for one in check_ins]
        yield day, "## How close\n\n" + "\n".join(told)
    for day, thanks in _by_day(archive.appreciations):
        told = [_item(_line(one.what), _line(one.meaning), words.VOICES.get(one.voice, "")) for one in thanks]
        yield day, "## What I appreciated\n\n" + "\n".join(told)
    for one in sorted(archive.reflections, key=lambda each: (each.day, each.id)):
        yield one.day, f"## {_line(one.title) or 'Reflection'}\n\n{verbatim(one.text)}"
    for day, moments in _by_day(archive.moments):
        told = [_item(words.MOMENTS[one.tone, one.whose], _line(one.note)) for one in moments]
        yield day, "## Moments\n\n" + "\n".join(told)
    for day, talks in _by_day(archive.card_talks):
        told = [_item(_line(one.text), _line(one.note), _line(one.theirs)) for one in talks]
        yield day, "## Cards\n\n" + "\n".join(told)
    names = {ritual.id: ritual.name for ritual in archive.rituals}
    done = [tick for tick in archive.ticks if tick.mark is Mark.DONE and tick.ritual_id in names]
    for day, ticks in _by_day(done):
        kept = ", ".join(sorted(_line(names[tick.ritual_id]) for tick in ticks))
        yield day, f"Kept: {kept} ([rituals](../../rituals.md))"


def _by_day(records: Iterable[D]) -> Iterator[tuple[date, list[D]]]:
    ordered = sorted(records, key=lambda one: (one.day, str(one.id)))
    for day, group in groupby(ordered, key=lambda one: one.day):
        yield day, list(group)


def _parts(archive: Archive) -> Iterator[tuple[str, str]]:
    """What is not of one day."""
    yield (
        "what-changed",
        _sections(
            (
                words.long_day(one.day),
                _told(("", one.what), ("Mine", one.my_story), ("Theirs", one.their_story)),
            )
            for one in archive.diagnosis_notes
        ),
    )
    yield (
        "rituals",
        _sections(
            (one.name, _told(("", one.plan), ("", words.schedule_words(one.schedule))))
            for one in archive.rituals
        ),
    )
    yield (
        "conversations",
        _sections(
            (
                f"{one.about.strip() or 'A talk'}, {words.long_day(one.day)}",
                _told(
                    ("Something good", one.good_thing),
                    ("Opened with", one.opener),
                    ("To understand", one.to_understand),
                    ("One question", one.question),
                    ("Heard", one.heard),
                    ("Surprised", one.surprised),
                ),
            )
            for one in archive.conversations
        ),
    )
    yield (
        "letters",
        _sections(
            (
                f"{one.title.strip() or words.FORMS[one.form].capitalize()}, {words.long_day(one.day)}",
                "Sealed." if is_sealed(one, archive.today) else verbatim(covered(one, archive.today).text),
            )
            for one in archive.letters
        ),
    )
    yield (
        "agreements",
        _sections(
            (
                one.about.strip() or "An agreement",
                _told(
                    ("What matters to me", one.matters_to_me),
                    ("What matters to them", one.matters_to_them),
                    ("What I could give", one.i_could_give),
                    ("What they could give", one.they_could_give),
                    ("What we try", one.trial),
                    ("How it went", one.reviewed),
                    ("Where it stands", words.STANDINGS[one.standing]),
                ),
            )
            for one in archive.agreements
        ),
    )
    for run in archive.runs:
        answers = [one for one in archive.answers if one.run_id == run.id and one.text.strip()]
        told = _sections((one.prompt, verbatim(one.text)) for one in answers)
        yield f"program-{run.program}-{run.day.isoformat()}", told
    yield (
        "counsellor",
        "\n".join(_item(words.ERRANDS[one.errand], _line(one.text)) for one in archive.counsellor_items),
    )


def _sections(found: Iterable[tuple[str, str]]) -> str:
    return "\n\n".join(f"## {_line(title)}\n\n{text}" for title, text in found)


def _told(*parts: tuple[str, str]) -> str:
    said = ((name, verbatim(text)) for name, text in parts if text.strip())
    return "\n\n".join(f"**{name}**\n\n{text}" if name else text for name, text in said)


def _index(archive: Archive, days: list[date], parts: list[str]) -> str:
    lines = [f"# {_line(archive.title) or 'Journal'}", ""]
    lines += [f"- [{_title(name)}]({name}.md)" for name in parts]
    for year, of_year in groupby(days, key=lambda day: day.year):
        lines += ["", f"## {year}"]
        for _, of_month in groupby(of_year, key=lambda day: day.month):
            month = list(of_month)
            lines += ["", f"### {words.month_name(month[0])}", ""]
            lines += [f"- [{words.day_name(day)}]({_path(day)})" for day in month]
    return "\n".join(lines) + "\n"
