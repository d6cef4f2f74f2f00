"""Day One's rich text as light Markdown: JSON with runs of words, each with its style and that of its line.

It stands beside the Markdown of an entry and is read only where there is none.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from relationship_journal.exchange.imports.html_text import PlainText
from relationship_journal.exchange.imports.values import rows_of, whole, words

_MEDIA = frozenset(["photo", "video", "audio", "pdfAttachment"])
_RULES = frozenset(["horizontalRuleLine", "horizontalLineRule"])
_DEEPEST = 6


class _Run(NamedTuple):
    words: str
    mark: str
    link: str


def rich_text(value: object) -> PlainText | None:
    """What rich text (its JSON, or that read already) says; None when it is none."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    if not isinstance(value, dict):
        return None
    writer = _Writer()
    for node in rows_of(value.get("contents", value.get("nodes"))):
        if isinstance(node, dict):
            writer.write(node)
    writer.end_line()
    return PlainText("\n".join(writer.lines).strip("\n"), writer.pictures)


class _Writer:
    """Lines under way."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pictures = 0
        self._runs: list[_Run] = []
        self._style: dict[str, Any] = {}

    def write(self, node: dict[str, Any]) -> None:
        """Add a run of words, which may end lines, or what is embedded, which stands on lines of its own."""
        style = _object(node.get("attributes"))
        mark = "**" * (style.get("bold") is True) + "*" * (style.get("italic") is True)
        link = words(style.get("linkURL"))
        link = link if link.startswith(("http://", "https://")) else ""
        parts = words(node.get("text")).split("\n")
        for place, part in enumerate(parts):
            if place:
                self.end_line()
            if part or place + 1 < len(parts):
                self._style = self._style or _object(style.get("line"))
                self._runs.append(_Run(part, mark, link))
        for embedded in rows_of(node.get("embeddedObjects")):
            self._embed(_object(embedded))

    def end_line(self) -> None:
        """End the line with its heading's, list's or quotation's sign before it."""
        line = "".join(_styled(run) for run in _joined(self._runs))
        self.lines.append(_sign(self._style) + line if line.strip() else "")
        self._runs, self._style = [], {}

    def _embed(self, embedded: dict[str, Any]) -> None:
        kind = words(embedded.get("type"))
        if self._runs:
            self.end_line()
        if kind in _MEDIA:
            self.pictures += 1
            return
        text = "---" if kind in _RULES else words(embedded.get("markdown") or embedded.get("contents"))
        if text := text or words(embedded.get("url")):
            self.lines.extend(text.strip("\n").split("\n"))


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _joined(runs: list[_Run]) -> list[_Run]:
    """Neighbours of one style as one run, so that no signs meet between them."""
    joined: list[tuple[str, str, list[str]]] = []
    for run in runs:
        if joined and joined[-1][:2] == (run.mark, run.link):
            joined[-1][2].append(run.words)
        else:
            joined.append((run.mark, run.link, [run.words]))
    return [_Run("".join(parts), mark, link) for mark, link, parts in joined]


def _styled(run: _Run) -> str:
    """A run with its signs, which touch its words and not the spaces around them."""
    bare = run.words.strip()
    if not bare or not (run.mark or run.link):
        return run.words
    before, _, after = run.words.partition(bare)
    told = f" ({run.link})" if run.link and run.link != bare else ""
    return f"{before}{run.mark}{bare}{run.mark[::-1]}{told}{after}"


def _sign(style: dict[str, Any]) -> str:
    level = whole(style.get("header")) or 0
    if 1 <= level <= 6:
        return "#" * level + " "
    indent = "  " * min(max(0, (whole(style.get("indentLevel")) or 1) - 1), _DEEPEST)
    match style.get("listStyle"):
        case "bulleted":
            return f"{indent}- "
        case "numbered":
            return f"{indent}{whole(style.get('listIndex')) or 1}. "
        case "checkbox":
            return f"{indent}- [{'x' if style.get('checked') is True else ' '}] "
    return "> " if style.get("quote") is True else ""
