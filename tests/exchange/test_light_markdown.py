from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.exchange.light_markdown import blocks, breakable, is_right_to_left, plain_block


def text_of(runs: list) -> str:  # type: ignore[type-arg]
    return "".join(run if isinstance(run, str) else text_of(run[1]) for run in runs)


def test_paragraphs_headings_and_lists() -> None:
    assert blocks("# One\ntwo\nthree\n\n- a\n- b\n\n2. c\n3) d") == [
        {"k": "h", "r": ["One"]},
        {"k": "p", "r": ["two\nthree"]},
        {"k": "ul", "r": [["a"], ["b"]]},
        {"k": "ol", "r": [["c"], ["d"]], "n": 2},
    ]


def test_bold_and_italic_nest() -> None:
    assert blocks("so **very *much* so** and _yes_")[0]["r"] == [
        "so ", ["b", ["very ", ["i", ["much"]], " so"]], " and ", ["i", ["yes"]],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["snake_case_name", "2 * 3 * 4", "#import \"x\"", "#read(\"/etc/passwd\")", "![cat](file:///etc/passwd)",
     "**open", "[a](javascript:1)", "$x^2$", "a * b", "\\\\server\\share", "<b>bold</b>", "1.5 hours"],
)  # fmt: skip
def test_what_is_no_markdown_of_ours_stays_as_written(text: str) -> None:
    assert blocks(text) == [{"k": "p", "r": [text]}]


@given(st.text(alphabet=st.sampled_from("ab *_#-1.\n"), max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    told = "".join(
        "".join(text_of(item) for item in block["r"]) if block["k"] in ("ul", "ol") else text_of(block["r"])
        for block in blocks(text)
    )
    assert [each for each in told if each in "ab"] == [each for each in text if each in "ab"]


def test_many_stars_take_no_time() -> None:
    assert blocks("*a _b **c " * 5_000)


def test_direction_is_that_of_the_first_letter() -> None:
    assert is_right_to_left("12 – שלום world")
    assert not is_right_to_left("hello שלום")
    assert plain_block("שלום")["d"] == 1
    assert "d" not in plain_block("hello")


@given(st.text(alphabet=st.characters(exclude_characters="\u200b"), max_size=200))
def test_breaking_adds_only_places_to_break(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text


def test_a_long_word_can_break_and_a_short_one_is_left_alone() -> None:
    assert max(len(part) for part in breakable("x" * 1000).split("\u200b")) <= 24
    assert breakable("x" * 39) == "x" * 39
    assert breakable("愛" * 1000) == "愛" * 1000
