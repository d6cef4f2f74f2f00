"""What a draft is: a note, a letter, a thank-you or an apology; changed at any time before it goes out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from relationship_journal.domain.letters import Form
from relationship_journal.ui.letters.words import form_choices, tr
from relationship_journal.ui.widgets.chip import Chip


class FormChip(Chip):
    """Names the form and opens a menu of the four."""

    form_chosen = Signal(object)
    """The user chose this Form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", checkable=False, parent=parent)
        self.forms = QMenu(self)
        self.choices: dict[Form, QAction] = {}
        group = QActionGroup(self)
        for form, words in form_choices().items():
            choice = self.forms.addAction(words)
            choice.setCheckable(True)
            choice.triggered.connect(lambda _=False, form=form: self._choose(form))
            group.addAction(choice)
            self.choices[form] = choice
        self.show_form(Form.LETTER)
        self.clicked.connect(lambda: self.forms.popup(self.mapToGlobal(QPoint(0, self.height() + 4))))

    def show_form(self, form: Form) -> None:
        """Say which form it is."""
        self.choices[form].setChecked(True)
        words = form_choices()[form]
        self.setText(f"{words} ▾")
        self.setAccessibleName(tr("What it is: {form}").format(form=words))
        self.adjustSize()

    def _choose(self, form: Form) -> None:
        self.show_form(form)
        self.form_chosen.emit(form)
