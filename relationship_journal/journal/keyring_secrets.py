"""The system's keyring, when it is a real one.

Only backends that keep a secret behind the user's login are used, by name; a backend that throws
secrets away (null), refuses them (fail) or writes them readable into a file is none, and neither is
one we do not know.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from relationship_journal.journal.computer import KeyringUnavailable

SERVICE = "relationship-journal"
REAL = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.macOS",
        "keyring.backends.Windows",
    }
)


def real_backend(backend: Any) -> Any:
    """`backend` itself, or the first real one a chain of backends would ask; None when there is none."""
    if type(backend).__module__ in REAL:
        return backend
    if type(backend).__module__ == "keyring.backends.chainer":
        return next((link for link in backend.backends if type(link).__module__ in REAL), None)
    return None


def _chosen_backend() -> Any:
    import keyring

    return keyring.get_keyring()


class KeyringSecrets:
    """Keeps secrets in the keyring; `choose` finds the backend, each time anew."""

    def __init__(self, choose: Callable[[], Any] = _chosen_backend) -> None:
        self._choose = choose

    def read(self, name: str) -> str | None:
        """The secret of this name, None when there is none. Raises KeyringUnavailable."""
        found = self._ask("get_password", name)
        return None if found is None else str(found)

    def write(self, name: str, secret: str) -> None:
        """Keep a secret, and read it back. Raises KeyringUnavailable."""
        self._ask("set_password", name, secret)
        if self.read(name) != secret:
            raise KeyringUnavailable

    def forget(self, name: str) -> None:
        """Remove a secret, if it is there. Raises KeyringUnavailable."""
        if self.read(name) is not None:
            self._ask("delete_password", name)

    def _ask(self, method: str, *args: str) -> Any:
        try:
            backend = real_backend(self._choose())
            if backend is None:
                raise KeyringUnavailable
            return getattr(backend, method)(SERVICE, *args)
        except KeyringUnavailable:
            raise
        except Exception as error:  # each backend brings its own errors, and D-Bus others still
            raise KeyringUnavailable from error
