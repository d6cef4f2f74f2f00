from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from shiboken6 import delete

from relationship_journal.domain.conversations import Conversation, Stage
from relationship_journal.domain.records import natural_id
from relationship_journal.domain.rituals import RitualKind
from relationship_journal.ui.desk import Desk
from relationship_journal.ui.tabs.conversations import ConversationsTab

TODAY = date(2026, 11, 22)
KIND = "conversation"


@pytest.fixture
def put(journal):
    def keep(about, days=4, **more):
        talk = journal.conversations.new(TODAY + timedelta(days=days), about)
        return journal.conversations.save(replace(talk, **more))

    return keep


@pytest.fixture
def open_tab(qtbot, context, tasks):
    opened = []

    def show(**place):
        tab = ConversationsTab(context)
        tasks.changed.connect(tab.on_changed)
        qtbot.addWidget(tab)
        tab.resize(1068, 820)
        if place:
            tab.restore_place(place)
        tab.show()
        qtbot.waitExposed(tab)
        opened.append(tab)
        return tab

    yield show
    for tab in opened:
        tab.flush()


def rows(tab):
    return [tab.talks.model.item(row).about for row in range(tab.talks.model.rowCount())]


def write(qtbot, tab, name, text):
    field = tab.card.fields[name]
    field.setFocus()
    qtbot.keyClicks(field, text)


# planning


def test_an_empty_page_teaches_and_its_button_plans_a_talk(qtbot, open_tab, journal):
    tab = open_tab()
    assert tab.empty.isVisible()
    assert not tab.card.isVisible()
    assert not tab.talks.isVisible()
    tab.empty.button.click()
    assert not tab.empty.isVisible()
    write(qtbot, tab, "about", "Sundays")
    write(qtbot, tab, "planned_for", "after dinner")
    write(qtbot, tab, "question", "What would a good one be?")
    tab.flush()
    (talk,) = journal.conversations.page()
    assert (talk.about, talk.planned_for, talk.day) == ("Sundays", "after dinner", TODAY + timedelta(days=1))
    assert talk.question == "What would a good one be?"
    assert talk.stage is Stage.PLANNED


def test_nothing_written_leaves_nothing_behind(open_tab, journal):
    tab = open_tab()
    tab.new()
    tab.card.plan.day.setDate(tab.card.plan.day.date().addDays(3))
    tab.card.done.click()
    assert journal.conversations.overview().count == 0
    assert tab.empty.isVisible()


def test_typing_is_kept_without_being_asked(qtbot, open_tab, journal):
    tab = open_tab()
    tab.new()
    write(qtbot, tab, "good_thing", "You picked Mia up")
    qtbot.waitUntil(lambda: len(journal.conversations.page()) == 1, timeout=3000)


def test_the_next_talk_stands_on_its_card_in_the_user_s_words(open_tab, put):
    put("later", 9)
    put("soon", 4, planned_for="Thursday evening, on the sofa")
    tab = open_tab()
    assert tab.card.title.text() == "Thursday evening, on the sofa"
    assert tab.card.pill.text() == "in 4 days"
    assert not tab.card.done.isVisible()
    assert rows(tab) == ["soon", "later"]


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (-3, "was planned for 19 November")]
)
def test_the_pill_says_when_without_reproach(open_tab, put, days, words):
    put("Sundays", days)
    assert open_tab().card.pill.text() == words


def test_another_day_is_kept_at_once(open_tab, put, journal):
    talk = put("Sundays")
    tab = open_tab()
    tab.card.plan.day.setDate(tab.card.plan.day.date().addDays(-4))
    assert journal.find(KIND, talk.id).day == TODAY
    assert tab.card.pill.text() == "today"


def test_a_question_of_today_becomes_the_subject_of_a_talk(open_tab, put, journal):
    put("Sundays")
    tab = open_tab()
    tab.plan_talk("What is something we used to do for each other?")
    found = {talk.about for talk in journal.conversations.page()}
    assert found == {"Sundays", "What is something we used to do for each other?"}
    assert tab.focusWidget() is tab.card.fields["planned_for"]
    tab.card.done.click()
    assert tab.card.isVisible()
    assert tab.card.fields["about"].toPlainText() == "What is something we used to do for each other?"


def test_what_was_undone_in_one_talk_never_comes_up_in_another(qtbot, open_tab, put):
    put("Sundays")
    tab = open_tab()
    write(qtbot, tab, "question", "Why?")
    tab.new()
    tab.card.fields["question"].undo()
    assert tab.card.fields["question"].toPlainText() == ""


# afterwards


def test_we_talked_turns_the_card_into_the_log(qtbot, open_tab, put, journal):
    talk = put("Sundays", opener="You never have time.")
    tab = open_tab()
    assert not tab.card.log.isVisible()
    assert tab.card.plan.opener.note.isVisible()
    tab.card.talked.click()
    assert tab.card.log.isVisible()
    assert not tab.card.plan.moves.isVisible()
    assert not tab.card.plan.opener.note.isVisible()  # nothing to advise any more
    assert tab.focusWidget() is tab.card.fields["heard"]
    write(qtbot, tab, "heard", "He misses them, too")
    write(qtbot, tab, "surprised", "He said it first")
    tab.card.log.calm["calm_before"].buttons[1].click()
    tab.card.log.calm["calm_after"].buttons[3].click()
    tab.card.log.minutes.setValue(38)
    tab.flush()
    kept = journal.find(KIND, talk.id)
    assert (kept.stage, kept.day) == (Stage.HELD, TODAY)
    assert (kept.heard, kept.surprised) == ("He misses them, too", "He said it first")
    assert (kept.calm_before, kept.calm_after, kept.minutes) == (2, 4, 38)
    tab.card.done.click()
    assert not tab.card.isVisible()
    assert tab.last.isVisible()
    assert tab.last.accessibleName() == "After the last talk · 22 November"
    assert tab.last.words.text() == "He misses them, too\nHe said it first"


def test_a_wrong_tap_is_taken_back(open_tab, put, journal):
    talk = put("Sundays", 0)
    tab = open_tab()
    tab.card.talked.click()
    tab.card.not_yet.click()
    kept = journal.find(KIND, talk.id)
    assert (kept.stage, kept.day) == (Stage.PLANNED, TODAY)
    assert tab.card.talked.isVisible()


def test_not_now_lets_a_talk_go_and_it_can_be_planned_again(open_tab, put, journal, context):
    talk = put("Money", -2)
    tab = open_tab()
    tab.card.not_now.click()
    assert journal.find(KIND, talk.id).stage is Stage.LET_GO
    ((words, _),) = context.notices.deeds
    assert words == "Let go for now. It stays among your talks."
    assert not tab.card.isVisible()
    assert rows(tab) == ["Money"]
    tab.talks.list.row_activated.emit(tab.talks.model.item(0))
    assert tab.card.pill.text() == "let go for now"
    tab.card.again.click()
    assert journal.find(KIND, talk.id).stage is Stage.PLANNED
    assert tab.card.pill.text() == "tomorrow"


def test_letting_go_can_be_undone(open_tab, put, journal, context, tasks):
    talk = put("Money", 3)
    tab = open_tab()
    tab.card.not_now.click()
    ((_, undo),) = context.notices.deeds
    undo()
    again = journal.find(KIND, talk.id)
    assert (again.stage, again.day, again.about) == (Stage.PLANNED, talk.day, "Money")
    assert tab.card.isVisible()


def test_after_the_last_talk_stands_what_stayed(open_tab, put):
    put("older", -40, stage=Stage.HELD, heard="older")
    put("Sundays", -14, stage=Stage.HELD, heard="He misses them", calm_before=2, calm_after=4, minutes=38)
    tab = open_tab()
    assert tab.last.isVisible()
    assert tab.last.words.text() == "He misses them"
    tab.last.open.click()
    assert tab.focusWidget() is tab.card.fields["heard"]
    assert not tab.last.isVisible()


# the list


def test_thousands_of_talks_arrive_in_pages_without_a_widget_for_each(qtbot, open_tab, journal):
    days = [TODAY - timedelta(days=number) for number in range(1500)]
    journal.add(
        Conversation(id=natural_id("talk", day), day=day, about="Sundays", stage=Stage.HELD) for day in days
    )
    tab = open_tab()
    talks = tab.talks
    assert 0 < talks.model.rowCount() < 200
    before = len(talks.list.findChildren(QWidget))
    while talks.model.canFetchMore(talks.list.rootIndex()):
        talks.model.fetchMore(talks.list.rootIndex())
    talks.list.scrollToBottom()
    talks.list.grab()
    qtbot.wait(20)
    assert talks.model.rowCount() == 1500
    assert len(talks.list.findChildren(QWidget)) == before
    assert talks.list.heights.measured < 300
    assert talks.list.height() < 500


def test_a_row_says_itself_to_a_screen_reader(open_tab, put):
    put("Sundays", -14, stage=Stage.HELD, heard="x", calm_before=2, calm_after=4, minutes=38)
    said = open_tab().talks.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "8 November 2026, Sundays, talked 8 Nov, calm before 2 → after 4, 38 min"


def test_enter_opens_and_delete_deletes_with_an_offer_to_undo(qtbot, open_tab, put, journal, context):
    put("soon")
    old = put("old", -20, stage=Stage.HELD)
    tab = open_tab()
    tab.talks.list.setCurrentIndex(tab.talks.model.index(1))
    qtbot.keyClick(tab.talks.list, Qt.Key.Key_Return)
    assert tab.card.open_id == old.id
    assert tab.card.done.isVisible()
    qtbot.keyClick(tab.card.fields["about"], Qt.Key.Key_Escape)
    assert tab.card.fields["about"].toPlainText() == "soon"
    tab.talks.list.setCurrentIndex(tab.talks.model.index(1))
    qtbot.keyClick(tab.talks.list, Qt.Key.Key_Delete)
    assert context.notices.deletions == [(KIND, old.id, "old")]
    assert rows(tab) == ["soon"]
    journal.bin.restore(KIND, old.id)
    tab.refresh()
    assert rows(tab) == ["soon", "old"]


def test_a_talk_deleted_elsewhere_leaves_its_card(open_tab, put, tasks, journal):
    talk = put("Sundays")
    tab = open_tab()
    tasks.run(journal.bin.delete, KIND, talk.id)
    assert not tab.card.isVisible()
    assert tab.empty.isVisible()


def test_a_search_opens_the_talk_at_the_word(open_tab, put):
    put("soon")
    old = put("old", -20, stage=Stage.HELD, surprised="He said the word first")
    tab = open_tab()
    tab.show_entry(KIND, old.id, old.day, "Word")
    field = tab.card.fields["surprised"]
    assert tab.focusWidget() is field
    assert field.textCursor().position() == len("He said the ")


def test_earlier_versions_are_asked_for(qtbot, open_tab, put):
    talk = put("Sundays")
    tab = open_tab()
    with qtbot.waitSignal(tab.history_requested) as asked:
        tab.card.history.click()
    assert asked.args == [KIND, talk.id]


# place


def test_after_a_lock_the_same_talk_is_open_at_the_same_place(qtbot, open_tab, put):
    put("soon")
    put("later", 9, question="What would you like?")
    tab = open_tab()
    tab.talks.list.row_activated.emit(tab.talks.model.item(1))
    tab.card.fields["question"].setFocus()
    tab.card.fields["question"].set_cursor_at(5)
    place = tab.place()
    assert "What" not in str(place)
    tab.flush()
    tab.hide()
    again = open_tab(**place)
    assert again.card.fields["about"].toPlainText() == "later"
    assert again.focusWidget() is again.card.fields["question"]
    assert again.card.fields["question"].textCursor().position() == 5


def test_the_place_is_known_while_the_door_stands_before_the_tab(qtbot, context, put):
    """The window shows the locked door first and asks for the places then."""
    put("Sundays", question="What would you like?")
    window, door = QStackedWidget(), QLineEdit()
    tab = ConversationsTab(context, window)
    qtbot.addWidget(window)
    window.addWidget(tab)
    window.addWidget(door)
    window.show()
    qtbot.waitExposed(window)
    tab.card.fields["question"].setFocus()
    tab.card.fields["question"].set_cursor_at(5)
    window.setCurrentWidget(door)
    door.setFocus()
    place = tab.place()
    assert (place["field"], place["cursor"]) == ("question", 5)
    tab.flush()


def test_a_talk_just_begun_is_found_again_after_a_lock(qtbot, open_tab):
    tab = open_tab()
    tab.new()
    write(qtbot, tab, "opener", "I miss")
    place = tab.place()
    tab.flush()
    tab.hide()
    again = open_tab(**place)
    assert again.card.fields["opener"].toPlainText() == "I miss"
    assert again.card.fields["opener"].textCursor().position() == len("I miss")


# regular talks


def test_a_regular_talk_planned_here_stands_on_rituals_and_today(qtbot, context, tasks, journal):
    desk = Desk(context)
    tasks.changed.connect(desk.on_changed)
    desk.show()
    desk.enter({"tab": "conversations"})
    tab = desk.current
    assert isinstance(tab, ConversationsTab)
    tab.regular.add.click()
    assert desk.current_name == "rituals"
    assert desk.current.editor.isVisible()
    assert desk.current.editor.name.text() == "Our weekly talk"
    assert desk.current.editor.kind.chips[RitualKind.TALK].isChecked()
    (kept,) = journal.conversations.regular(TODAY)
    assert kept.ritual.schedule.weekdays == (TODAY.weekday(),)
    desk.current.editor._done.click()
    assert [card.name.text() for card in desk.current.cards.values()] == ["Our weekly talk"]
    desk.go("today")
    assert "Our weekly talk" in [line.ritual.name for line in journal.today.page(TODAY, TODAY).rituals]
    desk.go("conversations")
    (row,) = tab.regular.rows
    assert (row.name.text(), row.due.text()) == ("Our weekly talk", "today")
    row.name.click()
    assert desk.current_name == "rituals"
    assert desk.current.editor.open_id == kept.ritual.id
    desk.flush()
    desk.close()
    delete(desk)  # else it builds the tabs that are left, for a journal that is closed by then


def test_writing_asks_for_no_rituals_again(qtbot, open_tab, put, context, monkeypatch):
    put("Sundays")
    tab = open_tab()
    asked = []
    monkeypatch.setattr(context.journal.conversations, "regular", lambda today: asked.append(today) or [])
    write(qtbot, tab, "question", "What?")
    tab.flush()
    assert asked == []
    context.tasks.run(context.journal.rituals.save, replace(context.journal.rituals.new(TODAY), name="Walk"))
    assert asked == [TODAY]


def test_a_place_whose_talk_is_gone_shows_the_next_one(open_tab, put, journal):
    gone = put("gone", 9)
    put("Sundays")
    journal.bin.delete(KIND, gone.id)
    assert open_tab(talk=str(gone.id)).card.fields["about"].toPlainText() == "Sundays"
