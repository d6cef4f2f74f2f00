from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from relationship_journal.domain.reflections import Source
from relationship_journal.ui.diagnosis.quiet_hour import QuietHour
from relationship_journal.ui.diagnosis.words import prompts

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(qtbot, context):
    made = QuietHour(context)
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.flush()


def sit(page, clock, minutes):
    for _ in range(minutes * 2):
        clock.advance(seconds=30)
        page.show_time()


def test_the_time_left_is_measured_by_the_clock(page, clock):
    assert page.time.text() == "20:00"
    sit(page, clock, 5)
    assert page.time.text() == "15:00"
    page.lengths[60].click()
    assert page.time.text() == "55:00"


def test_a_pause_stands_still(page, clock):
    sit(page, clock, 1)
    page.pause.click()
    assert page.time.text() == "paused at 19:00"
    clock.advance(minutes=10)
    page.show_time()
    assert page.time.text() == "paused at 19:00"
    page.pause.click()
    sit(page, clock, 1)
    assert page.time.text() == "18:00"


def test_a_computer_asleep_is_no_writing(page, clock):
    sit(page, clock, 1)
    clock.advance(hours=7)
    page.show_time()
    assert page.time.text() == "19:00"


def test_when_the_time_is_over_nothing_ends(qtbot, page, clock):
    sit(page, clock, 21)
    assert page.time.text() == "20 minutes have passed. Stay as long as you like."
    qtbot.keyClicks(page.field, "still here")
    assert page.isVisible()
    assert page.minutes_spent == 21


def test_what_is_written_is_a_reflection_with_its_minutes(qtbot, page, clock, journal):
    qtbot.keyClicks(page.field, "It began with the move.")
    sit(page, clock, 12)
    with qtbot.waitSignal(page.close_requested):
        page.done.click()
    (kept,) = journal.reflections.on_day(TODAY)
    assert (kept.text, kept.source, kept.minutes) == ("It began with the move.", Source.QUIET_HOUR, 12)


def test_typing_is_kept_while_it_rests(qtbot, page, journal):
    qtbot.keyClicks(page.field, "half a thought")
    qtbot.waitUntil(lambda: len(journal.reflections.on_day(TODAY)) == 1)
    assert page._hint.text() == "saved 20:14"


def test_esc_closes_and_keeps_the_text(qtbot, page, journal):
    qtbot.keyClicks(page.field, "enough for today")
    with qtbot.waitSignal(page.close_requested):
        qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert [kept.text for kept in journal.reflections.on_day(TODAY)] == ["enough for today"]


def test_an_hour_without_words_leaves_nothing(qtbot, page, clock, journal):
    sit(page, clock, 3)
    page.done.click()
    assert journal.reflections.on_day(TODAY) == []


def test_the_questions_go_round(page):
    seen = []
    for _ in range(4):
        seen.append(page.question.text())
        page.topics.another.click()
    assert seen == [*prompts(), prompts()[0]]
    assert page.field.hasFocus()


def test_other_questions_can_be_chosen_and_the_writing_stays(qtbot, page, context):
    qtbot.keyClicks(page.field, "so far")
    page.topics.other_topic.click()
    assert page.topics.chips[""].isChecked()
    wish = next(topic for topic in context.library.prompts.quiet if topic.id == "a-wish")
    page.topics.chips["a-wish"].click()
    seen = []
    for _ in range(3):
        seen.append(page.question.text())
        page.topics.another.click()
    assert tuple(seen) == wish.prompts
    assert page.field.toPlainText() == "so far"
    assert page.field.hasFocus()


def test_what_is_hidden_until_wanted_is_no_topic_before(qtbot, page, context):
    page.topics.other_topic.click()
    assert "near" not in page.topics.chips
    context.journal.settings.write(replace(context.journal.settings.read(), closer=True))
    other = QuietHour(context)
    qtbot.addWidget(other)
    other.show()
    other.topics.other_topic.click()
    assert "near" in other.topics.chips
