import itertools
import time
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer

from relationship_journal.charts import mood_chart
from relationship_journal.charts.mood_chart import MoodSeries
from relationship_journal.charts.rendering import Rendered, render
from relationship_journal.charts.style import ChartSize, ChartStyle, prepare
from relationship_journal.domain.days import Span
from relationship_journal.ui.tasks import ThreadTasks
from relationship_journal.ui.widgets.chart_view import ChartView, Reading

LAST = date(2026, 11, 22)
SPAN = Span(LAST - timedelta(days=89), LAST)
LIGHT, DARK = ChartStyle(), ChartStyle(surface="#272320")


class Inline:
    """Tasks done at once, on the spot."""

    def run(self, work, *args, done=None, failed=None, latest="", owner=None):
        result = work(*args)
        if done:
            done(result)

    compute = run


class Drawer:
    """Draws a blank chart and remembers what it was asked for."""

    def __init__(self):
        self.asked: list[tuple[ChartSize, ChartStyle]] = []

    def __call__(self, size: ChartSize, style: ChartStyle) -> Rendered:
        self.asked.append((size, style))
        colour = bytes.fromhex(style.surface[1:]) + b"\xff"
        first, last = SPAN.first.toordinal(), SPAN.last.toordinal()
        return Rendered(
            colour * (size.width * size.height), SPAN, size.width, size.height, 1.0,
            50, 20, size.width - 10, size.height - 30, first - 0.5, last + 0.5, 0.85, 5.15,
        )  # fmt: skip


class Look:
    def __init__(self):
        self.style = LIGHT

    def __call__(self):
        return self.style


@pytest.fixture
def look():
    return Look()


@pytest.fixture
def drawer():
    return Drawer()


@pytest.fixture
def view(qtbot, look, drawer):
    view = ChartView(Inline(), look, "Closeness")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show_chart(drawer, "Ninety days.")
    view.show()
    return view


def test_nothing_is_drawn_before_it_is_seen(qtbot, look, drawer):
    view = ChartView(Inline(), look, "Closeness")
    qtbot.addWidget(view)
    view.show_chart(drawer, "")
    assert not drawer.asked
    view.show()
    assert len(drawer.asked) == 1


def test_a_resize_is_drawn_once_when_the_size_rests(qtbot, view, drawer):
    before = len(drawer.asked)
    for width in range(610, 700, 10):
        view.resize(width, 300)
    assert len(drawer.asked) == before
    qtbot.waitUntil(lambda: len(drawer.asked) > before)
    assert [size.width for size, _ in drawer.asked[before:]] == [690]


def test_a_change_of_theme_is_drawn_at_once(view, look, drawer):
    look.style = DARK
    view.restyle()
    assert drawer.asked[-1][1] is DARK
    assert view.grab().toImage().pixelColor(5, 5).name() == DARK.surface


def test_hover_reads_the_day_and_leaving_lets_go(qtbot, view):
    days = []
    view.day_read.connect(days.append)
    day = LAST - timedelta(days=10)
    qtbot.mouseMove(view, QPoint(round(view.rendered.x_of_day(day)), 100))
    assert days[-1] == day == view.read_day
    without = view.grab().toImage()
    view.set_reading(day, Reading("Thursday 12 November", ("warm",), 4))
    assert view.grab().toImage() != without
    assert view.accessibleDescription() == "Ninety days. Thursday 12 November, warm"
    view.set_reading(LAST, Reading("too late"))
    assert "too late" not in view.describe()


def test_arrow_keys_read_and_enter_opens(qtbot, view):
    opened = []
    view.day_activated.connect(opened.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not opened, "no day is read yet"
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert view.read_day == LAST - timedelta(days=1)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == [LAST - timedelta(days=1)]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.read_day == SPAN.first
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.read_day == LAST


def test_a_click_opens_the_day_under_it(qtbot, view):
    opened = []
    view.day_activated.connect(opened.append)
    day = LAST - timedelta(days=33)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(view.rendered.x_of_day(day)), 120))
    assert opened == [day]


def test_ten_years_are_drawn_while_the_window_stays_awake(qtbot, look):
    prepare()
    line = [(LAST - timedelta(days=n), 1 + n % 40 / 10) for n in range(3649, -1, -1)]
    points = [(day, float(1 + (n + k) % 5)) for n, (day, _) in enumerate(line) for k in range(10)]
    span = Span(line[0][0], LAST)

    def draw(size, style):
        return render(mood_chart.figure(MoodSeries(points, line), span, size, style), span)

    tasks = ThreadTasks()
    view = ChartView(tasks, look, "Closeness")
    qtbot.addWidget(view)
    view.resize(900, 330)
    view.show_chart(draw, "")
    beats: list[float] = []
    heart = QTimer(interval=1)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start()
    view.show()

    def longest_pause() -> float:
        before = view.rendered
        beats[:] = [time.perf_counter()]
        view.restyle()
        qtbot.waitUntil(lambda: view.rendered is not before, timeout=20_000)
        return max(b - a for a, b in itertools.pairwise([*beats, time.perf_counter()]))

    # A busy machine may stop any process for a while; it does not do so every time.
    assert min(longest_pause() for _ in range(4)) < 0.05
    heart.stop()
    tasks.finish()
