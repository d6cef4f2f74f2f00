"""Helplines, read from a dated file that comes with the program: help has to be found without a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import tomli

from relationship_journal.domain.errors import KnownError

FILE = Path(__file__).resolve().parent.parent / "resources" / "helplines.toml"


class UnreadableHelplines(KnownError):
    """The file cannot be used; the message names the file and the field."""


@dataclass(frozen=True)
class Directory:
    """Where numbers for other countries are listed."""

    name: str
    address: str


@dataclass(frozen=True)
class Helpline:
    """One number. `country` is an ISO 3166 code, or "EU"; `text` says how to write instead of calling."""

    country: str
    name: str
    call: str
    source: str
    text: str = ""


@dataclass(frozen=True)
class Helplines:
    """Everything in the file. `checked_on` is the day somebody last looked each number up."""

    checked_on: date
    note: str
    directories: tuple[Directory, ...]
    helplines: tuple[Helpline, ...]


def load(path: Path = FILE) -> Helplines:
    """The helplines in `path`. Raises UnreadableHelplines."""
    try:
        values = tomli.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableHelplines(f"{path.name} cannot be read: {error}.") from error
    checked_on = values.get("checked_on")
    if type(checked_on) is not date:
        raise UnreadableHelplines(f"{path.name}: checked_on is not a date.")
    return Helplines(
        checked_on=checked_on,
        note=_text(path, "", values, "note"),
        directories=tuple(
            Directory(_text(path, place, one, "name"), _text(path, place, one, "address"))
            for place, one in _tables(path, values, "directory")
        ),
        helplines=tuple(_helpline(path, place, one) for place, one in _tables(path, values, "helpline")),
    )


def nearest_first(helplines: Iterable[Helpline], country: str) -> list[Helpline]:
    """The helplines with those of `country` first, the others in the order of the file."""
    return sorted(helplines, key=lambda helpline: helpline.country != country)


def _helpline(path: Path, place: str, values: Mapping[str, object]) -> Helpline:
    country = _text(path, place, values, "country")
    if not (len(country) == 2 and country.isascii() and country.isupper()):
        raise UnreadableHelplines(f"{path.name}: {place}country is not a code of two letters.")
    return Helpline(
        country=country,
        name=_text(path, place, values, "name"),
        call=_text(path, place, values, "call"),
        source=_text(path, place, values, "source"),
        text=_text(path, place, values, "text") if "text" in values else "",
    )


def _tables(
    path: Path, values: Mapping[str, object], name: str
) -> Iterable[tuple[str, Mapping[str, object]]]:
    tables = values.get(name)
    if not isinstance(tables, list) or not tables:
        raise UnreadableHelplines(f"{path.name}: there is no [[{name}]].")
    return [(f"{name} {number}, ", table) for number, table in enumerate(tables, start=1)]


def _text(path: Path, place: str, values: Mapping[str, object], field: str) -> str:
    value = values.get(field)
    if not isinstance(value, str) or not value.strip():
        raise UnreadableHelplines(f"{path.name}: {place}{field} is missing or no text.")
    return value
