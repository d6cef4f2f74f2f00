"""What watches the readers notices one that raises, one that takes too long and one that takes too much."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from exchange.imports import mutating
from exchange.imports.mutating import MANY, survives


def reader(folder: Path, monkeypatch: pytest.MonkeyPatch, read: str) -> ModuleType:
    """A module of a format whose reading is `read`, importable here and in another process."""
    name = "planted_reader"
    (folder / f"{name}.py").write_text(
        f"def recognises(source):\n    return True\n\n\ndef read(source, step):\n    {read}\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.delitem(sys.modules, name, raising=False)
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("rounds", [1, MANY])
def test_one_that_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rounds: int) -> None:
    broken = reader(tmp_path, monkeypatch, "raise KeyError('planted')")
    with pytest.raises((KeyError, AssertionError), match="planted"):
        survives(broken, b"some data", "x", rounds)


@pytest.mark.parametrize("rounds", [1, MANY])
@pytest.mark.parametrize(
    "read",
    [
        "open(__file__ + '.out', 'w').close()",
        "open('/etc/hostname').close()",
        "__import__('os').mkdir(__file__ + '.out')",
        "__import__('subprocess').run(['true'])",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('sqlite3').connect(__file__ + '.db').close()",
    ],
)
def test_one_that_reaches_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: str, rounds: int
) -> None:
    reaching = reader(tmp_path, monkeypatch, f"try:\n        {read}\n    except Exception:\n        pass")
    with pytest.raises(AssertionError, match=r"open|os\.mkdir|Popen|socket|sqlite3"):
        survives(reaching, b"some data", "x", rounds)


def test_one_that_is_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutating, "LONGEST", 0.0)
    with pytest.raises(AssertionError):
        survives(reader(tmp_path, monkeypatch, "sum(range(1000))"), b"some data", "x", 1)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell")
@pytest.mark.parametrize("asked", [300, 5000])
def test_one_that_is_greedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: int) -> None:
    greedy = reader(tmp_path, monkeypatch, f"b'x' * ({asked} * 1024 * 1024)")
    with pytest.raises(AssertionError, match=r"bytes by round 0|MemoryError"):
        survives(greedy, b"some data", "x", MANY)


def test_one_that_is_as_it_should(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    survives(reader(tmp_path, monkeypatch, "return None"), b"some data", "x", MANY)
