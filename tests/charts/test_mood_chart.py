import time
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from relationship_journal.charts import mood_chart
from relationship_journal.charts.mood_chart import MoodSeries
from relationship_journal.charts.rendering import render
from relationship_journal.charts.style import ChartSize, ChartStyle, ChartWords
from relationship_journal.domain.days import Span

LAST = date(2026, 11, 22)
SIZE = ChartSize(900, 320)


def days(count: int, last: date = LAST) -> list[date]:
    return [last - timedelta(days=count - 1 - n) for n in range(count)]


def texts(figure: Figure) -> list[str]:
    axes = figure.axes[0]
    return [text.get_text() for text in [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]]


def test_days_and_values_lie_where_they_are_drawn():
    span = Span(LAST - timedelta(days=89), LAST)
    lonely = LAST - timedelta(days=40)
    drawn = render(mood_chart.figure(MoodSeries([(lonely, 3.0)]), span, ChartSize(900, 320, 2.0)), span)
    assert (drawn.width, drawn.height, len(drawn.rgba)) == (1800, 640, 1800 * 640 * 4)
    pixels = np.frombuffer(drawn.rgba, np.uint8).reshape(drawn.height, drawn.width, 4)
    x, y = round(drawn.x_of_day(lonely) * 2), round(drawn.y_of_value(3) * 2)
    red, _, blue, _ = (int(part) for part in pixels[y + 2, x])
    assert red - blue > 40, "the point is ember"
    assert all(drawn.day_of_x(drawn.x_of_day(day)) == day for day in span)
    assert drawn.day_of_x(-500) == span.first
    assert drawn.day_of_x(5000) == span.last


def test_the_median_line_breaks_over_more_than_three_weeks_of_silence():
    def pieces(gap: int) -> int:
        line = [(LAST - timedelta(days=gap), 2.0), (LAST, 4.0)]
        figure = mood_chart.figure(MoodSeries([], line), Span(LAST - timedelta(days=60), LAST), SIZE)
        drawn = next(entry for entry in figure.axes[0].lines if entry.get_linestyle() == "-")
        return int(np.isnan(np.asarray(drawn.get_ydata(), float)).sum()) + 1

    assert pieces(21) == 1
    assert pieces(22) == 2


def test_no_frame_no_legend_and_words_at_the_ends():
    figure = mood_chart.figure(
        MoodSeries([(LAST, 4.0)], [(LAST, 4.0)]),
        Span(LAST - timedelta(days=89), LAST),
        SIZE,
        words=ChartWords(low="fern", high="nah", median="Mittel"),
    )
    axes = figure.axes[0]
    assert axes.get_legend() is None
    assert not any(spine.get_visible() for spine in axes.spines.values())
    assert {"fern  1", "nah  5", "Mittel", "Sep", "Oct", "Nov"} <= set(texts(figure))


def test_words_of_events_never_overlap_and_their_lines_are_all_there():
    events = [(day, f"something that changed {n}") for n, day in enumerate(days(30))]
    figure = mood_chart.figure(MoodSeries([], events=events), Span(LAST - timedelta(days=89), LAST), SIZE)
    figure.canvas.draw()
    shown = [text.get_window_extent() for text in figure.axes[0].texts]
    assert 2 <= len(shown) < 30
    assert not any(a.overlaps(b) for n, a in enumerate(shown) for b in shown[:n])
    assert len(figure.axes[0].collections[0].get_paths()) == 30


def test_words_of_the_newest_event_stay_inside_the_chart():
    series = MoodSeries([], events=[(LAST, "he said he feels alone")])
    figure = mood_chart.figure(series, Span(LAST - timedelta(days=89), LAST), SIZE)
    figure.canvas.draw()
    (words,) = figure.axes[0].texts
    assert words.get_window_extent().x1 <= figure.axes[0].bbox.x1


def test_events_and_bands_outside_the_span_are_left_out():
    long_ago = date(2001, 1, 1)
    series = MoodSeries([], events=[(long_ago, "then")], bands=[(long_ago, long_ago, "long over")])
    figure = mood_chart.figure(series, Span(LAST - timedelta(days=29), LAST), SIZE)
    assert not figure.axes[0].texts
    assert not figure.axes[0].collections


def test_words_no_font_can_write_are_left_out_and_dollars_are_no_formula():
    series = MoodSeries([], events=[(LAST - timedelta(days=80), "仕事 a $5 talk, $6 later \n שלום")])
    figure = mood_chart.figure(series, Span(LAST - timedelta(days=89), LAST), SIZE)
    figure.canvas.draw()
    assert "a $5 talk, $6 later שלום" in texts(figure)


def test_colours_come_from_the_style():
    span = Span(LAST - timedelta(days=29), LAST)
    dark = render(mood_chart.figure(MoodSeries([]), span, SIZE, ChartStyle(surface="#272320")), span)
    assert tuple(dark.rgba[:4]) == (0x27, 0x23, 0x20, 0xFF)


def test_a_very_small_chart_is_drawn_without_complaint():
    drawn = render(
        mood_chart.figure(MoodSeries([(LAST, 1.0)]), Span(LAST, LAST), ChartSize(1, 1)), Span(LAST, LAST)
    )
    assert drawn.width == 1


def test_six_thousand_points_since_the_thirties_are_named_by_decades():
    every = [(day, 3.0) for day in days(34_000)[::6]]
    figure = mood_chart.figure(MoodSeries(every, every), Span(every[0][0], LAST), SIZE)
    assert {"1940", "1960", "2020"} <= set(texts(figure))
    figure.canvas.draw()


def fastest(*works: Callable[[], object]) -> list[float]:
    """The least processor time of each in turns, so that a busy machine slows none more than another."""

    def once(work: Callable[[], object]) -> float:
        start = time.thread_time()
        work()
        return time.thread_time() - start

    return [min(times) for times in zip(*([once(work) for work in works] for _ in range(7)), strict=True)]


def test_ten_years_cost_at_most_twice_the_bare_drawing():
    line = [(day, 1 + n % 40 / 10) for n, day in enumerate(days(3_650))]
    points = [(day, float(1 + (n + k) % 5)) for n, (day, _) in enumerate(line) for k in range(10)]
    events = [(day, f"event {n}") for n, day in enumerate(days(3_650)[::100])]
    x, y = np.array([d.toordinal() for d, _ in points]), np.array([v for _, v in points])
    line_x, line_y = np.array([d.toordinal() for d, _ in line]), np.array([v for _, v in line])

    def bare() -> None:
        figure = Figure(figsize=(900 / 72, 320 / 72), dpi=72)
        canvas = FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.scatter(x, y, s=9, alpha=0.2)
        axes.plot(line_x, line_y)
        canvas.draw()

    span = Span(line[0][0], LAST)
    ours, theirs = fastest(
        lambda: render(mood_chart.figure(MoodSeries(points, line, events), span, SIZE), span), bare
    )
    assert ours <= 2 * theirs, f"{ours / theirs:.2f} times the bare drawing"


def test_names_of_bands_never_lie_over_each_other():
    day = date(2026, 10, 1)
    overlapping = [
        (day, day + timedelta(days=30), "Love as a decision"),
        (day + timedelta(days=2), day + timedelta(days=9), "A week of three things"),
    ]
    apart = [overlapping[0], (day + timedelta(days=60), day + timedelta(days=67), "A week of three things")]
    assert written(overlapping) == {"A week of three things"}
    assert written(apart) == {"Love as a decision", "A week of three things"}


def written(bands):
    span = Span(date(2026, 9, 20), date(2026, 12, 20))
    drawn = mood_chart.figure(MoodSeries([], bands=bands), span, ChartSize(700, 300))
    names = {name for _, _, name in bands}
    return {text.get_text() for text in drawn.axes[0].texts} & names
