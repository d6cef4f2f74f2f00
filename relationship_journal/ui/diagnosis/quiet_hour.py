"""A quiet hour: one large field, a question to begin from, and a soft timer; nothing else."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.reflections import Reflection, Source
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.quiet_topics import QuietTopics
from relationship_journal.ui.diagnosis.sitting import Sitting
from relationship_journal.ui.diagnosis.words import prompts, tr
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scroll import Scroll
from relationship_journal.ui.widgets.writing_field import WritingField

LENGTHS = (20, 60)
"""How long one may plan to sit, in minutes."""
TICK_MS = 1_000
COLUMN = 680
LINES = 12


class QuietHour(QWidget):
    """Covers the window until Esc or Done. What is written is kept as a reflection of the day.

    The time shown is measured by the clock passed in; when it is over nothing happens but a quiet word.
    """

    close_requested = Signal()
    covers_window = True
    """Whoever shows this page leaves nothing else on the screen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._minutes = LENGTHS[0]
        self._prompt = 0
        self._questions = prompts()
        self._told = False
        self.sitting = Sitting(context.clock)
        reflections = context.journal.reflections
        self.draft: Draft[Reflection] = Draft(
            context,
            "reflection",
            lambda: reflections.new(context.today(), Source.QUIET_HOUR),
            reflections.save,
            lambda reflection: reflection.text,
            self,
        )
        self.field = WritingField(tr("Write whatever comes."), LINES)
        self.time = label("", "hint")
        self.question = label("", "question", wrap=True)
        self.pause = Button(tr("Pause"), "quiet", icon="pause")
        self.done = Button(tr("Done"))
        self.topics = QuietTopics(context)
        self._hint = SavedHint()
        self.lengths: dict[int, Chip] = {}
        self._build()
        self._connect()
        self._show_prompt()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.show_time)
        self._tick.start()
        self.show_time()

    def _build(self) -> None:
        self.setAccessibleName(tr("Quiet hour"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setFocusProxy(self.field)
        self.field.setAccessibleName(tr("Your writing"))
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 24, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.question)
        inside.addWidget(self.topics)
        inside.addSpacing(12)
        inside.addWidget(self.field)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(column, 100)
        centred.addStretch(1)
        scroll = Scroll()
        scroll.page.addLayout(centred)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._top())
        page.addWidget(scroll, 1)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(24, 20, 24, 0)
        top.setSpacing(8)
        group = QButtonGroup(self)
        for minutes in LENGTHS:
            chip = Chip(counted("Diagnosis", "1 minute", "{n} minutes", minutes), "sage")
            chip.setChecked(minutes == self._minutes)
            chip.clicked.connect(lambda _=False, minutes=minutes: self._on_length_clicked(minutes))
            group.addButton(chip)
            top.addWidget(chip)
            self.lengths[minutes] = chip
        top.addSpacing(8)
        top.addWidget(self.time)
        top.addWidget(self.pause)
        top.addStretch(1)
        top.addWidget(self._hint)
        top.addWidget(self.done)
        return top

    def _connect(self) -> None:
        self.field.edited.connect(self._on_field_edited)
        self.pause.clicked.connect(self._on_pause_clicked)
        self.done.clicked.connect(self._on_done_clicked)
        self.topics.another_requested.connect(self._on_another_requested)
        self.topics.chosen.connect(self._on_topic_chosen)
        self.draft.saved.connect(self._on_draft_saved)

    # time

    @property
    def minutes_spent(self) -> int:
        """Whole minutes of sitting so far, at least one."""
        return max(1, round(self.sitting.tick() / timedelta(minutes=1)))

    def show_time(self) -> None:
        """Say how much is left, or, once, that the time has passed."""
        left = timedelta(minutes=self._minutes) - self.sitting.tick()
        if left > timedelta():
            self._told = False
            minutes, seconds = divmod(-(-left // timedelta(seconds=1)), 60)
            shown = f"{minutes}:{seconds:02}"
            self.time.setText(tr("paused at {time}").format(time=shown) if self.sitting.paused else shown)
            return
        self.time.setText(
            counted(
                "Diagnosis",
                "One minute has passed. Stay as long as you like.",
                "{n} minutes have passed. Stay as long as you like.",
                self._minutes,
            )
        )
        if not self._told:
            self._told = True
            announce(self, self.time.text())

    def _on_length_clicked(self, minutes: int) -> None:
        self._minutes = minutes
        self.show_time()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pause_clicked(self) -> None:
        if self.sitting.paused:
            self.sitting.resume()
        else:
            self.sitting.pause()
        self.pause.set_text(tr("Go on") if self.sitting.paused else tr("Pause"))
        self.pause.set_icon("play" if self.sitting.paused else "pause")
        self.show_time()

    # writing

    def flush(self) -> None:
        """Hand over the text, with how long the writing took."""
        if not self.draft.is_blank:
            self.draft.change(minutes=self.minutes_spent)
        self.draft.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_done_clicked()
        else:
            super().keyPressEvent(event)

    def _show_prompt(self) -> None:
        self.question.setText(self._questions[self._prompt % len(self._questions)])

    def _on_topic_chosen(self, questions: tuple[str, ...]) -> None:
        self._questions, self._prompt = questions, -1
        self._on_another_requested()

    def _on_another_requested(self) -> None:
        self._prompt += 1
        self._show_prompt()
        announce(self, self.question.text())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_field_edited(self) -> None:
        self.draft.change(text=self.field.toPlainText(), minutes=self.minutes_spent)

    def _on_draft_saved(self) -> None:
        self._hint.saved(self._context.clock.now().astimezone(self._context.clock.zone()))

    def _on_done_clicked(self) -> None:
        self.flush()
        self._tick.stop()
        self.close_requested.emit()
