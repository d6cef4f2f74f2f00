"""Ways of feeling loved and the weeks of a printed journal: what was rated, and what was planned."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from relationship_journal.domain.feeling_loved import HIGHEST, LovedRating, Way
from relationship_journal.domain.plans import SmallAct
from relationship_journal.domain.weekly import Question, WeeklyCheck
from relationship_journal.exchange import book_words as words
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book_parts import Part, begun, item, section
from relationship_journal.exchange.light_markdown import breakable


def loved(archive: Archive) -> list[dict[str, Any]]:
    """The chapter of ways of feeling loved: each time the form was filled in, with bars."""
    ordered = sorted(archive.loved_ratings, key=lambda each: (each.day, each.about, each.id))
    return section("Ways of feeling loved", [begun(_rating(each), each) for each in ordered])


def weeks(archive: Archive) -> list[dict[str, Any]]:
    """The chapter of weeks: the six questions in a table, then the small acts of each week."""
    checks = sorted(archive.weekly_checks, key=lambda each: each.day)
    acts: dict[date, list[SmallAct]] = defaultdict(list)
    for act in sorted(archive.small_acts, key=lambda each: (each.day, each.position, each.id)):
        acts[act.day].append(act)
    tables = [begun({"table": _table(checks)}, *checks)] if checks else []
    return section("Week by week", [*tables, *(_acts(day, acts[day]) for day in sorted(acts))])


def _rating(rating: LovedRating) -> dict[str, Any]:
    rated = [way for way in Way if way in rating.matters or way in rating.got]
    bars = [[words.WAYS[way], rating.matters.get(way), rating.got.get(way)] for way in rated]
    head = ["", words.MATTERS, words.GOT]
    return item(rating.day, [{"h": words.ABOUT[rating.about]}, {"bars": bars, "head": head, "of": HIGHEST}])


def _table(checks: list[WeeklyCheck]) -> Part:
    """The weeks below each other; a question that was left out is a dash."""
    rows = [
        [f"{words.short_day(check.day)} {check.day.year}"]
        + [str(check.answers.get(question, "–")) for question in Question]
        for check in checks
    ]
    return {"head": ["Week of", *(words.QUESTIONS[question] for question in Question)], "rows": rows}


def _acts(day: date, acts: list[SmallAct]) -> dict[str, Any]:
    told = [
        [breakable(act.text), f"done {words.short_day(act.done_on)}" if act.done_on else ""] for act in acts
    ]
    return begun(item(day, [{"label": "Small acts", "acts": told}]), *acts)
