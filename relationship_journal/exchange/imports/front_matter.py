"""What stands above a Markdown text between two lines of dashes: a title, a date, tags and more, as YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

from relationship_journal.domain.text import clean
from relationship_journal.exchange.imports.written_dates import Written, written_date
from relationship_journal.exchange.imports.yaml_words import Node, NoYaml, pairs_of, words_of_yaml
from relationship_journal.exchange.imports.zones import ahead_of

_FRONT = re.compile(r"\s{0,20}---[ \t]*\n(?P<yaml>(?:[^\n]*\n){0,500}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_DATES = (
    "date", "day", "datum", "journal-date", "journal_date", "created", "date created", "created_at",
    "created_time", "creation_date", "creation date", "createdat", "created-at", "date_created", "published",
)  # fmt: skip
"""Names of what may hold the day, best first."""
_TAGS = ("tags", "tag", "keywords")
_MOST_ASIDE = 100


class Front(NamedTuple):
    """What a text says of itself; `told` is None where that is no date. `rest` is the text below."""

    rest: str
    told: Written | None = None
    title: str = ""
    tags: tuple[str, ...] = ()
    aside: dict[str, object] = {}  # noqa: RUF012 - never written to


def front_of(text: str) -> Front:
    """The front of `text`; all of it is `rest` where there is none. Never raises."""
    found = _FRONT.match(text)
    if not found:
        return Front(text)
    try:
        pairs = {
            key.strip().casefold(): (key, value) for key, value in pairs_of(words_of_yaml(found["yaml"]))
        }
    except NoYaml:
        return Front(text)
    if not pairs:
        return Front(text)
    dated = next((name for name in _DATES if name in pairs and _date(pairs[name][1])), None)
    known = {"title", *_TAGS, *([dated] if dated else [])}
    aside = {clean(key): _words(value) for name, (key, value) in pairs.items() if name not in known}
    title = pairs.get("title", ("", None))[1]
    return Front(
        text[found.end() :],
        _date(pairs[dated][1]) if dated else None,
        " ".join(title.split()) if isinstance(title, str) else "",
        tuple(dict.fromkeys(tag for name in _TAGS for tag in _tags(pairs.get(name, ("", None))[1]))),
        {key: value for key, value in list(aside.items())[:_MOST_ASIDE] if value},
    )


def _date(node: Node) -> Written | None:
    if isinstance(node, list) and node:
        node = node[0]
    told = written_date(node[:100].strip(" \"'[]")) if isinstance(node, str) else None
    if told is None or ahead_of(told.rest) is not None:
        return told
    return Written(told.day, told.clock, "", told.is_unsure)


def _tags(node: Node) -> list[str]:
    """Tags as a list, or as words between commas, or between spaces where each has its sign."""
    if isinstance(node, str):
        node = node.split() if node.lstrip().startswith("#") and "," not in node else [*node.split(",")]
    tags = [one.strip().lstrip("#") for one in node or () if isinstance(one, str)]
    return [clean(tag) for tag in tags if tag]


def _words(node: Node) -> object:
    if isinstance(node, list):
        return [one for one in node if isinstance(one, str)]
    return clean(node) if isinstance(node, str) else None
