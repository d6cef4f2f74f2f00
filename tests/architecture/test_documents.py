"""What the documents point to is there."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_TARGET = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def missing(text: str, folder: Path) -> list[str]:
    """Links of a document in `folder` that lead nowhere."""
    return [target for target in _TARGET.findall(text) if not (folder / target).exists()]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_are_there(path: Path) -> None:
    assert missing(path.read_text(encoding="utf-8"), path.parent) == []


def test_a_broken_link_is_seen() -> None:
    assert missing("[a](README.md) ![b](nowhere.png) [c](https://example.org)", ROOT) == ["nowhere.png"]


def test_the_picture_of_the_layers_names_them_all() -> None:
    words = {one.text for one in ElementTree.parse(ROOT / "docs" / "pictures" / "layers.svg").iter()}
    layers = {"cli", "commands", "app", "ui", "journal", "exchange", "content", "vault", "charts", "domain"}
    assert layers <= words


@pytest.mark.parametrize(
    "name",
    [
        "ui/actions.py", "ui/desk.py", "ui/tabs/base.py", "domain/kinds.py", "domain/selections.py",
        "exchange/imports/formats.py", "vault/tables.py", "vault/migrations/runner.py",
        "vault/migrations/versions/v0002_all_ten_steps.py", "vault/migrations/statements.py",
    ],
)  # fmt: skip
def test_the_how_to_pages_name_files_that_are_there(name: str) -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "howto").glob("*.md"))
    assert name.rsplit("/", 1)[-1] in pages
    assert (ROOT / "relationship_journal" / name).is_file()
