"""The days of a printed journal, month by month: what a reader would look for under a date."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import groupby
from typing import Any

from relationship_journal.domain.cards import CardTalk, Occasion
from relationship_journal.domain.gratitude import Appreciation
from relationship_journal.domain.moments import Moment
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.domain.rituals import Mark
from relationship_journal.exchange import book_words as words
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book_parts import begun, filled, plain, stories
from relationship_journal.exchange.light_markdown import blocks, breakable

_FULL_MONTH = 3200
"""Characters of a month that begins on a page of its own; emptier months share one."""

Days = dict[date, list[dict[str, Any]]]


def days_of(archive: Archive) -> Days:
    """What stands on each day, in the order it is read."""
    days: Days = defaultdict(list)
    for check_in in sorted(archive.check_ins, key=lambda each: (each.day, each.at)):
        days[check_in.day].append(begun(_check_in(check_in), check_in))
    for rest in archive.rest_days:
        days[rest.day].append(begun({"k": "rest"}, rest))
    for appreciation in sorted(archive.appreciations, key=lambda each: (each.day, each.id)):
        days[appreciation.day].append(begun(_appreciation(appreciation), appreciation))
    for reflection in sorted(archive.reflections, key=lambda each: (each.day, each.id)):
        days[reflection.day].append(begun(_reflection(reflection), reflection))
    for moment in sorted(archive.moments, key=lambda each: (each.day, each.at)):
        days[moment.day].append(begun(_moment(moment), moment))
    for talk in sorted(archive.card_talks, key=lambda each: (each.day, each.id)):
        days[talk.day].append(begun(_card(talk), talk))
    for card in archive.own_cards:
        own = {"k": "card", "q": breakable(card.text), "note": "A card of my own"}
        days[card.day].append(begun(own, card))
    names = {ritual.id: ritual.name for ritual in archive.rituals}
    kept: dict[date, list[str]] = defaultdict(list)
    for tick in archive.ticks:
        if tick.mark is Mark.DONE and tick.ritual_id in names:
            kept[tick.day].append(names[tick.ritual_id])
    for day, done in kept.items():
        days[day].append({"k": "kept", "t": breakable(", ".join(sorted(done)))})
    return days


def chapters(days: Days) -> list[dict[str, Any]]:
    """Months, a full one on its own and emptier neighbours together; each chapter begins on a new page."""
    made: list[dict[str, Any]] = []
    room = 0
    for (_, _), group in groupby(sorted(days), key=lambda day: (day.year, day.month)):
        dated = list(group)
        month = {"name": words.month_name(dated[0]), "days": [_day(day, days[day]) for day in dated]}
        size = sum(_size(item) for day in dated for item in days[day])
        if not made or size > room:
            made.append({"first": dated[0], "months": []})
            room = _FULL_MONTH
        made[-1]["months"].append(month)
        made[-1]["last"] = dated[-1]
        room -= size
    for chapter in made:
        chapter["name"] = words.months_between(chapter.pop("first"), chapter.pop("last"))
    return made


def _size(item: dict[str, Any]) -> int:
    return 120 + sum(len(str(block["r"])) for block in item.get("b", ()))


def _day(day: date, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "n": str(day.day),
        "w": words.WEEKDAYS[day.weekday()],
        "name": words.day_name(day),
        "i": items,
    }


def _check_in(check_in: CheckIn) -> dict[str, Any]:
    step = min(5, max(1, check_in.closeness))
    return filled(
        {"k": "mood", "step": step, "t": breakable(words.check_in_words(check_in))}, b=plain(check_in.note)
    )


def _appreciation(appreciation: Appreciation) -> dict[str, Any]:
    voice = words.VOICES.get(appreciation.voice, "")
    return filled(
        {"k": "thanks", "b": plain(appreciation.what)},
        voice=voice,
        said=appreciation.voice == "said",
        when=breakable(appreciation.when),
        meaning=plain(appreciation.meaning),
        reaction=breakable(appreciation.reaction),
        tags=breakable(", ".join(appreciation.tags)),
    )


def _reflection(reflection: Reflection) -> dict[str, Any]:
    quiet = "A quiet hour" if reflection.source is Source.QUIET_HOUR else ""
    if quiet and reflection.minutes:
        quiet = f"{quiet} · {words.counted(reflection.minutes, 'minute', 'minutes')}"
    return filled(
        {"k": "text", "b": blocks(reflection.text)}, title=breakable(reflection.title.strip()), note=quiet
    )


def _moment(moment: Moment) -> dict[str, Any]:
    told = words.MOMENTS[moment.tone, moment.whose]
    return filled({"k": "moment", "tone": moment.tone.value, "t": told}, b=plain(moment.note))


def _card(talk: CardTalk) -> dict[str, Any]:
    card = {"k": "card", "q": breakable(talk.text)}
    if talk.occasion is Occasion.TWO_CHAIRS:
        return filled(card, note="Two chairs", told=stories(("Me", talk.note), ("My partner", talk.theirs)))
    return filled(card, b=plain(talk.note), note="A card" if talk.occasion is Occasion.DECK else "")
