"""What Day One writes, in every format of its: Markdown with its own links, tags, entries by their names."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import replace

from relationship_journal.domain.imports import Found, Haul, name_of
from relationship_journal.exchange.imports.html_text import PlainText
from relationship_journal.exchange.imports.values import rows_of, words

NO_WORDS = "There are no words in it."
SAME_NAME = "Another entry of this file goes by the same name."
LONGEST_TITLE = 200
_MEDIA = re.compile(
    r"!?\[[^\[\]\n]{0,300}\]\(dayone-moment:[^()\s]{0,300}\)"
    r"|\[\[dayone-moment:[^\[\]\s]{0,300}\]\]"
    r"|dayone-moment:/{1,2}[\w/.-]{1,300}"
)
_ELSEWHERE = re.compile(r"!?\[[^\[\]\n]{0,300}\]\(dayone-external:/\w{1,20}/(?P<link>[\w=-]{1,4000})\)")
_ENTRY = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\(dayone2?://[^()\s]{0,300}\)")
_ESCAPED = re.compile(r"(?P<code>`[^`\n]{1,2000}`)|\\(?P<mark>[!-/:-@\[-`{-~])")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>\S.*)")
_FENCES = ("```", "~~~")


def markdown(text: str) -> PlainText:
    """A text of Day One as light Markdown: its escapes undone outside code, its media gone and counted, its
    links to other entries left as their words."""
    text, media = _MEDIA.subn("", text)
    text = _ENTRY.sub(lambda found: found["words"], _ELSEWHERE.sub(_link, text))
    if media:
        text = re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", text)
    return PlainText(_unescaped(text).strip("\n").rstrip(), media)


def titled(text: str) -> tuple[str, str]:
    """The title and the rest: a text that begins with a heading has it as its title."""
    first, _, rest = text.partition("\n")
    heading = _HEADING.fullmatch(first.rstrip()) if len(first) <= LONGEST_TITLE else None
    return (heading["title"], rest.strip("\n")) if heading else ("", text)


def tags_of(value: object) -> tuple[str, ...]:
    """Tags as a list of words or of objects with a name, or as words between commas; each once."""
    parts = value.split(",") if isinstance(value, str) else rows_of(value)
    names = (words(part.get("name") if isinstance(part, dict) else part).strip() for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def adder(haul: Haul) -> Callable[[Found], None]:
    """What adds entries to `haul`: the same one twice, as in a journal of all journals, comes in once, and
    one that differs under the same name comes in without it."""
    met: dict[str, set[tuple[str, tuple[str, ...]]]] = {}

    def add(found: Found) -> None:
        nameless = replace(found, source_id="")
        if found.source_id:
            content = (name_of(nameless), found.tags)
            others = met.setdefault(found.source_id, set())
            if content in others:
                return
            if others:
                found = replace(nameless, doubts=(*found.doubts, SAME_NAME))
            others.add(content)
        haul.entries.append(found)

    return add


def _link(found: re.Match[str]) -> str:
    """The address of a film or song that is somewhere else: kept as words, where it is one."""
    coded = found["link"]
    try:
        link = urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8")
    except ValueError:
        return ""
    return link if link.startswith(("http://", "https://")) and link.isprintable() else ""


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    lines = text.split("\n")
    is_code = False
    for place, line in enumerate(lines):
        if line.lstrip().startswith(_FENCES):
            is_code = not is_code
        elif not is_code:
            lines[place] = _ESCAPED.sub(lambda found: found["code"] or found["mark"], line)
    return "\n".join(lines)
