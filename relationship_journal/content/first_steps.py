"""The table of first steps in resources/first_steps.toml."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from relationship_journal.content import programs
from relationship_journal.content.reading import RESOURCES, Table, read
from relationship_journal.domain.diagnosis import Culprit
from relationship_journal.domain.first_step import Rule
from relationship_journal.domain.weekly import HIGHEST, Question

FILE = RESOURCES / "first_steps.toml"


def load(path: Path = FILE, known_programs: Collection[str] | None = None) -> tuple[Rule, ...]:
    """The rules in the order of the file. Raises ContentError."""
    known = {one.stem for one in programs.FOLDER.glob("*.toml")} if known_programs is None else known_programs
    top = read(path)
    rules: list[Rule] = []
    for table in top.tables("rule"):
        rule = _rule(table, known)
        if any(rule.id == one.id for one in rules):
            raise table.error("id", "stands twice")
        table.finish()
        rules.append(rule)
    top.finish()
    return tuple(rules)


def _rule(table: Table, known_programs: Collection[str]) -> Rule:
    rule = Rule(
        id=table.text("id"),
        when=table.text("when"),
        why=table.text("why"),
        program=table.text("program", ""),
        question=table.one_of("question", ("", *Question), ""),
        culprit=table.one_of("culprit", ("", *Culprit), ""),
        words=tuple(word.casefold() for word in table.texts("words", ())),
        at_most=table.number("at_most", 0, HIGHEST, HIGHEST),
    )
    if sum(map(bool, (rule.question, rule.culprit, rule.words))) != 1:
        raise table.error("question", "is not the only condition: a rule has a question, a culprit or words")
    if rule.program not in known_programs and not (rule.words and not rule.program):
        raise table.error("program", f"is “{rule.program}”, which is no program")
    return rule
