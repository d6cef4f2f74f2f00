"""Settings: each change is kept at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from relationship_journal.domain.settings import JournalSettings
from relationship_journal.ui.autosave import Autosave
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.computer_rows import StartAtLogin, TextSize
from relationship_journal.ui.dialogs.section_tabs import SectionTabs
from relationship_journal.ui.dialogs.setting_rows import Choice, SettingRow
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.dialogs.words import tr
from relationship_journal.ui.formats import time_of_day
from relationship_journal.ui.machine import Machine
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.screen_capture import possible
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scroll import Scroll

LOCK_MINUTES = (0, 1, 2, 5, 10, 30, 60)
COOLING_HOURS = (0, 4, 8, 12, 24, 48, 72)
FIELD_WIDTH = 240


class SettingsPage(Sheet):
    """What belongs to the journal is written into it; what belongs to this computer into `machine`."""

    machine_changed = Signal()
    keys_requested = Signal()
    """The user wants to change how the journal is opened."""
    backups_requested = Signal()
    """The user wants to see the backups."""
    settings_changed = Signal(object)
    """The journal's settings (JournalSettings), once they are kept."""

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Settings"), parent=parent)
        self._machine = machine
        self._settings = JournalSettings()
        self.saved = SavedHint()
        self.theme = Choice(
            [
                ("system", self.tr("Follow the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ]
        )
        self.text_size = TextSize(machine)
        self.login = StartAtLogin(context, context.login) if context.login is not None else None
        self.my_name, self.partner_name = QLineEdit(), QLineEdit()
        self.first_hour, self.lock_after = QComboBox(), QComboBox()
        self.cooling = QComboBox()
        self.reminders, self.neutral_title = (
            CheckBox(self.tr("Remind me")),
            CheckBox(self.tr("Neutral title")),
        )
        self.closer = CheckBox(self.tr("Show it"))
        self.keys, self.backups = Button(self.tr("Open…")), Button(self.tr("Open…"))
        self.hide_from_capture = CheckBox(self.tr("Leave it out"))
        self.hide_from_capture.setEnabled(possible())
        self.sections = SectionTabs(
            self.tr("Sections of the settings"),
            [self.tr("Look"), self.tr("Writing"), self.tr("Reminders"), self.tr("Privacy")],
        )
        self.stack = QStackedWidget()
        self._autosave = Autosave(self, self._keep_names)
        self._fill_choices()
        self._build()
        self._show_machine()
        self._connect()
        self._enable_journal(False)
        context.tasks.run(context.journal.settings.read, done=self._on_read, owner=self)

    def flush(self) -> None:
        """Hand over a name still being typed."""
        self._autosave.flush()

    # -- building ------------------------------------------------------------------------------

    def _fill_choices(self) -> None:
        for hour in range(24):
            self.first_hour.addItem(time_of_day(time(hour)), hour)
        for minutes in LOCK_MINUTES:
            self.lock_after.addItem(self._minutes_words(minutes), minutes)
        for hours in COOLING_HOURS:
            self.cooling.addItem(self._hours_words(hours), hours)

    def _hours_words(self, hours: int) -> str:
        if hours == 0:
            return self.tr("Not at all")
        return counted("SettingsPage", "For 1 hour", "For {n} hours", hours)

    def _minutes_words(self, minutes: int) -> str:
        if minutes == 0:
            return self.tr("Never")
        return counted("SettingsPage", "After 1 minute", "After {n} minutes", minutes)

    def _build(self) -> None:
        self.add_action(self.saved)
        self.page.setSpacing(12)
        self.page.addWidget(self.sections)
        self.page.addWidget(self.stack, 1)
        for field in (self.my_name, self.partner_name, self.first_hour, self.lock_after, self.cooling):
            field.setFixedWidth(FIELD_WIDTH)
        for rows in (self._look(), self._writing(), self._reminding(), self._privacy()):
            self.stack.addWidget(_section(rows))
        self.setFocusProxy(self.sections)

    def _look(self) -> list[QWidget]:
        return [
            SettingRow(
                self.tr("Light or dark"),
                self.tr("The system’s choice, or always the same one on this computer."),
                self.theme,
            ),
            SettingRow(
                self.tr("Size of letters"),
                self.tr("On this computer, and of everything around them, when the program is next started."),
                self.text_size,
            ),
        ]

    def _writing(self) -> list[QWidget]:
        return [
            SettingRow(
                self.tr("Your name"),
                self.tr("For the cover of what you print. It may stay empty."),
                self.my_name,
            ),
            SettingRow(
                self.tr("Your partner’s name"),
                self.tr("For the cover too. It may stay empty."),
                self.partner_name,
            ),
            SettingRow(
                self.tr("A day begins at"),
                self.tr("What you write before this hour still belongs to the evening before."),
                self.first_hour,
            ),
            SettingRow(
                self.tr("Letters begun on a hard day rest"),
                self.tr(
                    "Before they are printed, copied or given. You can always say why one should go at once."
                ),
                self.cooling,
            ),
            SettingRow(
                self.tr("Touch and desire"),
                self.tr(
                    "One deck of cards and one program are hidden until you want them. Nothing is counted."
                ),
                self.closer,
            ),
        ]

    def _reminding(self) -> list[QWidget]:
        rows: list[QWidget] = [
            SettingRow(
                self.tr("Reminders"),
                self.tr(
                    "For rituals with a time, while the journal is open. The words are neutral: they name no "
                    "ritual and no person, so anyone may see them."
                ),
                self.reminders,
            )
        ]
        if self.login is not None:
            rows.append(self.login.row())
        return rows

    def _privacy(self) -> list[QWidget]:
        folder = label(str(self.context.journal.folder), "hint", wrap=True)
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setFixedWidth(2 * FIELD_WIDTH)
        folder.setAlignment(Qt.AlignmentFlag.AlignRight)
        return [
            SettingRow(
                self.tr("Passphrase and recovery"),
                self.tr("Change the passphrase, make a recovery sheet, give the journal a new key."),
                self.keys,
            ),
            SettingRow(
                self.tr("Backups"),
                self.tr("Copies made by themselves: look at them, make one, go back to an earlier day."),
                self.backups,
            ),
            SettingRow(
                self.tr("Lock by itself"),
                self.tr("When nothing is touched for a while. What you were writing is kept."),
                self.lock_after,
            ),
            SettingRow(
                self.tr("Neutral window title"),
                self.tr(
                    "The window is called “Notes” in the task bar and on screen shares. Some desktops show "
                    "the program’s own name too, until it is started anew."
                ),
                self.neutral_title,
            ),
            SettingRow(self.tr("Screenshots and shared screens"), self._capture(), self.hide_from_capture),
            SettingRow(
                self.tr("Where it is kept"),
                self.tr("Encrypted, on this computer only."),
                folder,
            ),
        ]

    def _capture(self) -> str:
        if possible():
            return self.tr(
                "The system is asked to leave the journal out of pictures of the screen. A camera, and some "
                "programs that record the screen, see it all the same."
            )
        return self.tr(
            "On this system no program can keep itself out of pictures of the screen. Lock the journal "
            "before you share yours."
        )

    def _connect(self) -> None:
        self.sections.currentChanged.connect(self.stack.setCurrentIndex)
        self.theme.chosen.connect(self._on_theme_chosen)
        self.text_size.changed.connect(self._keep_machine)
        if self.login is not None:
            self.login.changed.connect(self._say_saved)
        self.keys.clicked.connect(self.keys_requested)
        self.backups.clicked.connect(self.backups_requested)
        self.neutral_title.toggled.connect(self._on_neutral_title_toggled)
        self.hide_from_capture.toggled.connect(self._on_hide_from_capture_toggled)
        self.reminders.toggled.connect(lambda on: self._keep(replace(self._settings, reminders=on)))
        self.closer.toggled.connect(lambda on: self._keep(replace(self._settings, closer=on)))
        self.first_hour.activated.connect(
            lambda _: self._keep(replace(self._settings, first_hour=self.first_hour.currentData()))
        )
        self.lock_after.activated.connect(
            lambda _: self._keep(replace(self._settings, lock_after_minutes=self.lock_after.currentData()))
        )
        self.cooling.activated.connect(
            lambda _: self._keep(replace(self._settings, cooling_hours=self.cooling.currentData()))
        )
        for field in (self.my_name, self.partner_name):
            field.textEdited.connect(lambda _: self._autosave.touch())
            field.editingFinished.connect(self._autosave.flush)

    # -- what is shown -------------------------------------------------------------------------

    def _show_machine(self) -> None:
        self.theme.choose(self._machine.theme if self._machine.theme in self.theme.chips else "system")
        self.neutral_title.setChecked(self._machine.neutral_title)
        self.hide_from_capture.setChecked(self._machine.hide_from_capture and possible())

    def _enable_journal(self, on: bool) -> None:
        """Until the journal has answered nothing of it can be changed."""
        names = (self.my_name, self.partner_name)
        for control in (*names, self.first_hour, self.lock_after, self.reminders, self.cooling, self.closer):
            control.setEnabled(on)

    def _on_read(self, settings: JournalSettings) -> None:
        self._settings = settings
        self.my_name.setText(settings.my_name)
        self.partner_name.setText(settings.partner_name)
        self.first_hour.setCurrentIndex(self.first_hour.findData(settings.first_hour))
        minutes = settings.lock_after_minutes
        if self.lock_after.findData(minutes) < 0:
            self.lock_after.addItem(self._minutes_words(minutes), minutes)
        self.lock_after.setCurrentIndex(self.lock_after.findData(minutes))
        if self.cooling.findData(settings.cooling_hours) < 0:
            self.cooling.addItem(self._hours_words(settings.cooling_hours), settings.cooling_hours)
        self.cooling.setCurrentIndex(self.cooling.findData(settings.cooling_hours))
        with QSignalBlocker(self.reminders), QSignalBlocker(self.closer):
            self.reminders.setChecked(settings.reminders)
            self.closer.setChecked(settings.closer)
        self._enable_journal(True)

    # -- keeping -------------------------------------------------------------------------------

    def _keep_names(self) -> None:
        names = replace(
            self._settings,
            my_name=self.my_name.text().strip(),
            partner_name=self.partner_name.text().strip(),
        )
        if names != self._settings:
            self._keep(names)

    def _keep(self, settings: JournalSettings) -> None:
        self._settings = settings
        self.context.first_hour = settings.first_hour
        self.context.tasks.run(
            self.context.journal.settings.write, settings,
            done=lambda _: self._on_written(settings), owner=self,
        )  # fmt: skip

    def _on_written(self, settings: JournalSettings) -> None:
        self._say_saved()
        self.settings_changed.emit(settings)

    def _say_saved(self) -> None:
        self.saved.saved(self.context.clock.now().astimezone(self.context.clock.zone()))

    def _on_theme_chosen(self, choice: str) -> None:
        self._machine.theme = choice
        self._keep_machine()

    def _on_neutral_title_toggled(self, on: bool) -> None:
        self._machine.neutral_title = on
        self._keep_machine()

    def _on_hide_from_capture_toggled(self, on: bool) -> None:
        self._machine.hide_from_capture = on
        self._keep_machine()

    def _keep_machine(self) -> None:
        self.machine_changed.emit()
        self._say_saved()


def _section(rows: list[QWidget]) -> Scroll:
    scroll = Scroll(margins=(0, 8, 0, 0))
    card = Card()
    for number, row in enumerate(rows):
        if number:
            card.body.addWidget(rule())
        card.body.addWidget(row)
    scroll.page.addWidget(card)
    return scroll
