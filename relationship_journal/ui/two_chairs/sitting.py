"""The rules of two chairs: what may follow what, and who may see which words when."""

from __future__ import annotations

from enum import Enum, auto


class Phase(Enum):
    """Where two people stand. Only in SHOWN may anybody see an answer that is not being written."""

    FIRST = auto()
    HANDED_OVER = auto()
    SECOND = auto()
    READY = auto()
    SHOWN = auto()
    KEEPING = auto()
    OVER = auto()


class Sitting:
    """One card answered by two people. It holds their answers, in memory only, and gives them out together.

    Every deed happens in its own phase and is without effect in any other; `let_go` works in all of them.
    """

    def __init__(self, card: str, text: str, *, mine_first: bool = True) -> None:
        self.card = card
        self.text = text
        self.mine_first = mine_first
        self.phase = Phase.FIRST
        self._answers: list[str] = []

    @property
    def writing(self) -> bool:
        """Whether somebody writes just now."""
        return self.phase in (Phase.FIRST, Phase.SECOND)

    @property
    def mine_is_written(self) -> bool:
        """Whether the one who writes just now is the one whose journal it is."""
        return (self.phase is Phase.FIRST) == self.mine_first

    @property
    def answers(self) -> tuple[str, str] | None:
        """Both answers, the journal's owner's first; None as long as they may not be shown."""
        if self.phase not in (Phase.SHOWN, Phase.KEEPING):
            return None
        first, second = self._answers
        return (first, second) if self.mine_first else (second, first)

    def cover(self, answer: str) -> bool:
        """The one who writes is done; whether that was taken. Nothing at all is no answer: it would leave
        the other one's alone."""
        if not self.writing or not answer.strip():
            return False
        self._answers.append(answer.strip())
        self.phase = Phase.HANDED_OVER if self.phase is Phase.FIRST else Phase.READY
        return True

    def sit_down(self) -> None:
        """The second one has the laptop."""
        if self.phase is Phase.HANDED_OVER:
            self.phase = Phase.SECOND

    def show(self) -> None:
        """Both want to see them."""
        if self.phase is Phase.READY:
            self.phase = Phase.SHOWN

    def hide(self) -> None:
        """Both are covered again, together."""
        if self.phase is Phase.SHOWN:
            self.phase = Phase.READY

    def keep(self) -> None:
        """Both shall go into the journal, which has to be unlocked for that."""
        if self.phase is Phase.SHOWN:
            self.phase = Phase.KEEPING

    def let_go(self) -> None:
        """Forget both."""
        self._answers.clear()
        self.phase = Phase.OVER
