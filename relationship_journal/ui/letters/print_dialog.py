"""A letter on its way to paper: choose a form, see the pages, then print them or save them as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from relationship_journal.domain.letters import Letter
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.export_protection import ExportProtection
from relationship_journal.ui.dialogs.help_keys import hear_help
from relationship_journal.ui.dialogs.setting_rows import Choice
from relationship_journal.ui.fitting import fitted
from relationship_journal.ui.letters.words import tr
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.printing import PrintPdf, print_pdf
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.pdf_preview import PdfPreview
from relationship_journal.ui.words import sentence_of

SIZE = (960, 680)
SIDE = 300
FORMS = ("a5", "folded_card", "note_cards")


class Making(QObject):
    """One making of the pages, on another thread; `stopped` is heard between its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False

    def pages(self, letter: Letter, form: str) -> bytes:
        """The bytes of the PDF; raises ExportCancelled after a stop."""
        from relationship_journal.exchange.letter_pdf import render_letter

        return render_letter(letter, form, cancelled=lambda: self.stopped)  # type: ignore[arg-type]


def write(path: Path, data: bytes, passphrase: str) -> None:
    """Put the file where it belongs, encrypted first if it has a passphrase. Raises KnownError."""
    from relationship_journal.exchange.files import write_atomically
    from relationship_journal.exchange.protect import protect

    write_atomically(path, protect(data, passphrase) if passphrase else data)


class PrintDialog(QDialog):
    """Forms on the left, the pages as they will be on the right, Save and Print below."""

    def __init__(
        self,
        context: Context,
        letter: Letter,
        parent: QWidget | None = None,
        print_pages: PrintPdf = print_pdf,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Print a letter"))
        self.resize(fitted(self, *SIZE))
        self._context = context
        self._letter = letter
        self._print_pages = print_pages
        self._making: Making | None = None
        self._data = b""
        self.form = FORMS[0]
        self.forms = Choice([("a5", tr("Letter")), ("folded_card", tr("Card")), ("note_cards", tr("Notes"))])
        self._about = label("", "hint", wrap=True)
        self.protection = ExportProtection(context.tasks)
        self.preview = PdfPreview(context.tasks.compute)
        self.bar = QProgressBar()
        self.status = label("", "hint", wrap=True)
        self.cancel = Button(tr("Cancel"))
        self.save = Button(tr("Save as PDF…"))
        self.print = Button(tr("Print…"), "primary")
        self._build()
        hear_help(self, context)
        self.forms.chosen.connect(self._on_form_chosen)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save_clicked)
        self.print.clicked.connect(self._on_print_clicked)
        self.preview.shown.connect(self._on_preview_shown)
        self.forms.choose(self.form)
        self._make()

    def done(self, result: int) -> None:
        self._stop()
        self._data = b""
        self.protection.wipe()
        self.preview.clear()
        super().done(result)

    def _build(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        care = Card(tone="gold")
        care.body.addWidget(
            label(
                tr("Paper and files can be read by whoever finds them. Think of where it will lie."),
                wrap=True,
            )
        )
        care.setFixedWidth(SIDE)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(label(tr("Form"), "heading"))
        side.addWidget(self.forms, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self._about)
        self._about.setFixedWidth(SIDE)
        side.addSpacing(8)
        self.protection.setFixedWidth(SIDE)
        side.addWidget(self.protection)
        side.addStretch(1)
        side.addWidget(care)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(side)
        middle.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for widget, share in (
            (self.status, 1),
            (self.bar, 1),
            (self.cancel, 0),
            (self.save, 0),
            (self.print, 0),
        ):
            foot.addWidget(widget, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 20)
        layout.setSpacing(16)
        layout.addWidget(PageHeader(tr("Print a letter"), tr("See it here first.")))
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    def _form_words(self) -> str:
        return {
            "a5": tr("On A5, to fold once and put into an envelope."),
            "folded_card": tr(
                "One sheet of A4, folded twice to a card of A6: the title outside, the words inside."
            ),
            "note_cards": tr(
                "Each paragraph is a note of its own, eight to a sheet, to cut out and leave somewhere."
            ),
        }[self.form]

    def _on_form_chosen(self, form: str) -> None:
        if form != self.form:
            self.form = form
            self._make()

    def _make(self) -> None:
        """Set the pages anew; an earlier making's result is dropped."""
        self._stop()
        self._data = b""
        self._about.setText(self._form_words())
        self._enable()
        making = self._making = Making()
        self._tell(tr("Setting the pages"), busy=True)
        self._context.tasks.compute(
            making.pages, self._letter, self.form,
            done=lambda data: self._on_made(making, data),
            failed=lambda error: self._on_failed(making, error),
            latest="letters.pages", owner=self,
        )  # fmt: skip

    def _stop(self) -> None:
        if self._making is not None:
            self._making.stopped = True
            self._making = None

    def _on_made(self, making: Making, data: bytes) -> None:
        if making is self._making:
            self._data = data
            self._enable()
            self.preview.show_pdf(data)

    def _on_preview_shown(self, pages: int) -> None:
        if self._data:
            self._tell(counted("Letters", "1 page", "{n} pages", pages))

    def _on_failed(self, making: Making, error: Exception) -> None:
        if making is self._making:
            self._tell(sentence_of(error), wrong=True)

    def _on_print_clicked(self) -> None:
        if self._data and self._print_pages(self._data, self):
            self._context.notices.say(tr("Sent to the printer."))
            self.accept()

    def _on_save_clicked(self) -> None:
        if refusal := self.protection.refusal():
            self._tell(refusal, wrong=True)
            return
        # The suggested name says nothing of whom it is for.
        name = tr("Letter {day}").format(day=self._context.today().isoformat())
        suggested = self._context.documents / f"{name}.pdf"
        chosen = self._context.chooser.save_file(self, tr("Save"), str(suggested), tr("PDF (*.pdf)"))
        making = self._making
        if chosen is None or making is None or not self._data:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_name(f"{path.name}.pdf")
        self._enable(False)
        self._tell(tr("Saving"), busy=True)
        self._context.tasks.compute(
            write, path, self._data, self.protection.passphrase,
            done=lambda _: self._on_written(path),
            failed=lambda error: self._on_not_written(making, error), owner=self,
        )  # fmt: skip

    def _on_written(self, path: Path) -> None:
        self._context.notices.say(tr("Saved as {name}.").format(name=path.name))
        self.accept()

    def _on_not_written(self, making: Making, error: Exception) -> None:
        self._on_failed(making, error)
        self._enable()

    def _enable(self, on: bool = True) -> None:
        for button in (self.save, self.print):
            button.setEnabled(on and bool(self._data))

    def _tell(self, text: str, *, busy: bool = False, wrong: bool = False) -> None:
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)
        self.status.setProperty("role", "error" if wrong else "hint")
        self.status.style().polish(self.status)
        self.status.setText(text)
