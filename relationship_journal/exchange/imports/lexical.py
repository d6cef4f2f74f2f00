"""The texts of a "super" note: a tree of nodes in JSON, told as light Markdown."""

from __future__ import annotations

from typing import Any

from relationship_journal.domain.imports import ImportRefused
from relationship_journal.exchange.imports.html_text import PlainText
from relationship_journal.exchange.imports.source import json_of
from relationship_journal.exchange.imports.values import rows_of, whole, words

_BOLD, _ITALIC = 1, 2
_DEEPEST = 60
_MEDIA = frozenset(["snfile", "file", "inline-file", "image", "unencrypted-image", "youtube", "tweet"])
_INLINE = frozenset([
    "text", "linebreak", "tab", "link", "autolink", "code-highlight", "hashtag", "snbubble", "mark", "emoji",
])  # fmt: skip
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}


def text_of_lexical(text: str) -> PlainText | None:
    """What a super note says and how many files it shows; None when it is none. Never raises."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        told = json_of(text)
    except ImportRefused:
        return None
    root = told.get("root") if isinstance(told, dict) else None
    if not isinstance(root, dict):
        return None
    teller = _Teller()
    blocks = teller.blocks(root, 0)
    return PlainText("\n\n".join(block for block in blocks if block).strip("\n"), teller.files)


class _Teller:
    """Goes through the tree and counts the files it meets. What lies deeper than any note goes is left."""

    def __init__(self) -> None:
        self.files = 0

    def blocks(self, node: dict[str, Any], depth: int) -> list[str]:
        """Each paragraph, heading, list or table below a node; loose words between them are one."""
        found: list[str] = []
        loose: list[str] = []
        for child in self._children(node, depth):
            if words(child.get("type")) in _INLINE:
                loose.append(self._inline(child, depth + 1))
                continue
            found.append("".join(loose))
            loose.clear()
            found.extend(self._block(child, depth + 1))
        return [*found, "".join(loose)]

    def _block(self, node: dict[str, Any], depth: int) -> list[str]:
        kind = words(node.get("type"))
        if kind in _MEDIA:
            self.files += 1
            return []
        if kind == "heading":
            return [_HEADINGS.get(words(node.get("tag")), "") + self._line(node, depth)]
        if kind == "list":
            return ["\n".join(self._items(node, depth, ""))]
        if kind == "table":
            rows = self._children(node, depth)
            return ["\n".join(" | ".join(self._cells(row, depth + 1)) for row in rows)]
        if kind == "quote":
            return ["\n".join(f"> {line}" for line in self._line(node, depth).split("\n"))]
        return self.blocks(node, depth)

    def _items(self, node: dict[str, Any], depth: int, indent: str) -> list[str]:
        lines: list[str] = []
        start = whole(node.get("start"))
        number = 1 if start is None else start
        for item in self._children(node, depth):
            parts = self._children(item, depth + 1)
            inner = [part for part in parts if part.get("type") == "list"]
            own = self._line({"children": [part for part in parts if part.get("type") != "list"]}, depth)
            if own or not inner:
                lines.append(f"{indent}{self._bullet(node, item, number)}{own}".rstrip())
                number += 1
            for one in inner:
                lines.extend(self._items(one, depth + 2, indent + "  "))
        return lines

    @staticmethod
    def _bullet(node: dict[str, Any], item: dict[str, Any], number: int) -> str:
        if node.get("listType") == "number":
            return f"{number}. "
        if node.get("listType") == "check":
            return "- [x] " if item.get("checked") is True else "- [ ] "
        return "- "

    def _cells(self, row: dict[str, Any], depth: int) -> list[str]:
        return [self._line(cell, depth + 1) for cell in self._children(row, depth)]

    def _line(self, node: dict[str, Any], depth: int) -> str:
        return "\n".join(block for block in self.blocks(node, depth) if block)

    def _inline(self, node: dict[str, Any], depth: int) -> str:
        kind = words(node.get("type"))
        if kind == "linebreak":
            return "\n"
        if kind in ("link", "autolink"):
            name, url = self._line(node, depth), words(node.get("url"))
            return f"{name} ({url})" if url.startswith("http") and url != name else name
        text = words(node.get("text"))
        style = whole(node.get("format")) or 0
        core = text.strip()
        if not core or kind != "text":
            return text
        for flag, mark in ((_ITALIC, "*"), (_BOLD, "**")):
            core = f"{mark}{core}{mark}" if style & flag else core
        start = len(text) - len(text.lstrip())
        return text[:start] + core + text[len(text.rstrip()) :]

    @staticmethod
    def _children(node: dict[str, Any], depth: int) -> list[dict[str, Any]]:
        if depth > _DEEPEST:
            return []
        return [child for child in rows_of(node.get("children")) if isinstance(child, dict)]
