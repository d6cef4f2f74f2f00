"""The recovery sheet as one page of PDF: the groups, what they open, where to keep them. Names nobody."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from relationship_journal.exchange.pdf import LayoutError
from relationship_journal.exchange.typesetting import faces, fonts_at_hand

_TEMPLATE = Path(__file__).resolve().parent.parent / "resources" / "templates" / "recovery" / "sheet.typ"


@dataclass(frozen=True)
class SheetWords:
    """What stands on the page besides the groups."""

    title: str = "Recovery sheet"
    made: str = "Made on {day}"
    journal: str = "Journal: {name}"
    what: str = (
        "These 14 groups open one journal kept with Relationship Journal, when its passphrase is lost or "
        "its file keys.json is. The journal’s folder is needed too."
    )
    care: str = "Whoever has this sheet and the journal’s files can read everything in it."
    keep_title: str = "Where to keep it"
    keep: str = (
        "Where you would keep a passport: not beside the computer, not as a photo, not in a mailbox. Think "
        "of who else opens that drawer. If you would rather have no such sheet, destroy it; the "
        "passphrase still opens the journal."
    )
    use_title: str = "How to use it"
    use: str = (
        "On the lock screen choose “Use the recovery sheet” and type the groups in order. Large or small "
        "letters, with or without dashes; O is read as 0, and I and L as 1. Then set a new passphrase."
    )
    ends_title: str = "How long it works"
    ends: str = (
        "It goes on working when you change the passphrase. It ends when you give the journal a new key: "
        "then make a new sheet and destroy this one."
    )
    technical: str = (
        "For a reader without the program: Crockford base32 of 35 bytes, the 32-byte raw key of journal.db "
        "(SQLCipher 4) and the first 3 bytes of its SHA-256."
    )


def render_sheet(
    groups: tuple[str, ...],
    made_at: datetime,
    journal: str = "",
    paper: Literal["a4", "us-letter"] = "a4",
    lang: str = "en",
) -> bytes:
    """The bytes of a PDF/UA-1 file. `journal` is the journal's name, if it shall stand there.

    Raises LayoutError when the page cannot be set.
    """
    import typst

    fonts, words = fonts_at_hand(), SheetWords()
    lines = [words.made.format(day=made_at.date().isoformat())]
    lines += [words.journal.format(name=journal)] if journal else []
    told = {
        "groups": groups,
        "about": "\n".join(lines),
        "words": asdict(words),
        "paper": paper,
        "lang": lang,
    } | faces(fonts.families())
    with TemporaryDirectory(prefix="relationship-journal-") as root:
        compiler = typst.Compiler(
            root=root,
            font_paths=fonts,
            sys_inputs={"sheet": json.dumps(told, ensure_ascii=False)},
            package_path=root,
            package_cache_path=root,
        )
        try:
            made = compiler.compile(
                _TEMPLATE.read_bytes(),
                format="pdf",
                pdf_standards=[] if journal else ["ua-1"],  # a name may hold a character no font has
                timestamp=made_at.replace(microsecond=0),
            )
        except typst.TypstError as error:
            raise LayoutError(
                "The sheet could not be set, so no file was made. Your journal is safe; "
                "write the groups down by hand."
            ) from error
    if not isinstance(made, bytes):
        raise LayoutError("The sheet did not fit its page. Your journal is safe; write it down by hand.")
    return made
