"""A folder that rsync reaches, over its own protocol or ssh."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from frontend.target_addresses import RsyncAddress
from frontend.targets import Comparison, TargetFault

SILENT_SECONDS = 60
CONNECT_SECONDS = 10
REMOTE_SHELL = f"ssh -o BatchMode=yes -o ConnectTimeout={CONNECT_SECONDS}"
MODES = "D755,F644"
"""Whoever serves the files there need not be who writes them here."""
CODE_WIDTH = 11
"""How wide rsync writes what it would do with a file, before the name."""

REASONS = {
    5: "máy chủ rsync từ chối: sai tên module, tài khoản hoặc mật khẩu (RSYNC_PASSWORD)",
    10: "không kết nối được; kiểm tra tên máy, cổng và tường lửa",
    12: "kết nối đứt giữa chừng, hoặc máy kia không có rsync",
    20: "bị ngắt giữa chừng",
    23: "một phần không ghi được; kiểm tra quyền ghi, dung lượng và “refuse options” ở máy kia",
    30: "máy kia im lặng quá lâu",
    35: "máy kia im lặng quá lâu",
    255: "ssh không vào được máy kia; kiểm tra khóa và known_hosts của tài khoản đang chạy",
}


class RsyncTarget:
    """What rsync's binary does for us; each call is one run of it."""

    def __init__(self, address: RsyncAddress) -> None:
        self._destination = f"{address.address}/"
        self._reach = (
            [f"--contimeout={CONNECT_SECONDS}"]
            if address.address.startswith("rsync://")
            else ["-e", REMOTE_SHELL]
        )

    def send(self, folder: Path, names: Sequence[str], held: int) -> None:
        """Send files, each put in place only once all have arrived.

        They are known to have changed: neither size nor time is asked.
        """
        options = ["--files-from=-", "--from0", "--ignore-times", "--delay-updates"]
        self._run(
            [*options, "--times", "--omit-dir-times", f"--chmod={MODES}"], folder, names, held
        )

    def remove(self, folder: Path, names: Sequence[str], held: int) -> None:
        """Take files away, then the folders that this leaves empty.

        rsync deletes what is named and missing here, in a folder that is not.
        """
        options = ["--files-from=-", "--from0", "--delete-missing-args", "--force"]
        files = [name for name in names if not name.endswith("/")]
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        folders = [name.rstrip("/") for name in names if name.endswith("/")]
        for gone in (files, sorted(folders, reverse=True)):
            if gone:
                for name in gone:
                    shutil.rmtree(folder / name, ignore_errors=True)
                self._run(options, folder, gone, held)

    def compare(self, folder: Path, held: int) -> Comparison:
        """Compare content by checksum; nothing is changed."""
        options = ["--dry-run", "--recursive", "--checksum", "--delete", "--8-bit-output"]
        said = self._run([*options, "--out-format=%i %n"], folder, (), held)
        missing: set[str] = set()
        differing: set[str] = set()
        extra: set[str] = set()
        for line in said.splitlines():
            code, name = line[:CODE_WIDTH], line[CODE_WIDTH + 1 :]
            if code.startswith("*deleting"):
                extra.add(name)
            elif code[1:2] == "f":
                (missing if code[2:3] == "+" else differing).add(name)
        return Comparison(frozenset(missing), frozenset(differing), frozenset(extra))

    def close(self) -> None:
        """Do nothing: each run ends its own connection."""

    def _run(self, options: Sequence[str], folder: Path, names: Sequence[str], held: int) -> str:
        program = shutil.which("rsync")
        if program is None:
            message = "máy này không có chương trình rsync; hãy cài: apt-get install rsync"
            raise TargetFault(message)
        command = [program, *self._reach, f"--timeout={SILENT_SECONDS}", *options]
        done = subprocess.run(  # noqa: S603 - the address was judged, and no shell reads it
            [*command, f"{folder}/", self._destination],
            input="\0".join(names).encode(),
            capture_output=True,
            check=False,
            pass_fds=(held,),
        )
        if done.returncode:
            raise TargetFault(_in_words(done.returncode, done.stderr.decode(errors="replace")))
        return done.stdout.decode(errors="surrogateescape")


def _in_words(code: int, said: str) -> str:
    reason = REASONS.get(code, f"rsync kết thúc với mã {code}")
    lines = [line for line in said.splitlines() if line.strip()]
    return f"{reason} (rsync: {lines[0]})" if lines else reason
