"""Words that help: what makes a beginning hard to hear, qualities, scaffolds of letters, questions and moves.

Each file lies in resources/words. All of these raise ContentError and read files: ask on the worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from relationship_journal.content.reading import RESOURCES, Table, read
from relationship_journal.domain.letters import Form, QualityGroup, Scaffold
from relationship_journal.domain.openings import Kind, OpeningWords
from relationship_journal.domain.phrases import BadPhrase, PhraseBook, T
from relationship_journal.domain.prompts import ListeningMove, Prompts, QuietPrompts

FOLDER = RESOURCES / "words"
FIELDS = ("planned_for", "good_thing", "opener", "to_understand", "question")
"""The fields of a planned conversation that have a hint."""
PROMPTS_EACH = 3
_FORMS = tuple(Form)


def opening_words(path: Path = FOLDER / "opener.toml", check: bool = False) -> OpeningWords:
    """What is known about the beginning of a talk. Whether each phrase can be read is only told on `check`:
    they are many, and ours are tested."""
    top = read(path)
    lists = {table.text("name"): table.text("words").split() for table in _finished(top.tables("list"))}
    words = OpeningWords(
        phrases=PhraseBook(lists),
        missing=PhraseBook(lists),
        gentle=PhraseBook(lists),
        harmless=PhraseBook(lists),
        topics=PhraseBook(lists),
    )
    for name, is_hint in (("kind", False), ("hint", True)):
        for table in top.tables(name):
            kind = Kind(
                id=table.text("id"),
                name=table.text("name"),
                why=table.text("why"),
                wording=table.text("wording"),
                is_hint=is_hint,
                is_faint=is_hint and table.flag("faint"),
            )
            if is_hint and "without" in table.values:
                _fill(words.missing, table, "without", kind, check)
            else:
                _fill(words.phrases, table, "phrases", kind, check)
            table.finish()
    _fill(words.gentle, top, "gentle", None, check)
    _fill(words.harmless, top, "harmless", None, check)
    for table in top.tables("topic"):
        _fill(words.topics, table, "phrases", table.text("wording"), check)
        table.finish()
    top.finish()
    return words


def qualities(path: Path = FOLDER / "qualities.toml") -> tuple[QualityGroup, ...]:
    """Qualities to follow “I admire …”, in groups."""
    top = read(path)
    groups: list[QualityGroup] = []
    seen: list[str] = []
    for table in top.tables("group"):
        group = QualityGroup(table.text("name"), table.texts("qualities"))
        for quality in group.qualities:
            if quality in seen:
                raise table.error("qualities", f"names “{quality}” a second time")
            seen.append(quality)
        table.finish()
        groups.append(group)
    top.finish()
    return tuple(groups)


def scaffolds(path: Path = FOLDER / "scaffolds.toml") -> tuple[Scaffold, ...]:
    """Ways into a letter, in the order of the file."""
    top = read(path)
    found: list[Scaffold] = []
    for table in _named(top.tables("scaffold")):
        one = Scaffold(
            id=table.text("id"),
            form=Form(table.one_of("form", _FORMS)),
            title=table.text("title"),
            about=table.text("about"),
            prompts=table.texts("prompts"),
        )
        if not 3 <= len(one.prompts) <= 6:
            raise table.error("prompts", f"asks {len(one.prompts)} questions, not three to six")
        table.finish()
        found.append(one)
    top.finish()
    return tuple(found)


def prompts(path: Path = FOLDER / "prompts.toml") -> Prompts:
    """What helps to begin and to listen."""
    top = read(path)
    found = Prompts(
        quiet=tuple(_quiet(table) for table in _named(top.tables("quiet"))),
        planner=_hints(top.tables("planner")),
        listening=tuple(_move(table) for table in _named(top.tables("listening"))),
    )
    top.finish()
    return found


def quiet_prompts() -> tuple[QuietPrompts, ...]:
    """Three questions for a quiet hour, for each program and a few topics."""
    return prompts().quiet


def planner_hints() -> Mapping[str, str]:
    """A line of help for each of FIELDS."""
    return prompts().planner


def listening_moves() -> tuple[ListeningMove, ...]:
    """What a listener can do, in the order of the file."""
    return prompts().listening


def _quiet(table: Table) -> QuietPrompts:
    one = QuietPrompts(
        table.text("id"), table.text("name"), table.texts("prompts"), table.text("program", "")
    )
    if len(one.prompts) != PROMPTS_EACH:
        raise table.error("prompts", f"asks {len(one.prompts)} questions, not {PROMPTS_EACH}")
    table.finish()
    return one


def _hints(tables: list[Table]) -> dict[str, str]:
    hints: dict[str, str] = {}
    for table in tables:
        hints[table.one_of("field", FIELDS)] = table.text("hint")
        table.finish()
    for name in FIELDS:
        if name not in hints:
            raise tables[-1].error("field", f"leaves out {name}")
    return hints


def _move(table: Table) -> ListeningMove:
    move = ListeningMove(table.text("id"), table.text("name"), table.text("line"))
    table.finish()
    return move


def _fill(book: PhraseBook[T], table: Table, field: str, value: T, check: bool) -> None:
    """Every line of the field is a phrase."""
    for phrase in filter(None, map(str.strip, table.text(field).splitlines())):
        book.add(phrase, value)
        if not check:
            continue
        try:
            book.check(phrase)
        except BadPhrase as error:
            raise table.error(field, f"has “{phrase}”, which {error}") from error


def _finished(tables: list[Table]) -> list[Table]:
    """The tables of two fields, `name` and `words`, and no other."""
    for table in tables:
        table.text("name"), table.text("words")
        table.finish()
    return tables


def _named(tables: list[Table]) -> list[Table]:
    """The tables, whose ids are all different."""
    seen: set[str] = set()
    for table in tables:
        if (name := table.text("id")) in seen:
            raise table.error("id", "stands twice")
        seen.add(name)
    return tables
