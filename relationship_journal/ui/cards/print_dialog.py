"""Cards as a PDF to cut out: seen first, then printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.ui.cards.words import tr
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.help_keys import hear_help
from relationship_journal.ui.fitting import fitted
from relationship_journal.ui.printing import PrintPdf, print_pdf
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.pdf_preview import PdfPreview
from relationship_journal.ui.words import sentence_of

SIZE = (760, 640)
Render = Callable[[str, Sequence[str]], bytes]


def render(title: str, texts: Sequence[str]) -> bytes:
    """The PDF; typst is imported when it is first needed. Raises KnownError."""
    from relationship_journal.exchange.cards_pdf import render_cards

    return render_cards(title, texts)


class PrintCards(QDialog):
    """Shows the sheets; nothing is written before Print or Save."""

    def __init__(
        self,
        context: Context,
        title: str,
        texts: Sequence[str],
        *,
        print_pdf: PrintPdf = print_pdf,
        render: Render = render,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Cards to cut out"))
        self.resize(fitted(self, *SIZE))
        self._context = context
        self._title = title
        self._print_pdf = print_pdf
        self._data = b""
        self.preview = PdfPreview(context.tasks.compute)
        self.status = label(tr("Setting the cards"), "hint", wrap=True)
        self.cancel = Button(tr("Close"))
        self.save = Button(tr("Save as PDF…"))
        self.print = Button(tr("Print…"), "primary")
        self._build()
        hear_help(self, context)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save_clicked)
        self.print.clicked.connect(self._on_print_clicked)
        self.finished.connect(self._on_finished)
        context.tasks.compute(
            render, title, list(texts), done=self._on_made, failed=self._on_failed, owner=self
        )

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for widget, stretch in ((self.status, 1), (self.cancel, 0), (self.save, 0), (self.print, 0)):
            foot.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 20)
        layout.setSpacing(16)
        layout.addWidget(PageHeader(tr("Cards to cut out"), self._title))
        layout.addWidget(self.preview, 1)
        layout.addLayout(foot)
        self.save.setEnabled(False)
        self.print.setEnabled(False)

    def _on_made(self, data: bytes) -> None:
        self._data = data
        self.preview.show_pdf(data)
        self.status.setText(
            tr(
                "The cards lie on the odd pages, their backs on the even ones. "
                "Whoever gets them can read them."
            )
        )
        self.save.setEnabled(True)
        self.print.setEnabled(True)

    def _on_print_clicked(self) -> None:
        if self._print_pdf(self._data, self):
            self._context.notices.say(tr("Sent to the printer."))
            self.accept()

    def _on_save_clicked(self) -> None:
        suggested = self._context.documents / f"{self._title}.pdf"
        chosen = self._context.chooser.save_file(self, tr("Save"), str(suggested), tr("PDF (*.pdf)"))
        if chosen is None:
            return
        from relationship_journal.exchange.files import write_atomically

        path = Path(chosen)
        path = path if path.suffix else path.with_name(f"{path.name}.pdf")
        self._context.tasks.compute(
            write_atomically, path, self._data,
            done=lambda _: self._on_saved(path.name), failed=self._on_failed, owner=self,
        )  # fmt: skip

    def _on_saved(self, name: str) -> None:
        self._context.notices.say(tr("Saved as {name}.").format(name=name))
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.status.setText(sentence_of(error))

    def _on_finished(self) -> None:
        self.preview.clear()
        self._data = b""
        self.deleteLater()
