"""Where to begin: one quiet suggestion, its reason, and the table it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.domain.first_step import FirstStep, Rule, suggest
from relationship_journal.domain.weekly import WeeklyCheck
from relationship_journal.ui.actions import TABS
from relationship_journal.ui.context import Context
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label, rule

if TYPE_CHECKING:
    from relationship_journal.content.library import Library

NOTE = "_first_step."
"""The program's own note of the rule whose suggestion was put away, for each place it is shown."""

Seen = WeeklyCheck | Sequence[tuple[str, int]]


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("FirstStep", text)


@dataclass(frozen=True)
class _Suggestion:
    step: FirstStep
    name: str
    rules: Sequence[Rule]
    names: dict[str, str]


class FirstStepCard(Card):
    """Hidden until there is something to suggest. Put away, it stays away until another rule speaks."""

    program_requested = Signal(str)
    help_requested = Signal()

    def __init__(self, context: Context, where: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._note = NOTE + where
        self._found: _Suggestion | None = None
        self._aside = False
        self._table: QWidget | None = None
        self.words = label("", wrap=True)
        self.go = Button("")
        self.why = Button(tr("Why this?"), "link")
        self.dismiss = Button(tr("Not now"), "link")
        row = QWidget()
        flow = FlowLayout(row, gap=12)
        for button in (self.go, self.why, self.dismiss):
            flow.addWidget(button)
        self.body.addWidget(self.words)
        self.body.addWidget(row)
        self.setAccessibleName(tr("Where you might begin"))
        self.hide()
        self.go.clicked.connect(self._on_go_clicked)
        self.why.clicked.connect(self._on_why_clicked)
        self.dismiss.clicked.connect(self._on_dismiss_clicked)

    def show_seen(self, seen: Seen | None) -> None:
        """Suggest what follows from a weekly check or from culprits; nothing when there is nothing."""
        if not seen:
            self._show(None)
            return
        self._context.tasks.compute(
            _suggested, self._context.library, seen,
            done=self._on_suggested, latest=self._note, owner=self,
        )  # fmt: skip

    def _on_suggested(self, found: _Suggestion | None) -> None:
        if found is None:
            self._show(None)
            return
        self._context.tasks.run(
            self._context.journal.settings.value, self._note,
            done=partial(self._on_note_came, found), latest=self._note + "note", owner=self,
        )  # fmt: skip

    def _on_note_came(self, found: _Suggestion, put_away: object) -> None:
        self._show(None if put_away == found.step.rule.id else found)

    def _show(self, found: _Suggestion | None) -> None:
        if found == self._found:
            return
        self._found = found
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
            self._table = None
        if found is not None:
            self.words.setText(_suggestion_words(found))
            self.go.set_text(tr("Open {name}").format(name=found.name) if found.name else tr("Open Help"))
            self.go.setVisible(not found.name or "practice" in TABS)
            self.why.set_text(tr("Why this?"))
        self.setVisible(found is not None and not self._aside)

    def step_aside(self, aside: bool) -> None:
        """Make room for something else, or come back."""
        self._aside = aside
        self.setVisible(self._found is not None and not aside)

    def _on_go_clicked(self) -> None:
        if self._found is not None and self._found.step.program:
            self.program_requested.emit(self._found.step.program)
        else:
            self.help_requested.emit()

    def _on_why_clicked(self) -> None:
        if self._table is None and self._found is not None:
            self._table = _table(self._found)
            self.body.addWidget(self._table)
            self.why.set_text(tr("Close"))
        elif self._table is not None:
            self._table.setVisible(self._table.isHidden())
            self.why.set_text(tr("Why this?") if self._table.isHidden() else tr("Close"))

    def _on_dismiss_clicked(self) -> None:
        if self._found is not None:
            put_away = self._found.step.rule.id
            self._context.tasks.run(self._context.journal.settings.set_value, self._note, put_away)
        self._show(None)


def _suggested(library: Library, seen: Seen) -> _Suggestion | None:
    """What to suggest, with the names of the programs; reads files, so on a thread of its own."""
    rules = library.first_steps
    step = suggest(seen, rules)
    if step is None:
        return None
    names = {program.id: program.name for program in library.programs}
    return _Suggestion(step, names.get(step.program, ""), rules, names)


def _suggestion_words(found: _Suggestion) -> str:
    rule = found.step.rule
    if not found.name:
        return f"{rule.when} {rule.why}"
    return tr("You might begin with “{name}”. {when} {why}").format(
        name=found.name, when=rule.when, why=rule.why
    )


def _table(found: _Suggestion) -> QWidget:
    """Every rule in readable words, in the order they are asked; the one that spoke is marked."""
    table = QWidget()
    layout = QVBoxLayout(table)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(rule())
    about = tr("A short table decides, nothing else. The first row that fits speaks; your words stay here.")
    layout.addWidget(label(about, "hint", wrap=True))
    for one in found.rules:
        leads = found.names.get(one.program, tr("Help"))
        spoke = one.id == found.step.rule.id
        text = tr("{when} → {leads}").format(when=one.when, leads=leads)
        layout.addWidget(label(text, "eyebrow" if spoke else "hint", wrap=True))
    return table
