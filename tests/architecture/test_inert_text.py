"""No part of the window can take the user's words for markup: it would open the files named in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "relationship_journal" / "ui"
MODULES = sorted(UI.rglob("*.py"))
LABEL_MAKERS = {"labels.py", "pill.py", "saved_hint.py"}
"""Where QLabel is made or extended; each says in which format it reads."""
MARKUP = {
    "QTextBrowser", "QMessageBox", "QErrorMessage", "QWhatsThis", "setHtml", "insertHtml", "appendHtml",
    "setMarkdown", "insertMarkdown", "setWhatsThis", "showText", "openUrl", "setOpenExternalLinks",
    "loadResource", "QStaticText", "fromHtml",
}  # fmt: skip
"""Names of Qt that read markup, or go where it leads."""


def offences(tree: ast.AST, name: str) -> Iterator[str]:
    """Lines of a module that could show the user's words as markup."""
    for node in ast.walk(tree):
        word = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if word in MARKUP:
            yield f"{node.lineno}: {word} reads markup"  # type: ignore[attr-defined]
        if isinstance(node, ast.Call):
            made = node.func.id if isinstance(node.func, ast.Name) else ""
            if made == "QLabel" and name not in LABEL_MAKERS:
                yield f"{node.lineno}: make it with label()"
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if called == "setToolTip" and name not in ("labels.py", "tray.py") and not _is_ours(node.args[0]):
                yield f"{node.lineno}: use tip() where words are not the program's own"
        if isinstance(node, ast.ClassDef) and name not in LABEL_MAKERS:
            for base in node.bases:
                if isinstance(base, ast.Name) and base.id == "QLabel":
                    yield f"{node.lineno}: a label of its own belongs into labels.py"


def _is_ours(words: ast.expr) -> bool:
    """Whether an expression is a text of the program: translated, constant, or made by a *_words function."""
    if isinstance(words, ast.Constant):
        return True
    if isinstance(words, ast.IfExp):
        return _is_ours(words.body) and _is_ours(words.orelse)
    if not isinstance(words, ast.Call):
        return False
    made = words.func.attr if isinstance(words.func, ast.Attribute) else getattr(words.func, "id", "")
    return made in ("tr", "translate", "short_day", "streak_details", "inert") or made.endswith("_words")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_nothing_reads_markup(path: Path) -> None:
    assert list(offences(ast.parse(path.read_text(encoding="utf-8")), path.name)) == []


@pytest.mark.parametrize(
    "line",
    [
        "QLabel(entry.what)",
        "box.setToolTip(ritual.plan)",
        "box.setToolTip(self.tr('Ritual {x}').format(x=name))",
        "page.setHtml(text)",
        "QMessageBox.warning(self, 'x', text)",
        "class Big(QLabel): pass",
        "QDesktopServices.openUrl(url)",
    ],
)
def test_what_could_is_found(line: str) -> None:
    assert len(list(offences(ast.parse(line), "page.py"))) >= 1
