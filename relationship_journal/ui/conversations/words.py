"""Talks, their days and how they went, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.conversations import Conversation, Stage, words_of
from relationship_journal.domain.rituals import Rhythm, RitualOverview
from relationship_journal.domain.text import first_words
from relationship_journal.ui.formats import month_of, with_year
from relationship_journal.ui.mood.words import short_day as in_short
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.rituals.words import next_days
from relationship_journal.ui.today.words import short_day, weekday

LABEL_CHARACTERS = 60
"""How much of a talk its name in a list shows."""


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Conversations", text)


def field_titles() -> dict[str, str]:
    """What stands above each field of a talk."""
    return {
        "about": tr("What it is about"),
        "planned_for": tr("When you are both at ease"),
        "good_thing": tr("Start with something good"),
        "opener": tr("Then open gently"),
        "to_understand": tr("What I want to understand"),
        "question": tr("One question"),
        "heard": tr("What I heard"),
        "surprised": tr("What surprised me"),
    }


def calm_steps() -> tuple[str, ...]:
    """Five steps of calm, from none to much."""
    return tr("stirred"), tr("tense"), tr("so-so"), tr("calm"), tr("at ease")


def plain_day(day: date, today: date) -> str:
    """ "Thursday, 26 November", with its year when it is another than this one."""
    plain = tr("{weekday}, {day} {month}").format(weekday=weekday(day), day=day.day, month=month_of(day))
    return plain if day.year == today.year else with_year(plain, day)


def brief_date(day: date, today: date) -> str:
    """ "8 November", with its year when it is another than this one."""
    plain = tr("{day} {month}").format(day=day.day, month=month_of(day))
    return plain if day.year == today.year else with_year(plain, day)


def title_of(talk: Conversation, today: date) -> str:
    """When it is, in the user's words or as a day; a title begins with a capital."""
    said = " ".join(talk.planned_for.split())
    return said[:1].upper() + said[1:] or plain_day(talk.day, today)


def name_of(talk: Conversation) -> str:
    """What a talk is called in a list: what it is about, or what else it says first."""
    said = talk.about.strip() or words_of(talk)
    return first_words(said, LABEL_CHARACTERS) if said else tr("A talk")


def until(day: date, today: date) -> str:
    """ "in 4 days", "today", "tomorrow"; a day that has passed is told as a plan, not as a fault."""
    days = (day - today).days
    if days < 0:
        return tr("was planned for {day}").format(day=brief_date(day, today))
    if days == 0:
        return tr("today")
    return tr("tomorrow") if days == 1 else counted("Conversations", "in 1 day", "in {n} days", days)


def stage_pill(talk: Conversation, today: date) -> tuple[str, str]:
    """What a talk's pill says, and its tone."""
    if talk.stage is Stage.HELD:
        return tr("talked {day}").format(day=in_short(talk.day, today)), "sage"
    if talk.stage is Stage.LET_GO:
        return tr("let go for now"), ""
    return until(talk.day, today), "gold"


def measures(talk: Conversation) -> list[str]:
    """ "calm before 2 → after 4" and "38 min", as far as they were noted."""
    said = []
    if talk.calm_before is not None and talk.calm_after is not None:
        both = tr("calm before {before} → after {after}")
        said.append(both.format(before=talk.calm_before, after=talk.calm_after))
    elif talk.calm_before is not None:
        said.append(tr("calm before {n}").format(n=talk.calm_before))
    elif talk.calm_after is not None:
        said.append(tr("calm after {n}").format(n=talk.calm_after))
    if talk.minutes is not None:
        said.append(tr("{n} min").format(n=talk.minutes))
    return said


def in_a_row(talk: Conversation, today: date) -> str:
    """What stands beside a talk's name in the list."""
    said = stage_pill(talk, today)[0] if talk.stage is not Stage.HELD else ""
    held = measures(talk) if talk.stage is Stage.HELD else []
    heard = [first_words(talk.heard, LABEL_CHARACTERS)] if talk.heard.strip() else []
    return " · ".join([*([said] if said else []), *held, *heard])


def talk_in_words(talk: Conversation, today: date) -> str:
    """A talk as a screen reader says it."""
    parts = [short_day(talk.day), name_of(talk), stage_pill(talk, today)[0], *measures(talk)]
    return ", ".join(parts)


def next_talk(overview: RitualOverview, today: date) -> str:
    """When a regular talk is due next."""
    ritual = overview.ritual
    if overview.paused:
        return tr("resting")
    if ritual.schedule.rhythm is Rhythm.TIMES_A_WEEK and ritual.schedule.times < 7:
        return tr("on whichever days suit you both")
    days = next_days(ritual.schedule, ritual.since, today, 1)
    if not days:
        return ""
    near = (days[0] - today).days < 2
    return until(days[0], today) if near else plain_day(days[0], today)
