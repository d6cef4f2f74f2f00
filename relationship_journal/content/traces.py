"""What a computer may keep of what was done on it, system by system, from a file of the program's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import tomli

from relationship_journal.domain.errors import KnownError

FILE = Path(__file__).resolve().parent.parent / "resources" / "traces.toml"
SYSTEMS = ("linux", "windows", "macos")


class UnreadableTraces(KnownError):
    """The file cannot be used; the message names the file, the place and the field."""


@dataclass(frozen=True)
class Trace:
    """One kind of trace on one system: what the computer may keep, and what one can do about it."""

    topic: str
    title: str
    keeps: str
    remedy: str


def system_of(platform: str) -> str:
    """Which of SYSTEMS a `sys.platform` is; other Unix systems are nearest to Linux."""
    return {"win32": "windows", "darwin": "macos"}.get(platform, "linux")


def load(system: str, path: Path = FILE) -> tuple[Trace, ...]:
    """The traces of `system` in the order of the file. Raises UnreadableTraces."""
    try:
        values = tomli.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableTraces(f"{path.name} cannot be read: {error}.") from error
    tables = values.get("trace")
    if not isinstance(tables, list) or not tables:
        raise UnreadableTraces(f"{path.name}: there is no [[trace]].")
    found = []
    for number, table in enumerate(tables, start=1):
        place = f"trace {number}"
        unknown = set(table) - {"topic", "title", *SYSTEMS}
        if unknown:
            raise UnreadableTraces(f"{path.name}: {place}, {min(unknown)} is not known.")
        topic, title = (_text(path, place, table, name) for name in ("topic", "title"))
        told = table.get(system)
        if isinstance(told, dict):
            place = f"{place}, {system}"
            found.append(
                Trace(topic, title, _text(path, place, told, "keeps"), _text(path, place, told, "remedy"))
            )
    return tuple(found)


def _text(path: Path, place: str, values: Mapping[str, object], field: str) -> str:
    value = values.get(field)
    if not isinstance(value, str) or not value.strip():
        raise UnreadableTraces(f"{path.name}: {place}, {field} is missing or no text.")
    return value
