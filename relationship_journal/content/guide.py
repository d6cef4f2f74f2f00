"""The user guide: chapters of light Markdown, the very files of docs/guide, read into plain values.

Nothing of it is ever handed to a reader of markup. It knows headings, paragraphs, lists, pictures and
links, and no more; an address outside the guide is kept as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from relationship_journal.content.reading import RESOURCES, ContentError

PACKED = RESOURCES / "guide"
"""Where a built program carries the guide; setup.py and the packaging put it there."""
WRITTEN = RESOURCES.parent.parent / "docs" / "guide"
"""Where it is written, when the program runs from its source."""
INDEX = "index"
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_MARKS = re.compile(r"\*\*|`")


@dataclass(frozen=True)
class Link:
    """To a `chapter`, and a `section` of it by its anchor or ""."""

    words: str
    chapter: str
    section: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Plain words and the links in them; `listed` for an item of a list."""

    text: str
    links: tuple[Link, ...] = ()
    listed: bool = False


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; the first of a chapter has the chapter's title."""

    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def anchor(self) -> str:
        """The heading as links name it."""
        return anchor_of(self.title)

    def holds(self, words: str) -> bool:
        """Whether every word is in it, in whichever case."""
        text = " ".join([self.title, *(one.text for one in self.paragraphs)]).casefold()
        return all(word in text for word in words.casefold().split())


@dataclass(frozen=True)
class Chapter:
    """One file of the guide."""

    name: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """What it is about."""
        return self.sections[0].title


def anchor_of(title: str) -> str:
    """A heading as a link names it, as code forges do.

    >>> anchor_of("The disk is full, alas")
    'the-disk-is-full-alas'
    """
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


def load(find: Callable[[str], Path] | None = None) -> tuple[Chapter, ...]:
    """Every chapter in the order of the index, without the index. Reads files. Raises ContentError.

    `find` says where the file of a name lies, for a guide in another language.
    """
    where = find or path_of
    index = _chapter(INDEX, where)
    named = [link.chapter for part in index.sections for one in part.paragraphs for link in one.links]
    return tuple(_chapter(name, where) for name in named)


def path_of(name: str) -> Path:
    """The file of a chapter."""
    packed = PACKED / f"{name}.md"
    return packed if packed.is_file() else WRITTEN / f"{name}.md"


def parse(name: str, text: str) -> Chapter:
    """A chapter from its Markdown. Raises ContentError when it does not begin with a title."""
    sections: list[tuple[str, list[Paragraph]]] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        heading = re.match(r"#{1,2} (.+)", block)
        if heading:
            sections.append((heading[1], []))
        elif not sections:
            raise ContentError(f"{name}.md: this chapter of the guide does not begin with a title.")
        else:
            sections[-1][1].extend(_paragraphs(name, block))
    return Chapter(name, tuple(Section(title, tuple(found)) for title, found in sections))


def _chapter(name: str, where: Callable[[str], Path]) -> Chapter:
    try:
        return parse(name, where(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            f"{name}.md: this chapter of the guide cannot be read. "
            "Your journal is safe; install the program again."
        ) from error


def _paragraphs(name: str, block: str) -> list[Paragraph]:
    if block.startswith("- "):
        return [_paragraph(name, one, listed=True) for one in re.split(r"^- ", block, flags=re.M)[1:]]
    made = _paragraph(name, block, listed=False)
    return [made] if made.text else []


def _paragraph(name: str, text: str, *, listed: bool) -> Paragraph:
    links: list[Link] = []

    def plain(found: re.Match[str]) -> str:
        picture, words, target = found.groups()
        if picture:
            return ""  # the window itself is in view
        chapter, _, section = target.partition("#")
        if ":" in target or (chapter and not re.fullmatch(r"[\w-]+\.md", chapter)):
            return words if words == target else f"{words} ({target})"
        links.append(Link(words, chapter.removesuffix(".md") or name, section))
        return words

    shown = _LINK.sub(plain, " ".join(text.split()))
    return Paragraph(_MARKS.sub("", shown).strip(), tuple(links), listed)
