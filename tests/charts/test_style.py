import subprocess
import sys
from pathlib import Path

from relationship_journal.charts.style import ChartStyle, drawable


def test_a_style_takes_the_colours_it_knows_from_a_larger_table():
    style = ChartStyle.of({"ember": "#000001", "paper": "#000002"})
    assert style.ember == "#000001"
    assert style.sage == ChartStyle().sage


def test_long_words_are_cut_and_lines_joined():
    assert drawable("one\n two") == "one two"
    assert drawable("a" * 50, 10) == "a" * 9 + "…"


def run_fresh(code: str, tmp_path: Path) -> list[str]:
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, timeout=120
    )
    return result.stdout.split()


def test_importing_the_charts_loads_no_matplotlib_and_drawing_loads_no_pyplot(tmp_path: Path):
    code = """
import sys
from datetime import date
from pathlib import Path
from relationship_journal.charts import mood_chart, streak_chart, style
from relationship_journal.charts.rendering import render
from relationship_journal.domain.days import Span
print("matplotlib" in sys.modules, "numpy" in sys.modules)
style.prepare(Path(sys.argv[1]))
day = date(2026, 11, 22)
span = Span(day, day)
render(mood_chart.figure(mood_chart.MoodSeries([(day, 3.0)]), span, style.ChartSize(300, 200)), span)
print("matplotlib.pyplot" in sys.modules)
"""
    assert run_fresh(code, tmp_path) == ["False", "False", "False"]
    assert all(path.name.startswith("fontlist") for path in tmp_path.rglob("*"))
