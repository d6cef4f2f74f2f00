"""The file software centres read (AppStream): `python packaging/metainfo.py FOLDER` writes it there.

Its notes on each version are CHANGELOG.md, and its version is the program's own.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import changelog

from relationship_journal import __version__

HERE = Path(__file__).resolve().parent
NAME = "io.github.relationshipjournal.RelationshipJournal.metainfo.xml"


def metainfo(today: str = "") -> str:
    """The file's text; what is not released yet is dated `today`, by default the day it is."""
    text = (HERE / "linux" / "metainfo.xml.in").read_text(encoding="utf-8")
    found = changelog.releases((HERE.parent / "CHANGELOG.md").read_text(encoding="utf-8"))
    today = today or datetime.now(UTC).date().isoformat()
    return text.replace("@RELEASES@", changelog.as_metainfo(found, __version__, today))


if __name__ == "__main__":
    (Path(sys.argv[1]) / NAME).write_text(metainfo(), encoding="utf-8")
