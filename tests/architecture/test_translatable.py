"""Nothing is said in the window that translators do not get to see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "relationship_journal" / "ui"
MODULES = sorted(UI.rglob("*.py"))
ASKED = {"tr", "translate", "counted", "QT_TRANSLATE_NOOP"}
SHOWN = {
    "setText", "set_text", "setTitle", "set_title", "setWindowTitle", "setToolTip", "setTabToolTip", "tip",
    "setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setSuffix", "setPrefix",
    "setStatusTip", "say", "announce", "label", "Named", "Button", "Chip", "Pill", "CheckBox", "Card",
    "PageHeader", "EmptyState", "LineField", "addItem", "addAction", "addMenu",
}  # fmt: skip
"""What shows or speaks the text it is given."""
ROLES = 1
"""Of the makers of labels and buttons the first argument is what is shown; the next says how it looks."""
SAID_TWICE = re.compile(r"[^\W\d_]{2,}[,:;.]? [^\W\d_]{2,}")
WORD = re.compile(r"[^\W\d_]{2,}")
NOT_SAID = {
    "backups/words.py": "names of stages, as the worker calls them; they are told in words there",
    "dialogs/crash_words.py": "the log somebody may send us",
    "dialogs/search_parts.py": "a style",
    "dialogs/verify_page.py": "a name of a stage",
    "fonts.py": "names of typefaces",
    "hand_over.py": "the name of a folder",
    "login_start.py": "a file of the system, and what is raised for the log",
    "notifications.py": "raised for the log",
    "widgets/labels.py": "the height of lines",
}


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def unasked(node: ast.AST) -> Iterator[ast.Constant]:
    """The literals in an expression, also within f-strings, that do not go through a translation."""
    if isinstance(node, ast.Call) and name_of(node) in ASKED:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from unasked(child)


def spoken(node: ast.AST) -> Iterator[ast.Constant]:
    """The literals that an expression may have for its value."""
    if isinstance(node, ast.IfExp):
        yield from (*spoken(node.body), *spoken(node.orelse))
    elif isinstance(node, ast.BinOp | ast.BoolOp | ast.JoinedStr):
        for child in ast.iter_child_nodes(node):
            yield from spoken(child)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node


def offences(tree: ast.Module) -> Iterator[str]:
    """Lines of a module with words that no translator gets to see."""
    explained = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in unasked(tree):
        if id(one) not in explained and SAID_TWICE.search(str(one.value)):
            yield f"{one.lineno}: “{one.value!s}”"
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and name_of(call) in SHOWN:
            shown = call.args[:ROLES] if name_of(call)[0].isupper() or name_of(call) == "label" else call.args
            for argument in shown:
                yield from (
                    f"{one.lineno}: “{one.value!s}” is shown"
                    for one in spoken(argument)
                    if WORD.search(str(one.value))
                )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_every_text_goes_through_a_translation(path: Path) -> None:
    if path.relative_to(UI).as_posix() not in NOT_SAID:
        assert list(offences(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("name", sorted(NOT_SAID))
def test_what_is_excused_needs_it(name: str) -> None:
    assert list(offences(ast.parse((UI / name).read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "planted",
    [
        'words = {"a": "two words"}',
        'said = f"{n} more days"',
        'box.setToolTip("Close")',
        'field.setAccessibleName(f"Row {n}")',
        'button.setText("Yes" if sure else tr("No"))',
        'label("Title", "eyebrow")',
        'Button("Save" + suffix, "primary")',
    ],
)
def test_the_control_a_text_left_out_is_seen(planted: str) -> None:
    assert list(offences(ast.parse(planted)))


@pytest.mark.parametrize(
    "fine",
    [
        '"""Two words."""',
        'label(self.tr("Title of it"), "eyebrow")',
        "said = f\"{tr('one of them')} · {day}\"",
        'button.setText(counted("Today", "1 day more", "{n} days more", n))',
        'page.setText("…")',
    ],
)
def test_what_may_stand(fine: str) -> None:
    assert list(offences(ast.parse(fine))) == []
