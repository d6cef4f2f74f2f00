"""The HTML of other programs as light Markdown: words, lines, headings, lists, bold and italic.

Read with one pattern that looks at every character once, because html.parser takes quadratic time over tags
that never end, and what is read here was written by others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<(?P<end>[/!?]?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>[^<>]*)>|(?P<note><!--)")
_HTML = re.compile(
    r"</?(?:p|br|b|i|u|s|strong|em|div|span|h[1-6]|ul|ol|li|a|img|blockquote|html|body|font|hr|pre|table)\b[^<>]*>"
    r"|&(?:nbsp|amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});",
    re.IGNORECASE,
)
_HREF = re.compile(r"\bhref\s?=\s?[\"']?(https?://[^\"'\s]{1,2000})", re.IGNORECASE)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_PARAGRAPHS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "hr", "blockquote", "pre", "table",
    "section", "article", "header", "footer", "figure",
})  # fmt: skip
_LINES = frozenset(["div", "li", "tr", "br", "dt", "dd"])
_UNSEEN = frozenset(["script", "style", "head", "title", "template", "noscript", "svg"])
_MEDIA = frozenset(["img", "video", "audio", "picture", "object", "embed"])
_LISTS = ("ul", "ol")
_DEEPEST = 6


@dataclass(frozen=True)
class PlainText:
    """What a piece of HTML says, and how many pictures, films and sounds it showed."""

    text: str
    pictures: int = 0


def looks_like_html(text: str) -> bool:
    """Whether `text` holds a tag or a character reference of HTML; "I <3 you" does not."""
    return _HTML.search(text) is not None


def text_of_note(note: str) -> PlainText:
    """A note that may be plain or HTML; line ends count in both, as in the fields of a phone."""
    if not looks_like_html(note):
        return PlainText(note.strip())
    return text_of(note.replace("\n", "<br>"))


def text_of(html: str) -> PlainText:
    """`html` as light Markdown. Never raises; takes time in proportion to its length."""
    writer = _Writer()
    position = 0
    endless: set[str] = set()
    while found := _TAG.search(html, position):
        writer.write(_unescaped(html[position : found.start()]))
        name = "!--" if found["note"] else found["name"].casefold()
        position = found.end()
        if found["note"] or (name in _UNSEEN and not found["end"] and not found["rest"].endswith("/")):
            position = _after(html, position, name, endless)
        elif found["end"] == "/":
            writer.close(name)
        elif not found["end"]:
            writer.open(name, found["rest"])
    writer.write(_unescaped(html[position:]))
    return PlainText(writer.finished(), writer.pictures)


def _after(html: str, start: int, name: str, endless: set[str]) -> int:
    """Where what is not shown ends; one that never ends is looked for once and then shown."""
    if name in endless:
        return start
    ending = "-->" if name == "!--" else rf"</{name}[^<>]*>"
    found = re.compile(ending, re.IGNORECASE).search(html, start)
    if found is None:
        endless.add(name)
        return start
    return found.end()


def _unescaped(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # a character number of thousands of digits
        return text


class _Writer:
    """Lines under way. Bold and italic close before a space or a line end and open again after it, because
    Markdown reads them only when they touch their words."""

    def __init__(self) -> None:
        self.pictures = 0
        self._lines: list[str] = []
        self._line: list[str] = []
        self._space = False
        self._wanted = {"**": 0, "*": 0}
        self._shown: list[str] = []
        self._lists: list[int | None] = []  # the next number of each ordered list, None for a bulleted one
        self._links: list[str] = []
        self._prefix = ""

    def write(self, text: str) -> None:
        """Add words to the line; runs of white space are one space."""
        words = " ".join(text.split())
        if not words:
            self._space = self._space or bool(text)
            return
        if not self._line:
            self._line.append(self._prefix)
            self._prefix = ""
        elif self._space or text[0].isspace():
            self._line.append(" ")
        for mark, depth in self._wanted.items():
            if depth and mark not in self._shown:
                self._shown.append(mark)
                self._line.append(mark)
        self._line.append(words)
        self._space = text[-1].isspace()

    def open(self, name: str, rest: str) -> None:
        """Begin an element."""
        if name in _MARKS:
            self._wanted[_MARKS[name]] += 1
        self._break(name)
        if name == "br":
            self._end_line()
        elif name in _LISTS:
            self._lists.append(1 if name == "ol" else None)
        elif name == "li":
            self._prefix = self._bullet()
        elif name[0] == "h" and name[1:] in "123456" and len(name) == 2:
            self._prefix = "#" * int(name[1]) + " "
        elif name == "blockquote":
            self._prefix = "> "
        elif name == "a":
            link = _HREF.search(rest)
            self._links.append(_unescaped(link[1]) if link else "")
        elif name in ("td", "th"):
            self._space = True
        elif name in _MEDIA:
            self.pictures += 1

    def close(self, name: str) -> None:
        """End an element; one that was never begun ends nothing."""
        if name in _MARKS:
            mark = _MARKS[name]
            self._wanted[mark] = max(0, self._wanted[mark] - 1)
            if not self._wanted[mark] and mark in self._shown:
                while self._shown and (last := self._shown.pop()):
                    self._line.append(last)
                    if last == mark:
                        break
        elif name in _LISTS and self._lists:
            self._lists.pop()
        elif name == "a" and self._links and (link := self._links.pop()):
            self._tell(link)
        if name != "br":
            self._break(name)

    def finished(self) -> str:
        """All lines, with no more than one blank line between any two."""
        self._end_line(keep_blank=False)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def _tell(self, link: str) -> None:
        if not "".join(self._line[-1:]).startswith("http"):
            self.write(f" ({link})")

    def _break(self, name: str) -> None:
        if name in _PARAGRAPHS and not (name in _LISTS and self._lists):
            self._end_line(keep_blank=False)
            self._prefix = ""
            if self._lines and self._lines[-1]:
                self._lines.append("")
        elif name in (*_LISTS, *_LINES) and name != "br":
            self._end_line(keep_blank=False)

    def _end_line(self, *, keep_blank: bool = True) -> None:
        self._line.extend(reversed(self._shown))
        self._shown.clear()
        if self._line or keep_blank:
            self._lines.append("".join(self._line))
        self._line.clear()
        self._space = False

    def _bullet(self) -> str:
        depth = min(len(self._lists), _DEEPEST)
        indent = "  " * max(0, depth - 1)
        number = self._lists[-1] if self._lists else None
        if number is None:
            return f"{indent}- "
        self._lists[-1] = number + 1
        return f"{indent}{number}. "
