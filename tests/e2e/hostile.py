"""Texts that would open a file or follow a link if anything read them as more than words, and a journal
with one of them in every text a user can write."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from relationship_journal.domain.conversations import TEXTS, Conversation, Stage
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.gratitude import Appreciation, Voice
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.records import Record
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.revisions import Revision
from relationship_journal.domain.rituals import Ritual

BAIT = "bait"
"""What the name of every file begins with that no text may get opened."""

TEMPLATES = (
    '<img src="file://{file}">', "<img src='{file}'>", '<img src="http://192.0.2.1/{name}.png">',
    '<img src="\\\\192.0.2.1\\share\\{name}.png">', '<img src="//192.0.2.1/{name}">',
    '<b>bold</b><img src={file}>',
    '<a href="file://{file}">here</a>', '<a href="http://192.0.2.1/{name}">here</a>', "http://192.0.2.1/{name}",
    "file://{file}", "![picture]({file})", "![picture](http://192.0.2.1/{name}.png)", "[link](file://{file})",
    "<http://192.0.2.1/{name}>", '<p style="background-image: url({file})">x</p>',
    '<body background="{file}">x</body>', '<table background="file://{file}"><tr><td>x</td></tr></table>',
    '<link rel="stylesheet" href="{file}">', "<style>@import url('{file}'); p { color: red }</style><p>x</p>",
    '<script src="{file}"></script>', '<iframe src="{file}"></iframe>', '<object data="{file}"></object>',
    '<video src="{file}" autoplay></video>', '<svg><image href="{file}"/></svg>',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{file}">]><x>&e;</x>',
    '<img src="data:image/svg+xml;utf8,<svg><image href=\'{file}\'/></svg>">',
    '<a href="javascript:open(\'{file}\')">x</a>', '<meta http-equiv="refresh" content="0;url=file://{file}">',
    "&lt;img src=&quot;{file}&quot;&gt;", "&#60;img src={file}&#62;", '#read("{file}")', '#image("{file}")',
    '#import "{file}": *', '#include "{file}"', '#link("file://{file}")[x]', '#json("{file}")',
    '#eval("read(\\"{file}\\")")', '") #read("{file}") #("', '$ #read("{file}") $', "$\\input{{file}}$",
    "\\include{{file}} \\write18{cat {file}}", "$\\frac{1}{0}$ unbalanced $", "`{file}` ``` {file}",
    "$(cat {file}) `cat {file}` ; cat {file} | cat", "%n%s%x {0} {1} {0.__class__} {file}",
    "qrc:/{name} :/{name} resource:{file}", "\u202e<img src={file}>\u202c \u2066x\u2069",
    "a\x07b\x1bc\x7fd\u0085e <img src={file}>", "<img src={file}>" + "long " * 4000,
    "<" * 3000 + "img src={file}",
    "\ufffc\ufeff\u200b<img src='{file}'>", "&amp;&<>\"'&;&#0;&#xFFFFFF; <img src='{file}'>",
    "= Heading <img src='{file}'>\n- item\n+ item\n/ term: x\n@label <label>", "\n\n<img src='{file}'>\n",
)  # fmt: skip


def samples(folder: Path) -> list[str]:
    """Every template, each naming a bait of its own in `folder`."""
    baits = [folder / f"{BAIT}-{number:02}" for number in range(len(TEMPLATES))]
    return [
        template.replace("{file}", str(bait)).replace("{name}", bait.name)
        for template, bait in zip(TEMPLATES, baits, strict=True)
    ]


def plant(folder: Path) -> None:
    """Make the files the texts name."""
    folder.mkdir()
    for number in range(len(TEMPLATES)):
        (folder / f"{BAIT}-{number:02}").write_text("caught", encoding="utf-8")


def records(texts: list[str], today: date) -> list[Record]:
    """One of each kind of entry for each text, with it in every field; some today, some a year ago, one in
    the bin, earlier versions, tags and rituals."""
    made: list[Record] = []
    now = datetime.combine(today, time(12), UTC)

    def id_of(number: int) -> UUID:
        return UUID(int=0x7000 << 64 | 0x8 << 60 | len(made) << 8 | number % 256)

    for number, text in enumerate(texts):
        day = today - timedelta(days=(0, 365, number % 80)[number % 3])
        shared = {"day": day, "zone": "UTC"}
        written = Appreciation(
            id=id_of(number), **shared, what=text, when=text, meaning=text, reaction=text,
            tags=[text], voice=list(Voice)[number % 3], deleted_at=now if number % 7 == 0 else None,
        )  # fmt: skip
        made.append(written)
        page = Reflection(id=id_of(number), **shared, title=text, text=text)
        made.append(page)
        made.append(
            Revision(
                id=id_of(number),
                kind="reflection",
                entry_id=page.id,
                saved_at=now,
                fields={"title": f"older {text}", "text": f"older {text}"},
            )
        )
        made.append(
            CheckIn(
                id=id_of(number),
                **shared,
                at=datetime.combine(day, time(9), UTC),
                closeness=number % 5 + 1,
                note=text,
                tags=[text],
            )
        )
        made.append(
            DiagnosisNote(
                id=id_of(number),
                **shared,
                since=today - timedelta(days=number * 5 + 1),
                what=text,
                my_story=text,
                their_story=text,
                culprits=[text],
            )
        )
        made.append(
            Conversation(
                id=id_of(number), **shared, **dict.fromkeys(TEXTS, text), stage=list(Stage)[number % 3]
            )
        )
        if number % 4 == 0:
            made.append(Ritual(id=id_of(number), name=text, plan=text, group=text, since=today))
            made.append(Tag(id=id_of(number), name=text))
    return made
