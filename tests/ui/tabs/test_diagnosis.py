from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from relationship_journal.domain.diagnosis import Culprit, Onset, Precision
from relationship_journal.ui.tabs.diagnosis import DiagnosisTab

TODAY = date(2026, 11, 22)
KIND = "diagnosis_note"


@pytest.fixture
def put(journal):
    def keep(what, since, **more):
        note = replace(journal.diagnosis.new(TODAY), what=what, since=since, **more)
        return journal.diagnosis.save(note)

    return keep


@pytest.fixture
def open_tab(qtbot, context, tasks):
    opened = []

    def show():
        tab = DiagnosisTab(context)
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


def rows(tab):
    model = tab.timeline.model
    return [model.item(row).what for row in range(model.rowCount())]


def counts(tab):
    return [bar.accessibleName() for bar in tab.pattern.bars]


def test_an_empty_page_teaches_and_its_button_begins_a_note(qtbot, open_tab, journal):
    tab = open_tab()
    assert tab.empty.isVisible()
    assert not tab.timeline.isVisible()
    tab.empty.button.click()
    qtbot.keyClicks(tab.editor.what, "We stopped eating at the table")
    tab.flush()
    assert [note.what for note in journal.diagnosis.timeline()] == ["We stopped eating at the table"]
    assert not tab.empty.isVisible()
    assert rows(tab) == ["We stopped eating at the table"]


def test_the_timeline_goes_by_when_it_happened_newest_first(open_tab, put):
    put("spring", date(2024, 3, 1), precision=Precision.SEASON)
    put("last month", date(2026, 10, 1), precision=Precision.MONTH)
    put("long ago", date(2019, 1, 1), precision=Precision.YEAR)
    assert rows(open_tab()) == ["last month", "spring", "long ago"]


def test_thousands_of_notes_arrive_in_pages(open_tab, journal):
    new = journal.diagnosis.new
    journal.add([replace(new(TODAY), what=f"note {n}", since=date(2020, 1, 1)) for n in range(1500)])
    tab = open_tab()
    assert 0 < tab.timeline.model.rowCount() < 500
    assert tab.timeline.model.canFetchMore(tab.timeline.list.rootIndex())


def test_a_row_says_itself_to_a_screen_reader(open_tab, put):
    put(
        "The argument about the holiday",
        date(2026, 9, 1),
        precision=Precision.MONTH,
        onset=Onset.SUDDEN,
        culprits=[Culprit.UNRESOLVED_CONFLICT, "his mother"],
        my_story="He does not care.",
        their_story="Worried about money.",
    )
    tab = open_tab()
    said = tab.timeline.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "September 2026. sudden. The argument about the holiday. What I told myself: He does not care. "
        "What it may have been for them: Worried about money. unresolved conflict, his mother."
    )


def test_enter_opens_a_note_and_every_field_is_kept(qtbot, open_tab, put, journal):
    note = put("He reads in the other room", date(2026, 6, 14))
    tab = open_tab()
    tab.timeline.list.setCurrentIndex(tab.timeline.model.index(0))
    qtbot.keyClick(tab.timeline.list, Qt.Key.Key_Return)
    editor = tab.editor
    assert editor.isVisible()
    assert not tab.pattern.isVisible()
    assert editor.when.field.text() == "14 June 2026"
    qtbot.keyClicks(editor.my_story, "I bore him")
    qtbot.keyClicks(editor.their_story, "tired")
    editor._onsets[Onset.GRADUAL].click()
    editor.culprits.chips[Culprit.LOST_RITUAL].click()
    editor.when.field.clear()
    qtbot.keyClicks(editor.when.field, "around spring 2023")
    tab.flush()
    kept = journal.find(KIND, note.id)
    assert (kept.my_story, kept.their_story, kept.onset) == ("I bore him", "tired", Onset.GRADUAL)
    assert (kept.since, kept.precision, kept.about) == (date(2023, 3, 1), Precision.SEASON, True)
    assert kept.culprits == [Culprit.LOST_RITUAL]


def test_typing_is_kept_without_being_asked(qtbot, open_tab, journal):
    tab = open_tab()
    tab.new()
    qtbot.keyClicks(tab.editor.what, "the move")
    assert journal.diagnosis.timeline() == []
    qtbot.waitUntil(lambda: [note.what for note in journal.diagnosis.timeline()] == ["the move"])
    assert tab.editor.saved.text() == "saved 20:14"


def test_a_refresh_never_overwrites_what_is_being_typed(qtbot, open_tab, put, journal):
    note = put("one", date(2026, 6, 14))
    tab = open_tab()
    tab._on_note_activated(note)
    qtbot.keyClicks(tab.editor.what, " two")
    journal.diagnosis.save(replace(note, what="from elsewhere"))
    tab.refresh()
    assert tab.editor.what.toPlainText() == "one two"


def test_an_earlier_version_brought_back_is_shown(open_tab, put, journal):
    note = put("one", date(2026, 6, 14))
    tab = open_tab()
    tab._on_note_activated(note)
    journal.diagnosis.save(replace(note, what="an earlier one"))
    tab.refresh()
    assert tab.editor.what.toPlainText() == "an earlier one"


def test_earlier_versions_are_asked_for(qtbot, open_tab, put):
    note = put("one", date(2026, 6, 14))
    tab = open_tab()
    tab._on_note_activated(note)
    with qtbot.waitSignal(tab.history_requested) as asked:
        tab.editor.history.click()
    assert asked.args == [KIND, note.id]


def test_deleting_offers_undo_and_closes_the_editor(open_tab, put, context, journal):
    note = put("the move", date(2021, 1, 1))
    tab = open_tab()
    tab._on_note_activated(note)
    tab.editor.trash.click()
    assert context.notices.deletions == [(KIND, note.id, "the move")]
    assert not tab.editor.isVisible()
    assert journal.diagnosis.timeline() == []


def test_delete_in_the_list(qtbot, open_tab, put, context):
    note = put("the move", date(2021, 1, 1))
    tab = open_tab()
    tab.timeline.list.setCurrentIndex(tab.timeline.model.index(0))
    qtbot.keyClick(tab.timeline.list, Qt.Key.Key_Delete)
    assert context.notices.deletions == [(KIND, note.id, "the move")]
    assert tab.empty.isVisible()


def test_a_note_deleted_elsewhere_leaves_the_editor(open_tab, put, journal, tasks):
    note = put("the move", date(2021, 1, 1))
    tab = open_tab()
    tab._on_note_activated(note)
    tasks.run(journal.bin.delete, KIND, note.id)
    assert not tab.editor.isVisible()
    tab.flush()
    assert journal.diagnosis.timeline() == []


def test_what_keeps_coming_back_is_counted_over_a_chosen_time(open_tab, put):
    put("new", date(2026, 11, 1), culprits=[Culprit.OUTSIDE_STRESS])
    put("this year", date(2026, 2, 1), culprits=[Culprit.OUTSIDE_STRESS])
    put("last year", date(2025, 12, 24), culprits=["his mother"])
    put("old", date(2019, 1, 1), culprits=["his mother"])
    put("older", date(2018, 1, 1), culprits=["his mother"])
    tab = open_tab()
    assert counts(tab) == ["His mother: 3 notes", "Outside stress: 2 notes"]
    seen = {}
    for name, chip in tab.pattern._chips.items():
        chip.click()
        seen[name] = counts(tab)
    assert seen["year"] == ["Outside stress: 2 notes"]
    assert seen["12 months"] == ["Outside stress: 2 notes", "His mother: one note"]
    assert seen["90 days"] == ["Outside stress: one note"]


def test_a_bar_narrows_the_timeline_and_a_second_press_widens_it(open_tab, put):
    put("money", date(2026, 11, 1), culprits=[Culprit.OUTSIDE_STRESS])
    put("table", date(2026, 2, 1), culprits=[Culprit.LOST_RITUAL])
    tab = open_tab()
    bar = next(bar for bar in tab.pattern.bars if bar.culprit == Culprit.LOST_RITUAL)
    bar.click()
    assert rows(tab) == ["table"]
    assert "a lost ritual" in tab.timeline._narrowed.text()
    bar.click()
    assert rows(tab) == ["money", "table"]


def test_a_narrowed_timeline_that_runs_empty_shows_everything(open_tab, put, journal, tasks):
    put("money", date(2026, 11, 1), culprits=[Culprit.OUTSIDE_STRESS])
    note = put("table", date(2026, 2, 1), culprits=[Culprit.LOST_RITUAL])
    tab = open_tab()
    tab._narrow(Culprit.LOST_RITUAL)
    tasks.run(journal.bin.delete, KIND, note.id)
    assert rows(tab) == ["money"]
    assert tab.pattern.culprit is None


def test_many_culprits_are_not_all_shown_at_once(open_tab, put):
    put("much", date(2026, 11, 1), culprits=[f"tag {n}" for n in range(12)])
    tab = open_tab()
    assert len(tab.pattern.bars) == 8
    tab.pattern._more.click()
    assert len(tab.pattern.bars) == 12
    assert not tab.pattern._more.isVisible()


def test_a_search_result_opens_at_its_word(open_tab, put):
    note = put("first", date(2026, 6, 14), their_story="ashamed about money")
    tab = open_tab()
    tab.show_entry(KIND, note.id, TODAY, "money")
    assert tab.focusWidget() is tab.editor.their_story
    assert tab.editor.their_story.textCursor().position() == len("ashamed about ")


def test_the_place_is_found_again(open_tab, put):
    note = put("first", date(2026, 6, 14), my_story="I bore him")
    tab = open_tab()
    tab.pattern._chips["year"].click()
    tab.show_entry(KIND, note.id, TODAY, "him")
    place = tab.place()
    assert "bore" not in str(place)
    other = open_tab()
    other.restore_place(place)
    assert other.pattern.range == "year"
    assert other.focusWidget() is other.editor.my_story
    assert other.place() == place


def test_a_quiet_hour_is_asked_for(qtbot, open_tab):
    tab = open_tab()
    with qtbot.waitSignal(tab.quiet_hour_requested):
        tab.quiet_hour.click()


def test_in_a_small_window_an_open_note_has_the_page_to_itself(open_tab, put):
    note = put("first", date(2026, 6, 14))
    tab = open_tab()
    tab._on_note_activated(note)
    assert tab.timeline.isVisible()
    tab.resize(812, 640)
    assert not tab.timeline.isVisible()
    tab.editor.done.click()
    assert tab.timeline.isVisible()
