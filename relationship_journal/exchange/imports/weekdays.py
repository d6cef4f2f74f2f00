"""The names of weekdays that people write before a date."""

from __future__ import annotations

import re

from relationship_journal.exchange.imports.written_dates import written_date

_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab "
    "segunda terça quarta quinta sexta seg ter qua qui sex maandag dinsdag woensdag donderdag vrijdag "
    "zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag "
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle "
    "понедельник вторник среда четверг пятница суббота воскресенье"
)
_WEEKDAYS = frozenset(_NAMES.split())
_LONGEST = 60
_LEAD = re.compile(r"(?P<word>[^\W\d_]{2,15})\.?,?\s{1,3}")
_PLACE = re.compile(
    r"(?P<word>[^\W\d_]+(?:[ -][^\W\d_]+){0,2}),\s{1,3}(?:(?:den|am|le|the|el|il|on)\s{1,3})?"
)
_FILLERS = frozenset(["den", "am", "le", "the", "el", "il", "on"])
_LAST = re.compile(r"(?:^|\s)(?P<word>[^\W\d_]{2,15})[.,]?$")


def split_lead(text: str) -> tuple[str, str]:
    """The word or the place before the date with which `text` begins, "" for none or a weekday, and the text
    without it. The name of a month is no such word."""
    lead = _PLACE.match(text[:_LONGEST]) if written_date(text) is None else _LEAD.match(text)
    if lead is None or written_date(text[lead.end() :]) is None:
        return "", text
    is_empty = is_weekday(lead["word"]) or lead["word"].casefold() in _FILLERS
    return ("" if is_empty else lead["word"]), text[lead.end() :]


def is_weekday(word: str) -> bool:
    """Whether a word is the name of a weekday, or its short form."""
    return word.casefold() in _WEEKDAYS


def without_weekday(text: str) -> str:
    """`text` without a weekday at its end."""
    last = _LAST.search(text)
    return text[: last.start()] if last and is_weekday(last["word"]) else text
