"""The composition root: the only place that builds the real things and connects them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from relationship_journal.system_clock import SystemClock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from relationship_journal.domain.selections import Selection
    from relationship_journal.journal.computer import Computer
    from relationship_journal.journal.erasing import Eraser
    from relationship_journal.journal.journal import Journal
    from relationship_journal.ui.context import Context
    from relationship_journal.ui.doorbell import Doorbell
    from relationship_journal.ui.first_run import FirstRun
    from relationship_journal.ui.idle import IdleWatch
    from relationship_journal.ui.keeper import Keeper
    from relationship_journal.ui.machine import MachineFile
    from relationship_journal.ui.main_window import MainWindow
    from relationship_journal.ui.restart import Restart
    from relationship_journal.ui.tasks import ThreadTasks
    from relationship_journal.ui.theme import Theme

NAME = "relationship-journal"
ICON = Path(__file__).resolve().parent / "resources" / "program.svg"
NEUTRAL_NAME, NEUTRAL_PROGRAM = "Notes", "notes"
"""What the system is told where it shows names: in trays, notifications and, if wanted, in task bars."""
DEMO_PASSPHRASE = "demo demo demo"


def this_computer() -> Computer:
    """What this computer keeps for the user's journals."""
    from platformdirs import user_data_path

    from relationship_journal.journal.computer import Computer
    from relationship_journal.journal.keyring_secrets import KeyringSecrets

    return Computer(user_data_path(NAME, appauthor=False) / "keys", KeyringSecrets())


def fill_with_sample(journal: Journal, seed: int = 7) -> None:
    """Write the sample year, ending today, into a journal."""
    import random
    import secrets

    from relationship_journal.domain.days import day_of
    from relationship_journal.domain.records import new_id
    from relationship_journal.domain.settings import JournalSettings
    from relationship_journal.journal.sample import sample_records

    clock = SystemClock()
    today = day_of(clock.now(), clock.zone())
    chance = random.Random(seed)
    records = sample_records(
        today,
        clock.now(),
        lambda moment: new_id(moment, secrets.token_bytes),
        chance,
        zone=clock.zone(),
        zone_name=clock.zone_name(),
    )
    journal.add(records)
    journal.settings.write(JournalSettings(my_name="Hanna", partner_name="Tom"))


def export(
    journal: Journal,
    kind: str,
    selection: Selection,
    progress: Callable[[float, str], None],
    *,
    neutral: bool = False,
) -> bytes:
    """The bytes of a file of what was chosen."""
    from relationship_journal.domain.selections import Audience
    from relationship_journal.exchange.outgoing import Outgoing, make
    from relationship_journal.exchange.pdf import PdfOptions, render_pdf

    archive = journal.archive(selection)
    if kind == "pdf":
        options = PdfOptions(charts=selection.audience is not Audience.COUNSELLOR)
        return render_pdf(archive, options, progress, lambda: False)
    return make(cast("Outgoing", kind), archive, neutral=neutral)


def run_window(given: Path | None, *, demo: bool = False, quietly: bool = False) -> int:
    """Show the window and stay until it is closed; returns the exit code. `given` is a journal or a backup.

    Where a window stands before that journal, it comes to the front instead. `quietly` starts minimised.
    """
    if demo:
        import tempfile

        with tempfile.TemporaryDirectory(prefix="relationship-journal-") as scratch:
            return _show(None, Path(scratch), demo=True)
    from relationship_journal.ui.doorbell import Doorbell, is_backup, place
    from relationship_journal.ui.machine import MachineFile

    config = _config_folder()
    folder, file = (None, given) if given is not None and is_backup(given) else (given, None)
    bell = Doorbell(place(config))
    last = MachineFile(config / "machine.json").read().last_journal
    if not bell.come_in(_journal_to_open(folder, last), file):
        return 0
    return _show(folder, config, bell=bell, file=file, quietly=quietly)


def _show(
    folder: Path | None,
    config: Path,
    *,
    demo: bool = False,
    bell: Doorbell | None = None,
    file: Path | None = None,
    quietly: bool = False,
) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from relationship_journal.ui.plain_imports import read_no_sources

    read_no_sources()
    from relationship_journal.ui.machine import MachineFile
    from relationship_journal.ui.text_scale import drawn_at
    from relationship_journal.vault.hardening import harden

    machine = MachineFile(config / "machine.json").read()
    neutral = machine.neutral_title
    # The style that style sheets are made for; named here, QApplication makes no other one first.
    with drawn_at(machine.text_scale):
        application = QApplication([NEUTRAL_PROGRAM if neutral else NAME, "-style", "fusion"])
    application.setApplicationName(NEUTRAL_NAME)
    application.setDesktopFileName(NEUTRAL_PROGRAM if neutral else NAME)
    running = start(
        application, folder, config, demo=demo, computer=None if demo else this_computer, quietly=quietly
    )
    # Once the window is seen: the desktop's portal, asked for the colour scheme, looks up who is asking.
    QTimer.singleShot(50, application, harden)
    if bell is not None:
        QTimer.singleShot(50, application, lambda: _open_door(running, application, bell, file))
    code = application.exec()
    running.tasks.finish()
    if bell is not None:
        bell.release()
    running.restart.fulfil()
    return code


def _open_door(running: Running, application: QApplication, bell: Doorbell, file: Path | None) -> None:
    from relationship_journal.ui.hand_over import HandOver, receive

    receive(HandOver(running.window, running.window.context, running.keeper), application, bell, file)


@dataclass
class Running:
    """A started window and what keeps it going."""

    window: MainWindow
    tasks: ThreadTasks
    keeper: Keeper
    idle: IdleWatch
    restart: Restart


def start(
    application: QApplication,
    folder: Path | None,
    config: Path,
    *,
    demo: bool = False,
    clock: SystemClock | None = None,
    computer: Callable[[], Computer] | None = None,
    quietly: bool = False,
) -> Running:
    """Show the window before the right door, set up what is behind it, and begin what can wait.

    Without a `computer` nothing is kept outside the journals' folders and `config`. A locked door is seen
    before the rest is there; but not where the window is to be hidden from capture, which is set up first.
    `quietly` leaves it minimised.
    """
    from relationship_journal.ui.plain_imports import read_no_sources

    read_no_sources()
    from relationship_journal.ui import first_frame
    from relationship_journal.ui.login_start import offered
    from relationship_journal.ui.machine import MachineFile
    from relationship_journal.ui.main_window import MainWindow
    from relationship_journal.ui.theme import Theme, choice_of
    from relationship_journal.ui.translations import install
    from relationship_journal.ui.widgets.spoken import tell_roles

    languages = install(application)
    machine_file = MachineFile(config / "machine.json")
    machine, clock = machine_file.read(), clock or SystemClock()
    theme = Theme(application)
    theme.choice = choice_of(machine.theme)
    theme.apply(application)
    tell_roles(application)
    window = MainWindow(machine_file)
    chosen = None if demo else _journal_to_open(folder, machine.last_journal)
    if chosen is not None and not machine.hide_from_capture and not quietly:
        window.stand_before(chosen, clock)
        first_frame.show(window)
    running = _furnish(application, window, theme, machine_file, clock, computer)
    window.context.login = offered(NEUTRAL_NAME) if computer is not None else None
    window.context.languages = languages
    if demo:
        _enter_demo(window, running.keeper, config)
    elif chosen is not None:
        window.show_lock_screen(chosen)
    else:
        window.show_first_run()
    (window.showMinimized if quietly else window.show)()
    _after_first_paint(window, running.tasks, attended=demo)
    return running


def _furnish(
    application: QApplication,
    window: MainWindow,
    theme: Theme,
    machine_file: MachineFile,
    clock: SystemClock,
    make_computer: Callable[[], Computer] | None,
) -> Running:
    """Set up all that answers the user, and what guards it, before the first key is heard."""
    from relationship_journal.journal.computer import Computer
    from relationship_journal.ui.guard import guard
    from relationship_journal.ui.idle import IdleWatch
    from relationship_journal.ui.pace import Pace

    pace = Pace(application)
    computer = (make_computer or Computer)()
    tasks, keeper = _connect(window, theme, clock, computer)
    idle = IdleWatch(time.monotonic, application)
    application.focusWindowChanged.connect(idle.follow)
    idle.follow(application.focusWindow())
    application.inputMethod().cursorRectangleChanged.connect(idle.touch)  # composed text passes by no window
    idle.idle.connect(window.lock)
    idle.resting.connect(keeper.rest)
    window.settings_known.connect(lambda settings: setattr(idle, "minutes", settings.lock_after_minutes))
    keeper.locked.connect(pace.tidy_up)
    restart = guard(window, application, machine_file, lambda: _eraser(computer))
    return Running(window, tasks, keeper, idle, restart)


def _build(
    theme: Theme, machine_file: MachineFile, clock: SystemClock, computer: Computer
) -> tuple[MainWindow, ThreadTasks, Keeper]:
    """The window without its guard."""
    from relationship_journal.ui.main_window import MainWindow

    window = MainWindow(machine_file)
    return window, *_connect(window, theme, clock, computer)


def _connect(
    window: MainWindow, theme: Theme, clock: SystemClock, computer: Computer
) -> tuple[ThreadTasks, Keeper]:
    from relationship_journal.journal.opener import JournalOpener
    from relationship_journal.ui.context import Context
    from relationship_journal.ui.damage_door import watch_for_damage
    from relationship_journal.ui.file_dialogs import FileDialogs
    from relationship_journal.ui.keeper import Keeper
    from relationship_journal.ui.notices import WindowNotices
    from relationship_journal.ui.tasks import ThreadTasks
    from relationship_journal.ui.words import starting_tags

    tasks = ThreadTasks()
    keeper = Keeper(tasks, JournalOpener(clock, starting_tags, computer))
    notices = WindowNotices()
    documents = _documents_folder()
    context = Context(
        journal=cast("Journal", None),  # there is none until it is unlocked
        tasks=tasks,
        clock=clock,
        theme=theme,
        notices=notices,
        chooser=FileDialogs(),
        documents=documents,
    )
    window.furnish(keeper, context, notices, lambda: _first_run(context))
    notices.attach(window)
    tasks.changed.connect(window.on_changed)
    tasks.failed.connect(window.on_failed)
    keeper.failed.connect(window.on_failed)
    watch_for_damage(window, keeper)
    return tasks, keeper


def _first_run(context: Context) -> FirstRun:
    from relationship_journal.journal.passphrases import rate
    from relationship_journal.ui.first_run import FirstRun

    return FirstRun(str(context.documents / "My journal"), context.chooser, rate, context.tasks)


def _eraser(computer: Computer) -> Eraser:
    from platformdirs import user_cache_path

    from relationship_journal.journal.erasing import Eraser

    return Eraser(computer, [user_cache_path(NAME)])


def _after_first_paint(window: MainWindow, tasks: ThreadTasks, *, attended: bool) -> None:
    """What can wait until the window is seen: the libraries behind it, reminders, and the ears on D-Bus."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QIcon

    def begin() -> None:
        from relationship_journal.ui.ahead import Ahead
        from relationship_journal.ui.attending import attend
        from relationship_journal.ui.pace import keep_for_good
        from relationship_journal.ui.system_events import SystemEvents

        window.setWindowIcon(QIcon(str(ICON)))
        if not attended:
            attend(window)
        ahead = Ahead(keep_for_good, window)
        tasks.compute(_warm_up, done=lambda _: ahead.begin())
        events = SystemEvents(window)
        events.leaving.connect(window.lock)
        events.listen()

    QTimer.singleShot(50, window, begin)


def _warm_up() -> None:
    """Import, while the passphrase is typed, what unlocking and the first chart need beside Qt."""
    import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401
    from platformdirs import user_cache_path
    from sqlalchemy.orm import configure_mappers

    import relationship_journal.charts.mood_chart
    import relationship_journal.content.library
    import relationship_journal.journal.journal  # noqa: F401
    from relationship_journal.charts.style import prepare
    from relationship_journal.journal.rehearsal import rehearse

    configure_mappers()
    rehearse()
    prepare(user_cache_path(NAME) / "charts")


def _enter_demo(window: MainWindow, keeper: Keeper, scratch: Path) -> None:
    """Make the sample journal and go straight in."""
    from relationship_journal.journal.journal import Journal
    from relationship_journal.ui.attending import attend
    from relationship_journal.vault.keys import KdfProfile

    attend(window)  # before it is unlocked: reminders hear of its settings
    folder = scratch / "Sample journal"
    journal = Journal.create(folder, DEMO_PASSPHRASE, SystemClock(), KdfProfile(t=2, m=19 * 1024, p=1))
    fill_with_sample(journal)
    journal.close()
    window.show_lock_screen(folder)
    keeper.unlock(folder, DEMO_PASSPHRASE)


def _journal_to_open(folder: Path | None, last: str) -> Path | None:
    """The journal asked for, the last one opened, or the one in its usual place; None when there is none."""
    from relationship_journal.vault.places import holds_journal

    if folder is not None:
        return folder
    for candidate in (Path(last) if last else None, _documents_folder() / "My journal"):
        if candidate is not None and holds_journal(candidate):
            return candidate
    return None


def _config_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False)


def _documents_folder() -> Path:
    from platformdirs import user_documents_path

    return user_documents_path()
