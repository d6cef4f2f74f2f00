"""The Today page: everything of one day, asked for once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select

from relationship_journal.domain.days import same_day_in_year
from relationship_journal.domain.gratitude import offers_saying
from relationship_journal.domain.rituals import is_scheduled
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.domain.streaks import Streak
from relationship_journal.domain.text import first_words
from relationship_journal.domain.today import FirstLook, Memory, RitualLine, TodayPage, ritual_line
from relationship_journal.journal.base import Desk
from relationship_journal.journal.gratitude import appreciations_on, current_streak, full_days, is_resting
from relationship_journal.journal.mood import check_ins_on, tags_offered
from relationship_journal.journal.reflections import reflections_on
from relationship_journal.journal.rituals import marks_of, pauses_of, rituals_kept
from relationship_journal.journal.settings import setting_values
from relationship_journal.vault.tables import appreciations, reflections
from relationship_journal.vault.work import Work

YEARS_BACK = 10
MEMORY_WORDS = 160
_FULL_WEEK = 7
_RITUAL_REACH = timedelta(days=372)


class Today:
    """What the Today page asks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, day: date, today: date) -> TodayPage:
        """All that is shown of `day`."""
        with self._desk.vault.work() as work:
            return page_of(work, day, today)

    def first_look(self) -> FirstLook:
        """What the window asks as soon as it is unlocked, in one answer."""
        today = self._desk.today()
        with self._desk.vault.work() as work:
            settings = JournalSettings.from_values(setting_values(work))
            return FirstLook(settings, page_of(work, today, today))

    def streak(self, today: date) -> Streak:
        """The present streak. Apart from the page: it reads as many days as it lasts."""
        with self._desk.vault.work() as work:
            return current_streak(work, today)


def page_of(work: Work, day: date, today: date) -> TodayPage:
    """All that is shown of `day`."""
    return TodayPage(
        day=day,
        today=today,
        appreciations=tuple(appreciations_on(work, day)),
        check_ins=tuple(check_ins_on(work, day)),
        rituals=tuple(_ritual_lines(work, day)),
        reflections=tuple(reflections_on(work, day)),
        a_year_ago=tuple(_memories(work, day)),
        offers_saying=offers_saying(full_days(work, _FULL_WEEK)),
        tags=tuple(tag.name for tag in tags_offered(work)),
        rest=is_resting(work, day),
    )


def _ritual_lines(work: Work, day: date) -> Iterator[RitualLine]:
    kept = [ritual for ritual in rituals_kept(work) if ritual.since <= day]
    if not kept:
        return
    marks, pauses = marks_of(work, since=day - _RITUAL_REACH), pauses_of(work)
    for ritual in kept:
        line = ritual_line(ritual, marks[ritual.id], pauses[ritual.id], day)
        if line.mark is not None or (is_scheduled(ritual, day) and line.state.value != "rest"):
            yield line


def _memories(work: Work, day: date) -> Iterator[Memory]:
    """One thing written on this date in each earlier year: a reflection before an appreciation."""
    dates = [
        same_day_in_year(day, year) for year in range(day.year - 1, max(0, day.year - 1 - YEARS_BACK), -1)
    ]
    found: dict[date, Memory] = {}
    for table, text, kind in (
        (appreciations, appreciations.c.what, "appreciation"),
        (reflections, reflections.c.text, "reflection"),
    ):
        query = select(table.c.day, table.c.id, func.substr(text, 1, 4 * MEMORY_WORDS))
        query = query.where(table.c.deleted_at.is_(None), table.c.day.in_(dates))
        for on, id, words in work.connection.execute(query.order_by(table.c.id.desc())):
            found[on] = Memory(on, kind, first_words(words, MEMORY_WORDS), id)
    yield from (found[on] for on in dates if on in found)
