"""The opener while it is written: what is hard to hear is marked, explained, and can be said more softly."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from relationship_journal.domain.openings import Finding, OpeningWords, Reading, read_opening
from relationship_journal.domain.softening import softened
from relationship_journal.ui.conversations.fields import HintedField
from relationship_journal.ui.conversations.words import field_titles, tr
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label

REST_MS = 120
"""So long after the last key the opener is read: a few milliseconds of work at most, and never saving."""

NOTHING = Reading(())


class OpenerField(HintedField):
    """A field in which places can be marked: hard words by a soft ground and a line below, what may only be
    hard to hear by a dotted line; never by colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(field_titles()["opener"], parent=parent)
        self._marked: tuple[Finding, ...] = ()

    def mark(self, findings: tuple[Finding, ...]) -> None:
        """Mark what was found."""
        self._marked = findings
        text = self.toPlainText()
        marks = []
        for one in findings:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._between(_units(text, one.start), _units(text, one.end))
            mark.format = self._look(one.kind.is_hint)
            marks.append(mark)
        self.setExtraSelections(marks)

    def _look(self, is_hint: bool) -> QTextCharFormat:
        tokens, style = tokens_of(self.palette()), QTextCharFormat.UnderlineStyle
        look = QTextCharFormat()
        if not is_hint:
            look.setBackground(QColor(tokens.ember_soft))
        look.setUnderlineColor(QColor(tokens.gold if is_hint else tokens.ember))
        look.setUnderlineStyle(style.DotLine if is_hint else style.SingleUnderline)
        return look

    @property
    def marked(self) -> list[str]:
        """The words that are marked."""
        return [mark.cursor.selectedText() for mark in self.extraSelections()]

    def say_instead(self, text: str) -> None:
        """Put `text` in place of what stands there, changing no more than differs, as one step to undo."""
        present = self.toPlainText()
        if text == present:
            return
        same = next((n for n, (a, b) in enumerate(zip(present, text, strict=False)) if a != b), None)
        first = min(len(present), len(text)) if same is None else same
        last = 0
        while last < min(len(present), len(text)) - first and present[-last - 1] == text[-last - 1]:
            last += 1
        cursor = self._between(_units(present, first), _units(present, len(present) - last))
        cursor.insertText(text[first : len(text) - last])
        self.setTextCursor(cursor)

    def _between(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._marked:
            self.mark(self._marked)


class SoftNote(QFrame):
    """Explains one finding and offers another wording."""

    taken = Signal()
    """The user wants the wording."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self.setProperty("tone", "gold")
        self._name = label("", "eyebrow", tone="gold", wrap=True)
        self._why = label("", wrap=True)
        self._wording = label("", "quote", wrap=True)
        self._more = label("", "hint")
        self.use = Button(tr("Use this wording"))
        self.use.clicked.connect(self.taken)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.use)
        row.addWidget(self._more)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        for one in (self._name, self._why, self._wording):
            column.addWidget(one)
        column.addLayout(row)

    def explain(self, finding: Finding, words: str, others: int) -> None:
        """Show a finding, which reads `words` in the text; `others` are marked besides it."""
        name = tr("“{words}” may be heard as: {name}") if finding.kind.is_hint else tr("“{words}”: {name}")
        name = name.format(words=words, name=finding.kind.name.lower())
        self._name.setText(name)
        self._why.setText(finding.kind.why)
        self._wording.setText(tr("Perhaps: {wording}").format(wording=finding.wording))
        self._more.setText(
            counted("Conversations", "One more place is marked.", "{n} more places are marked.", others)
            if others
            else ""
        )
        self.use.setAccessibleDescription(finding.wording)
        self.setAccessibleName(f"{name}. {finding.kind.why}")


class Opener(QWidget):
    """The field and the note below it. Nothing is judged and nothing is held up: it only reads along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: OpeningWords | None = None
        self._reading = NOTHING
        self._shown: Finding | None = None
        self._reads_along = True
        self.field = OpenerField()
        self.note = SoftNote()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.note)
        self.note.hide()
        self.setFocusProxy(self.field)
        self._rest.timeout.connect(self.read)
        self.field.textChanged.connect(self._rest.start)
        self.field.cursorPositionChanged.connect(self._on_field_cursor_moved)
        self.note.taken.connect(self._on_note_taken)

    def know(self, words: OpeningWords) -> None:
        """What to look for is known from now on."""
        self._words = words
        self.read()

    @property
    def reads_along(self) -> bool:
        """Whether it looks at what is written; after the talk there is nothing to say about its opener."""
        return self._reads_along

    @reads_along.setter
    def reads_along(self, on: bool) -> None:
        self._reads_along = on
        self.read()

    def read(self) -> None:
        """Look at what is written now."""
        self._rest.stop()
        text, words = self.field.toPlainText(), self._words
        self._reading = read_opening(text, words) if words is not None and self._reads_along else NOTHING
        self.field.mark(self._reading.findings)
        self._explain()

    def _explain(self) -> None:
        """Explain the finding the cursor is in, or the first."""
        findings, text = self._reading.findings, self.field.toPlainText()
        at = self.field.textCursor().position()
        under = (one for one in findings if _units(text, one.start) <= at <= _units(text, one.end))
        finding = next(under, findings[0] if findings else None)
        new = finding is not None and (self._shown is None or self._shown.kind != finding.kind)
        self._shown = finding
        if finding is not None:
            self.note.explain(finding, text[finding.start : finding.end], len(findings) - 1)
            if new:
                announce(self.note, self.note.accessibleName())
        self.note.setVisible(finding is not None)

    def _on_field_cursor_moved(self) -> None:
        if len(self._reading.findings) > 1 and not self._rest.isActive():
            self._explain()

    def _on_note_taken(self) -> None:
        if self._rest.isActive():
            self.read()  # what is marked may have moved since
        if self._shown is not None:
            text = self.field.toPlainText()
            self.field.setFocus()
            self.field.say_instead(softened(text, self._reading, self._shown))
            self.read()


def _units(text: str, position: int) -> int:
    """A position in `text` as Qt counts it, in UTF-16 units."""
    return position + sum(character > "\uffff" for character in text[:position])
