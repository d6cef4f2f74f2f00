"""A screen reader in miniature: reads the window of another process over AT-SPI, and acts in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bus import Bus, Refused

_A11Y = "org.a11y.atspi."
_ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY = "org.a11y.atspi.Registry"
PATIENCE = 20
SHOWING = 25
"""The number of the state "can be seen" (atspi-constants.h, ATSPI_STATE_SHOWING)."""


@dataclass(frozen=True)
class Node:
    """Something the program tells about itself."""

    bus: Bus
    owner: str
    path: str

    def ask(self, member: str, signature: str = "", *values: Any) -> Any:
        return self.bus.call(self.owner, self.path, _A11Y + member, signature, *values)

    def get(self, interface: str, name: str) -> Any:
        return self.bus.call(
            self.owner, self.path, "org.freedesktop.DBus.Properties.Get", "ss", _A11Y + interface, name
        )

    @property
    def name(self) -> str:
        return str(self.get("Accessible", "Name"))

    @property
    def role(self) -> str:
        return str(self.ask("Accessible.GetRoleName"))

    @property
    def is_showing(self) -> bool:
        low, _ = self.ask("Accessible.GetState")
        return bool(low >> SHOWING & 1)

    @property
    def interfaces(self) -> list[str]:
        return [one.removeprefix(_A11Y) for one in self.ask("Accessible.GetInterfaces")]

    @property
    def text(self) -> str:
        return str(self.ask("Text.GetText", "ii", 0, self.get("Text", "CharacterCount")))

    def children(self) -> list[Node]:
        return [Node(self.bus, owner, path) for owner, path in self.ask("Accessible.GetChildren")]

    def act(self, action: str) -> None:
        """Do what the program offers to be done, by name."""
        names = [self.ask("Action.GetName", "i", n) for n in range(self.get("Action", "NActions"))]
        assert self.ask("Action.DoAction", "i", names.index(action)), names

    def write(self, text: str) -> None:
        """Put words into a field."""
        assert self.ask("EditableText.InsertText", "isi", 0, text, len(text))

    def erase(self) -> None:
        """Take all words out of a field."""
        assert self.ask("EditableText.DeleteText", "ii", 0, self.get("Text", "CharacterCount"))


@dataclass(frozen=True)
class Told:
    """What a reader says of one thing."""

    role: str
    name: str
    node: Node = field(repr=False)


class Reader:
    """Finds its way through the one program on an accessibility bus."""

    def __init__(self, session: str) -> None:
        asking = Bus(session)
        self.bus = Bus(asking.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"))
        asking.close()
        self.bus.call(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.AddMatch", "s",
            "type='signal',interface='org.a11y.atspi.Event.Object'",
        )  # fmt: skip
        self.bus.call(
            _REGISTRY, "/org/a11y/atspi/registry", "org.a11y.atspi.Registry.RegisterEvent", "sass",
            "object:announcement", [], "",
        )  # fmt: skip

    def everything(self) -> list[Told]:
        """What can be perceived, in order."""
        return list(self._below(Node(self.bus, _REGISTRY, _ROOT)))

    def find(self, role: str, name: str) -> Node:
        """Wait until something of this role and name is there."""
        found: list[Node] = []

        def there() -> bool:
            found[:] = [one.node for one in self.everything() if (one.role, one.name) == (role, name)]
            return bool(found)

        self.until(there, lambda: f"no {role} “{name}” among {self.everything()}")
        return found[0]

    def told(self) -> str:
        """The next thing that is announced."""
        return str(self.bus.wait_for_signal("Announcement").body[3])

    def names(self, role: str) -> list[str]:
        """The names of all of this role now."""
        return [one.name for one in self.everything() if one.role == role]

    def _below(self, node: Node) -> Iterator[Told]:
        for child in node.children():
            try:
                if node.path == _ROOT or child.is_showing:
                    yield Told(child.role, child.name, child)
                    yield from self._below(child)
            except Refused:
                continue  # it went away while it was read

    def until(self, reached: Callable[[], bool], otherwise: Callable[[], str]) -> None:
        """Ask again and again, with patience."""
        end = time.monotonic() + PATIENCE
        while not reached():
            assert time.monotonic() < end, otherwise()
            time.sleep(0.1)
