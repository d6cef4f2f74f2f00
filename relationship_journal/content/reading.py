"""Reads TOML files that people write: every complaint names the file, the line and the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from relationship_journal.domain.errors import KnownError

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w\-]+)\s*=\s*(.*)")
_QUOTES = ('"""', "'''")


class ContentError(KnownError):
    """A content file cannot be used; the message says where and why."""


@dataclass
class Source:
    """The text of a file. Where its fields stand is found out only when one is complained about."""

    file: str
    content: str

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """On which line each table and field begins, by its path."""
        return line_numbers(self.content)

    def place(self, path: str) -> str:
        """File, line and path, for people; a field that is missing stands where its table does."""
        table = path.rpartition(".")[0]
        return f"{self.file}, line {self.lines.get(path, self.lines.get(table, 1))}: {path}"


class Table:
    """One table of a file: `path` leads to it ("session[2].step[1]", or "" for the file's top)."""

    def __init__(self, source: Source, values: Mapping[str, Any], path: str = "") -> None:
        self.values = values
        self._source = source
        self._path = path
        self._unasked = set(values)

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not empty; `default` where it may be left out."""
        if default is not None and name not in self.values:
            return default
        value = self._value(name)
        if not isinstance(value, str):
            raise self.error(name, "is not a text")
        if not (text := value.strip()) and value != default:
            raise self.error(name, "is empty")
        return text

    def number(self, name: str, lowest: int, highest: int, default: int | None = None) -> int:
        """A whole number within bounds."""
        if default is not None and name not in self.values:
            return default
        value = self._value(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(name, "is not a whole number")
        if not lowest <= value <= highest:
            raise self.error(name, f"is {value}, not within {lowest} and {highest}")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false."""
        if name not in self.values:
            return default
        value = self._value(name)
        if not isinstance(value, bool):
            raise self.error(name, "is neither true nor false")
        return value

    def texts(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        if default is not None and name not in self.values:
            return default
        value = self._value(name)
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
        found = self._value(name)
        if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
            raise self.error(name, "is not a list of tables")
        place = self._place(name)
        return [Table(self._source, one, f"{place}[{n}]") for n, one in enumerate(found)]

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """A table of texts by name; none when it is missing."""
        value = self._value(name, {})
        if not isinstance(value, dict) or not all(
            isinstance(one, str) and one.strip() for one in value.values()
        ):
            raise self.error(name, "is not a table of texts")
        return tuple((key, " ".join(one.split())) for key, one in value.items())

    def finish(self) -> None:
        """Complain about a field nobody asked for: it is most likely misspelt."""
        if self._unasked:
            raise self.error(next(name for name in self.values if name in self._unasked), "is not known here")

    def place(self, name: str) -> str:
        """File, line and path of a field, for people."""
        return self._source.place(self._place(name))

    def error(self, name: str, complaint: str) -> ContentError:
        """The error to raise about a field."""
        return ContentError(f"{self.place(name)} {complaint}.")

    def _place(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def _value(self, name: str, default: Any = None) -> Any:
        self._unasked.discard(name)
        value = self.values.get(name, default)
        if value is None:
            raise self.error(name, "is missing")
        return value


def read(path: Path) -> Table:
    """The top table of the file at `path`. Raises ContentError."""
    try:
        text = path.read_text("utf-8")
        values = tomli.loads(text)
    except (OSError, ValueError) as error:
        raise ContentError(f"{path.name} cannot be read: {error}.") from error
    return Table(Source(path.name, text), values)


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
