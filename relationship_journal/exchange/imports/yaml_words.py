"""YAML as nothing but words: no tag makes an object, no alias grows, nothing nests without end.

A scalar is its text whatever YAML would make of it, so that "yes" stays a word and 2019-01-01 no date.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

import yaml

from relationship_journal.exchange.imports.source import decoded

Node = str | list[Any] | tuple[Any, ...] | None
"""Words, a list, a mapping as a tuple of pairs (so that none is lost that comes twice), or None."""
_NOTHING = frozenset(["", "~", "null", "Null", "NULL"])
_BINARY = "tag:yaml.org,2002:binary"
_DEEPEST = 12
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NoYaml(ValueError):
    """A text that is no YAML, or more than words."""


def words_of_yaml(text: str) -> Node:
    """What the first document of `text` says. Raises NoYaml."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(_FORBIDDEN.sub("", text), Loader=loader)
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return _node(events, event, 0)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise NoYaml from error
    return None


def pairs_of(node: Node) -> tuple[tuple[str, Node], ...]:
    """The pairs of a mapping; none for anything else."""
    return node if isinstance(node, tuple) else ()


def _node(events: Iterator[Any], event: Any, depth: int) -> Node:
    if depth > _DEEPEST:
        raise NoYaml
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if isinstance(event, yaml.SequenceStartEvent):
        return list(_within(events, yaml.SequenceEndEvent, depth))
    if isinstance(event, yaml.MappingStartEvent):
        nodes = _within(events, yaml.MappingEndEvent, depth)
        return tuple((_key(key), next(nodes, None)) for key in nodes)
    raise NoYaml  # an alias


def _within(events: Iterator[Any], end: type, depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, end):
            return
        yield _node(events, event, depth + 1)


def _key(node: Node) -> str:
    return node if isinstance(node, str) else ""


def _scalar(event: Any) -> str | None:
    if event.tag == _BINARY:
        return decoded(b64decode(event.value))
    return None if event.implicit[0] and event.value in _NOTHING else str(event.value)
