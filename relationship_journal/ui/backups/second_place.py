"""A second place for backups: a stick, or a folder that is copied elsewhere. A setting of this computer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.backups import Backup
from relationship_journal.ui.backups import words
from relationship_journal.ui.context import Context
from relationship_journal.ui.machine import Machine
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


class SecondPlace(Card):
    """Chosen, changed or given up here; whether it is there right now is said and nothing more."""

    changed = Signal()
    """Another folder was chosen, or none; it is kept in the machine's settings."""

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A second place"), parent=parent)
        self._context = context
        self._machine = machine
        self._explained = label(
            self.tr("A stick or a cloud folder. What lies there is as locked as your journal."),
            "subtitle",
            wrap=True,
        )
        self._state = label("", "hint", wrap=True)
        self.choose = Button(self.tr("Choose a folder"))
        self.stop = Button(self.tr("Stop using it"), "quiet")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.body.setSpacing(8)
        self.body.addWidget(self._explained)
        self.body.addWidget(self._state)
        self.body.addLayout(row)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.stop.clicked.connect(lambda: self._take(""))
        self._show()

    @property
    def folder(self) -> Path | None:
        """The folder chosen for this journal."""
        told = self._machine.second_places.get(str(self._context.journal.folder), "")
        return Path(told) if told else None

    def refresh(self) -> None:
        """Look whether it is there."""
        self._show()
        folder = self.folder
        if folder is not None:
            shelf = self._context.journal.backups
            self._context.tasks.run(
                lambda: shelf.all(folder) if folder.is_dir() else None, done=self._on_looked, owner=self
            )

    def _on_looked(self, found: Sequence[Backup] | None) -> None:
        if self.folder is None:
            return
        name = words.short_path(self.folder)
        if found is None:
            said = self.tr(
                "{folder} is not there right now. The next backup made while it is goes there too."
            )
            self._state.setText(said.format(folder=name))
        elif not found:
            self._state.setText(self.tr("{folder}: the next backup goes there too.").format(folder=name))
        else:
            clock = self._context.clock
            newest = words.moment(found[0].made_at, clock.now(), clock.zone())
            self._state.setText(
                counted(
                    "SecondPlace",
                    "{folder}: 1 backup from {when}",
                    "{folder}: {n} backups, the newest from {when}",
                    len(found),
                    folder=name,
                    when=newest,
                )
            )

    def _show(self) -> None:
        folder = self.folder
        self._state.setText("" if folder is None else words.short_path(folder))
        self._state.setVisible(folder is not None)
        self.stop.setVisible(folder is not None)
        self.choose.set_text(self.tr("Choose a folder") if folder is None else self.tr("Change…"))

    def _on_choose_clicked(self) -> None:
        start = str(self.folder or self._context.documents)
        chosen = self._context.chooser.open_folder(
            self, self.tr("Where should a second copy be kept?"), start
        )
        if chosen is None:
            return
        if self._context.journal.folder in (Path(chosen), *Path(chosen).parents):
            self._state.setText(
                self.tr("That folder is inside the journal’s own. Choose one on another drive, or elsewhere.")
            )
            self._state.show()
            return
        self._take(chosen)

    def _take(self, folder: str) -> None:
        places = self._machine.second_places
        if folder:
            places[str(self._context.journal.folder)] = folder
        else:
            places.pop(str(self._context.journal.folder), None)
        self._context.journal.backups.second = self.folder
        self.changed.emit()
        self.refresh()
