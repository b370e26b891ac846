"""Bringing the output to other places, which keep its promises there as well.

Files are taken as they stand at one moment: linked aside while nothing changes them, then sent at
leisure. New files go before the lists that name them, removals last; a debt is forgotten only once
the target has taken it. So a target may be away for as long as it likes, and holds nobody back.
"""

import fcntl
import shutil
import sqlite3
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from frontend import artifacts, routes
from frontend.bucket_target import BucketTarget
from frontend.build_state import BuildState
from frontend.debts import Debt, Debts
from frontend.output import DELIVERY, Output, variants
from frontend.rsync_target import RsyncTarget
from frontend.target_addresses import RsyncAddress, TargetAddress
from frontend.targets import Comparison, Target, TargetFault, link

FINGERPRINT = "1"
"""Changes when a target would be given the same files otherwise: then it is given all anew."""

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 300.0
HOSTS = artifacts.hosts().output
LISTS_BEGIN = artifacts.ORDER.index("archive")
MARKS_BEGIN = artifacts.ORDER.index("redirect")


@dataclass(frozen=True)
class Delivered:
    """What one delivery did."""

    target: str
    sent: int
    removed: int

    def __str__(self) -> str:
        return f"{self.target}: {self.sent} tệp đã chuyển, {self.removed} đã gỡ"


@dataclass
class Snapshot:
    """Files as they stood at one moment, and what a target is to do about them."""

    folder: Path
    to_send: list[Debt] = field(default_factory=list)
    to_remove: list[str] = field(default_factory=list)
    debts: list[Debt] = field(default_factory=list)


def target_of(address: TargetAddress) -> Target:
    """Return what delivers to an address."""
    return RsyncTarget(address) if isinstance(address, RsyncAddress) else BucketTarget(address)


class Delivery:
    """Delivers one output to one target."""

    def __init__(
        self, address: TargetAddress, public_dir: Path, state_file: Path, debts: Debts
    ) -> None:
        self.name = str(address)
        self._target = target_of(address)
        self._output = Output(public_dir)
        self._state_file = state_file
        self._debts = debts
        self._own = blake2b(self.name.encode(), digest_size=8).hexdigest()

    @property
    def is_behind(self) -> bool:
        """Tell whether the target lacks anything."""
        is_complete = self._debts.is_complete(self.name, FINGERPRINT)
        return not is_complete or bool(self._debts.owed(self.name))

    def deliver(self, *, full: bool = False) -> Delivered:
        """Pay what is owed; all is compared where it is not known what the target has."""
        with self._held() as held:
            if full or not self._debts.is_complete(self.name, FINGERPRINT):
                self._debts.doubt(self.name)
                return self._deliver(self._compared, held)
            return self._deliver(self._owed, held)

    def differences(self) -> list[str]:
        """Return how the target differs from the output, a sentence each."""
        with self._held() as held, self._folder() as folder:
            with self._debts.changing():
                self._link_all(folder)
            found = self._target.compare(folder, held)
        said = (
            (found.missing, "thiếu ở đích"),
            (found.differing, "ở đích khác với đầu ra"),
            (found.extra, "thừa ở đích"),
        )
        return sorted(f"{self.name}: {name}: {what}" for names, what in said for name in names)

    @contextmanager
    def _held(self) -> Iterator[int]:
        """Be the only one who delivers there; rsync keeps this up should we be killed meanwhile."""
        with self._state_file.with_name(f"delivery-{self._own}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                yield lock.fileno()
            finally:
                self._target.close()

    @contextmanager
    def _folder(self) -> Iterator[Path]:
        """Lend a folder on the output's own disk."""
        folder = self._output.folder / DELIVERY / self._own
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _deliver(self, choose: Callable[[Path, int], Snapshot], held: int) -> Delivered:
        with self._folder() as folder:
            snapshot = choose(folder, held)
            for phase in in_phases(snapshot.to_send):
                self._target.send(folder, phase, held)
            if snapshot.to_remove:
                self._target.remove(folder, snapshot.to_remove, held)
        self._debts.settle(self.name, snapshot.debts, frozenset(snapshot.to_remove))
        self._debts.note_complete(self.name, FINGERPRINT)
        return Delivered(self.name, len(snapshot.to_send), len(snapshot.to_remove))

    # What to deliver

    def _owed(self, folder: Path, _held: int) -> Snapshot:
        with self._debts.changing():
            snapshot = Snapshot(folder, debts=self._debts.owed(self.name))
            if snapshot.debts:
                link(self._output.folder / HOSTS, folder / HOSTS)
            for debt in snapshot.debts:
                if link(self._output.folder / debt.name, folder / debt.name):
                    snapshot.to_send.append(debt)
                else:
                    snapshot.to_remove.append(debt.name)
                self._link_siblings(folder, debt.name)
            snapshot.to_remove += sorted(self._emptied(snapshot.to_remove))
        return snapshot

    def _link_siblings(self, folder: Path, name: str) -> None:
        """Take along what tells a page from a redirect: a target may know one object for both."""
        place = PurePosixPath(name).parent
        if PurePosixPath(name).name in {routes.PAGE_FILE, routes.REDIRECT_MARKER}:
            for sibling in (routes.PAGE_FILE, routes.REDIRECT_MARKER):
                link(self._output.folder / place / sibling, folder / place / sibling)

    def _emptied(self, removed: Sequence[str]) -> set[str]:
        """Return the folders that are there no more; only the outermost of each."""
        found = set()
        for name in removed:
            gone = ""
            for parent in PurePosixPath(name).parents[:-1]:
                if (self._output.folder / parent).is_dir():
                    break
                gone = f"{parent}/"
            found.add(gone)
        return found - {""}

    def _compared(self, folder: Path, held: int) -> Snapshot:
        """Compare with all there is. What is owed by then is paid with it."""
        with self._debts.changing():
            if not (self._output.folder / HOSTS).is_file():
                message = "đầu ra còn trống; hãy chạy `python -m frontend publish` trước"
                raise TargetFault(message)
            debts = self._debts.owed(self.name)
            self._link_all(folder)
        ranks = self._ranks()
        found = self._target.compare(folder, held)
        _refuse_strangers(found)
        wanted = found.missing | found.differing | {debt.name for debt in debts}
        to_send = [
            Debt(name, ranks.get(name, LISTS_BEGIN), name in found.missing, 0)
            for name in sorted(wanted)
            if (folder / name).is_file()
        ]
        return Snapshot(folder, to_send, sorted(found.extra), debts)

    def _link_all(self, folder: Path) -> None:
        for name in self._output.files():
            link(self._output.folder / name, folder / name)

    def _ranks(self) -> dict[str, int]:
        """Return where in the order of appearance each file belongs."""
        with BuildState(self._state_file, read_only=True) as state:
            return {
                f"{artifact.output}{suffix}": artifacts.ORDER.index(artifact.kind)
                for artifact in state.artifacts()
                for suffix in variants(artifact)
            }


def _refuse_strangers(found: Comparison) -> None:
    """Refuse a place where somebody else's files are all there is: they would be removed."""
    if HOSTS in found.missing and found.extra:
        one = min(found.extra)
        message = (
            f"có tệp không do trình xuất bản ghi ({one}); hãy dùng một thư mục hoặc tiền tố trống"
        )
        raise TargetFault(message)


def in_phases(debts: Sequence[Debt]) -> Iterator[list[str]]:
    """Return what goes together, in order: each phase is named by later ones only."""
    phases: dict[int, list[str]] = defaultdict(list)
    for debt in debts:
        phases[_phase_of(debt)].append(debt.name)
    return (phases[number] for number in sorted(phases))


def _phase_of(debt: Debt) -> int:
    if debt.rank >= MARKS_BEGIN:
        return 3
    if not debt.is_new:
        return 2
    return 1 if debt.rank >= LISTS_BEGIN else 0


class Deliveries:
    """All targets of one publisher, each with a thread of its own while somebody follows."""

    def __init__(self, deliveries: Sequence[Delivery], passed_on: Callable[[], None]) -> None:
        self._deliveries = deliveries
        self._passed_on = passed_on
        self._news = [threading.Event() for _ in deliveries]

    def deliver(self, *, full: bool = False) -> list[str]:
        """Deliver to each target once; return what hinders, a sentence for each that is behind."""
        faults = []
        for delivery in self._deliveries:
            fault = self._tried(delivery, full=full)
            faults += [fault] if fault else []
        self._passed_on()
        return faults

    def checked(self) -> list[str]:
        """Deliver what is owed, then return how any target still differs from the output."""
        found = self.deliver()
        for delivery in self._deliveries:
            try:
                found += delivery.differences()
            except TargetFault as fault:
                found.append(f"{delivery.name}: không kiểm tra được: {fault}")
        return found

    def follow(self) -> None:
        """Deliver in the background from now on, for as long as the process lives."""
        for delivery, news in zip(self._deliveries, self._news, strict=True):
            threading.Thread(target=self._follow, args=(delivery, news), daemon=True).start()

    def tell(self) -> None:
        """Say that something may be owed."""
        for news in self._news:
            news.set()

    def _follow(self, delivery: Delivery, news: threading.Event) -> None:
        pause = FIRST_PAUSE
        news.set()
        while True:
            news.wait()
            news.clear()
            while fault := self._tried(delivery):
                sys.stderr.write(f"{fault}; thử lại sau {pause:g} giây\n")
                time.sleep(pause)  # no change wakes it: an absent target is not asked more often
                pause = min(LONGEST_PAUSE, pause * 2)
            pause = FIRST_PAUSE
            self._passed_on()

    def _tried(self, delivery: Delivery, *, full: bool = False) -> str:
        """Deliver to one target; return what hinders, in one sentence."""
        try:
            while full or delivery.is_behind:
                done = delivery.deliver(full=full)
                full = False
                if done.sent or done.removed:
                    sys.stderr.write(f"{done}\n")
        except (TargetFault, OSError, sqlite3.Error) as fault:
            return f"Chưa chuyển được tới {delivery.name}: {fault}"
        return ""
