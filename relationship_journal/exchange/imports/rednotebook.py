"""RedNotebook: a folder (or its backup, a zip, or one of its files) with a YAML text for each month.

A month is called 2019-03.txt; in it each day has a text and categories. Each day is read apart from the
others, so that one that is broken costs itself alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.domain.text import clean
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.html_text import PlainText
from relationship_journal.exchange.imports.markdown_text import markdown_text
from relationship_journal.exchange.imports.rednotebook_markup import light_markdown
from relationship_journal.exchange.imports.source import Source, decoded
from relationship_journal.exchange.imports.values import pictures_stay
from relationship_journal.exchange.imports.yaml_words import Node, NoYaml, pairs_of, words_of_yaml

FORMAT = "rednotebook"
NAMELESS = (
    "This file of RedNotebook does not say which month it is; nothing was changed. "
    "Please give it its name again, such as 2019-03.txt."
)
NO_WORDS = "There are no words in it."
_MONTH = re.compile(r"(?<!\d)(\d{4})-(0[1-9]|1[0-2])(?![-\d])[^/]*\.txt", re.IGNORECASE)
_DAY = re.compile(r"""^["']?(\d{1,4})["']?[ ]?:(?=\s|$)""", re.MULTILINE)
_STARTS = re.compile(
    r"""\s*(?:\{\s*\}\s*$|\{\s*["']?\d{1,2}["']?\s*:|["']?\d{1,2}["']?[ ]?:[ ]*(?:\{|null|~|\n))"""
)
_SKIPPED = re.compile(r"(?:[ \t]*(?:#[^\n]*|---[ \t]*|%YAML[^\n]*|\{[ ]*\}[ \t]*)?(?:\n|$))*")
_HASHTAG = re.compile(r"(?<![\w#&/])#(?=[\w-]{0,40}[^\W\d_])(?P<tag>\w[\w-]{0,80})")
_MARKDOWN = re.compile(r"^\s{0,8}markup\s{0,8}=\s{0,8}markdown\s*$", re.MULTILINE | re.IGNORECASE)
_LOOKED_AT = 4000
_MOST_DAYS = 400
"""In a month: more than there are, because a file may have been put together from several."""
_FIRST_LOOKED_AT = 20
_EVERY = 10


class _Block(NamedTuple):
    """What stands for one day: its number, where, its text, and what the YAML says."""

    number: int
    where: str
    raw: str
    told: Node


def recognises(source: Source) -> bool:
    """Whether a file called as a month begins with a day; or one of another name, with the text of a day."""
    if source.is_archive:
        return any(_is_month(source.read(name)) for name, _ in _months(source)[:_FIRST_LOOKED_AT])
    data = source.read(source.name)
    return _is_month(data) and (bool(_months(source)) or b"text:" in data)


def read(source: Source, step: Step) -> Haul:
    """Every day in it. What cannot be read costs itself alone. Raises ImportRefused when no file is called as
    a month."""
    haul = Haul(FORMAT)
    months = _months(source)
    if not months:
        raise ImportRefused(NAMELESS)
    markdown = _folders_in_markdown(source)
    for place, (name, month) in enumerate(months):
        if place % _EVERY == 0:
            step(place / len(months), f"Month {place + 1} of {len(months)}")
        raw = source.text(name)
        if raw.strip() and not _starts_as_month(raw[:_LOOKED_AT]):
            haul.broken.append(Broken(sample_of(name), "This is no month of RedNotebook.", sample_of(raw)))
            continue
        is_markdown = PurePosixPath(name).parent.as_posix() in markdown
        for block in _blocks(raw, sample_of(name), haul):
            found = _read_day(block, month, is_markdown=is_markdown)
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    return haul


def _months(source: Source) -> list[tuple[str, tuple[int, int]]]:
    """The files called as months, in their order."""
    found = []
    for name in sorted(source.members):
        match = _MONTH.search(PurePosixPath(name).name)
        if match and "__MACOSX/" not in name:
            found.append((name, (int(match[1]), int(match[2]))))
    return found


def _is_month(data: bytes) -> bool:
    return _starts_as_month(decoded(data[:_LOOKED_AT]))


def _starts_as_month(text: str) -> bool:
    start = _SKIPPED.match(text)
    rest = text[start.end() :] if start else text
    return _STARTS.match(rest) is not None or (not rest and "{" in text)


def _folders_in_markdown(source: Source) -> set[str]:
    """The folders whose journal.cfg says that the texts beside it are Markdown."""
    configured = [name for name in source.named("journal.cfg") if _MARKDOWN.search(source.text(name))]
    return {PurePosixPath(name).parent.as_posix() for name in configured}


def _blocks(text: str, where: str, haul: Haul) -> Iterator[_Block]:
    """Each day, read apart; a month written as one mapping in braces is read as a whole."""
    text = clean(text)
    starts = [found.start() for found in _DAY.finditer(text)]
    ends = [*starts[1:], len(text)] if starts else []
    before = text[: starts[0] if starts else len(text)]
    skipped = _SKIPPED.match(before)
    rest = before[skipped.end() :] if skipped else before
    if rest.lstrip().startswith("{"):
        yield from _braced(text, where, haul)
        return
    if rest:
        haul.broken.append(Broken(f"{where}, line 1", "These words belong to no day.", sample_of(before)))
    if len(starts) > _MOST_DAYS:
        haul.broken.append(
            Broken(where, "There are more days in it than any month has; the rest stays behind.")
        )
    line = 1 + before.count("\n")
    for start, end in list(zip(starts, ends, strict=True))[:_MOST_DAYS]:
        raw = text[start:end]
        here = f"{where}, line {line}"
        line += raw.count("\n")
        try:
            for number, told in pairs_of(words_of_yaml(raw)):
                yield _Block(_number(number), here, raw.rstrip("\n"), told)
        except NoYaml:
            haul.broken.append(Broken(here, "This day cannot be read.", sample_of(raw)))


def _braced(text: str, where: str, haul: Haul) -> Iterator[_Block]:
    try:
        for number, told in pairs_of(words_of_yaml(text)):
            here = f"{where}, day {sample_of(number)}"
            yield _Block(_number(number), here, f"{number}: {_shown(told)}", told)
    except NoYaml:
        haul.broken.append(Broken(where, "This month cannot be read.", sample_of(text)))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 4 else 0


def _shown(node: Node) -> str:
    if isinstance(node, tuple):
        return "{" + ", ".join(f"{key}: {_shown(value)}" for key, value in node) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(_shown, node)) + "]"
    return node or "null"


def _read_day(block: _Block, month: tuple[int, int], *, is_markdown: bool) -> Found | Broken:
    try:
        day = date(*month, block.number)
    except ValueError:
        return Broken(block.where, "Its date is no date of the calendar.", sample_of(block.raw))
    text = _text(block.told, is_markdown=is_markdown)
    tags, lists = _categories(block.told)
    words = "\n\n".join(part for part in (text.text, *lists) if part)
    hashtags = (found["tag"].rstrip("-") for found in _HASHTAG.finditer(text.text))
    return Found(
        day=day,
        raw=block.raw,
        text=words,
        tags=tuple(dict.fromkeys([*tags, *hashtags])),
        doubts=(*(() if words or tags else (NO_WORDS,)), *pictures_stay(text.pictures)),
    )


def _text(told: Node, *, is_markdown: bool) -> PlainText:
    """The text of a day; a day that is no mapping is one itself."""
    texts = [told] if isinstance(told, str) else [one for key, one in pairs_of(told) if key == "text"]
    joined = "\n\n".join(one for one in texts if isinstance(one, str))
    return markdown_text(joined) if is_markdown else light_markdown(joined)


def _categories(told: Node) -> tuple[list[str], list[str]]:
    """Tags and, for each category with entries, its name and a list of them. Of the old category "Tags" the
    entries are the tags."""
    tags: list[str] = []
    lists: list[str] = []
    for category, entries in pairs_of(told):
        name = " ".join(category.split())
        if category == "text" or not name:
            continue
        names = [light_markdown(one).text for one in _entries(entries)]
        if name.casefold() == "tags":
            tags.extend(names)
            continue
        tags.append(name)
        if names:
            lists.append("\n".join((f"**{name}**", *(f"- {one}" for one in names))))
    return [tag for tag in tags if tag], lists


def _entries(node: Node) -> list[str]:
    """The entries of a category: the names of a mapping, the items of a list, or a word alone."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, list):
        return [one for one in node if isinstance(one, str)]
    return [key for key, _ in pairs_of(node) if key]
