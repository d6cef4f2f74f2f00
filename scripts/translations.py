"""Gathers what is to be translated, and builds what was: `python scripts/translations.py [LANGUAGE …]`.

For each LANGUAGE ("de", "pt_BR"), and each that has a file already, `translations/<language>.ts` is brought
up to date with every text of the window, by the context it is asked for in: new texts are added, gone ones
leave, translated ones stay. What is translated is built into the package, unless it lost a {place} to fill.

Qt's own tool reads the literals of classes only, and not the `tr` of a room's words, hence this one.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "relationship_journal"
FOLDER = ROOT / "translations"
BUILT = PACKAGE / "resources" / "translations"
FAILURES = "KnownError"
PLACE = re.compile(r"\{\w*(?::[^{}]*)?\}")
KEY = re.compile(r"&(?=\w)")


class Text(NamedTuple):
    """A text, and the context it is asked for in."""

    context: str
    source: str


class Known(NamedTuple):
    """A translation: one form, or those of a text that counts; a draft is not `finished`."""

    forms: tuple[str, ...]
    finished: bool = True


def literal(node: ast.expr | None) -> str | None:
    """The text of a literal, else None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def name_of(node: ast.expr) -> str:
    """The last name of `a.b.c`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


class Reader(ast.NodeVisitor):
    """Finds the texts of one module."""

    def __init__(self, contexts: dict[str, str], failures: set[str]) -> None:
        self._contexts, self._failures = contexts, failures
        self._tr = ""
        self._classes: list[str] = []
        self.found: dict[Text, str] = {}

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if any(one.name == "tr" for one in node.names):
            self._tr = self._contexts[node.module or ""]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name == "tr":
            self._tr = context_of(node)
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        if self._classes and [name_of(one) for one in node.targets] == ["sentence"]:
            self._add(FAILURES, literal(node.value))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name, first = name_of(node.func), literal(node.args[0]) if node.args else None
        if name == "tr" and isinstance(node.func, ast.Attribute):
            self._add(self._classes[-1], first)
        elif name == "tr":
            self._add(self._tr, first)
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(node.args) >= 2 and first:
            self._add(first, literal(node.args[1]))
        elif name == "counted" and len(node.args) >= 4 and first:
            self._add(first, literal(node.args[2]), literal(node.args[1]) or "")
        elif name in self._failures:
            self._add(FAILURES, first)
        self.generic_visit(node)

    def _add(self, context: str, source: str | None, one: str = "") -> None:
        if context and source:
            self.found.setdefault(Text(context, source), one)


def context_of(function: ast.FunctionDef) -> str:
    """The context a module's `tr` asks in."""
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return next(literal(call.args[0]) or "" for call in calls if name_of(call.func) == "translate")


def texts(package: Path = PACKAGE) -> dict[Text, str]:
    """Every text of the package that can be translated; one that counts with what it says of a single one."""
    modules = {
        ".".join(path.relative_to(package.parent).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in sorted(package.rglob("*.py"))
    }
    contexts = {
        name: context_of(node)
        for name, module in modules.items()
        for node in module.body
        if isinstance(node, ast.FunctionDef) and node.name == "tr"
    }
    for name, module in modules.items():  # a `tr` that is handed on
        for node in module.body:
            if isinstance(node, ast.ImportFrom) and any(one.name == "tr" for one in node.names):
                contexts.setdefault(name, contexts.get(node.module or "", ""))
    failures = set(_failures(modules.values()))
    found: dict[Text, str] = {}
    for module in modules.values():
        reader = Reader(contexts, failures)
        reader.visit(module)
        found |= reader.found
    return found


def _failures(modules: Iterable[ast.Module]) -> Iterator[str]:
    """The classes of failures a user can meet, and those made from them."""
    known = {FAILURES}
    classes = [node for module in modules for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    while more := {one.name for one in classes if known & {name_of(base) for base in one.bases}} - known:
        known |= more
    yield from known


def written(found: Mapping[Text, str], language: str, known: Mapping[Text, Known]) -> bytes:
    """A file of Qt Linguist with `found`, and what is `known` of it translated."""
    top = ElementTree.Element("TS", version="2.1", sourcelanguage="en", language=language)
    for context in sorted({text.context for text in found}):
        part = ElementTree.SubElement(top, "context")
        ElementTree.SubElement(part, "name").text = context
        for text in sorted(one for one in found if one.context == context):
            part.append(_message(text.source, found[text], known.get(text, Known(("",), False))))
    ElementTree.indent(top)
    head = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    body: bytes = ElementTree.tostring(top, "utf-8")
    return head + body + b"\n"


def _message(source: str, one: str, known: Known) -> ElementTree.Element:
    message = ElementTree.Element("message")
    ElementTree.SubElement(message, "source").text = source
    if one:
        ElementTree.SubElement(message, "extracomment").text = f"Of a single one, English says: {one}"
    translation = ElementTree.SubElement(message, "translation")
    if not known.finished:
        translation.set("type", "unfinished")
    if one:
        message.set("numerus", "yes")
        for form in known.forms:
            ElementTree.SubElement(translation, "numerusform").text = form
    else:
        translation.text = known.forms[0]
    return message


def translated(file: Path) -> dict[Text, Known]:
    """What is translated in `file`, drafts too; nothing when there is no file."""
    if not file.exists():
        return {}
    known = {}
    for part in ElementTree.parse(file).getroot().iter("context"):
        for message in part.iter("message"):
            if (one := message.find("translation")) is None:
                continue
            forms = tuple(form.text or "" for form in one.iter("numerusform")) or (one.text or "",)
            if any(forms):
                text = Text(part.findtext("name", ""), message.findtext("source", ""))
                known[text] = Known(forms, one.get("type") is None)
    return known


def faults(found: Mapping[Text, str], known: Mapping[Text, Known]) -> Iterator[str]:
    """What finished translations leave out or make up: {places} that are filled, and the & before a letter
    that the keyboard reaches. A text that counts may say its number in words."""
    for text, translation in sorted(known.items()):
        if not translation.finished or text not in found:
            continue
        wanted = set(PLACE.findall(text.source))
        may_lack = {"{n}"} if found[text] else set()
        for form in translation.forms:
            there = set(PLACE.findall(form))
            wrong = [f"lacks {one}" for one in sorted(wanted - there - may_lack)]
            wrong += [f"has {one}, which is never filled" for one in sorted(there - wanted)]
            if len(KEY.findall(form)) != len(KEY.findall(text.source)):
                wrong.append("has another number of & than the English")
            yield from (f"{text.context}: “{text.source}”: “{form}” {one}." for one in wrong)


def main(languages: list[str]) -> None:
    """Renew the files, and build them. What is wrong in one is told, and nothing of it is built."""
    found = texts()
    FOLDER.mkdir(exist_ok=True)
    BUILT.mkdir(exist_ok=True)
    there = {path.stem for path in FOLDER.glob("*.ts")}
    for language in sorted(there | set(languages)):
        file = FOLDER / f"{language}.ts"
        known = translated(file)
        file.write_bytes(written(found, language, known))
        if wrong := list(faults(found, known)):
            sys.exit("\n".join(f"{file.name}: {one}" for one in wrong))
        tool = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([tool, "-silent", file, "-qm", BUILT / f"{language}.qm"], check=True)
        done = sum(one.finished for text, one in known.items() if text in found)
        print(f"{language}: {done} of {len(found)} texts")
    print(f"{len(found)} texts in {len({text.context for text in found})} contexts")


if __name__ == "__main__":
    main(sys.argv[1:])
