"""What is brought is read within bounds, and never leads out of itself."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import struct
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from relationship_journal.domain.imports import ImportRefused
from relationship_journal.exchange.imports import source
from relationship_journal.exchange.imports.source import decoded, json_of, open_source, source_of


def zipped(members: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return into.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return into.getvalue()


@pytest.mark.parametrize("packed", [zipped, tarred])
def test_an_archive_is_its_members(packed: Callable[[dict[str, bytes]], bytes]) -> None:
    found = source_of("diary", packed({"a/one.txt": b"first", "b.JSON": b"{}"}))
    assert found.is_archive
    assert found.text("a/one.txt") == "first"
    assert list(found.named(".json")) == ["b.JSON"]


def test_a_plain_file_is_its_one_member() -> None:
    found = source_of("diary.txt", b"words")
    assert not found.is_archive
    assert found.text("diary.txt") == "words"


def test_the_day_a_file_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    os.utime(path, (time.mktime((2020, 2, 29, 12, 0, 0, 0, 0, -1)),) * 2)
    assert open_source(path).changed == {"a.txt": date(2020, 2, 29)}
    assert open_source(tmp_path).changed == {"a.txt": date(2020, 2, 29)}
    assert source_of("a.txt", b"words").changed == {}
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt", (2020, 2, 29, 12, 0, 0)), b"words")
        archive.writestr(zipfile.ZipInfo("b.txt", (2020, 2, 30, 12, 0, 0)), b"no day")
    assert source_of("x", into.getvalue()).changed == {"a.txt": date(2020, 2, 29)}
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as tar:
        for name, moment in (("a.txt", path.stat().st_mtime), ("b.txt", 1e15)):
            info = tarfile.TarInfo(name)
            info.mtime = moment
            tar.addfile(info)
    assert source_of("x", into.getvalue()).changed == {"a.txt": date(2020, 2, 29)}


@pytest.mark.parametrize("packed", [zipped, tarred])
def test_a_name_that_leads_out_is_only_a_name(
    packed: Callable[[dict[str, bytes]], bytes], tmp_path: Path
) -> None:
    found = source_of("diary", packed({"../../outside.txt": b"words"}))
    assert found.text("../../outside.txt") == "words"
    assert list(tmp_path.iterdir()) == []


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_MEMBER_BYTES", 1000)
    bomb = source_of("bomb.zip", zipped({"small.txt": b"a" * 1000, "large.txt": b"a" * 1001}))
    assert len(bomb.read("small.txt")) == 1000
    with pytest.raises(ImportRefused, match="larger"):
        bomb.read("large.txt")


def test_many_members_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_UNPACKED", 1500)
    many = source_of("many.zip", zipped({"a": b"a" * 1000, "b": b"b" * 1000}))
    many.read("a")
    with pytest.raises(ImportRefused, match="larger"):
        many.read("b")
    monkeypatch.setattr(source, "MOST_MEMBERS", 1)
    with pytest.raises(ImportRefused, match="larger"):
        source_of("many.zip", zipped({"a": b"", "b": b""}))


def test_what_is_read_again_counts_once_and_has_its_own_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_UNPACKED", 1500)
    monkeypatch.setattr(source, "MOST_READ", 4500)
    packed = source_of("many.zip", zipped({"a": b"a" * 1000}))
    plain = source_of("a.txt", b"a" * 1000)
    for _ in range(4):
        assert len(packed.read("a")) == len(plain.read("a.txt")) == 1000
    assert len(plain.read("a.txt")) == 1000
    with pytest.raises(ImportRefused, match="larger"):
        packed.read("a")


def test_a_text_too_large_for_one_is_refused_wherever_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_MEMBER_BYTES", 1000)
    with pytest.raises(ImportRefused, match="larger"):
        source_of("a.txt", b"a" * 1001).text("a.txt")


def test_a_broken_or_protected_archive_is_refused_in_one_sentence() -> None:
    whole = bytearray(zipped({"a.txt": b"words " * 100}))
    whole[45] ^= 0xFF
    with pytest.raises(ImportRefused, match="could not be read"):
        source_of("a.zip", bytes(whole)).read("a.txt")
    locked = bytearray(zipped({"a.txt": b"words"}))
    for place in (6, locked.index(b"PK\x01\x02") + 8):
        locked[place] |= 1
    with pytest.raises(ImportRefused, match="password"):
        source_of("a.zip", bytes(locked)).read("a.txt")


def test_a_member_without_a_name_is_left_where_it_is() -> None:
    packed = zipped({"x.txt": b"nameless", "a.txt": b"words"})
    place = packed.index(b"PK\x01\x02")
    entry = bytearray(packed)
    entry[place + 28 : place + 32] = b"\0\0\5\0"  # no name, and a field nobody knows in its stead
    entry[place + 46 : place + 51] = b"xx\1\0y"
    found = source_of("a.zip", bytes(entry))
    assert list(found.members) == ["a.txt"]


def test_a_directory_of_a_million_is_refused_before_it_is_read() -> None:
    entry = b"PK\x01\x02" + bytes(24) + b"\x01" + bytes(17) + b"a"
    directory = entry * 1_000_000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, len(directory), 0, 0)
    tracemalloc.start()
    try:
        with pytest.raises(ImportRefused, match="larger"):
            source_of("many.zip", directory + end)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * len(directory)


@pytest.mark.parametrize("packed", [zipped, tarred])
def test_a_large_archive_is_read_from_the_disk(
    packed: Callable[[dict[str, bytes]], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MOST_HELD", 10)
    monkeypatch.setattr(source, "MOST_BYTES", 20)
    path = tmp_path / "diary.zip"
    path.write_bytes(packed({"a/one.txt": b"first", "b.jpg": b"picture" * 9, "c.txt": b"last"}))
    found = open_source(path)
    assert [found.text(name) for name in found.named(".txt")] == ["first", "last"]
    path.write_bytes(b"x")
    with contextlib.suppress(ImportRefused):
        assert found.read("c.txt") in (b"", b"last")
    del found
    gc.collect()
    path.write_bytes(b"x" * 21)
    with pytest.raises(ImportRefused, match="larger"):
        open_source(path)
    path.write_bytes(zipped({"a.txt": b"words"})[:-3])
    with pytest.raises(ImportRefused):
        open_source(path)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes as on Unix")
def test_a_folder_follows_no_link_and_reads_no_pipe(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not yours")
    folder = tmp_path / "diary"
    (folder / "2020").mkdir(parents=True)
    (folder / "2020" / "01.txt").write_text("words")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    found = open_source(folder)
    assert list(found.members) == ["2020/01.txt"]
    with pytest.raises(ImportRefused, match="could not be read"):
        open_source(folder / "pipe")
    with pytest.raises(ImportRefused, match="could not be read"):
        open_source(tmp_path / "not there")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"caf\xc3\xa9\r\nlait", "café\nlait"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("café".encode("utf-16"), "café"),
        (b"caf\xe9\rlait\x00", "café\nlait"),
    ],
)
def test_text_is_read_in_the_encodings_people_have(data: bytes, text: str) -> None:
    assert decoded(data) == text


def test_json_is_plain_or_refused() -> None:
    assert json_of('{"a": [NaN, Infinity, 1.5]}') == {"a": [None, None, 1.5]}
    assert json_of("9" * 31) is None
    for broken in ("{", "[" * 100_000, ""):
        with pytest.raises(ImportRefused):
            json_of(broken)
