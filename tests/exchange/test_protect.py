"""A protected PDF opens with its passphrase and not without; no export names a person or a place."""

from __future__ import annotations

import getpass
import io
import json
import shutil
import socket
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.json_out import to_json
from relationship_journal.exchange.pdf import PdfOptions, render_pdf
from relationship_journal.exchange.protect import LONGEST, PassphraseTooLong, protect

PASSPHRASE = "tea under the würde"


def pages(archive: Archive) -> bytes:
    return render_pdf(archive, PdfOptions(), lambda part, name: None, lambda: False)


@pytest.fixture
def plain(archive: Archive) -> bytes:
    return pages(archive)


def opens(data: bytes, passphrase: str | None) -> bool:
    """Whether PDFium, which shares no code with what wrote it, opens the file."""
    try:
        with pypdfium2.PdfDocument(data, password=passphrase) as document:
            return len(document) > 0
    except pypdfium2.PdfiumError:
        return False


def test_it_opens_with_its_passphrase_alone(plain: bytes) -> None:
    protected = protect(plain, PASSPHRASE)
    assert opens(plain, None)
    assert not opens(protected, None)
    assert not opens(protected, "")
    assert not opens(protected, PASSPHRASE.upper())
    assert opens(protected, PASSPHRASE)


def test_it_is_aes_256_over_streams_strings_and_metadata(plain: bytes) -> None:
    with pikepdf.open(io.BytesIO(protect(plain, PASSPHRASE)), password=PASSPHRASE) as document:
        told = document.encryption
        assert (told.R, told.V, told.bits) == (6, 5, 256)
        methods = (told.stream_method, told.string_method, told.file_method)
        assert {str(method).rpartition(".")[2] for method in methods} == {"aesv3"}
        assert document.trailer.Encrypt.get("/EncryptMetadata", True)
        assert all(document.allow)
        assert "/StructTreeRoot" in document.Root


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="asks the qpdf tool")
def test_a_tool_of_others_says_the_same(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(protect(plain, PASSPHRASE))
    asked = subprocess.run(["qpdf", "--requires-password", str(path)], check=False)
    assert asked.returncode == 0  # 0: a passphrase is needed; 2: the file is not encrypted
    path.write_bytes(plain)
    assert subprocess.run(["qpdf", "--requires-password", str(path)], check=False).returncode == 2


def test_nothing_of_it_can_be_read_in_the_file(plain: bytes) -> None:
    protected = protect(plain, PASSPHRASE)
    with pikepdf.open(io.BytesIO(plain)) as document:
        title = str(document.docinfo.Title)
    assert title.encode() in plain
    for word in (title, PASSPHRASE, "Typst"):
        for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
            assert word.encode(encoding) not in protected


def test_composed_and_decomposed_letters_are_one_passphrase(plain: bytes) -> None:
    assert opens(protect(plain, "wu\u0308rde of eight"), "w\u00fcrde of eight")


def test_what_the_format_would_cut_off_is_refused(plain: bytes) -> None:
    with pytest.raises(PassphraseTooLong, match="shorter"):
        protect(plain, "ü" * (LONGEST // 2 + 1))
    assert opens(protect(plain, "u" * LONGEST), "u" * LONGEST)


def metadata(data: bytes, passphrase: str = "") -> str:
    """Everything a PDF says about itself: its information and its XMP packet."""
    with pikepdf.open(io.BytesIO(data), password=passphrase) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
        packet = document.Root.Metadata.read_bytes().decode() if "/Metadata" in document.Root else ""
    return json.dumps(info, ensure_ascii=False) + packet


def traces(archive: Archive) -> list[str]:
    """What would tell whose file it is: people, the account, the computer, its folders."""
    return [*archive.names, archive.title, getpass.getuser(), socket.gethostname(), str(Path.home())]


def test_metadata_names_nobody_and_no_place(archive: Archive, plain: bytes) -> None:
    for told in (metadata(plain), metadata(protect(plain, PASSPHRASE), PASSPHRASE)):
        assert "Journal" in told
        assert [trace for trace in traces(archive) if trace in told] == []
        assert "/work" not in told
        assert "/home" not in told


def test_a_name_in_the_metadata_would_be_found(archive: Archive, plain: bytes) -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as document:
        document.docinfo["/Author"] = archive.names[0]
        document.save(made)
    assert archive.names[0] in metadata(made.getvalue())


def test_json_says_about_itself_only_its_format(archive: Archive) -> None:
    told = to_json(archive).decode()
    assert [trace for trace in traces(archive)[3:] if trace in told] == []
    assert set(json.loads(told)["format"]) == {"name", "version"}
