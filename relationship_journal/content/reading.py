"""Reads TOML files that people write: every complaint names the file, the line and the field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from relationship_journal.domain.errors import KnownError

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w\-]+)\s*=\s*(.*)")
_QUOTES = ('"""', "'''")


class ContentError(KnownError):
    """A content file cannot be used; the message says where and why."""


@dataclass
class Table:
    """One table of a file: `path` leads to it ("session[2].step[1]", or "" for the file's top)."""

    file: str
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    path: str = ""
    _asked: set[str] = field(default_factory=set)

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not empty; `default` where it may be left out."""
        value = self._value(name, default)
        if not isinstance(value, str):
            raise self.error(name, "is not a text")
        if not value.strip() and value != default:
            raise self.error(name, "is empty")
        return value.strip()

    def number(self, name: str, lowest: int, highest: int, default: int | None = None) -> int:
        """A whole number within bounds."""
        value = self._value(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(name, "is not a whole number")
        if not lowest <= value <= highest:
            raise self.error(name, f"is {value}, not within {lowest} and {highest}")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false."""
        value = self._value(name, default)
        if not isinstance(value, bool):
            raise self.error(name, "is neither true nor false")
        return value

    def texts(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._value(name, default)
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one for one in value):
            raise self.error(name, "is not a list of texts")
        return tuple(one.strip() for one in value)

    def one_of(self, name: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """One of a few words."""
        value = self.text(name, default)
        if value not in choices:
            raise self.error(name, f"is “{value}”, not one of {', '.join(choices)}")
        return value

    def tables(self, name: str) -> list[Table]:
        """The tables of an array, at least one."""
        found = self._value(name, None)
        if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
            raise self.error(name, "is not a list of tables")
        place = f"{self.path}.{name}" if self.path else name
        return [Table(self.file, one, self.lines, f"{place}[{n}]") for n, one in enumerate(found)]

    def finish(self) -> None:
        """Complain about a field nobody asked for: it is most likely misspelt."""
        for name in self.values:
            if name not in self._asked:
                raise self.error(name, "is not known here")

    def error(self, name: str, complaint: str) -> ContentError:
        """The error to raise about a field."""
        where = f"{self.path}.{name}" if self.path else name
        line = self.lines.get(where, self.lines.get(self.path, 1))
        return ContentError(f"{self.file}, line {line}: {where} {complaint}.")

    def _value(self, name: str, default: Any) -> Any:
        self._asked.add(name)
        value = self.values.get(name, default)
        if value is None:
            raise self.error(name, "is missing")
        return value


def read(path: Path) -> Table:
    """The top table of the file at `path`. Raises ContentError."""
    try:
        text = path.read_text("utf-8")
        values = tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise ContentError(f"{path.name} cannot be read: {error}.") from error
    return Table(path.name, values, line_numbers(text))


def line_numbers(text: str) -> dict[str, int]:
    """On which line each table and field of a TOML text begins, by its path."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    place, inside = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        if inside:
            inside = "" if inside in line else inside
        elif header := _HEADER.match(line):
            place = _place(header[2], header[1] == "[[", counts)
            lines[place] = number
        elif key := _KEY.match(line):
            lines[f"{place}.{key[1]}" if place else key[1]] = number
            inside = next((q for q in _QUOTES if key[2].startswith(q) and q not in key[2][3:]), "")
    return lines


def _place(header: str, is_array: bool, counts: dict[str, int]) -> str:
    """The path of a header: each part that names an array stands for its latest table."""
    path = ""
    parts = header.split(".")
    for depth, part in enumerate(parts):
        path = f"{path}.{part}" if path else part
        if is_array and depth == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
            for inner in [one for one in counts if one.startswith(f"{path}[{counts[path]}]")]:
                del counts[inner]
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path
