"""Settings of this computer: where the window was, how it looks, which journal was open. Never content."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any


@dataclass
class Machine:
    """What is remembered between starts. `opened` maps a journal's folder to an ISO moment.

    `asked` does so for journals this computer's keyring opens: when the passphrase was last typed.
    `second_places` maps one to the folder that gets a copy of each backup. `text_scale` is in percent.
    """

    last_journal: str = ""
    opened: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    second_places: dict[str, str] = field(default_factory=dict)
    theme: str = "system"
    text_scale: int = 100
    neutral_title: bool = False
    hide_from_capture: bool = False
    geometry: str = ""


class MachineFile:
    """Keeps a Machine in one small JSON file; a missing or broken file means the defaults."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._erased = False

    def read(self) -> Machine:
        """The settings as they were last kept."""
        try:
            values: Any = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return Machine()
        machine = Machine()
        for known in fields(Machine):
            value = values.get(known.name) if isinstance(values, dict) else None
            if isinstance(value, type(getattr(machine, known.name))):
                setattr(machine, known.name, value)
        return machine

    def write(self, machine: Machine) -> None:
        """Keep the settings; a folder that cannot be written only means they are forgotten."""
        if self._erased:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary = self._path.with_suffix(".new")
            temporary.write_text(json.dumps(asdict(machine), indent=1), "utf-8")
            temporary.chmod(0o600)
            temporary.replace(self._path)
        except OSError:
            return

    def erase(self) -> None:
        """Remove the file, and its folder if nothing else is in it; nothing is written any more."""
        self._erased = True
        with suppress(OSError):
            self._path.with_suffix(".new").unlink(missing_ok=True)
            self._path.unlink(missing_ok=True)
            self._path.parent.rmdir()
