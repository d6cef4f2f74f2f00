"""The card for free writing: as many reflections a day as wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from relationship_journal.domain.reflections import Reflection
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.writing_field import WritingField


class ReflectionEditor(QWidget):
    """One reflection: a title if wanted, and the page."""

    written = Signal()
    saved = Signal()
    history_requested = Signal(str, object)

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft[Reflection] = Draft(
            context,
            "reflection",
            lambda: context.journal.reflections.new(day),
            lambda record: context.journal.reflections.save(record),
            lambda record: record.text.strip() or record.title.strip(),
            self,
        )
        self.draft.saved.connect(self.saved)
        self.draft.deleted.connect(self.refresh)
        self.title = Line(self.tr("A title, if you like"))
        self.title.edited.connect(lambda: self._on_edited(title=self.title.toPlainText()))
        self.title.entered.connect(self._on_title_entered)
        self.text = WritingField(self.tr("Write about anything. Nobody reads this but you."), lines=3)
        self.text.setAccessibleName(self.tr("Reflection"))
        self.text.edited.connect(lambda: self._on_edited(text=self.text.toPlainText()))
        for field in (self.title, self.text):
            field.left.connect(self.draft.flush)
        self._menu_button = Button(self.tr("More about this reflection"), "icon", icon="dots")
        self._build()
        self.refresh()

    def take(self, record: Reflection) -> None:
        """Show what the journal holds, unless the user is ahead of it."""
        if self.draft.take(record):
            self.refresh()

    def refresh(self) -> None:
        """Show the draft's record."""
        record = self.draft.record
        for field, text in (
            (self.title, record.title if record else ""),
            (self.text, record.text if record else ""),
        ):
            if not (field.hasFocus() and self.draft.is_unsaved):
                fill(field, text)
        self._menu_button.setVisible(record is not None)

    def _build(self) -> None:
        keeps_room = self._menu_button.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._menu_button.setSizePolicy(keeps_room)
        self._menu_button.clicked.connect(self._on_menu_clicked)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text)

    def _on_edited(self, **values: str) -> None:
        self.draft.change(**values)
        self._menu_button.show()
        self.written.emit()

    def _on_title_entered(self) -> None:
        self.text.setFocus()

    def _on_menu_clicked(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Earlier versions"), self._on_history_chosen)
        menu.addAction(self.tr("Delete"), self._on_delete_chosen)
        menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _on_history_chosen(self) -> None:
        self.draft.flush()
        if self.draft.record is not None:
            self.history_requested.emit("reflection", self.draft.record.id)

    def _on_delete_chosen(self) -> None:
        self.draft.delete()


class ReflectionsCard(Card):
    """The day's reflections below each other, the last one empty when asked for."""

    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Reflection"))
        self._context = context
        self._day = context.today()
        self.editors: list[ReflectionEditor] = []
        self._saved = SavedHint()
        self.header.addWidget(self._saved)
        self._another = Button(self.tr("Write another"), "link")
        self._another.clicked.connect(self.focus_new)
        self.body.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)

    def show_day(self, day: date, reflections: Sequence[Reflection]) -> None:
        """Show a day: anew when it is another one, else only what changed."""
        if day != self._day or not self.editors:
            self._begin(day)
        known = {reflection.id for reflection in reflections}
        for editor in list(self.editors):
            record = editor.draft.record
            if record and editor.draft.is_stored and record.id not in known and not editor.draft.is_unsaved:
                self._remove(editor)
        for reflection in reflections:
            (self.editor_of(reflection.id) or self._empty() or self._add()).take(reflection)
        if not self.editors:
            self._add()
        self._offer_another()

    def flush(self) -> None:
        """Save every reflection now."""
        for editor in list(self.editors):
            editor.draft.flush()

    def focus_new(self) -> None:
        """Put the cursor into an empty reflection."""
        empty = next((editor for editor in self.editors if editor.draft.is_blank), None)
        (empty or self._add()).text.setFocus()
        self._offer_another()

    def editor_of(self, id: UUID) -> ReflectionEditor | None:
        """Where a reflection is shown."""
        return next((e for e in self.editors if e.draft.record and e.draft.record.id == id), None)

    def _begin(self, day: date) -> None:
        self.flush()
        for editor in list(self.editors):
            self._remove(editor)
        self._day = day
        self._saved.clear()

    def _empty(self) -> ReflectionEditor | None:
        free = (e for e in self.editors if e.draft.record is None)
        return next((e for e in free if not e.text.hasFocus() and not e.title.hasFocus()), None)

    def _add(self) -> ReflectionEditor:
        editor = ReflectionEditor(self._context, self._day, self)
        editor.written.connect(self._offer_another)
        editor.saved.connect(self._on_editor_saved)
        editor.history_requested.connect(self.history_requested)
        self.editors.append(editor)
        self.body.insertWidget(len(self.editors) - 1, editor)
        return editor

    def _remove(self, editor: ReflectionEditor) -> None:
        self.editors.remove(editor)
        self.body.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _offer_another(self) -> None:
        self._another.setVisible(all(not editor.draft.is_blank for editor in self.editors))

    def _on_editor_saved(self) -> None:
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
