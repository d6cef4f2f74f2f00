"""What the chapters of a printed journal are made of, as plain JSON for the page templates.

A section is a chapter: {"name", "about", "items"}. An item stands at a day: {"large", "small"} beside it and
its "parts" one below the other. A part is a title ("h"), a text under a label ("label", "b"), texts side by
side ("told"), words in a row ("pills"), a line ("line"), bars ("bars") or a table ("head", "rows").
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from relationship_journal.domain.records import Record
from relationship_journal.exchange.book_words import short_day
from relationship_journal.exchange.light_markdown import Block, blocks, breakable, plain_block

Part = dict[str, Any]


def plain(text: str) -> list[Block]:
    """`text` as one paragraph; none when there is nothing in it."""
    return [plain_block(text)] if text.strip() else []


def begun(item: dict[str, Any], *records: Record) -> dict[str, Any]:
    """`item` with the entries it is made of: where they stand is asked once the pages are set."""
    return item | {"e": [record.id.hex for record in records]}


def filled(item: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """`item` with those optional parts that say something, to keep the JSON small."""
    return item | {name: value for name, value in optional.items() if value}


def section(name: str, items: list[dict[str, Any]], about: str = "") -> list[dict[str, Any]]:
    """A chapter, or none when nothing is in it."""
    return [{"name": breakable(name), "about": breakable(about), "items": items}] if items else []


def item(day: date, parts: Iterable[Part], beside: str = "") -> dict[str, Any]:
    """What stands at a day; `beside` is said after the year in the margin."""
    small = " · ".join(part for part in (str(day.year), beside) if part)
    return {"large": short_day(day), "small": small, "parts": list(parts)}


def title(text: str) -> list[Part]:
    """A heading of its own, also among the bookmarks."""
    return [{"h": breakable(text.strip())}] if text.strip() else []


def text(label: str, written: str) -> list[Part]:
    """What was written, under a label."""
    return [{"label": breakable(label), "b": blocks(written)}] if written.strip() else []


def side_by_side(*told: tuple[str, str]) -> list[Part]:
    """Texts beside each other, each under its label."""
    both = stories(*told)
    return [{"told": both}] if both else []


def stories(*told: tuple[str, str]) -> list[dict[str, Any]]:
    """Those of the labelled texts that say something."""
    return [{"label": label, "b": blocks(written)} for label, written in told if written.strip()]


def line(*said: str) -> list[Part]:
    """Short facts on a line."""
    told = " · ".join(part for part in said if part)
    return [{"line": breakable(told)}] if told else []


def pills(names: Iterable[str]) -> list[Part]:
    """Words in a row."""
    told = [breakable(name) for name in names if name.strip()]
    return [{"pills": told}] if told else []
