from datetime import date, timedelta
from uuid import uuid4

from relationship_journal.charts.style import ChartSize, ChartStyle
from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.mood import MoodPoint, Range
from relationship_journal.ui.mood.picture import fetch, picture
from relationship_journal.ui.mood.words import chart_words, closeness_word, summary

TODAY = date(2026, 11, 22)


def point(days_ago: int, closeness: float) -> MoodPoint:
    return MoodPoint(TODAY - timedelta(days=days_ago), closeness)


class FakeMood:
    def __init__(self, *points: MoodPoint, events=()):
        self.kept, self.told = points, events

    def first_day(self):
        return min((point.day for point in self.kept), default=None)

    def points(self, span: Span):
        return [point for point in self.kept if point.day in span]

    def events(self, span: Span):
        return [note for note in self.told if note.since in span]


def test_the_median_starts_with_what_came_before_the_range():
    shown = picture(fetch(FakeMood(point(33, 5), point(32, 5), point(29, 1)), Range.MONTH, TODAY))
    first = TODAY - timedelta(days=29)
    assert shown.series.points == [(first, 1)]
    assert shown.series.line == [(first, 5)]
    assert shown.closeness == {first: 1}


def test_an_event_is_told_by_its_first_line():
    when = TODAY - timedelta(days=4)
    note = DiagnosisNote(id=uuid4(), day=TODAY, since=when, what="  the holiday argument\nand more")
    shown = picture(fetch(FakeMood(point(1, 3), events=[note]), Range.MONTH, TODAY))
    assert shown.series.events == [(when, "the holiday argument")]
    assert shown.draw(ChartSize(400, 200), ChartStyle(), chart_words()).width == 400


def test_nothing_written_yet_is_known_as_such():
    fetched = fetch(FakeMood(), Range.ALL, TODAY)
    assert fetched.first_day is None
    assert picture(fetched).closeness == {}


def test_the_chart_in_a_sentence():
    span = Range.QUARTER.span(TODAY, None)
    points = [point(1, 2), point(5, 5), point(9, 4), point(200, 1)]
    said = "90 days, from 25 Aug to 22 Nov: "
    assert summary(points, span) == said + "closeness between 2 and 5, median 4."
    assert summary([], span) == said + "no check-ins."
    assert summary([], Range.YEAR.span(TODAY, None)).startswith("365 days, from 23 Nov 2025 to 22 Nov 2026:")


def test_a_value_between_two_steps_has_both_words():
    assert closeness_word(5) == "very close"
    assert closeness_word(3.5) == "in between to warm"
