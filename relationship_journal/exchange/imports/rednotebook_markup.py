"""RedNotebook's markup, which is that of txt2tags, as light Markdown.

//italic//, __underlined__, --struck--, = headings =, + numbered lists, [pictures.png], [links http://…],
{colours|color:red}. Newer journals are Markdown already, which `journal.cfg` beside them says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from relationship_journal.exchange.imports.html_text import PlainText

_PICTURE = re.compile(
    r'\[(?:""[^"\n]{1,1000}""|[^\s\[\]"]{1,1000})\.(?:png|jpe?g|gif|bmp|svg|eps|webp)(?:\?\d{1,6})?\]'
    r'|\[""[^"\n]{1,1000}\.(?:png|jpe?g|gif|bmp|svg|eps|webp)(?:\?\d{1,6})?""\]',
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\[\s{0,3}(?:(?P<words>[^\[\]\n]{1,300}?)\s{1,3})?"
    r'(?:""(?P<raw>[^"\n]{1,1000})""(?:\.\w{1,8})?|(?P<url>(?:https?|ftp)://[^\s\[\]]{1,1000}))\]'
)
_KEPT = re.compile(
    r"""``(?P<code>[^\s`][^`\n]{0,1000}?)``|""(?P<raw>[^\s"][^"\n]{0,1000}?)""|''(?P<tagged>[^\s'][^'\n]{0,1000}?)''"""
    r"|(?P<url>\b(?:https?|ftp|file)://[^\s\[\]|{}]{1,2000})"
)
_COLOR = re.compile(r"\{(?P<words>[^{}|\n]{1,1000})\|color:[^{}\n]{1,40}\}")
_HEADING = re.compile(
    r"[ ]{0,8}(?P<mark>={1,5}|\+{1,5})(?P<title>[^=+\n][^\n]{0,500}?)(?P=mark)(?:\[[\w-]{0,80}\])?\s{0,20}"
)
_ITEM = re.compile(r"(?P<indent>[ ]{0,40})(?P<sign>[-+:])[ ](?P<words>[^ ].*)")
_END_OF_LIST = re.compile(r"[ ]{0,40}[-+:]\s{0,20}")
_RULE = re.compile(r"\s{0,20}([-_=])\1{19,}\s{0,20}")
_ANY = re.compile(r"//|__|--|``|\"\"|''|://|[\[{]")
_STYLES = (
    (re.compile(r"//(?=\S)(?P<words>(?:[^/\n]|/(?!/)){1,2000})(?<=\S)//"), "*"),
    (re.compile(r"__(?=\S)(?P<words>(?:[^_\n]|_(?!_)){1,2000})(?<=\S)__"), "*"),
    (re.compile(r"--(?=\S)(?P<words>(?:[^-\n]|-(?!-)){1,2000})(?<=\S)--"), "~~"),
)
_UNREAD = ("```", '"""', "'''")
_KEPT_AT = re.compile("\ue000(\\d{1,9})\ue001")
_LONGEST_LINE = 20_000
"""A line longer than this is left as it is: looking for marks in it may take long."""


def light_markdown(text: str) -> PlainText:
    """`text` as light Markdown, and how many pictures it showed. Never raises."""
    pictures = 0
    lines: list[str] = []
    numbers: dict[int, int] = {}
    unread = ""
    for line in text.replace("\ue000", "").replace("\ue001", "").split("\n"):
        mark = line.rstrip()
        if mark in _UNREAD and unread in ("", mark):
            unread = "" if unread else mark
            lines.extend([mark] if mark == "```" else [])
        elif unread or len(line) > _LONGEST_LINE:
            lines.append(line)
        else:
            found, shown = _line(line, numbers)
            pictures += shown
            if found.strip() or not shown:
                lines.append(found)
    return PlainText(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").rstrip(), pictures)


def _line(line: str, numbers: dict[int, int]) -> tuple[str, int]:
    """One line, and how many pictures it showed; `numbers` are those of the ordered lists under way."""
    line, pictures = _PICTURE.subn("", line.removesuffix("\\\\"))
    if _RULE.fullmatch(line):
        return "---", pictures
    if heading := _HEADING.fullmatch(line):
        numbers.clear()
        return f"{'#' * len(heading['mark'])} {_styled(heading['title'].strip())}", pictures
    if _END_OF_LIST.fullmatch(line):
        numbers.clear()
        return "", pictures
    if item := _ITEM.fullmatch(line):
        return f"{item['indent']}{_bullet(item, numbers)} {_styled(item['words'])}", pictures
    if line.strip():
        numbers.clear()
    if line.startswith("\t"):
        return f"> {_styled(line.strip())}", pictures
    return _styled(line), pictures


def _bullet(item: re.Match[str], numbers: dict[int, int]) -> str:
    depth = len(item["indent"])
    for deeper in [one for one in numbers if one > depth]:
        del numbers[deeper]
    if item["sign"] != "+":
        return "-"
    numbers[depth] = numbers.get(depth, 0) + 1
    return f"{numbers[depth]}."


def _styled(line: str) -> str:
    """The marks within a line; addresses, code and what is to stay as it is are put aside meanwhile."""
    if not _ANY.search(line):
        return line
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"\ue000{len(kept) - 1}\ue001"

    line = _COLOR.sub(lambda found: found["words"], line)
    line = _LINK.sub(lambda found: _link(found["words"] or "", found["raw"] or found["url"], keep), line)
    line = _KEPT.sub(lambda found: keep(_as_it_stands(found)), line)
    for pattern, mark in _STYLES:
        line = pattern.sub(rf"{mark}\g<words>{mark}", line)
    return _KEPT_AT.sub(lambda found: kept[int(found[1])], line)


def _link(words: str, target: str, keep: Callable[[str], str]) -> str:
    if not words:
        return keep(target)
    return f"{words} ({keep(target)})" if target.startswith(("http", "ftp")) else words


def _as_it_stands(found: re.Match[str]) -> str:
    return f"`{found['code']}`" if found["code"] else found["raw"] or found["tagged"] or found["url"]
