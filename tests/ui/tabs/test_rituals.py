from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt

from relationship_journal.domain.rituals import DayState, Mark, Rhythm, RitualKind, Schedule
from relationship_journal.ui.rituals.pause_dialog import PauseDialog
from relationship_journal.ui.tabs.rituals import RitualsTab

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.fixture
def put(journal):
    def keep(name, since=date(2026, 6, 1), **more):
        return journal.rituals.save(replace(journal.rituals.new(TODAY), name=name, since=since, **more))

    return keep


@pytest.fixture
def open_tab(qtbot, context, tasks):
    opened = []

    def show():
        tab = RitualsTab(context)
        tasks.changed.connect(tab.on_changed)
        qtbot.addWidget(tab)
        tab.resize(1060, 820)
        tab.show()
        qtbot.waitExposed(tab)
        opened.append(tab)
        return tab

    yield show
    for tab in opened:
        tab.flush()


def names(tab):
    return [card.name.text() for card in tab.cards.values()]


def card(tab, name):
    return next(card for card in tab.cards.values() if card.name.text() == name)


def told(card, day):
    return card.map.days.index_of(day).data(Qt.ItemDataRole.AccessibleTextRole)


def states(journal, ritual, day):
    from relationship_journal.domain.days import Span

    return journal.rituals.states(ritual.id, Span(day, day))[day]


def test_an_empty_page_teaches_and_its_button_begins_a_ritual(qtbot, open_tab, journal):
    tab = open_tab()
    assert tab.empty.isVisible()
    tab.empty.button.click()
    qtbot.keyClicks(tab.editor.name, "Morning coffee")
    tab.editor._done.click()
    assert names(tab) == ["Morning coffee"]
    assert not tab.empty.isVisible()
    assert not tab.editor.isVisible()


def test_the_box_marks_today_and_a_second_click_takes_it_back(open_tab, put, journal):
    ritual = put("Morning coffee")
    tab = open_tab()
    box = card(tab, "Morning coffee").box
    box.click()
    assert states(journal, ritual, TODAY) is DayState.DONE
    assert box.isChecked()
    box.click()
    assert states(journal, ritual, TODAY) is DayState.UNKNOWN
    assert not box.isChecked()


def test_strength_is_the_main_number_and_the_streak_comes_second(open_tab, put, journal):
    ritual = put("Morning coffee", since=TODAY - timedelta(days=40))
    for back in range(41):
        journal.rituals.mark(ritual.id, TODAY - timedelta(days=back), Mark.DONE)
    shown = card(open_tab(), "Morning coffee")
    assert shown.strength.text() == "89%", "1 - 0.5 ** (41 / 13)"
    assert shown.streak.text() == "41 in a row"


def test_the_map_shows_scheduled_days_only(open_tab, put):
    put("Film night", schedule=Schedule(Rhythm.WEEKDAYS, weekdays=(4,)))
    shown = card(open_tab(), "Film night").map
    seen = {
        shown.days.day(shown.days.index(row, column)).weekday()
        for row in range(7)
        for column in range(shown.days.columnCount())
        if shown.days.level(shown.days.index(row, column)) is not None
    }
    assert seen == {4}
    assert shown.days.columnCount() == 26


def test_every_state_of_a_day_is_said_in_words(open_tab, put, journal):
    ritual = put("Phones away", schedule=Schedule(Rhythm.TIMES_A_WEEK, times=2))
    for day, mark in ((16, Mark.DONE), (17, Mark.DONE), (10, Mark.REST), (11, Mark.NOT_TODAY)):
        journal.rituals.mark(ritual.id, date(2026, 11, day), mark)
    shown = card(open_tab(), "Phones away")
    assert told(shown, date(2026, 11, 16)) == "Monday, 16 November 2026: done"
    assert told(shown, date(2026, 11, 18)).endswith(": free, the week was already full")
    assert told(shown, date(2026, 11, 10)).endswith(": rest")
    assert told(shown, date(2026, 11, 11)).endswith(": not that day")
    assert told(shown, date(2026, 11, 12)).endswith(": nothing noted")
    assert shown.today.text() == "2 of 2 this week"


def test_every_state_of_a_day_has_its_own_shape(open_tab, put, journal):
    ritual = put("Phones away", schedule=Schedule(Rhythm.TIMES_A_WEEK, times=1))
    for day, mark in ((16, Mark.DONE), (10, Mark.REST), (11, Mark.NOT_TODAY)):
        journal.rituals.mark(ritual.id, date(2026, 11, day), mark)
    shown = card(open_tab(), "Phones away").map
    picture = shown.viewport().grab().toImage()
    middles = []
    for day in (16, 17, 10, 11, 12):
        area = shown.visualRect(shown.days.index_of(date(2026, 11, day)))
        across = [picture.pixelColor(area.x() + x, area.y() + 6).lightness() for x in (2, 6, 10)]
        middles.append(tuple(across))
    assert len(set(middles)) == 5


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_D, DayState.DONE),
        (Qt.Key.Key_N, DayState.NOT_TODAY),
        (Qt.Key.Key_R, DayState.REST),
    ],
)
def test_an_earlier_day_is_filled_in_by_a_key(qtbot, open_tab, put, journal, key, state):
    ritual = put("Morning coffee")
    shown = card(open_tab(), "Morning coffee").map
    day = date(2026, 9, 9)
    shown.setCurrentIndex(shown.days.index_of(day))
    qtbot.keyClick(shown, key)
    assert states(journal, ritual, day) is state
    assert shown.days.day(shown.currentIndex()) == day, "the keyboard stays on the day"
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert states(journal, ritual, day) is DayState.UNKNOWN


def test_enter_on_a_day_opens_its_menu(qtbot, open_tab, put, journal):
    ritual = put("Morning coffee")
    shown = card(open_tab(), "Morning coffee").map
    day = date(2026, 9, 9)
    with qtbot.waitSignal(shown.day_activated) as opened:
        shown.setCurrentIndex(shown.days.index_of(day))
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert opened.args == [day]
    texts = [action.text().split("\t")[0] for action in shown.menu_for(day).actions()[2:]]
    assert texts == ["Done", "Not that day", "Rest", "Clear"]
    shown.menu_for(day).actions()[4].trigger()
    assert states(journal, ritual, day) is DayState.REST


def test_groups_are_headed_and_kept_in_order(open_tab, put):
    put("Lunch note", group="Small things")
    put("Walk", group="For two")
    put("Coffee")
    tab = open_tab()
    assert names(tab) == ["Coffee", "Walk", "Lunch note"]
    assert [heading.text() for heading in tab._headings] == ["For two", "Small things"]


def test_moving_up_and_down_within_the_group(open_tab, put):
    for name in ("one", "two", "three"):
        put(name)
    tab = open_tab()
    card(tab, "three")._actions["up"].trigger()
    assert names(tab) == ["one", "three", "two"]
    card(tab, "one")._actions["down"].trigger()
    assert names(tab) == ["three", "one", "two"]
    card(tab, "one")._actions["up"].trigger()
    assert names(tab) == ["one", "three", "two"]
    assert not card(tab, "one")._actions["up"].isEnabled()
    assert not card(tab, "two")._actions["down"].isEnabled()


def test_keys_move_the_card_that_has_the_focus(qtbot, open_tab, put):
    put("one")
    put("two")
    tab = open_tab()
    tab.activateWindow()
    box = card(tab, "two").box
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(tab) == ["two", "one"]
    assert tab.focusWidget() is box


def test_a_ritual_joins_another_group_at_its_end(open_tab, put):
    put("one", group="For two")
    put("two", group="For two")
    put("three")
    tab = open_tab()
    groups = card(tab, "three")._group_menu(card(tab, "three").menu())
    next(action for action in groups.actions() if action.text() == "For two").trigger()
    assert names(tab) == ["one", "two", "three"]
    assert card(tab, "three").overview.ritual.group == "For two"


def test_a_season_of_rest_and_back(qtbot, open_tab, put, journal):
    ritual = put("Walk")
    tab = open_tab()
    card(tab, "Walk")._actions["pause"].trigger()
    dialog = tab.window().findChild(PauseDialog)
    dialog.pause.click()
    (pause,) = journal.rituals.pauses(ritual.id)
    assert (pause.first, pause.last) == (TODAY, TODAY + timedelta(days=27))
    assert card(tab, "Walk").today.text() == "Resting until 19 Dec"
    card(tab, "Walk")._actions["resume"].trigger()
    assert card(tab, "Walk").today.text() == ""


def test_a_season_without_an_end(open_tab, put, journal):
    ritual = put("Walk")
    tab = open_tab()
    card(tab, "Walk")._actions["pause"].trigger()
    dialog = tab.window().findChild(PauseDialog)
    dialog.open_end.setChecked(True)
    dialog.pause.click()
    assert journal.rituals.pauses(ritual.id)[0].last is None
    assert card(tab, "Walk").today.text() == "Resting for a season"


def test_put_away_behind_a_quiet_switch_and_brought_back(open_tab, put):
    put("Walk")
    put("Coffee")
    tab = open_tab()
    assert not tab.away.isVisible()
    card(tab, "Walk")._actions["archive"].trigger()
    assert names(tab) == ["Coffee"]
    assert tab.away.text() == "Put away (1)"
    tab.away.click()
    assert names(tab) == ["Coffee", "Walk"]
    put_away = card(tab, "Walk")
    assert put_away.box.isHidden()
    put_away._actions["back"].trigger()
    assert not card(tab, "Walk").box.isHidden()
    assert not tab.away.isVisible()


def test_deleting_offers_undo(open_tab, put, context, journal):
    ritual = put("Walk")
    tab = open_tab()
    card(tab, "Walk")._actions["delete"].trigger()
    assert context.notices.deletions == [("ritual", ritual.id, "Walk")]
    assert tab.empty.isVisible()
    context.tasks.run(journal.bin.restore, "ritual", ritual.id)
    assert names(tab) == ["Walk"]


def test_everything_about_a_ritual_is_edited(qtbot, open_tab, put, journal):
    ritual = put("Walk")
    tab = open_tab()
    card(tab, "Walk")._actions["edit"].trigger()
    editor = tab.editor
    assert not tab.cards[ritual.id].isVisible()
    editor.name.setFocus()
    qtbot.keyClicks(editor.name, " after dinner")
    qtbot.keyClicks(editor.plan, "When the plates are in, we put our shoes on")
    editor.schedule.rhythms[Rhythm.WEEKDAYS].click()
    for chip in (editor.schedule.weekdays[0], editor.schedule.weekdays[2]):
        chip.click()
    editor.time.timed.click()
    editor.time.protected.click()
    editor.time.remind.click()
    editor.kind.chips[RitualKind.AFFECTION].click()
    editor.hue.chips["plum"].click()
    qtbot.keyClicks(editor.group, "For two")
    editor._done.click()
    kept = journal.find("ritual", ritual.id)
    assert kept.name == "Walk after dinner"
    assert kept.plan == "When the plates are in, we put our shoes on"
    assert kept.schedule == Schedule(Rhythm.WEEKDAYS, weekdays=(0, 2, 6), ordinal=1)
    assert (kept.at, kept.protected, kept.remind) == (time(19, 30), True, True)
    assert (kept.kind, kept.hue, kept.group) == (RitualKind.AFFECTION, "plum", "For two")
    assert card(tab, "Walk after dinner").when.text() == "Mon Wed Sun · protected 19:30"
    assert card(tab, "Walk after dinner").map.hue == "plum"


def test_a_refresh_never_overwrites_what_is_being_typed(qtbot, open_tab, put, journal):
    ritual = put("Walk")
    tab = open_tab()
    tab._on_edit_requested(ritual, "")
    qtbot.keyClicks(tab.editor.name, "ing")
    journal.rituals.save(replace(ritual, name="from elsewhere"))
    tab.refresh()
    assert tab.editor.name.text() == "Walking"


def test_a_name_erased_is_kept_and_the_ritual_with_it(qtbot, open_tab, put, journal):
    ritual = put("Walk")
    tab = open_tab()
    tab._on_edit_requested(ritual, "")
    tab.editor.name.selectAll()
    qtbot.keyClick(tab.editor.name, Qt.Key.Key_Delete)
    tab.editor._done.click()
    assert names(tab) == ["Walk"]


def test_a_sentence_without_a_name_is_not_lost(qtbot, open_tab, journal):
    tab = open_tab()
    tab.new()
    qtbot.keyClicks(tab.editor.plan, "When the light goes out, we say good night")
    tab.flush()
    (one,) = journal.rituals.overviews(TODAY)
    assert one.ritual.name.startswith("When the light goes out")


def test_the_place_is_found_again(open_tab, put):
    ritual = put("Walk")
    tab = open_tab()
    tab._on_edit_requested(ritual, "")
    place = tab.place()
    other = open_tab()
    other.restore_place(place)
    assert other.editor.isVisible()
    assert other.editor.open_id == ritual.id
