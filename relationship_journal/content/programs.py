"""The guided programs: one file each in resources/programs. A new program is a file and no code."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from pathlib import Path

from relationship_journal.content import evidence
from relationship_journal.content.languages import Spoken, as_written
from relationship_journal.content.reading import RESOURCES, Table, read
from relationship_journal.domain.agreements import Agreement
from relationship_journal.domain.programs import Program, Session, Step, StepKind

FOLDER = RESOURCES / "programs"
MOST_WORDS = 300
"""A session asks nobody to read more than this."""
_KINDS = tuple(StepKind)
_AGREEMENT = {one.name for one in fields(Agreement)} - {"id", "day", "zone", "standing", "extra"}


def load(
    folder: Path = FOLDER, known_evidence: Collection[str] | None = None, spoken: Spoken = as_written
) -> tuple[Program, ...]:
    """Every program in `folder`, each as `spoken` has it, in the order of their `order`.

    Raises ContentError.
    """
    known = evidence.load() if known_evidence is None else known_evidence
    found = [read_program(spoken(path), known) for path in sorted(folder.glob("*.toml"))]
    return tuple(program for _, program in sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def read_program(path: Path, known_evidence: Collection[str]) -> tuple[int, Program]:
    """The program in the file at `path`, after its `order`. Raises ContentError."""
    top = read(path)
    why = top.texts("why")
    for name in why:
        if name not in known_evidence:
            raise top.error("why", f"names “{name}”, which is no note of the evidence")
    keys: list[str] = []
    sessions: list[Session] = []
    for table in top.tables("session"):
        first = sum(1 for session in sessions if session.day) + 1
        sessions += _days(table, keys, first) if "acts" in table.values else [_session(table, keys)]
    order = top.number("order", 1, 999)
    program = Program(
        id=path.stem,
        name=top.text("name"),
        about=top.text("about"),
        step_of_ten=top.number("step", 1, 10),
        why=why,
        sessions=tuple(sessions),
        gated=top.flag("gated"),
        opt_in=top.flag("opt_in"),
        quiet=top.flag("quiet"),
        days=top.number("days", 0, 365, 0),
        called=top.text("called", ""),
        becomes=top.pairs("becomes_agreement"),
        again_after=top.number("again_after", 0, 365, 0),
    )
    for field, answer in program.becomes:
        if field not in _AGREEMENT or answer.split(".")[0] not in keys:
            raise top.error("becomes_agreement", f"fills “{field}” from “{answer}”, one of which is unknown")
    top.finish()
    return order, program


def _session(table: Table, keys: list[str]) -> Session:
    steps: list[Step] = []
    for inner in table.tables("step"):
        step = _step(inner, keys)
        if step.key in keys:
            raise inner.error("key", "stands twice")
        keys.append(step.key)
        steps.append(step)
    words = sum(len(step.text.split()) for step in steps if step.kind is StepKind.READ)
    if words > MOST_WORDS:
        raise table.error("step", f"asks to read {words} words, more than {MOST_WORDS}")
    title, rest_days = table.text("title"), table.number("rest_days", 0, 365, 0)
    table.finish()
    return Session(title, tuple(steps), rest_days)


def _days(table: Table, keys: list[str], first: int) -> list[Session]:
    """A session a day: each of `acts` a small act, with room for a line about it."""
    title, ask = table.text("title"), table.text("ask")
    sessions: list[Session] = []
    for number, act in enumerate(table.texts("acts"), first):
        keys += [f"day-{number}", f"day-{number}-words"]
        steps = (
            Step(StepKind.ACT, keys[-2], act, title=table.text("act_title", title)),
            Step(StepKind.WRITE, keys[-1], ask, optional=True, title=table.text("ask_title", title)),
        )
        rest_days = 1 if number > 1 else 0
        sessions.append(Session(title.format(n=number), steps, rest_days, day=number))
    table.finish()
    return sessions


def _step(table: Table, earlier: Collection[str]) -> Step:
    kind = StepKind(table.one_of("kind", _KINDS))
    step = Step(
        kind=kind,
        key=table.text("key"),
        text=_paragraphs(table.text("text")),
        labels=table.texts("labels", ()),
        options=table.texts("options", ()),
        several=table.flag("several"),
        lowest=table.number("lowest", 0, 10, 0),
        highest=table.number("highest", 1, 100, 10),
        minutes=table.number("minutes", 0, 120, 0),
        review=table.texts("review", ()),
        optional=table.flag("optional"),
        title=table.text("title", ""),
        aside=_paragraphs(table.text("aside", "")),
        asks=table.texts("asks", ()),
        hints=table.texts("hints", ()),
        ends=table.pairs("ends"),
    )
    _check(table, step, earlier)
    table.finish()
    return step


def _check(table: Table, step: Step, earlier: Collection[str]) -> None:
    """What a kind of step needs beyond its text."""
    if step.kind in (StepKind.PAIR, StepKind.RATE) and len(step.labels) not in (0, 2):
        raise table.error("labels", "names neither none nor two")
    if step.kind is StepKind.PAIR and not step.labels:
        raise table.error("labels", "is missing: a pair has two sides")
    if step.kind is StepKind.CHOOSE and len(set(step.options)) < 2:
        raise table.error("options", "offers less than two to choose from")
    for choice, _ in step.ends:
        if choice not in step.options:
            raise table.error("ends", f"names “{choice}”, which cannot be chosen")
    if len(step.asks) not in (0, 2):
        raise table.error("asks", "names neither none nor two")
    if step.kind is StepKind.RATE and step.lowest >= step.highest:
        raise table.error("highest", "is not above lowest")
    if step.kind is StepKind.REVIEW and not step.review:
        raise table.error("review", "is missing: which answers are looked back at?")
    for key in step.review:
        if key not in earlier:
            raise table.error("review", f"names “{key}”, which no earlier step has")


def _paragraphs(text: str) -> str:
    """Lines of one paragraph joined: in the file they are broken for whoever edits it."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
