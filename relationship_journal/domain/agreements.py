"""Agreements: what two people decided to try, why, and when they look at it again. Nobody gives way here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from relationship_journal.domain.records import Record


class Standing(StrEnum):
    """Where an agreement stands."""

    DRAFT = "draft"
    ON_TRIAL = "on_trial"
    KEPT = "kept"
    ENDED = "ended"


@dataclass(kw_only=True)
class Agreement(Record):
    """One disagreement and what came of it. `review_on` is when both look at the trial again."""

    day: date
    zone: str = "UTC"
    about: str
    matters_to_me: str = ""
    matters_to_them: str = ""
    i_could_give: str = ""
    they_could_give: str = ""
    options: list[str] = field(default_factory=list)
    trial: str = ""
    review_on: date | None = None
    standing: Standing = Standing.DRAFT
    reviewed: str = ""


def due_for_review(agreements: Iterable[Agreement], today: date) -> list[Agreement]:
    """Trials whose review day has come, the longest waiting first."""
    waiting = [
        (one.review_on, one)
        for one in agreements
        if one.standing is Standing.ON_TRIAL and one.review_on is not None and one.review_on <= today
    ]
    return [one for _, one in sorted(waiting, key=lambda pair: (pair[0], pair[1].id))]
