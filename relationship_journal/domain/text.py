"""Text as it is stored and counted: one clean form, first words, and a count fair to every script."""

from __future__ import annotations

import re
import unicodedata

_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN_WORDS = re.compile(r"[\s–—/]+")

_CHARACTERS_A_WORD = (
    # Scripts written without spaces, and how many characters their words have, roughly.
    (re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af\u3040-\u30ff々〆]"), 2),
    (re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 4),
)


def clean(text: str) -> str:
    """The form in which text is stored: NFC, "\\n" line ends, no NUL, no lone surrogates.

    SQLite ends text at NUL and UTF-8 has no surrogates; a pair of them becomes its character, a lone one
    U+FFFD. Cleaning twice changes nothing more.
    """
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATE_PAIR.sub(_joined, text)
    return unicodedata.normalize("NFC", _LONE_SURROGATE.sub("\ufffd", text))


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def first_words(text: str, limit: int) -> str:
    """The beginning of `text` on one line, at most `limit` characters, ending in "…" when cut.

    Cut between words where that leaves at least half of the room used.
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    room = max(0, limit - 1)
    end = line.rfind(" ", 0, room + 1)
    if end < room // 2:
        end = whole(line, room)
    return line[:end].rstrip() + "…"


def whole(text: str, end: int) -> int:
    """The nearest place at or before `end` that cuts no mark or joined emoji from its base."""
    while 0 < end < len(text) and (_continues(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return end


def _continues(character: str) -> bool:
    """Combining marks, variation selectors, skin tones and the joiner belong to what precedes them."""
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def word_count(text: str) -> int:
    """How many words; scripts without spaces are estimated from their characters."""
    count = 0
    for pattern, characters in _CHARACTERS_A_WORD:
        text, found = pattern.subn(" ", text)
        count += -(-found // characters)
    return count + sum(any(map(str.isalnum, word)) for word in _BETWEEN_WORDS.split(text))
