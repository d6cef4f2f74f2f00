"""Failures a user can meet: each is one sentence that says what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable


class KnownError(Exception):
    """Something we know how to explain; `str(error)` is its sentence.

    The sentence is English with `{names}` for its `values`, given here or by the subclass, so that whoever
    shows it can have it in the user's language: see `told`.
    """

    sentence = ""

    def __init__(self, sentence: str = "", /, **values: object) -> None:
        super().__init__()
        self.sentence = sentence or self.sentence
        self.values = values

    def __str__(self) -> str:
        return self.told(lambda sentence: sentence)

    def told(self, translate: Callable[[str], str]) -> str:
        """The sentence as `translate` has it, with its values in place."""
        sentence = translate(self.sentence)
        return sentence.format(**self.values) if self.values else sentence
