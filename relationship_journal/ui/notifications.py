"""Shows a few neutral words through the desktop's own notifications, where there is no tray to show them.

Qt's binding for D-Bus cannot say the unsigned number the desktop expects, so another one says it: the small
library the keyring talks to its service with. It speaks to a socket of this computer and to nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
SHOWN_MS = 15_000
PATIENCE_S = 5.0
_NEW = 0
"""The number of the notification to replace: none."""


def notify(title: str, text: str, name: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Ask the desktop to show this as coming from `name`; whether it took it. Never on the window's thread.

    Nothing that names the program goes along: no icon, no desktop file. It is kept in no list.
    """
    address = environment.get("DBUS_SESSION_BUS_ADDRESS")
    if not address:
        return False
    try:
        from jeepney import DBusAddress, MessageType, new_method_call  # type: ignore[import-untyped]
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        wish = new_method_call(
            DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE),
            "Notify",
            "susssasa{sv}i",
            (name, _NEW, "", title, text, [], {"transient": ("b", True)}, SHOWN_MS),
        )
        with open_dbus_connection(address) as bus:
            answer = bus.send_and_get_reply(wish, timeout=PATIENCE_S)
    except (ImportError, OSError, ValueError, RuntimeError):  # no bus, nobody there, another kind of system
        return False
    return answer.header.message_type is MessageType.method_return
