"""What CHANGELOG.md says of each version, for whoever else tells it: `releases(text)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

_HEAD = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?$")


@dataclass(frozen=True)
class Release:
    """A version, its day as written (empty while it is being made), and its notes, a line each."""

    version: str
    day: str
    notes: tuple[str, ...]


def releases(text: str) -> list[Release]:
    """The versions of a changelog, newest first."""
    found: list[Release] = []
    notes: list[str] = []
    for line in text.splitlines():
        if head := _HEAD.match(line):
            notes = []
            found.append(Release(head["version"], head["day"] or "", ()))
        elif not found or line.startswith("["):
            continue
        elif line.startswith("- "):
            notes.append(line[2:].strip())
        elif line.startswith("  ") and notes:
            notes[-1] += " " + line.strip()
        found[-1] = Release(found[-1].version, found[-1].day, tuple(notes))
    return found


def as_metainfo(found: list[Release], version: str, today: str) -> str:
    """The `<release>` elements of AppStream; what is not released yet counts as `version` of `today`."""
    lines = []
    for release in found:
        number = version if release.version == "Unreleased" else release.version
        lines.append(f'    <release version="{number}" date="{release.day or today}">')
        lines.append("      <description>")
        lines.append("        <ul>")
        lines += [f"          <li>{escape(plain(note))}</li>" for note in release.notes]
        lines.append("        </ul>")
        lines.append("      </description>")
        lines.append("    </release>")
    return "\n".join(lines)


def plain(note: str) -> str:
    """A note without Markdown: links keep their words, code its letters."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", note).replace("`", "").replace("**", "")
