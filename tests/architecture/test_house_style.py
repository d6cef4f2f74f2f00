"""What a reader may count on in every module: small files, and every public name explained."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "relationship_journal"
MIGRATIONS = PACKAGE / "vault" / "migrations"  # Alembic gives their functions and their length
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if MIGRATIONS not in path.parents)
MOST_LINES = 400
MOST_CLASS_LINES = 300

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Name the module, classes and functions that are public and say nothing about themselves.

    A method that overrides Qt's camelCase name is explained by Qt; one marked @override by what it overrides.
    """
    if not ast.get_docstring(tree):
        yield "the module"
    yield from undocumented_in(tree.body, "")


def undocumented_in(body: list[ast.stmt], prefix: str) -> Iterator[str]:
    """Name the undocumented public definitions directly in a body, and those inside public classes."""
    for node in body:
        if not isinstance(node, Definition) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not explained_elsewhere(node):
            yield prefix + node.name
        if isinstance(node, ast.ClassDef):
            yield from undocumented_in(node.body, f"{prefix}{node.name}.")


def explained_elsewhere(node: Definition) -> bool:
    """Say whether the name is Qt's own, or the definition only overloads or overrides another."""
    if isinstance(node, ast.ClassDef):
        return False
    decorators = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    return node.name != node.name.lower() or bool(decorators & {"overload", "override", "setter"})


def module_name(path: Path) -> str:
    """Return the path as a test's name."""
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_is_small_and_explained(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= MOST_LINES
    assert list(undocumented(tree)) == []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_CLASS_LINES, node.name


def test_a_missing_docstring_is_found() -> None:
    methods = "def told(self): pass", "def _own(self): pass", "def paintEvent(self): pass"
    tree = ast.parse("\n  ".join(["class Told:", "'Why.'", *methods]))
    assert list(undocumented(tree)) == ["the module", "Told.told"]
