"""The model of power loss itself: what it keeps, what it may lose, and that it can tear."""

from __future__ import annotations

from random import Random

from power_loss import ROOT, Cut, Disk, Forget, Move, Name, Said, Sync, Tree, Write, crashes, torn
from recorder import Reader, whole_lines

TREE: Tree = {"a": b"old", "f": None, "f/b": b"inner"}
A, F, B = 1, 2, 3


def states(*steps: object, before: Tree = TREE, shuffles: int = 40) -> list[Tree]:
    return [tree for tree, _ in crashes(before, steps, Random(1), shuffles)]  # type: ignore[arg-type]


def test_what_was_there_is_durable() -> None:
    assert states() == [TREE]
    disk = Disk.holding(TREE)
    assert (disk.contents, disk.names) == ({A: b"old", B: b"inner"}, {ROOT: {"a": A, "f": F}, F: {"b": B}})


def test_a_write_may_be_lost_until_it_is_synced() -> None:
    disk = Disk.holding(TREE)
    disk.do(Write(A, 3, b"er"))
    assert {tree["a"] for tree in states(Write(A, 3, b"er"))} == {b"old", b"older"}
    disk.do(Sync(A))
    assert disk.after([], [])["a"] == b"older"


def test_writes_are_reordered_and_leave_holes() -> None:
    found = {tree["a"] for tree in states(Write(A, 3, b"X"), Write(A, 4, b"Y"))}
    assert found == {b"old", b"oldX", b"oldXY", b"old\0Y"}


def test_a_write_is_torn_between_sectors_only() -> None:
    whole = Write(A, 100, bytes(range(256)) * 40)
    for seed in range(50):
        parts = torn(whole, Random(seed))
        edges = {edge for part in parts for edge in (part.offset, part.offset + len(part.data))}
        assert all(edge % 512 == 0 or edge in (100, 100 + len(whole.data)) for edge in edges)
    assert len({len(torn(whole, Random(seed))) for seed in range(50)}) > 5


def test_a_cut_may_be_lost_too() -> None:
    assert {tree["a"] for tree in states(Cut(A, 1))} == {b"old", b"o"}


def test_a_name_may_be_lost_until_its_folder_is_synced() -> None:
    new = 9
    steps = [Name(ROOT, "n", new), Write(new, 0, b"text"), Sync(new)]
    assert {tree.get("n") for tree in states(*steps)} == {None, b"", b"text"}
    disk = Disk.holding(TREE)
    for step in (*steps, Sync(ROOT)):
        disk.do(step)
    assert disk.after([], [])["n"] == b"text"


def test_a_rename_without_a_sync_leaves_an_empty_file() -> None:
    new = 9
    careless = [Name(ROOT, ".a.new", new), Write(new, 0, b"new"), Move(ROOT, ".a.new", ROOT, "a", new)]
    careful = [*careless[:2], Sync(new), careless[2], Sync(ROOT)]
    assert b"" in {tree.get("a") for tree in states(*careless)}
    assert {tree.get("a") for tree in states(*careful)} == {b"old", b"new"}


def test_a_folder_moves_with_what_is_in_it() -> None:
    assert states(Move(ROOT, "f", ROOT, "g", F)) == [TREE, {"a": b"old", "g": None, "g/b": b"inner"}]


def test_an_empty_folder_is_a_folder() -> None:
    assert states(Name(ROOT, "n", 9, is_folder=True)) == [TREE, {**TREE, "n": None}]


def test_a_file_forgotten_may_come_back() -> None:
    assert [tree.get("a") for tree in states(Forget(ROOT, "a"))] == [b"old", None]


def test_what_was_said_goes_with_the_states_after_it() -> None:
    found = list(crashes({"a": b"old"}, [Said("one"), Write(A, 0, b"new"), Said("two")], Random(1), 0))
    assert found[0] == (({"a": b"old"}, ()))
    assert ({"a": b"old"}, ("one", "two")) in found
    assert ({"a": b"new"}, ("one",)) in found


def test_lines_of_interrupted_calls_are_put_together() -> None:
    lines = ["7 fsync(3 <unfinished ...>", "8 close(4) = 0", "7 <... fsync resumed>) = 0"]
    assert list(whole_lines(lines)) == ["8 close(4) = 0", "7 fsync(3) = 0"]


def test_strace_lines_become_steps() -> None:
    def hexed(text: str) -> str:
        return '"' + "".join(f"\\x{byte:02x}" for byte in text.encode()) + '"'

    reader = Reader("/r", Disk.holding(TREE))
    for line in (
        f"7 openat(AT_FDCWD, {hexed('/r/f/new')}, O_WRONLY|O_CREAT|O_TRUNC, 0600) = 5",
        f"7 write(5, {hexed('abc')}, 3) = 2",
        f"7 write(5, {hexed('c')}, 1) = 1",
        f"7 pwrite64(5, {hexed('Z')}, 1, 9) = 1",
        "7 fdatasync(5) = 0",
        "7 fsync(5) = -1 EIO (Input/output error)",
        "7 close(5) = 0",
        f"7 write(5, {hexed('elsewhere')}, 9) = 9",
        f"7 rename({hexed('/r/f/new')}, {hexed('/r/a')}) = 0",
        f"7 openat(AT_FDCWD, {hexed('/r')}, O_RDONLY|O_CLOEXEC) = 5",
        "7 fsync(5) = 0",
        f"7 writev(1, [{{iov_base={hexed('done')}, iov_len=4}}], 1) = 4",
        f"7 openat(AT_FDCWD, {hexed('/r/f')}, O_RDONLY|O_DIRECTORY) = 6",
        f"7 unlinkat(6, {hexed('b')}, 0) = 0",
        f"7 unlinkat(AT_FDCWD, {hexed('b')}, 0) = 0",
    ):
        reader.read(line)
    new = reader.steps[0].thing  # type: ignore[union-attr]
    assert reader.steps == [
        Name(F, "new", new),
        Write(new, 0, b"ab"),
        Write(new, 2, b"c"),
        Write(new, 9, b"Z"),
        Sync(new),
        Move(F, "new", ROOT, "a", new),
        Sync(ROOT),
        Said("done"),
        Forget(F, "b"),
    ]
