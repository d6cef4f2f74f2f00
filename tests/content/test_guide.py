"""The guide can be trusted: links and pictures are there, words keep the rules, each failure has a place."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import relationship_journal
from relationship_journal.content.guide import INDEX, WRITTEN, Chapter, Link, anchor_of, load, parse, path_of
from relationship_journal.content.reading import ContentError
from relationship_journal.domain.errors import KnownError

FILES = sorted(WRITTEN.glob("*.md"))
CHAPTERS = {chapter.name: chapter for chapter in load()}
TROUBLE = CHAPTERS["trouble"]

PLACES = {
    "WrongPassphrase": "The passphrase does not open it",
    "WrongSheet": "The recovery sheet is not taken",
    "ForeignSheet": "The recovery sheet is not taken",
    "NotRemembered": "The keyring does not open it",
    "KeyringUnavailable": "The keyring does not open it",
    "Damaged": "The journal's files are damaged",
    "NothingReadable": "The journal's files are damaged",
    "KeysDamaged": "The keys file is missing or damaged",
    "KeysLost": "The keys file is missing or damaged",
    "ForeignKeys": "The keys file is missing or damaged",
    "NewerFormat": "It was written by a newer version",
    "OpenElsewhere": "It is open in another window",
    "NoSpace": "The disk is full",
    "ReadOnly": "The folder cannot be written to",
    "WritingStopped": "The folder cannot be written to",
    "DiskFailure": "The disk does not answer",
    "NotAJournal": "There is no journal in the folder",
    "AlreadyThere": "There is no journal in the folder",
    "BackupNotMade": "A backup was not made",
    "BackupUnsound": "A backup was not made",
    "BackupNotRemoved": "A backup was not made",
    "BackupPassphrase": "A backup does not open",
    "BackupOfOtherKey": "A backup does not open",
    "BackupDamaged": "A backup does not open",
    "NotABackup": "A backup does not open",
    "NotRestored": "Nothing was restored",
    "BackupStopped": "You stopped it",
    "CheckStopped": "You stopped it",
    "RescueStopped": "You stopped it",
    "KeyChangeStopped": "You stopped it",
    "ExportCancelled": "You stopped it",
    "ImportStopped": "You stopped it",
    "ImportRefused": "A file cannot come in",
    "ExportError": "A file could not be saved",
    "LayoutError": "A file could not be saved",
    "PassphraseTooLong": "A file could not be saved",
    "LetterRests": "A letter does not go out yet",
    "LetterSealed": "A letter does not go out yet",
    "ContentError": "A file of the program is damaged",
    "UnreadableHelplines": "A file of the program is damaged",
    "UnreadableTraces": "A file of the program is damaged",
}
"""Where each failure is explained: its class, and the section of trouble.md."""
TOLD_BY_REASON = {"BackupNotMade", "NotRestored", "BackupStopped", "ImportStopped"}
"""Failures whose sentence begins with its reason; the section quotes another part of it."""
JARGON = (
    "AES", "SQL", "Argon", "HMAC", "KDF", "hash", "salt", "checksum", "backend", "toggle", "dialog", "config",
    "attachment style", "codependen", "gaslight", "narciss", "trauma", "toxic", "boundaries", "self-care",
)  # fmt: skip


def failures() -> dict[str, type[KnownError]]:
    """Every class of failure in the program."""
    for module in pkgutil.walk_packages(relationship_journal.__path__, "relationship_journal."):
        room = module.name.split(".")[1]
        if room in ("domain", "content", "vault", "journal", "exchange") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    found: dict[str, type[KnownError]] = {}
    waiting: list[type[KnownError]] = [KnownError]
    while waiting:
        for one in waiting.pop().__subclasses__():
            if one.__module__.startswith("relationship_journal."):
                found[one.__name__] = one
            waiting.append(one)
    found.pop("VaultError")  # never raised itself
    return found


def words_of(section: str) -> str:
    part = next(one for one in TROUBLE.sections if one.title == section)
    return " ".join(paragraph.text for paragraph in part.paragraphs)


def unplaced(names: set[str]) -> set[str]:
    return names - PLACES.keys()


def test_every_failure_leads_to_a_section() -> None:
    found = failures()
    assert unplaced(set(found)) == set()
    assert PLACES.keys() - found.keys() == set()
    assert set(PLACES.values()) <= {section.title for section in TROUBLE.sections}


def test_a_new_failure_without_a_section_is_seen() -> None:
    assert unplaced({"NoSpace", "Unheard"}) == {"Unheard"}


def beginning(sentence: str) -> str:
    """As much of a sentence as a reader recognises it by: four words."""
    return " ".join(re.split(r"[;,.]", sentence)[0].split()[:4])


@pytest.mark.parametrize("name", sorted(PLACES.keys() - TOLD_BY_REASON))
def test_the_section_quotes_the_words_on_the_screen(name: str) -> None:
    failure = failures()[name]
    if failure.sentence:
        assert beginning(failure.sentence).casefold() in words_of(PLACES[name]).casefold()


def test_every_chapter_is_in_the_index_once() -> None:
    assert sorted([*CHAPTERS, INDEX]) == [path.stem for path in FILES]
    assert len(load()) == len(CHAPTERS)


def broken(chapter: Chapter) -> list[Link]:
    """Links of a chapter that lead nowhere."""
    links = [link for part in chapter.sections for one in part.paragraphs for link in one.links]
    return [
        link
        for link in links
        if link.chapter not in CHAPTERS
        or (link.section and link.section not in {part.anchor for part in CHAPTERS[link.chapter].sections})
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(path: Path) -> None:
    assert broken(parse(path.stem, path.read_text(encoding="utf-8"))) == []


def test_a_broken_link_is_seen() -> None:
    page = parse("x", "# X\n\n[a](nowhere.md), [b](trouble.md#nothing), [c](trouble.md#the-disk-is-full)")
    assert [link.words for link in broken(page)] == ["a", "b"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_picture_is_there(path: Path) -> None:
    for told, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
        assert told, "a picture needs words for who cannot see it"
        assert (path.parent / target).is_file(), target


def faults(text: str) -> list[str]:
    """What the style of the guide does not allow."""
    plain = re.sub(r"!\[", "[", text)
    found = [word for word in JARGON if re.search(rf"\b{word}", plain, re.IGNORECASE)]
    found += ["!"] if "!" in plain else []
    found += re.findall(
        r"you always|you never|we promise|guarantee|simply|just click|please note", plain, re.I
    )
    return found + [mark for mark in plain if ord(mark) > 0x2FFF]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_written_plainly(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


def test_what_is_not_plain_is_seen() -> None:
    assert faults("Great!") == ["!"]
    assert faults("You never fail: simply toggle it.") == ["toggle", "You never", "simply"]
    assert faults("![A picture](x.png)") == []


def test_chapters_are_read_into_plain_values() -> None:
    page = parse(
        "x",
        "# One\n\nSee **this** [page](first-evening.md#choose-a-passphrase)\nand [that](https://example.org).\n\n"
        "![No](../p.png)\n\n## Two\n\n- a\n- b",
    )
    one, two = page.sections
    assert page.title == "One"
    assert [paragraph.text for paragraph in one.paragraphs] == [
        "See this page and that (https://example.org)."
    ]
    assert one.paragraphs[0].links == (Link("page", "first-evening", "choose-a-passphrase"),)
    assert [(item.text, item.listed) for item in two.paragraphs] == [("a", True), ("b", True)]
    assert two.holds("B two")
    assert not two.holds("c")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "../../secret.md", "https://example.org/a.md", "/x.md"]
)
def test_nothing_outside_the_guide_is_a_link(target: str) -> None:
    assert parse("x", f"# X\n\n[y]({target})").sections[0].paragraphs[0].links == ()


def test_a_chapter_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"trouble\.md"):
        load(lambda name: tmp_path if name == "trouble" else path_of(name))
    with pytest.raises(ContentError, match="title"):
        parse("x", "no title")


def test_an_anchor_is_what_a_code_forge_makes() -> None:
    assert anchor_of("On days with …") == "on-days-with"
    assert anchor_of("The journal's files are damaged") == "the-journals-files-are-damaged"
