"""Rescue: what can be read of a damaged journal goes into a new one; reached from the lock screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.rescue import Lost, Rescued
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.dialogs.words import brief_day, kinds_words, other_words
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.widgets.scroll import Scroll
from relationship_journal.ui.work_row import WorkRow

WIDTH = 560
LIST = 240
SHORTEST = 8


class RescuePage(Sheet):
    """Asks for the passphrase or the recovery sheet, rescues, and lists what was lost."""

    open_requested = Signal(object)
    """Open the rescued journal (Path)."""

    def __init__(self, context: Context, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Rescue what can be read"), "", parent)
        self.header.set_subtitle(
            self.tr("“{name}” is only read. What is whole in it goes into a new journal.").format(
                name=folder.name
            )
        )
        self._folder = folder
        self._parent = folder.parent
        self._done: Rescued | None = None
        self.secret = PassphraseField(self.tr("Passphrase or recovery sheet"))
        self.fresh = PassphraseField(self.tr("A passphrase for the new journal"))
        self.place = label("", "hint", wrap=True)
        self.elsewhere = Button(self.tr("Put it elsewhere"), "link")
        self.start = Button(self.tr("Rescue"), "primary")
        self.open = Button(self.tr("Open the rescued journal"), "primary")
        self.work = WorkRow(context)
        self.asked, self.told = Card(), Card()
        self._fresh_name = label(self.tr("A passphrase for the new journal"), "eyebrow")
        self._saved = label("", wrap=True)
        self._lost = label("", "hint", wrap=True)
        self._build()
        self.secret.textChanged.connect(self._on_typed)
        self.fresh.textChanged.connect(self._on_typed)
        self.secret.returnPressed.connect(self._on_start_clicked)
        self.start.clicked.connect(self._on_start_clicked)
        self.elsewhere.clicked.connect(self._on_elsewhere_clicked)
        self.open.clicked.connect(self._on_open_clicked)
        self.work.busy_changed.connect(self._on_work_busy_changed)
        self._on_typed()

    def flush(self) -> None:
        """The page is going away: nothing goes on, and nothing secret stays."""
        self.work.stop()
        self.secret.wipe()
        self.fresh.wipe()

    def _build(self) -> None:
        self.asked.body.setSpacing(8)
        self.asked.body.addWidget(label(self.tr("Passphrase or recovery sheet"), "eyebrow"))
        for part in (self.secret, self._fresh_name, self.fresh):
            self.asked.body.addWidget(part)
        place = QHBoxLayout()
        place.addWidget(self.place, 1)
        place.addWidget(self.elsewhere)
        self.asked.body.addLayout(place)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addStretch(1)
        self.asked.body.addLayout(row)
        self.asked.body.addWidget(self.work)
        lost = Scroll(margins=(0, 0, 12, 0))
        lost.setMinimumHeight(LIST)
        lost.page.addWidget(self._lost)
        lost.page.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.open)
        foot.addStretch(1)
        self.told.body.addWidget(self._saved)
        self.told.body.addWidget(lost, 1)
        self.told.body.addLayout(foot)
        for card in (self.asked, self.told):
            card.setMaximumWidth(WIDTH)
            self.page.addWidget(card)
        self.told.hide()
        self.page.addStretch(1)
        self.setFocusProxy(self.secret)

    def _target(self) -> Path:
        from relationship_journal.journal.rescue import free_folder

        return free_folder(self._parent / self._folder.name)

    def _on_typed(self) -> None:
        from relationship_journal.journal.rescue import opens_by_sheet

        sheet = bool(self.secret.text()) and opens_by_sheet(self.secret.text())
        self._fresh_name.setVisible(sheet)
        self.fresh.setVisible(sheet)
        enough = len(self.fresh.text()) >= SHORTEST if sheet else bool(self.secret.text())
        self.start.setEnabled(enough and not self.work.busy)
        target = self._target()
        self.place.setText(
            self.tr("Goes into “{name}” in {folder}").format(name=target.name, folder=target.parent)
        )

    def _on_elsewhere_clicked(self) -> None:
        title = self.tr("Where shall the rescued journal go?")
        chosen = self.context.chooser.open_folder(self, title, str(self._parent))
        if chosen is not None:
            self._parent = Path(chosen)
            self._on_typed()

    def _on_start_clicked(self) -> None:
        if not self.start.isEnabled():
            return
        from relationship_journal.journal.rescue import rescue_journal

        secret = self.secret.text()
        passphrase = self.fresh.text() if self.fresh.isVisibleTo(self) else secret
        self.work.say("")
        self.work.run(
            lambda progress, cancelled: rescue_journal(
                self._folder, secret, self._target(), passphrase, self.context.clock, progress, cancelled
            ),
            done=self._on_rescued,
        )

    def _on_work_busy_changed(self, busy: bool) -> None:
        for part in (self.secret, self.fresh, self.elsewhere):
            part.setEnabled(not busy)
        self._on_typed()

    def _on_rescued(self, done: Rescued) -> None:
        self._done = done
        self.flush()
        entries = sum(done.counts.get(kind, 0) for kind in kinds_words())
        told = counted(
            "RescuePage",
            "1 entry is safe in “{name}”.",
            "{n} entries are safe in “{name}”.",
            entries,
            name=done.folder.name,
        )
        self._saved.setText(f"{told} {self.tr('The damaged journal is where and as it was.')}")
        self._lost.setText("\n".join(self._losses(done)))
        self.asked.hide()
        self.told.show()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _losses(self, done: Rescued) -> list[str]:
        """What is missing, a line each."""
        lines = [self._lost_line(one) for one in done.lost]
        told = [self.tr("Not readable any more:"), *lines] if lines else []
        if done.cut:
            told.append(self.tr("Long texts that break off at […]: {n}").format(n=done.cut))
        if not done.told:
            told.append(self.tr("There may be more: the places that would tell are damaged too."))
        elif not told:
            told.append(self.tr("Nothing is missing."))
        return told

    def _lost_line(self, one: Lost) -> str:
        name = {**kinds_words(), **other_words()}.get(one.kind, one.kind)
        if one.day is None:
            return self.tr("{kind}: {n}").format(kind=name, n=one.count)
        return self.tr("{kind}, {day}: {n}").format(kind=name, day=brief_day(one.day), n=one.count)

    def _on_open_clicked(self) -> None:
        if self._done is not None:
            self.open_requested.emit(self._done.folder)
