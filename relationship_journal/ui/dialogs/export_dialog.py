"""Save as PDF or another file: choose, see it, then write it; a cancel leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.export_choices import ExportChoices, Format
from relationship_journal.ui.dialogs.export_protection import ExportProtection
from relationship_journal.ui.dialogs.help_keys import hear_help
from relationship_journal.ui.fitting import fitted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.pdf_preview import PdfPreview
from relationship_journal.ui.words import sentence_of

if TYPE_CHECKING:
    from relationship_journal.exchange.archive import Archive, Selection
    from relationship_journal.exchange.outgoing import Outgoing
    from relationship_journal.exchange.pdf_options import PdfOptions

SIZE = (1036, 640)
SIDE = 336
STEPS = 1000


def write(path: Path, data: bytes, passphrase: str) -> None:
    """Put the file where it belongs, encrypted first if it has a passphrase. Raises KnownError."""
    from relationship_journal.exchange.files import write_atomically
    from relationship_journal.exchange.protect import protect

    write_atomically(path, protect(data, passphrase) if passphrase else data)


class Making(QObject):
    """One making of the file, on another thread; `stop` is heard between its parts."""

    progressed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False

    def pdf(self, archive: Archive, options: PdfOptions) -> bytes:
        """The bytes of the PDF; raises ExportCancelled after a stop."""
        from relationship_journal.exchange.pdf import render_pdf

        return render_pdf(archive, options, self._progress, lambda: self.stopped)

    def file(self, archive: Archive, kind: Outgoing, neutral: bool) -> bytes:
        """The bytes of any other file."""
        from relationship_journal.exchange.outgoing import make

        return make(kind, archive, neutral=neutral)

    def _progress(self, part: float, _name: str) -> None:
        if isValid(self):
            self.progressed.emit(part)


class ExportDialog(QDialog):
    """Choices on the left, the file as it will be on the right, Save below."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, selection: Selection | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save as PDF or another file"))
        self.resize(fitted(self, *SIZE))
        self._context = context
        self._making: Making | None = None
        self._wanted: tuple[Any, ...] = ()
        self._data = b""
        self._kind: Format = "pdf"
        self.choices = ExportChoices(context, selection)
        self.protection = ExportProtection(context.tasks)
        self.care = label("", wrap=True)
        self.preview = PdfPreview(context.tasks.compute)
        self.text = QPlainTextEdit()
        self.shown = QStackedWidget()
        self.bar = QProgressBar()
        self.status = label("", "hint", wrap=True)
        self.cancel = Button(self.tr("Cancel"))
        self.save = Button(self.tr("Save…"), "primary")
        self._build()
        self._connect()
        hear_help(self, context)
        self._on_choices_changed()

    def done(self, result: int) -> None:
        self._stop()
        self._data = b""
        self.protection.wipe()
        self.preview.clear()
        self.text.clear()
        super().done(result)

    def _build(self) -> None:
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Preview of the file"))
        self.shown.addWidget(self.preview)
        self.shown.addWidget(self.text)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        care = Card(tone="gold")
        care.body.addWidget(self.care)
        left = QWidget()
        parts = QVBoxLayout(left)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addWidget(self.choices)
        parts.addWidget(self.protection)
        parts.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(16)
        scroll = QScrollArea()
        scroll.setWidget(left)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(SIDE)
        care.setFixedWidth(SIDE)
        side.addWidget(scroll, 1)
        side.addWidget(care)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(side)
        middle.addWidget(self.shown, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for widget, stretch in ((self.status, 1), (self.bar, 1), (self.cancel, 0), (self.save, 0)):
            foot.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 20)
        layout.setSpacing(16)
        layout.addWidget(
            PageHeader(
                self.tr("Save as PDF or another file"),
                self.tr("See it here first; nothing is written until you save."),
            )
        )
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_choices_changed)
        self.protection.changed.connect(self._show_care)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save_clicked)
        self.preview.shown.connect(self._on_preview_shown)

    def _on_choices_changed(self) -> None:
        self.protection.setVisible(self.choices.kind_of_file == "pdf")
        self._show_care()
        self._make()

    def _secret(self) -> str:
        return self.protection.passphrase if self.choices.kind_of_file == "pdf" else ""

    def _show_care(self) -> None:
        """Say who will be able to read the file."""
        if self.choices.kind_of_file == "pdf" and self.protection.wanted.isChecked():
            self.care.setText(
                self.tr(
                    "The PDF is encrypted and asks for its passphrase. Nobody can reset it: without it the "
                    "file stays closed."
                )
            )
        else:
            self.care.setText(
                self.tr(
                    "The file is not encrypted. Anyone who gets it can read it: keep it where only you look."
                )
            )

    def _make(self) -> None:
        """Make the file anew, unless it would be the same; an earlier making's result is dropped."""
        selection = self.choices.selection()
        choices = self.choices
        wanted = (selection, choices.options(), choices.kind_of_file, choices.neutral.isChecked())
        if self._making is not None and wanted == self._wanted:
            return
        self._wanted = wanted
        self._stop()
        self._data = b""
        self.save.setEnabled(False)
        if selection is None:
            self._tell("")
            return
        making = self._making = Making()
        making.progressed.connect(lambda part: self._on_progressed(making, part))
        self._tell(self.tr("Gathering your words"), busy=True)
        self._context.tasks.run(
            self._context.journal.archive,
            selection,
            done=lambda archive: self._on_gathered(making, archive),
            failed=lambda error: self._on_failed(making, error),
            latest="export",
            owner=self,
        )

    def _stop(self) -> None:
        if self._making is not None:
            self._making.stopped = True
            self._making = None

    def _on_gathered(self, making: Making, archive: Archive) -> None:
        if making is not self._making:
            return
        self._kind = self.choices.kind_of_file
        work: Callable[..., bytes] = making.pdf if self._kind == "pdf" else making.file
        arguments: tuple[Any, ...] = (archive, self.choices.options())
        if self._kind != "pdf":
            arguments = (archive, self._kind, self.choices.neutral.isChecked())
        self._tell(self.tr("Setting the pages"), busy=True)
        self._context.tasks.compute(
            work,
            *arguments,
            done=lambda data: self._on_made(making, data),
            failed=lambda error: self._on_failed(making, error),
            latest="export",
            owner=self,
        )

    def _on_progressed(self, making: Making, part: float) -> None:
        if making is self._making:
            # How long the pages take is not known beforehand, so the bar only moves until they are there.
            self.bar.setRange(0, STEPS if part >= 1 else 0)

    def _on_made(self, making: Making, data: bytes) -> None:
        if making is not self._making:
            return
        from relationship_journal.exchange.outgoing import glance

        self._data = data
        self.save.setEnabled(True)
        if self._kind == "pdf":
            self.shown.setCurrentWidget(self.preview)
            self.preview.show_pdf(data)
        else:
            self.shown.setCurrentWidget(self.text)
            self.text.setPlainText(glance(data))
            self._tell(
                self.tr("{size}, ready to save").format(size=self.locale().formattedDataSize(len(data), 1))
            )

    def _on_preview_shown(self, pages: int) -> None:
        if not self._data:
            return
        size = self.locale().formattedDataSize(len(self._data), 1)
        said = self.tr("1 page, {size}") if pages == 1 else self.tr("{n} pages, {size}")
        self._tell(said.format(n=pages, size=size))

    def _on_failed(self, making: Making, error: Exception) -> None:
        if making is self._making:
            self._tell(sentence_of(error), wrong=True)

    def _on_save_clicked(self) -> None:
        if self._kind == "pdf" and (refusal := self.protection.refusal()):
            self._tell(refusal, wrong=True)
            return
        from relationship_journal.exchange.outgoing import SUFFIXES

        name = self.tr("Journal {day}").format(day=self._context.today().isoformat())
        suffix = SUFFIXES[self._kind]
        suggested = self._context.documents / f"{name}.{suffix}"
        kinds = self.choices.format.chips[self._kind].text() + f" (*.{suffix})"
        chosen = self._context.chooser.save_file(self, self.tr("Save"), str(suggested), kinds)
        making = self._making
        if chosen is None or making is None or not self._data:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_name(f"{path.name}.{suffix}")
            if path.exists():  # the chooser asked about another name
                said = self.tr("{name} is there already, so nothing was written. Choose another name.")
                self._tell(said.format(name=path.name), wrong=True)
                return
        self.save.setEnabled(False)
        self._tell(self.tr("Saving"), busy=True)
        self._context.tasks.compute(
            write,
            path,
            self._data,
            self._secret(),
            done=lambda _: self._on_written(path),
            failed=lambda error: self._on_not_written(making, error),
            owner=self,
        )

    def _on_written(self, path: Path) -> None:
        self._context.notices.say(self.tr("Saved as {name}.").format(name=path.name))
        self.accept()

    def _on_not_written(self, making: Making, error: Exception) -> None:
        self._on_failed(making, error)
        self.save.setEnabled(bool(self._data))

    def _tell(self, text: str, *, busy: bool = False, wrong: bool = False) -> None:
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)
        self.status.setProperty("role", "error" if wrong else "hint")
        self.status.style().polish(self.status)
        self.status.setText(text)
