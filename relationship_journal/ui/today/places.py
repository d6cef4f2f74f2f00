"""Where the cursor is on the Today page, in words that survive a lock: ids and positions, no content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from relationship_journal.domain.records import Record
from relationship_journal.ui.today.appreciations import AppreciationsCard
from relationship_journal.ui.today.check_in import CheckInCard
from relationship_journal.ui.today.question import QuestionCard
from relationship_journal.ui.today.reflections import ReflectionsCard
from relationship_journal.ui.widgets.writing_field import WritingField


@dataclass(frozen=True)
class _Field:
    """A field of the page, and what is written in it."""

    kind: str
    number: int
    name: str
    record: Record | None
    field: WritingField

    @property
    def id(self) -> str:
        return str(self.record.id) if self.record else ""


class Places:
    """Names the fields of the page and finds them again."""

    def __init__(
        self,
        appreciations: AppreciationsCard,
        check_in: CheckInCard,
        question: QuestionCard,
        reflections: ReflectionsCard,
    ) -> None:
        self._appreciations = appreciations
        self._check_in = check_in
        self._question = question
        self._reflections = reflections

    def current(self) -> dict[str, Any]:
        """The field with the cursor and the cursor's position; empty when it is in none."""
        for one in self._fields():
            if one.field.hasFocus():
                return {
                    "kind": one.kind,
                    "id": one.id,
                    "number": one.number,
                    "field": one.name,
                    "cursor": one.field.textCursor().position(),
                }
        return {}

    def restore(self, place: dict[str, Any]) -> None:
        """Put the cursor back: by id where the entry is still there, else by its number.

        With a "word" instead of a cursor it goes to that word.
        """
        fields = [one for one in self._fields() if one.kind == place.get("kind")]
        id, word = place.get("id", ""), str(place.get("word", "")).casefold()
        fields = [one for one in fields if (one.id == id if id else one.number == place.get("number"))]
        fields.sort(key=lambda one: one.name != place.get("field"))
        if word:
            fields.sort(key=lambda one: word not in one.field.toPlainText().casefold())
        if fields:
            field = fields[0].field
            cursor = place.get("cursor", max(0, field.toPlainText().casefold().find(word)))
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.set_cursor_at(int(cursor))

    def _fields(self) -> Iterator[_Field]:
        for number, row in enumerate(self._appreciations.rows):
            for name, field in row.fields().items():
                yield _Field("appreciation", number, name, row.draft.record, field)
        yield _Field("check_in", 0, "note", self._check_in.draft.record, self._check_in.note)
        yield _Field("card_talk", 0, "note", self._question.draft.record, self._question.line)
        for number, editor in enumerate(self._reflections.editors):
            yield _Field("reflection", number, "text", editor.draft.record, editor.text)
            yield _Field("reflection", number, "title", editor.draft.record, editor.title)
