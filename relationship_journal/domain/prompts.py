"""What helps to begin and to listen: questions for a quiet hour, and moves of a listener."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class QuietPrompts:
    """Three questions to write about; `program` is the program they belong to, "" for none."""

    id: str
    name: str
    prompts: tuple[str, ...]
    program: str = ""


@dataclass(frozen=True)
class ListeningMove:
    """Something a listener can do, and how it may sound."""

    id: str
    name: str
    line: str


@dataclass(frozen=True)
class Prompts:
    """All of them; `planner` has a line of help for each field of a planned talk."""

    quiet: tuple[QuietPrompts, ...]
    planner: Mapping[str, str]
    listening: tuple[ListeningMove, ...]
