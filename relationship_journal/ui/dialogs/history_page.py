"""Earlier versions of an entry, to read and to put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.revisions import Revision
from relationship_journal.domain.text import first_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.chosen_rows import ChosenRowDelegate
from relationship_journal.ui.dialogs.differences import Run, different_words, runs
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.dialogs.version_view import VersionView
from relationship_journal.ui.dialogs.words import brief_day, field_words, tr
from relationship_journal.ui.formats import time_of_day
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.paged_model import ITEM, Deliver, PagedModel
from relationship_journal.ui.widgets.row_delegate import Piece, aside, written

if TYPE_CHECKING:
    from relationship_journal.journal.journal import Journal

LIST_WIDTH = 280


@dataclass(frozen=True)
class Version:
    """How an entry read at a time; `revision` is None for the present."""

    at: datetime
    fields: Mapping[str, str]
    revision: UUID | None = None


def fetch(journal: Journal, kind: str, id: UUID) -> list[Version]:
    """The present version and all earlier ones, newest first; none if the entry or its past is gone."""
    present = journal.find(kind, id)
    revisions = journal.history.versions(kind, id)
    if present is None or not revisions:
        return []
    kept = {name for revision in revisions for name in revision.fields}
    names = [name for name in field_words() if name in kept]
    now = Version(present.updated_at, {name: str(getattr(present, name, "")) for name in names})
    return [now, *(_earlier(revision, names) for revision in revisions)]


def _earlier(revision: Revision, names: Sequence[str]) -> Version:
    fields = {name: revision.fields[name] for name in names if name in revision.fields}
    return Version(revision.saved_at, fields, revision.id)


def _beginning(version: Version) -> str:
    """How its longest text begins; a title alone would tell versions apart badly."""
    return first_words(max(version.fields.values(), key=len, default=""), 60)


def compare(fields: Mapping[str, str], present: Mapping[str, str]) -> dict[str, list[Run]]:
    """Each text in pieces, told apart by whether the present one has them."""
    return {name: runs(text, present.get(name, "")) for name, text in fields.items()}


class VersionDelegate(ChosenRowDelegate):
    """Paints when a version was written, and how it begins."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__((12, 12))
        self._zone = zone

    def when(self, version: Version) -> str:
        """ "21 Nov 2026 · 20:14"."""
        if version.revision is None:
            return tr("Now")
        at = version.at.astimezone(self._zone)
        return f"{brief_day(at.date())} · {time_of_day(at)}"

    def body(self, item: Version) -> Sequence[Piece]:
        return aside(self.when(item)), written(_beginning(item))


class HistoryPage(Sheet):
    """Versions on the left, the chosen one on the right."""

    def __init__(self, context: Context, kind: str, id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(
            context, tr("Earlier versions"), tr("How this entry read before you changed it."), parent
        )
        self._kind, self._id = kind, id
        self._present: Version | None = None
        self._delegate = VersionDelegate(context.clock.zone())
        self.model = PagedModel(self._load, self._words)
        self.list = EntryList(self.model, self._delegate, self.tr("Versions, newest first"))
        self.view = VersionView(self.tr("The chosen version"))
        self.put_back = Button(self.tr("Put this version back"), "primary", icon="undo")
        self.told = label("", "hint", wrap=True)
        self._left, self._right = Card(), Card()
        self.nothing = EmptyState(
            self.tr(
                "There is no earlier version of this entry. When you come back to it later and change it, "
                "what was there before is kept here."
            ),
            "",
            "",
        )
        self._build()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.put_back.clicked.connect(self._on_put_back_clicked)
        context.theme.changed.connect(self.view.restyle)
        self.model.reload()

    def _build(self) -> None:
        self._left.setFixedWidth(LIST_WIDTH + 40)
        self._left.body.addWidget(self.list, 1)
        self._right.body.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.told, 1)
        row.addWidget(self.put_back)
        self._right.body.addLayout(row)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self._left)
        both.addWidget(self._right, 1)
        self.page.addLayout(both, 1)
        self.page.addWidget(self.nothing)
        self.page.addStretch(0)
        self.setFocusProxy(self.list)

    # -- what is shown -------------------------------------------------------------------------

    def _load(self, offset: int, limit: int, deliver: Deliver) -> None:
        def fetched(versions: list[Version]) -> None:
            self._present = versions[0] if versions else None
            deliver(versions, False)
            self._show_filled(bool(versions))

        self.context.tasks.run(
            fetch, self.context.journal, self._kind, self._id, done=fetched, owner=self
        )  # fmt: skip

    def _words(self, version: Version) -> str:
        return f"{self._delegate.when(version)}: {_beginning(version)}"

    def _show_filled(self, filled: bool) -> None:
        if not filled:
            self.focus_on(self.back)
        self._left.setVisible(filled)
        self._right.setVisible(filled)
        self.nothing.setVisible(not filled)
        if filled:
            self.list.setCurrentIndex(self.model.index(1, 0))

    def _chosen(self) -> Version | None:
        index = self.list.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is None or self._present is None:
            return
        self.put_back.setEnabled(chosen.revision is not None)
        self.context.tasks.compute(
            compare, chosen.fields, self._present.fields,
            done=lambda pieces: self._show_pieces(chosen, pieces), latest="history.compare", owner=self,
        )  # fmt: skip

    def _show_pieces(self, chosen: Version, pieces: dict[str, list[Run]]) -> None:
        self.view.show_version(pieces)
        count = sum(different_words(text) for text in pieces.values())
        if chosen.revision is None:
            self.told.setText(self.tr("This is how it reads now."))
        elif count == 0:
            self.told.setText(self.tr("No word of it is missing now."))
        else:
            self.told.setText(
                counted(
                    "HistoryPage",
                    "1 word, underlined, is not in it now.",
                    "{n} words, underlined, are not in it now.",
                    count,
                )
            )

    # -- putting back --------------------------------------------------------------------------

    def _on_put_back_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.revision is not None:
            self.context.tasks.run(
                self.context.journal.history.restore, self._kind, self._id, chosen.revision,
                done=self._on_restored, owner=self,
            )  # fmt: skip

    def _on_restored(self, _: object) -> None:
        self.context.notices.say(self.tr("Put back. What was there is kept as a version too."))
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.model.reload()
        self.focus_on(self.list)
