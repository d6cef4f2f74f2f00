"""The nudge toward the specific, and when the next habit is offered."""

from datetime import date, timedelta

import pytest

from relationship_journal.domain.gratitude import Nudge, nudge, offers_saying

EARLIER = ["You made coffee before I was up.", "Listened"]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("", None),
        (" … ", None),
        ("coffee", Nudge.TOO_SHORT),
        ("made me coffee!", Nudge.TOO_SHORT),
        ("listened", Nudge.TOO_SHORT),
        ("made me coffee today", None),
        ("you made COFFEE, before I was up", Nudge.SAME_AS_EARLIER),
        ("you made tea before I was up", None),
        ("他给我做了早饭", None),
        ("谢谢", Nudge.TOO_SHORT),
        ("朝ごはんを作ってくれた", None),
        ("ทำอาหารเช้าให้ฉันทุกวัน", None),
    ],
)
def test_the_nudge(what, expected):
    assert nudge(what, EARLIER) is expected


def test_accents_typed_in_another_form_are_the_same():
    assert nudge("the cafe\u0301 on our corner", ["The café on our corner"]) is Nudge.SAME_AS_EARLIER
    assert nudge("the cafe on our corner", ["The café on our corner"]) is None


def test_saying_is_offered_after_seven_different_full_days():
    days = [date(2024, 2, 26) + timedelta(days=2 * n) for n in range(7)]
    assert offers_saying(days)
    assert not offers_saying(days[:6])
    assert not offers_saying([*days[:6], days[0]])
