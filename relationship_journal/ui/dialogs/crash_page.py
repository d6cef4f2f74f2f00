"""Something failed that nobody foresaw: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QTextEdit, QVBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.crash_words import log_without_content, words_on_screen
from relationship_journal.ui.dialogs.help_keys import hear_help
from relationship_journal.ui.fonts import serif
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label

WIDTH = 640


class CrashPage(QDialog):
    """Keeps the words that were on screen, so that they can be copied, and a log that holds none."""

    def __init__(self, context: Context, error: Exception, parent: QWidget) -> None:
        super().__init__(parent)
        self._log = log_without_content(error)
        kept = words_on_screen(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hear_help(self, context)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(WIDTH)
        self.words = QTextEdit(self)
        self.words.setProperty("variant", "field")
        self.words.setPlainText("\n\n".join(kept))
        self.words.setReadOnly(True)
        self.words.setFont(serif())
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("The words that were on screen"))
        self.copy_words = Button(self.tr("Copy these words"))
        self.copy_words.clicked.connect(self._on_copy_words_clicked)
        self.copy_log = Button(self.tr("Copy the log without content"), "quiet")
        self.copy_log.setToolTip(self.tr("Kinds of error, files and line numbers. Nothing you wrote."))
        self.copy_log.clicked.connect(self._on_copy_log_clicked)
        self.go_on = Button(self.tr("Go on"), "primary")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self._said = label("", "hint")
        self._build(bool(kept))
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, kept: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("Something went wrong"), "title"))
        happened = self.tr("One thing did not work, for a reason nobody foresaw.")
        safe = self.tr("What was saved is safe in your journal.")
        layout.addWidget(label(f"{happened} {safe}", wrap=True))
        if kept:
            layout.addWidget(
                label(
                    self.tr(
                        "These words were on screen. If you are unsure about one of them, copy it before you "
                        "go on."
                    ),
                    wrap=True,
                )
            )
            layout.addWidget(self.words, 1)
        advice = self.tr("You can go on. If it happens again, lock the journal and start the program anew.")
        layout.addWidget(label(advice, wrap=True))
        layout.addWidget(self._said)
        row = FlowLayout()
        row.addWidget(self.copy_log)
        row.add_apart(self.copy_words)
        row.addWidget(self.go_on)
        layout.addLayout(row)
        if not kept:
            self.words.hide()
            self.copy_words.hide()

    def _on_copy_words_clicked(self) -> None:
        self._copy(self.words.toPlainText())

    def _on_copy_log_clicked(self) -> None:
        self._copy(self._log)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._said.setText(self.tr("Copied. It is cleared from the clipboard after half a minute."))
        announce(self, self._said.text())
