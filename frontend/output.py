"""Writing files so that no reader ever meets half of one, and none is lost when the power fails."""

import os
import shutil
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import brotli
from isal import igzip

from frontend.artifacts import Artifact
from frontend.routes import COMPRESSED, MOVED_LINK, REDIRECT_MARKER

STAGING = ".staging"
DELIVERY = ".delivery"
"""Where files are linked aside while they are brought elsewhere."""
BROTLI_QUALITY = 5
GZIP_LEVEL = 3
"""ISA-L's best: a fifteenth larger than zlib's sixth, in a quarter of the time."""
MANY_FILES = 200
"""From here on one sync of the whole disk is cheaper than one for each file."""


def content_hash(content: bytes) -> str:
    """Return what tells one content from another."""
    return blake2b(content, digest_size=16).hexdigest()


def file_hash(file: Path) -> str:
    """Return the content hash of a file, however large."""
    digest = blake2b(digest_size=16)
    with file.open("rb") as opened:
        while part := opened.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def write_whole(file: Path, text: str) -> None:
    """Write a file of its own beside the output, so that nobody reads half of it."""
    waiting = file.with_name(f".{file.name}.new")
    waiting.write_text(text, encoding="utf-8")
    _secure(waiting)
    waiting.replace(file)
    _secure(file.parent)


def variants(artifact: Artifact) -> tuple[str, ...]:
    """Return what is added to the file's name, the plain file last: it makes the page exist."""
    return (*COMPRESSED, "") if artifact.is_compressed else ("",)


class Output:
    """The output folder, and the staging folder inside it where files wait to be swapped in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.staging = folder / STAGING

    def prepare(self) -> None:
        """Make the folders, and clear what an interrupted run left waiting."""
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)

    def clear(self) -> None:
        """Remove the staging folder."""
        shutil.rmtree(self.staging, ignore_errors=True)

    def staged_name(self, artifact: Artifact) -> Path:
        """Return where an artifact waits; names are digests, so that they need no folders."""
        return Path(self._waiting(artifact))

    def _waiting(self, artifact: Artifact) -> str:
        return f"{self.staging}/{blake2b(artifact.output.encode(), digest_size=16).hexdigest()}"

    def stage(self, artifact: Artifact, content: bytes) -> None:
        """Write an artifact and its compressed siblings beside the live ones."""
        waiting = self._waiting(artifact)
        _write(waiting, content)
        if artifact.is_compressed:
            _write(f"{waiting}.gz", igzip.compress(content, GZIP_LEVEL, mtime=0))
            _write(f"{waiting}.br", brotli.compress(content, brotli.MODE_TEXT, BROTLI_QUALITY))

    def live(self, artifact: Artifact) -> Path:
        """Return the file readers get."""
        return self.folder / artifact.output

    def is_there(self, name: str) -> bool:
        """Tell whether a live file of a name exists."""
        return os.path.exists(f"{self.folder}/{name}")

    def secure_staged(self, artifacts: Iterable[Artifact]) -> None:
        """See to it that staged files survive a power failure."""
        files = [f"{self._waiting(one)}{suffix}" for one in artifacts for suffix in variants(one)]
        if len(files) > MANY_FILES:
            os.sync()
            return
        for file in files:
            _secure(Path(file))

    def swap_in(self, artifact: Artifact) -> None:
        """Put a staged artifact in place of the live one."""
        waiting, live = self._waiting(artifact), f"{self.folder}/{artifact.output}"
        os.makedirs(os.path.dirname(live), exist_ok=True)
        self.link_moved(artifact)
        for suffix in variants(artifact):
            os.replace(f"{waiting}{suffix}", f"{live}{suffix}")

    def link_moved(self, artifact: Artifact) -> None:
        """Let a link beside a redirect lead where it does: nginx reads names, never what is in files.

        It is no file of the output: it goes to no target, and whoever lacks it reads the marker.
        """
        if artifact.kind != "redirect" or not artifact.subject.startswith("/"):
            return
        link = self.live(artifact).with_name(MOVED_LINK)
        leads_to = self.folder / "sites" / artifact.site / artifact.subject.strip("/")
        target = os.path.relpath(leads_to, link.parent)
        if not link.is_symlink() or str(link.readlink()) != target:
            waiting = link.with_name(f"{MOVED_LINK}.new")
            waiting.unlink(missing_ok=True)
            waiting.symlink_to(target)
            waiting.replace(link)

    def remove(self, artifact: Artifact) -> None:
        """Take an artifact away, the plain file first, and folders that it leaves empty."""
        live = self.live(artifact)
        for suffix in reversed(variants(artifact)):
            Path(f"{live}{suffix}").unlink(missing_ok=True)
        if artifact.kind == "redirect":
            live.with_name(MOVED_LINK).unlink(missing_ok=True)
        self._remove_empty(live.parent)

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.folder and not any(folder.iterdir() if folder.is_dir() else ()):
            if folder.is_dir():
                folder.rmdir()
            folder = folder.parent

    def secure_folders(self, artifacts: Iterable[Artifact]) -> None:
        """See to it that swaps and removals survive a power failure."""
        folders = {self.live(artifact).parent for artifact in artifacts}
        if len(folders) > MANY_FILES:
            os.sync()
            return
        for folder in folders:
            if folder.is_dir():
                _secure(folder)

    def strays(self, wanted: Iterable[Artifact]) -> list[str]:
        """Return the names of files that are no artifact's."""
        keep = {f"{one.output}{suffix}" for one in wanted for suffix in variants(one)}
        return [name for name in self.files() if name not in keep]

    def sweep(self, strays: Iterable[str]) -> None:
        """Remove files by their names, and folders that this leaves empty."""
        for name in strays:
            (self.folder / name).unlink()
            if name.endswith(f"/{REDIRECT_MARKER}"):
                (self.folder / name).with_name(MOVED_LINK).unlink(missing_ok=True)
            self._remove_empty((self.folder / name).parent)

    def files(self) -> Iterator[str]:
        """Return the names of all live files, sorted."""
        start = len(f"{self.folder}/")
        found: list[str] = []
        for folder, below, files in os.walk(self.folder):
            if len(folder) < start:
                below[:] = [name for name in below if name not in {STAGING, DELIVERY}]
            # A link that leads nowhere counts as a file there.
            found.extend(f"{folder}/{name}"[start:] for name in files if name != MOVED_LINK)
        return iter(sorted(found))


def _write(file: str, content: bytes) -> None:
    # Never unbuffered: such a write takes what still fits on a disk and says nothing of the rest.
    with open(file, "wb") as opened:
        opened.write(content)


def _secure(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
