"""What a reader may count on in every module: small files, and every public name explained."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "relationship_journal"
MIGRATIONS = PACKAGE / "vault" / "migrations"  # Alembic gives their functions and their length
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if MIGRATIONS not in path.parents)
MOST_LINES = 400
MOST_CLASS_LINES = 300


def undocumented(module: ModuleType) -> Iterator[str]:
    """Name what is public in a module and says nothing about itself; an override is explained by its base."""
    if not module.__doc__:
        yield "the module"
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(value) and not value.__doc__:
            yield name
        elif inspect.isclass(value):
            # A dataclass without a docstring of its own is given its signature.
            if not value.__doc__ or value.__doc__.startswith(f"{name}("):
                yield name
            yield from (f"{name}.{method}" for method in undocumented_methods(value))


def undocumented_methods(kind: type) -> Iterator[str]:
    """Name the public methods and properties that a class adds without a word."""
    for name, value in vars(kind).items():
        function = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
        is_new = not any(name in vars(base) for base in kind.__mro__[1:])
        if not name.startswith("_") and inspect.isfunction(function) and is_new and not function.__doc__:
            yield name


def module_name(path: Path) -> str:
    """Return a module's dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_public_names_are_explained(path: Path) -> None:
    assert list(undocumented(importlib.import_module(module_name(path)))) == []


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_is_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_CLASS_LINES, node.name


def test_a_missing_docstring_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "planted_module.py").write_text(PLANTED, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module("planted_module")
    assert list(undocumented(module)) == ["the module", "silent", "Silent", "Told.silent", "Told.mute"]


PLANTED = """
from dataclasses import dataclass
from json import JSONDecoder, loads
def told(): "Why."
def silent(): pass
def _own(): pass
@dataclass
class Silent: x: int = 0
class Told(JSONDecoder):
    "Why."
    def decode(self, s): pass
    def silent(self): pass
    @property
    def mute(self): pass
    def _own(self): pass
"""
