"""One numbered line of appreciation, with room below for what else there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from relationship_journal.domain.gratitude import Appreciation, Nudge, Voice, nudge
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.gratitude.fields import AppreciationFields
from relationship_journal.ui.gratitude.words import voice_word
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.pill import Pill
from relationship_journal.ui.widgets.writing_field import WritingField

NUMBER_PX = 16
"""Room for the number before a line."""
ROW_PX = 8
"""Room between a line and the hairline above it."""


class AppreciationRow(QWidget):
    """A line to write on. It saves itself; erasing it deletes it, with a way back."""

    entered = Signal()
    """Enter was pressed."""
    written = Signal()
    """The text changed under the user's hands."""
    saved = Signal()

    def __init__(
        self,
        context: Context,
        day: date,
        number: int,
        earlier: Callable[[], Iterable[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._day = day
        self._earlier = earlier
        self._tags: list[str] = []
        self._fields: AppreciationFields | None = None
        self.draft: Draft[Appreciation] = Draft(
            context,
            "appreciation",
            lambda: context.journal.gratitude.new(self._day),
            lambda record: context.journal.gratitude.save(record),
            lambda record: record.what,
            self,
        )
        self.draft.saved.connect(self.saved)
        self.draft.deleted.connect(self.refresh)
        self.field = Line()
        self.field.edited.connect(self._on_field_edited)
        self.field.entered.connect(self.entered)
        self.field.left.connect(self._on_field_left)
        self._number = label("", "count", tone="ember")
        self._number.setFixedWidth(NUMBER_PX)
        self._rule = rule()
        self._state = Pill("", "sage")
        self._hint = label("", "hint", wrap=True)
        self._hint.hide()
        self._menu_button = Button(self.tr("More"), "icon", icon="dots")
        self._build()
        self.set_number(number)
        self.refresh()

    def begin(self, day: date) -> None:
        """Be a line of another day, once it is refreshed; what was written is saved."""
        self.draft.let_go()
        self._day = day
        self._hint.hide()
        if self._fields is not None:
            self._fields.hide()
            self._fields.deleteLater()
            self._fields = None

    def set_number(self, number: int) -> None:
        """Its place in the list, from 1."""
        self._number.setText(str(number))
        self._rule.setVisible(number > 1)
        self.field.setAccessibleName(self.tr("Appreciation {n}").format(n=number))
        self._menu_button.setAccessibleName(self.tr("More about appreciation {n}").format(n=number))

    def offer_tags(self, names: list[str]) -> None:
        """Tags used on appreciations before."""
        self._tags = names
        if self._fields is not None:
            self._fields.offer_tags(names)

    def take(self, record: Appreciation) -> None:
        """Show what the journal holds, unless the user is ahead of it."""
        if self.draft.take(record):
            self.refresh()

    def refresh(self) -> None:
        """Show the draft's record."""
        record = self.draft.record
        text = record.what if record else ""
        if not (self.field.hasFocus() and self.draft.is_unsaved):
            fill(self.field, text)
        told = record is not None and record.voice is not Voice.NOTICED
        self._state.setText(voice_word(record.voice) if record and told else "")
        self._state.setVisible(told)
        self._menu_button.setVisible(record is not None)
        if self._fields is not None:
            self._fields.refresh()
            if record is None:
                self._fields.hide()

    def fields(self) -> dict[str, WritingField]:
        """The fields of the line by the name of what is in them, as far as they are open."""
        named: dict[str, WritingField] = {"what": self.field}
        if self._fields is not None and not self._fields.isHidden():
            named |= self._fields.fields()
        return named

    def flush(self) -> None:
        """Save now."""
        self.draft.flush()

    def delete(self) -> None:
        """Move it to the bin."""
        self.draft.delete()
        self._hint.hide()

    def set_voice(self, voice: Voice) -> None:
        """Noticed, planned or said."""
        if self.draft.record is not None:
            self._details().set_voice(voice)

    def toggle_details(self) -> None:
        """Open or close what else there is to say."""
        if self.draft.record is None:
            return
        details = self._details()
        details.setVisible(details.isHidden())
        (self.field if details.isHidden() else details.when).setFocus()

    def _build(self) -> None:
        keeps_room = self._menu_button.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._menu_button.setSizePolicy(keeps_room)
        self._menu_button.clicked.connect(self._on_menu_clicked)
        self._menu_button.setToolTip(self.tr("When, what it meant, whether you said it (Alt+Enter)"))
        for keys, deed in (
            ("Alt+Return", self.toggle_details),
            ("Ctrl+Shift+S", lambda: self.set_voice(Voice.SAID)),
            ("Ctrl+Shift+Backspace", self.delete),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(deed)
            self.addAction(action)
        line = QHBoxLayout()
        line.setSpacing(12)
        for widget in (self._number, self.field, self._state, self._menu_button):
            line.addWidget(widget, 1 if widget is self.field else 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ROW_PX)
        self._column.addWidget(self._rule)
        self._column.addLayout(line)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(NUMBER_PX + line.spacing(), 0, 0, 0)
        self._below.addWidget(self._hint)
        self._column.addLayout(self._below)

    def _on_menu_clicked(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("When, meaning, tags\tAlt+Enter"), self.toggle_details)
        menu.addSeparator()
        for voice in Voice:
            action = menu.addAction(voice_word(voice).capitalize())
            action.setCheckable(True)
            action.setChecked(self.draft.record is not None and self.draft.record.voice is voice)
            action.triggered.connect(lambda _=False, chosen=voice: self.set_voice(chosen))
        menu.addSeparator()
        menu.addAction(self.tr("Delete\tCtrl+Shift+Backspace"), self.delete)
        menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _details(self) -> AppreciationFields:
        if self._fields is None:
            self._fields = AppreciationFields(self.draft, self._context.today, self)
            self._fields.offer_tags(self._tags)
            self._fields.voice_chosen.connect(lambda _: self.refresh())
            self._fields.hide()
            self._below.addWidget(self._fields)
        return self._fields

    def _on_field_left(self) -> None:
        self.flush()
        self._show_nudge()

    def _on_field_edited(self) -> None:
        self.draft.change(what=self.field.toPlainText())
        self._hint.hide()
        self._menu_button.show()
        self.written.emit()

    def _show_nudge(self) -> None:
        why = nudge(self.field.toPlainText(), list(self._earlier()))
        words = {
            Nudge.TOO_SHORT: self.tr("What exactly did they do? A detail will bring it back to you later."),
            Nudge.SAME_AS_EARLIER: self.tr("You have written this before. What was different this time?"),
        }
        self._hint.setText(words[why] if why else "")
        self._hint.setVisible(why is not None)
