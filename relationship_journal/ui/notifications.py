"""Shows a few neutral words through the desktop's own notifications, where there is no tray to show them.

Qt's binding for D-Bus cannot say the unsigned number the desktop expects, so another one says it: the small
library the keyring talks to its service with. It speaks to a socket of this computer and to nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from time import monotonic
from typing import Any

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
SHOWN_MS = 15_000
PATIENCE_S = 5.0
"""How long a bus may take, in seconds, from the first word to the last."""
_NEW = 0
"""The number of the notification to replace: none."""


def notify(
    title: str,
    text: str,
    name: str,
    environment: Mapping[str, str] = os.environ,
    patience: float = PATIENCE_S,
) -> bool:
    """Ask the desktop to show this as coming from `name`; whether it took it. Never on the window's thread.

    Nothing that names the program goes along: no icon, no desktop file. It is kept in no list.
    """
    address = environment.get("DBUS_SESSION_BUS_ADDRESS")
    if not address:
        return False
    try:
        from jeepney import DBusAddress, MessageType, new_method_call  # type: ignore[import-untyped]

        wish = new_method_call(
            DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE),
            "Notify",
            "susssasa{sv}i",
            (name, _NEW, "", title, text, [], {"transient": ("b", True)}, SHOWN_MS),
        )
        with _connected(address, patience) as bus:
            answer = bus.send_and_get_reply(wish)
    except (ImportError, OSError, ValueError, RuntimeError):  # no bus, nobody there, another kind of system
        return False
    return bool(answer.header.message_type is MessageType.method_return)


@contextmanager
def _connected(address: str, patience: float) -> Iterator[Any]:
    """A connection that waits `patience` seconds in all and no longer, not even for the bus's own greeting.

    The library has a limit of its own for signing in alone; a bus that hangs later would hold the thread.
    """
    from jeepney.bus import get_bus  # type: ignore[import-untyped]
    from jeepney.io.blocking import DBusConnection, prep_socket  # type: ignore[import-untyped]
    from jeepney.wrappers import DBusErrorResponse  # type: ignore[import-untyped]

    until = monotonic() + patience

    class Impatient(DBusConnection):  # type: ignore[misc]
        def receive(self, *, timeout: float | None = None) -> Any:
            left = max(until - monotonic(), 0.0)
            return super().receive(timeout=left if timeout is None else min(left, timeout))

    with closing(prep_socket(get_bus(address), timeout=patience)) as socket:
        try:
            bus = Impatient(socket)
        except DBusErrorResponse as refused:
            raise OSError("the bus does not greet") from refused
        with bus:
            yield bus
