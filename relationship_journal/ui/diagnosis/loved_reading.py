"""One filling of the form, as a chart or as a table, with the earlier ones by date."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from relationship_journal.domain.feeling_loved import Gap, LovedRating, Way, gaps
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.gap_view import GapView
from relationship_journal.ui.diagnosis.loved_words import filled_on, tr, way_words
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label

ROW = 32
_ORDER = {way: place for place, way in enumerate(Way)}


class LovedReading(Card):
    """Shows the newest of `fillings`, or the one chosen by its date."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._fillings: Sequence[LovedRating] = ()
        self._in_form_order = False
        self.days = QComboBox()
        self.days.setAccessibleName(tr("Earlier fillings"))
        self.days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.swap = Button(tr("Show as a table"), "link")
        self.chart = GapView(context, title)
        self.table = QTableWidget(0, 2)
        self.words = label("", "hint", wrap=True)
        self.header.addWidget(self.days)
        for widget in (self.chart, self.table, self.words):
            self.body.addWidget(widget)
        self.body.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._dress_table()
        self.table.hide()
        self.days.activated.connect(lambda _: self._show())
        self.swap.clicked.connect(self._on_swap_clicked)

    def show_fillings(self, fillings: Sequence[LovedRating], *, in_form_order: bool = False) -> None:
        """Offer these, newest first; the one shown stays when it is among them. Beside another reading the
        ways keep the order of the form, so that the same way stands on the same line."""
        self._in_form_order = in_form_order
        chosen = self.shown.id if self.shown is not None else None
        self._fillings = fillings
        self.days.clear()
        self.days.addItems([filled_on(filling.day) for filling in fillings])
        ids = [filling.id for filling in fillings]
        self.days.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self._show()

    @property
    def shown(self) -> LovedRating | None:
        """The filling in view."""
        index = self.days.currentIndex()
        return self._fillings[index] if 0 <= index < len(self._fillings) else None

    def _show(self) -> None:
        found = gaps(self.shown) if self.shown is not None else []
        if self._in_form_order:
            found.sort(key=lambda gap: _ORDER[gap.way])
        self.chart.show_gaps(found)
        self._fill_table(found)
        as_table = self.swap.text() == tr("Show as a chart")
        self.chart.setVisible(bool(found) and not as_table)
        self.table.setVisible(bool(found) and as_table)
        self.words.setText("" if found else tr("A way shows here once it has both ratings."))
        self.words.setVisible(not found)
        self.swap.setVisible(bool(found))
        self.days.setVisible(len(self._fillings) > 0)

    def _on_swap_clicked(self) -> None:
        as_table = self.swap.text() == tr("Show as a table")
        self.swap.set_text(tr("Show as a chart") if as_table else tr("Show as a table"))
        self._show()

    def _dress_table(self) -> None:
        self.table.setHorizontalHeaderLabels([tr("matters"), tr("there was")])
        self.table.setAccessibleName(tr("The ratings as a table"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _fill_table(self, found: Sequence[Gap]) -> None:
        self.table.setRowCount(len(found))
        self.table.setVerticalHeaderLabels([way_words()[gap.way] for gap in found])
        for row, gap in enumerate(found):
            for column, value in enumerate((gap.matters, gap.got)):
                item = QTableWidgetItem(str(value))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(row, column, item)
        self.table.setFixedHeight(ROW * (len(found) + 1) + 4)
