"""What is seen of a computer, on invented ones: swap of every make, synced folders, lists of recent files."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.journal.surroundings import Surroundings, Swap, look

HEAD = "Filename Type Size Used Priority\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A computer without swap."""
    write(tmp_path / "proc/swaps", HEAD)
    write(tmp_path / "sys/power/state", "freeze mem\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def device(root: Path, name: str, uuid: str = "", on: str = "") -> None:
    """A block device, with its kind as the device mapper tells it, and what it stands on."""
    write(root / "sys/class/block" / name / "size", "1")
    if uuid:
        write(root / "sys/class/block" / name / "dm/uuid", uuid + "\n")
    if on:
        (root / "sys/class/block" / name / "slaves" / on).mkdir(parents=True)


def swap_on(root: Path, *lines: str) -> Swap:
    write(root / "proc/swaps", HEAD + "".join(f"{line} 1 0 -2\n" for line in lines))
    return look(Path("/nowhere"), root, {}, "linux").swap


def test_no_swap(root: Path) -> None:
    assert swap_on(root) is Swap.NONE


def test_a_partition_of_its_own_is_plain(root: Path) -> None:
    device(root, "sda2")
    assert swap_on(root, "/dev/sda2 partition") is Swap.PLAIN


def test_a_crypt_device_is_encrypted(root: Path) -> None:
    device(root, "dm-1", "CRYPT-PLAIN-swap", on="sda2")
    device(root, "sda2")
    assert swap_on(root, "/dev/dm-1 partition") is Swap.ENCRYPTED


def test_a_volume_on_an_encrypted_partition_is_encrypted(root: Path) -> None:
    device(root, "dm-2", "LVM-abc", on="dm-0")
    device(root, "dm-0", "CRYPT-LUKS2-def", on="nvme0n1p3")
    device(root, "nvme0n1p3")
    assert swap_on(root, "/dev/dm-2 partition") is Swap.ENCRYPTED


def test_squeezed_memory_is_no_swap_and_a_file_may_be_anything(root: Path) -> None:
    assert swap_on(root, "/dev/zram0 partition") is Swap.NONE
    assert swap_on(root, "/swapfile file") is Swap.UNKNOWN


def test_the_worst_of_several_counts(root: Path) -> None:
    device(root, "dm-1", "CRYPT-PLAIN-swap")
    device(root, "sdb1")
    assert swap_on(root, "/dev/dm-1 partition", "/dev/sdb1 partition") is Swap.PLAIN


@pytest.mark.parametrize(
    ("state", "swap", "sleeps"), [("mem disk", True, True), ("mem", True, False), ("mem disk", False, False)]
)
def test_hibernation_needs_the_kernel_and_swap(root: Path, state: str, swap: bool, sleeps: bool) -> None:
    write(root / "sys/power/state", state)
    device(root, "sda2")
    if swap:
        swap_on(root, "/dev/sda2 partition")
    assert look(Path("/nowhere"), root, {}, "linux").hibernates is sleeps


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/a/Dropbox/My journal", "Dropbox"),
        ("/home/a/OneDrive - Contoso/Documents/My journal", "OneDrive"),
        ("/home/a/Nextcloud/My journal", "Nextcloud"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/My journal", "iCloud Drive"),
        ("/home/a/Documents/My journal", ""),
        ("/home/a/Dropbox old stuff/My journal", ""),
    ],
)
def test_the_folder_of_a_service_is_recognised_by_name(root: Path, folder: str, service: str) -> None:
    assert look(Path(folder), root, {}, "darwin").service == service


def test_the_folder_of_a_service_is_recognised_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / "cloud" / "My journal").mkdir(parents=True)
    assert look(tmp_path / "cloud" / "My journal", platform="win32", environment={}).service == ""
    (tmp_path / "cloud" / ".stfolder").mkdir()
    assert look(tmp_path / "cloud" / "My journal", platform="win32", environment={}).service == "Syncthing"


def test_onedrive_tells_where_it_is(tmp_path: Path) -> None:
    environment = {"OneDrive": str(tmp_path / "Meine Wolke")}
    folder = tmp_path / "Meine Wolke" / "Dokumente" / "My journal"
    assert look(folder, platform="win32", environment=environment).service == "OneDrive"


def test_a_list_of_recent_files_that_names_the_journal(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "My journal"
    recent = tmp_path / "data/recently-used.xbel"
    environment = {"XDG_DATA_HOME": str(tmp_path / "data")}
    write(recent, '<bookmark href="file:///home/a/letter.pdf"/>')
    assert not look(folder, root, environment, "linux").in_recent_files
    write(recent, f'<bookmark href="file://{str(folder).replace(" ", "%20")}/notes.pdf"/>')
    assert look(folder, root, environment, "linux").in_recent_files


def test_what_may_not_be_read_is_unknown(tmp_path: Path) -> None:
    assert look(Path("/nowhere"), tmp_path / "empty", {}, "linux") == Surroundings()
