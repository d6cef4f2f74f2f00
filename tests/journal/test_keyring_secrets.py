"""Only a keyring that keeps a secret is used."""

from __future__ import annotations

from typing import Any

import pytest

from relationship_journal.journal.computer import KeyringUnavailable
from relationship_journal.journal.keyring_secrets import REAL, SERVICE, KeyringSecrets, real_backend


class Backend:
    """Keeps in memory, and passes for a backend of the module it is told."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


def backend_of(module: str, **named: Any) -> Any:
    return type("Keyring", (Backend,), {"__module__": module, **named})()


@pytest.mark.parametrize("module", sorted(REAL))
def test_a_real_backend_keeps_and_forgets(module: str) -> None:
    backend = backend_of(module)
    secrets = KeyringSecrets(lambda: backend)
    secrets.write("ab12", "secret")
    assert backend.kept == {(SERVICE, "ab12"): "secret"}
    assert secrets.read("ab12") == "secret"
    secrets.forget("ab12")
    secrets.forget("ab12")
    assert secrets.read("ab12") is None


@pytest.mark.parametrize(
    "module",
    ["keyring.backends.null", "keyring.backends.fail", "keyrings.alt.file", "somebody.elses", __name__],
)
def test_any_other_is_refused(module: str) -> None:
    backend = backend_of(module)
    secrets = KeyringSecrets(lambda: backend)
    for attempt in (
        lambda: secrets.read("ab12"),
        lambda: secrets.write("ab12", "secret"),
        lambda: secrets.forget("ab12"),
    ):
        with pytest.raises(KeyringUnavailable):
            attempt()
    assert backend.kept == {}


def test_of_a_chain_only_a_real_link_is_used() -> None:
    plain, real = backend_of("keyrings.alt.file"), backend_of("keyring.backends.SecretService")
    chain = backend_of("keyring.backends.chainer", backends=[plain, real])
    assert real_backend(chain) is real
    KeyringSecrets(lambda: chain).write("ab12", "secret")
    assert (plain.kept, list(real.kept)) == ({}, [(SERVICE, "ab12")])
    assert real_backend(backend_of("keyring.backends.chainer", backends=[plain])) is None


def test_whatever_a_backend_raises_is_one_sentence() -> None:
    backend = backend_of("keyring.backends.kwallet", get_password=lambda *_: 1 / 0)
    with pytest.raises(KeyringUnavailable):
        KeyringSecrets(lambda: backend).read("ab12")


def test_a_backend_that_drops_what_it_is_given_is_noticed() -> None:
    backend = backend_of("keyring.backends.Windows", set_password=lambda *_: None)
    with pytest.raises(KeyringUnavailable):
        KeyringSecrets(lambda: backend).write("ab12", "secret")


def test_the_librarys_own_pretenders_are_refused() -> None:
    fail, null = pytest.importorskip("keyring.backends.fail"), pytest.importorskip("keyring.backends.null")
    assert real_backend(fail.Keyring()) is None
    assert real_backend(null.Keyring()) is None
