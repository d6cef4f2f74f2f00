"""Texts of the window that count go through `counted`: other languages have more forms than two."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "relationship_journal" / "ui"
MODULES = sorted(UI.rglob("*.py"))
COUNTING = re.compile(r"\{(n|count)\} (?!of |is |min$|percent)[a-z]|\b1 (?!to )[a-z]")
"""A number before a noun."""


def asked(node: ast.AST) -> Iterator[ast.Call]:
    """The calls that ask for a text without counting."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            name = getattr(one.func, "attr", getattr(one.func, "id", ""))
            if name in ("tr", "translate"):
                yield one


def is_of_one(test: ast.expr) -> bool:
    """Whether a condition asks for exactly one."""
    return isinstance(test, ast.Compare) and any(
        isinstance(one, ast.Constant) and one.value == 1 for one in test.comparators
    )


def offences(tree: ast.AST) -> Iterator[str]:
    """Lines of a module that make a plural by hand, or hide one from the translators."""
    for call in asked(tree):
        for one in call.args:
            if isinstance(one, ast.Constant) and COUNTING.search(str(one.value)):
                yield f"{call.lineno}: “{one.value!s}” counts"
    for node in ast.walk(tree):
        if isinstance(node, ast.IfExp) and is_of_one(node.test) and asks_twice(node):
            yield f"{node.lineno}: a singular and a plural"
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "counted" and hides(node):
            yield f"{node.lineno}: the texts must stand in the call, for scripts/translations.py"


def asks_twice(node: ast.IfExp) -> bool:
    """Whether both branches are texts."""
    return all(any(asked(branch)) for branch in (node.body, node.orelse))


def hides(node: ast.Call) -> bool:
    """Whether a call of `counted` names its texts instead of holding them."""
    return not all(isinstance(one, ast.Constant) for one in node.args[:3])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_no_plural_is_made_by_hand(path: Path) -> None:
    assert list(offences(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "planted",
    [
        'tr("{n} days ago").format(n=days)',
        'self.tr("1 page, {size}")',
        'tr("day in a row") if length == 1 else tr("days in a row")',
        'counted("Today", one, "{n} days", 3)',
    ],
)
def test_the_control_a_plural_made_by_hand_is_seen(planted: str) -> None:
    assert list(offences(ast.parse(planted)))


def test_numbers_that_count_nothing_may_stand() -> None:
    fine = 'tr("{n} of {all}"); tr("Group {n}"); tr("tomorrow") if d == 1 else counted("A", "b", "c", d)'
    assert list(offences(ast.parse(fine))) == []
