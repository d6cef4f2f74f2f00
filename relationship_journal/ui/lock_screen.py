"""The door of a locked journal: one field, one button."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.column import Column
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from relationship_journal.ui.sheet_door import SheetDoor

WIDTH = 400


class LockScreen(QWidget):
    """Asks for the passphrase and passes it on; keeps nothing of it."""

    unlock_requested = Signal(str)
    sheet_entered = Signal(str)
    """The recovery sheet was typed."""
    remembered_requested = Signal()
    """This computer's keyring shall open it."""
    copy_requested = Signal(str)
    """The copy of the keys file shall be used, with this passphrase."""
    open_other_requested = Signal()
    new_requested = Signal()
    leave_requested = Signal()
    help_requested = Signal()
    restore_requested = Signal()
    rescue_requested = Signal()
    """Whatever can be read of the damaged journal shall be taken out of it."""
    """One of the journal's backups shall be looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PassphraseField(self.tr("Passphrase"))
        self.unlock = Button(self.tr("Unlock"), "primary")
        self.remembered = Button(self.tr("Open without the passphrase"))
        self.use_copy = Button(self.tr("Use the copy on this computer"))
        self.go_back = Button(self.tr("Restore a backup"))
        self.rescue = Button(self.tr("Rescue what can be read"))
        self.use_sheet = Button(self.tr("Use the recovery sheet"), "link")
        self.use_backup = Button(self.tr("Restore a backup"), "link")
        self._sheet: SheetDoor | None = None
        self._place_of_sheet = QVBoxLayout()
        self._card = Card()
        self._subtitle = label("", "subtitle", wrap=True)
        self._message = label("", "error", wrap=True)
        self._note = label("", "hint", wrap=True)
        self._due = label(
            self.tr("Once in two weeks the passphrase is asked, so that you keep it in mind."),
            "hint",
            wrap=True,
        )
        self._caps = label(self.tr("Caps Lock is on."), "hint")
        self._busy = False
        self._build()
        self.field.returnPressed.connect(self._on_unlock_clicked)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.caps_lock_changed.connect(self._caps.setVisible)
        self.unlock.clicked.connect(self._on_unlock_clicked)
        self.use_sheet.clicked.connect(lambda: self.show_sheet(not self._asks_for_sheet))
        self.use_backup.clicked.connect(self.restore_requested)
        self.remembered.clicked.connect(self.remembered_requested)
        self.go_back.clicked.connect(self.restore_requested)
        self.rescue.clicked.connect(self.rescue_requested)
        self.use_copy.clicked.connect(lambda: self.copy_requested.emit(self.field.text()))
        self._show_state()

    @property
    def sheet(self) -> SheetDoor:
        """Where the recovery sheet is typed, made when somebody wants to."""
        if self._sheet is None:
            from relationship_journal.ui.sheet_door import SheetDoor

            self._sheet = SheetDoor()
            self._sheet.hide()
            self._sheet.set_busy(self._busy)
            self._sheet.sheet_entered.connect(self.sheet_entered)
            self._place_of_sheet.addWidget(self._sheet)
        return self._sheet

    @property
    def _asks_for_sheet(self) -> bool:
        return self._sheet is not None and not self._sheet.isHidden()

    def set_journal(self, name: str, last_opened: datetime | None, now: datetime | None = None) -> None:
        """Say which journal this is and when it was last open: "yesterday evening" where `now` is known."""
        if last_opened is None:
            self._subtitle.setText(name)
        else:
            when = self._when(last_opened.astimezone(now.tzinfo if now else None), now)
            self._subtitle.setText(self.tr("{journal} · last opened {when}").format(journal=name, when=when))

    def set_remembered(self, remembered: bool, *, due: bool = False) -> None:
        """Whether this computer's keyring opens the journal, or the passphrase is `due` once more."""
        self.remembered.setVisible(remembered and not due)
        self._due.setVisible(due)

    def offer_copy(self) -> None:
        """The keys file is no good, and this computer has a copy: offer it below the reason."""
        self.use_copy.show()

    def offer_rescue(self, newest: str = "") -> None:
        """The files are damaged: offer a backup, the one of the moment `newest` tells, and a rescue."""
        told = self.tr("Restore the backup · {moment}").format(moment=newest)
        self.go_back.set_text(told if newest else self.tr("Look for a backup"))
        self.go_back.show()
        self.rescue.show()

    def show_sheet(self, shown: bool) -> None:
        """Ask for the recovery sheet, or for the passphrase again."""
        if shown or self._sheet is not None:
            self.sheet.setVisible(shown)
            self.sheet.clear()
        self._card.setVisible(not shown)
        self.use_sheet.set_text(self.tr("Use the passphrase") if shown else self.tr("Use the recovery sheet"))
        if self.isVisible():
            self._focus()

    def show_failure(self, text: str) -> None:
        """Say why it did not open, and let the user try again."""
        self.set_busy(False)
        if self._asks_for_sheet:
            self.sheet.show_failure(text)
            return
        self._message.setText(text)
        self._message.show()
        self.field.selectAll()
        self.field.setFocus()
        self._announce(self.field, text, alert=True)

    def say(self, text: str) -> None:
        """Tell what is going on, or how something ended; it stays until the journal is opened."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        if text:
            self._announce(self._note, text)

    @property
    def note(self) -> str:
        """What it tells below the door; empty when there is nothing to tell."""
        return self._note.text()

    @property
    def failure(self) -> str:
        """What it says about the last try; empty when all is well."""
        return "" if self._message.isHidden() else self._message.text()

    def set_busy(self, busy: bool) -> None:
        """Something is being opened or closed: no second try meanwhile."""
        self._busy = busy
        if busy:
            for offered in (self._message, self.use_copy, self.go_back, self.rescue):
                offered.hide()
        if self._sheet is not None:
            self._sheet.set_busy(busy)
        self._show_state()
        if not busy and self.isVisible():
            self._focus()

    def clear(self) -> None:
        """Forget what was typed and said."""
        self.field.wipe()
        self.show_sheet(False)
        for offered in (self._message, self.use_copy, self.go_back, self.rescue):
            offered.hide()
        self._caps.hide()
        self.say("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def _focus(self) -> None:
        field = self.sheet.field if self._asks_for_sheet else self.field
        field.setFocus()

    def _build(self) -> None:
        title = label(self.tr("Welcome back"), "title")
        foot = label(self.tr("Everything stays on this computer, encrypted."), "hint")
        for words in (title, self._subtitle, foot):
            words.setProperty("alignment", "AlignHCenter")
        card = self._card
        card.body.setSpacing(8)
        card.body.addWidget(label(self.tr("Passphrase"), "eyebrow"))
        card.body.addWidget(self.field)
        card.body.addWidget(self._caps)
        card.body.addWidget(self._due)
        card.body.addWidget(self._message)
        card.body.addWidget(self.use_copy)
        card.body.addSpacing(8)
        card.body.addWidget(self.unlock)
        card.body.addWidget(self.remembered)
        for hidden in (self._caps, self._message, self._due, self.use_copy, self.remembered):
            hidden.hide()
        self._note.setProperty("alignment", "AlignHCenter")
        self._note.hide()
        column = Column(WIDTH)
        for part, space in (
            (_ember(), 20),
            (title, 4),
            (self._subtitle, 24),
            (card, 0),
            (self._place_of_sheet, 8),
            (self.go_back, 8),
            (self.rescue, 8),
            (self._note, 4),
        ):
            if isinstance(part, QWidget):
                column.parts.addWidget(part)
            else:
                column.parts.addLayout(part)
            column.parts.addSpacing(space)
        self.go_back.hide()
        self.rescue.hide()
        column.parts.addLayout(_side_by_side(self.use_sheet, self.use_backup))
        for ways in self._ways_out():
            column.parts.addLayout(ways)
        column.parts.addSpacing(44)
        column.parts.addWidget(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def _ways_out(self) -> Iterator[QHBoxLayout]:
        """Beside each other, or two by two where their words are long."""
        other = Button(self.tr("Open another journal"), "link")
        new = Button(self.tr("New journal"), "link")
        leave = Button(self.tr("Leave quickly"), "link")
        other.clicked.connect(self.open_other_requested)
        new.clicked.connect(self.new_requested)
        help_ = Button(self.tr("Help"), "link")
        leave.clicked.connect(self.leave_requested)
        help_.clicked.connect(self.help_requested)
        ways = (other, new, leave, help_)
        for way in ways:
            way.ensurePolished()
        if sum(way.sizeHint().width() + 16 for way in ways) <= WIDTH:
            yield _side_by_side(*ways)
        else:
            yield _side_by_side(*ways[:2])
            yield _side_by_side(*ways[2:])

    def _when(self, moment: datetime, now: datetime | None) -> str:
        if now is None or (days := (now.date() - moment.date()).days) > 6 or days < 0:
            from relationship_journal.ui.formats import short_moment

            return short_moment(moment)
        part = self._part_of_day(moment.hour)
        if days == 0:
            from relationship_journal.ui.formats import time_of_day

            return self.tr("today at {time}").format(time=time_of_day(moment))
        if days == 1:
            return self.tr("yesterday {part}").format(part=part)
        weekday = QLocale().standaloneDayName(moment.isoweekday(), QLocale.FormatType.LongFormat)
        return self.tr("{weekday} {part}").format(weekday=weekday, part=part)

    def _part_of_day(self, hour: int) -> str:
        if 5 <= hour < 12:
            return self.tr("morning")
        if 12 <= hour < 18:
            return self.tr("afternoon")
        return self.tr("evening") if 18 <= hour < 23 else self.tr("night")

    def _announce(self, about: QWidget, text: str, *, alert: bool = False) -> None:
        from relationship_journal.ui.widgets.announce import announce

        announce(about, text, alert=alert)

    def _show_state(self) -> None:
        self.field.setReadOnly(self._busy)
        self.remembered.setEnabled(not self._busy)
        self.use_backup.setEnabled(not self._busy)
        self.unlock.setEnabled(not self._busy and bool(self.field.text()))
        self.unlock.set_text(self.tr("One moment…") if self._busy else self.tr("Unlock"))

    def _on_field_text_changed(self) -> None:
        self._message.hide()
        self.use_copy.setEnabled(bool(self.field.text()))
        self._show_state()

    def _on_unlock_clicked(self) -> None:
        if self.unlock.isEnabled():
            self.unlock_requested.emit(self.field.text())


def _ember() -> QHBoxLayout:
    """The product's mark: a glowing dot."""
    dot = QFrame()
    dot.setProperty("variant", "ember")
    dot.setFixedSize(18, 18)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(dot)
    row.addStretch(1)
    return row


def _side_by_side(*ways: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addStretch(1)
    for number, way in enumerate(ways):
        if number:
            row.addWidget(label("·", "hint"))
        row.addWidget(way)
    row.addStretch(1)
    return row
