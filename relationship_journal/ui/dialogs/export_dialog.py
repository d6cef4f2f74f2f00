"""Save as PDF or another file: choose, see it, then write it; a cancel leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.domain.selections import Audience
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.export_choices import ExportChoices, Format
from relationship_journal.ui.dialogs.export_entries import ExportEntries
from relationship_journal.ui.dialogs.export_foot import ExportFoot
from relationship_journal.ui.dialogs.export_making import Making, write
from relationship_journal.ui.dialogs.export_protection import ExportProtection
from relationship_journal.ui.dialogs.export_side import ExportSide
from relationship_journal.ui.dialogs.export_views import ExportViews
from relationship_journal.ui.dialogs.help_keys import hear_help
from relationship_journal.ui.fitting import fitted
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.printing import PrintPdf, print_pdf
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.pdf_preview import PdfPreview
from relationship_journal.ui.words import sentence_of

if TYPE_CHECKING:
    from relationship_journal.exchange.archive import Archive, Selection
    from relationship_journal.exchange.typesetting import Pages

SIZE = (1036, 640)


class ExportDialog(QDialog):
    """Choices on the left, the file as it will be on the right, Save below."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        selection: Selection | None = None,
        print_pages: PrintPdf = print_pdf,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save as PDF or another file"))
        self.resize(fitted(self, *SIZE))
        self._context = context
        self._print_pages = print_pages
        self._making: Making | None = None
        self._wanted: tuple[Any, ...] = ()
        self._data = b""
        self._begins: dict[str, int] = {}
        self._unset = ""
        self._left_page: tuple[int, list[UUID]] = (0, [])
        self._kind: Format = "pdf"
        self.choices = ExportChoices(context, selection)
        self.protection = ExportProtection(context.tasks)
        self.side = ExportSide(self.choices, self.protection)
        self.preview = PdfPreview(context.tasks.compute)
        self.text = QPlainTextEdit()
        self.entries = ExportEntries(context)
        self.views = ExportViews()
        self.shown = QStackedWidget()
        self.foot = ExportFoot()
        self.status, self.bar = self.foot.status, self.foot.bar
        self.cancel, self.print, self.save = self.foot.cancel, self.foot.print, self.foot.save
        self._tell = self.foot.tell
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
        self.entries.wipe()
        self.choices.foreword.wipe()
        super().done(result)

    def _build(self) -> None:
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Preview of the file"))
        self.shown.addWidget(self.preview)
        self.shown.addWidget(self.text)
        self.shown.addWidget(self.entries)
        seen = QVBoxLayout()
        seen.setSpacing(8)
        seen.addWidget(self.views)
        seen.addWidget(self.shown, 1)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.side)
        middle.addLayout(seen, 1)
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
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_choices_changed)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save_clicked)
        self.print.clicked.connect(self._on_print_clicked)
        self.views.chosen.connect(self._on_view_chosen)
        self.views.leave_out_requested.connect(self._on_leave_out_requested)
        self.views.put_back_requested.connect(self._on_put_back_requested)
        self.entries.changed.connect(self._on_entries_changed)
        self.preview.shown.connect(self._on_preview_shown)

    def _on_choices_changed(self) -> None:
        self.print.setVisible(self.choices.kind_of_file == "pdf")
        usual = self.choices.audience is not Audience.COUNSELLOR
        if usual != self.entries.model.usual:
            self.entries.start_over(usual=usual)
            self.views.put_back.hide()
            self.views.choose("pages" if usual else "entries")
        self._on_view_chosen()

    def _on_view_chosen(self) -> None:
        self.views.leave_out.setVisible(self.views.choice == "pages" and self.choices.kind_of_file == "pdf")
        if self.views.choice == "entries":
            self.shown.setCurrentWidget(self.entries)
            self._list()
        else:
            self._make()

    def _on_entries_changed(self) -> None:
        """The pages are others now; they are made when they are looked at."""
        self._forget()
        there = self._selection() is not None
        self._tell(self.tr("Look at the pages, then you can save them.") if there else self._nothing())

    def _list(self) -> None:
        """Offer what the choices leave to tick."""
        selection = self.choices.selection()
        if self._wanted and self._wanted[0] != self._selection():
            self._on_entries_changed()
        if selection is not None:
            self.entries.offer(selection, lambda error: self._tell(sentence_of(error), wrong=True))

    def _selection(self) -> Selection | None:
        """What goes into the file; None while it is not understood, or nothing is ticked for a counsellor."""
        selection = self.choices.selection()
        if selection is None:
            return None
        if selection.audience is not Audience.COUNSELLOR:
            return replace(selection, without=self.entries.left_out)
        if not self.entries.chosen:
            return None
        # Where to look for them and of which days is how they were found, and not what they are.
        return replace(
            selection, kinds=None, span=None, ids=self.entries.chosen, context=self.choices.words_first
        )

    def _forget(self) -> None:
        """There are no pages any more."""
        self._stop()
        self._wanted = ()
        self._data = b""
        self._enable(False)

    def _enable(self, on: bool = True) -> None:
        self.foot.enable(on and bool(self._data))
        self.views.leave_out.setEnabled(on and bool(self._data))

    def _make(self) -> None:
        """Make the file anew, unless it would be the same; an earlier making's result is dropped."""
        selection, choices = self._selection(), self.choices
        wanted = (selection, choices.options(), choices.kind_of_file, choices.neutral.isChecked())
        if self._making is not None and wanted == self._wanted:
            self._show_made()
            return
        self._forget()
        self._wanted = wanted
        if selection is None:
            self.preview.clear()
            self.shown.setCurrentWidget(self.preview)
            self._tell(self._nothing())
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

    def _nothing(self) -> str:
        """Why there are no pages."""
        counsellor = self.choices.audience is Audience.COUNSELLOR
        return self.tr("Nothing is ticked yet. Under Entries you choose.") if counsellor else ""

    def _stop(self) -> None:
        if self._making is not None:
            self._making.stopped = True
            self._making = None

    def _on_gathered(self, making: Making, archive: Archive) -> None:
        if making is not self._making:
            return
        self._kind = self.choices.kind_of_file
        work: Callable[..., Pages] = making.pdf if self._kind == "pdf" else making.file
        arguments: tuple[Any, ...] = (archive, self.choices.options())
        if self._kind != "pdf":
            arguments = (archive, self._kind, self.choices.neutral.isChecked())
        self._tell(self.tr("Setting the pages"), busy=True)
        self._context.tasks.compute(
            work,
            *arguments,
            done=lambda pages: self._on_made(making, pages),
            failed=lambda error: self._on_failed(making, error),
            latest="export",
            owner=self,
        )

    def _on_progressed(self, making: Making, part: float) -> None:
        if making is self._making:
            self.foot.show_part(part)

    def _on_made(self, making: Making, pages: Pages) -> None:
        if making is not self._making:
            return
        from relationship_journal.exchange.outgoing import glance

        data = self._data = pages.pdf
        self._begins, self._unset = pages.begins, pages.unset
        self._enable()
        self._show_made()
        if self._kind == "pdf":
            self.preview.show_pdf(data)
        else:
            self.text.setPlainText(glance(data))
            self._tell(
                self.tr("{size}, ready to save").format(size=self.locale().formattedDataSize(len(data), 1))
            )

    def _on_leave_out_requested(self) -> None:
        """What begins on the page in view stays behind; the pages are set anew, and no gap is left."""
        page = self.preview.page
        here = [UUID(hex=name) for name, begins in self._begins.items() if begins == page]
        if not here:
            self._tell(self.tr("No entry begins on this page. Contents and charts have boxes on the left."))
            return
        self._left_page = page, here
        self.entries.model.turn_all(here, ticked=False)
        self.views.put_back.show()
        self._make()

    def _on_put_back_requested(self) -> None:
        self.entries.model.turn_all(self._left_page[1], ticked=True)
        self.views.put_back.hide()
        self.views.row.setFocus()
        self._on_view_chosen()

    def _show_made(self) -> None:
        if self.views.choice == "pages":
            self.shown.setCurrentWidget(self.preview if self._kind == "pdf" else self.text)

    def _on_preview_shown(self, pages: int) -> None:
        if not self._data:
            return
        size = self.locale().formattedDataSize(len(self._data), 1)
        self.preview.go_to(self._left_page[0])
        said = counted("ExportDialog", "1 page, {size}", "{n} pages, {size}", pages, size=size)
        boxes = self.tr("No font of this computer has “{letter}”: it shows as a box.")
        told = [said, boxes.format(letter=self._unset) if self._unset else ""]
        self._tell(" ".join(filter(None, told)))

    def _on_failed(self, making: Making, error: Exception) -> None:
        if making is self._making:
            self._tell(sentence_of(error), wrong=True)

    def _on_print_clicked(self) -> None:
        if self._data and self._print_pages(self._data, self):
            self._context.notices.say(self.tr("Sent to the printer."))
            self.accept()

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
        self._enable(False)
        self._tell(self.tr("Saving"), busy=True)
        self._context.tasks.compute(
            write,
            path,
            self._data,
            self.side.secret,
            done=lambda _: self._on_written(path),
            failed=lambda error: self._on_not_written(making, error),
            owner=self,
        )

    def _on_written(self, path: Path) -> None:
        self._context.notices.say(self.tr("Saved as {name}.").format(name=path.name))
        self.accept()

    def _on_not_written(self, making: Making, error: Exception) -> None:
        self._on_failed(making, error)
        self._enable()
