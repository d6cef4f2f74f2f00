"""The weekly plan of three small acts, and what is brought to a counsellor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relationship_journal.domain.records import Record

ACTS_A_WEEK = 3


@dataclass(kw_only=True)
class SmallAct(Record):
    """One small act of a week; `day` is the week's Monday, `done_on` the day it was done."""

    day: date
    zone: str = "UTC"
    text: str
    done_on: date | None = None
    position: str = ""


class Errand(StrEnum):
    """What a line of the counsellor list is."""

    BRING = "bring"
    NOTE = "note"
    HOMEWORK = "homework"


@dataclass(kw_only=True)
class CounsellorItem(Record):
    """Something to bring, a note afterwards, or homework; `done_on` when it was brought or done."""

    day: date
    zone: str = "UTC"
    errand: Errand = Errand.BRING
    text: str
    done_on: date | None = None
