"""Markdown of other programs as light Markdown: pictures are counted and go, escapes are undone, and links to
other pages are their words."""

from __future__ import annotations

import re

from relationship_journal.exchange.imports.html_text import PlainText

_PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)|!\[\[[^\[\]\n]{1,300}\]\]")
_ESCAPED = re.compile(
    r"(?P<code>`[^`\n]{1,2000}`)|\\(?P<mark>[!-/:-@\[-`{-~])"
    r"|\[\[(?P<page>[^\[\]|\n]{1,300})(?:\|(?P<words>[^\[\]|\n]{1,300}))?\]\]"
)
_FENCES = ("```", "~~~")


def markdown_text(text: str) -> PlainText:
    """`text` without its pictures, and how many those were; code stays as it is. Never raises."""
    plain, pictures = _PICTURE.subn("", text)
    if pictures:
        plain = re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", plain)
    return PlainText(_unescaped(plain).strip("\n").rstrip(), pictures)


def _unescaped(text: str) -> str:
    if "\\" not in text and "[[" not in text:
        return text
    lines = text.split("\n")
    is_code = False
    for place, line in enumerate(lines):
        if line.lstrip().startswith(_FENCES):
            is_code = not is_code
        elif not is_code:
            lines[place] = _ESCAPED.sub(
                lambda found: found["code"] or found["mark"] or found["words"] or found["page"], line
            )
    return "\n".join(lines)
