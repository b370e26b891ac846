"""Delivery: another place has what the output has, and keeps its promises on the way there."""

import os
import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import botocore.session
import pytest

from frontend.debts import Debts
from frontend.delivery import Deliveries, Delivery
from frontend.output import Output
from frontend.publisher import Publisher
from frontend.static_files import PublicFolder
from frontend.target_addresses import read_addresses
from frontend.verify import _references, dead_links
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms
from tests.publishing.processes import eventually
from tests.services import rsyncd, s3proxy
from tests.services.recording import Passed, Recording, in_front_of

BUCKET = "cong-thong-tin"
KEPT = "public, max-age=31536000, immutable"
COMMAND = """
import sys
from frontend import __main__ as command
from tests.publishing.plain_theme import PlainRenderer
command.Renderer = PlainRenderer
sys.exit(command.main(sys.argv[1:]))
"""


def met(folder: Path) -> list[str]:
    """Return the dead links that a reader meets who begins at the portals' home pages."""
    public = PublicFolder(folder)
    hosts = {name: host.site for name, host in public.hosts().items() if not host.redirect}
    waiting = [f"http://{name}/" for name in hosts]
    seen: set[str] = set()
    dead = dict.fromkeys(dead_links(folder))
    reachable = set()
    while waiting:
        address = waiting.pop()
        parts = urlsplit(address)
        if address in seen or parts.hostname not in hosts:
            continue
        seen.add(address)
        found = public.find(hosts[parts.hostname], unquote(parts.path) or "/")
        if found.redirect:
            waiting.append(urljoin(address, found.redirect))
        elif found.status == 200 and found.file and found.file.suffix in {".html", ".xml"}:
            reachable.add(found.file.relative_to(folder).as_posix())
            waiting += _references(found.file, address)
    return [one for one in dead if one.partition(":")[0] in reachable]


class Place(ABC):
    """Where something is delivered to, seen from the other end."""

    address: str

    @abstractmethod
    def files(self) -> dict[str, bytes]:
        """Return what a reader of the place finds."""

    @abstractmethod
    def write(self, name: str, content: bytes) -> None:
        """Put a file there behind the publisher's back."""

    @abstractmethod
    def begin(self) -> None:
        """Begin to look at every moment of what follows."""

    @abstractmethod
    def dead_links(self) -> list[str]:
        """Return every dead link a reader could have met since then."""

    @abstractmethod
    def kill_after(self, steps: int, process: Path) -> None:
        """Kill the process that a file names, in the middle of a delivery."""

    @contextmanager
    @abstractmethod
    def away(self) -> Iterator[None]:
        """Be unreachable meanwhile."""


class RsyncPlace(Place):
    """A module of an rsync daemon."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        self._daemon = self._open.enter_context(rsyncd.running(folder))
        self.address = self._daemon.address

    def close(self) -> None:
        self._open.close()

    def files(self) -> dict[str, bytes]:
        whole = Output(self._daemon.delivered)
        found = (whole.folder / name for name in whole.files() if "/.~tmp~/" not in name)
        contents = {}
        for each in found:
            with suppress(FileNotFoundError):  # what rsync is receiving goes to its own name
                contents[each.relative_to(self._daemon.delivered).as_posix()] = each.read_bytes()
        return contents

    def write(self, name: str, content: bytes) -> None:
        file = self._daemon.delivered / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def begin(self) -> None:
        moments = self._folder / "moments"
        moments.mkdir()
        copy = f'cp -a "{self._daemon.delivered}" "{moments}/$(date +%s%N)"\n'
        self._daemon.before.write_text(copy)

    def dead_links(self) -> list[str]:
        moments = [*sorted((self._folder / "moments").iterdir()), self._daemon.delivered]
        assert len(moments) > 3
        return [dead for moment in moments for dead in met(moment)]

    def kill_after(self, steps: int, process: Path) -> None:
        seen = self._folder / "transfers"
        count = f'echo >>"{seen}"; test "$(wc -l <"{seen}")" -le {steps} || kill -9 "$(cat "{process}")"\n'
        self._daemon.before.write_text(count)

    @contextmanager
    def away(self) -> Iterator[None]:
        self.close()
        yield
        self._daemon = self._open.enter_context(rsyncd.running(self._folder, self._daemon.port))


class BucketPlace(Place):
    """A bucket, behind a server that records what is asked of it."""

    def __init__(self, recording: Recording, prefix: str, mirror: Path) -> None:
        self.recording = recording
        self.prefix = f"{prefix}/"
        self._mirror = mirror
        self._dead: list[str] = []
        self.endpoint = f"http://127.0.0.1:{recording.port}"
        self.address = f"s3://{BUCKET}/{prefix}?endpoint={self.endpoint}"
        recording.requests.clear()
        recording.then = self._see

    @contextmanager
    def client(self) -> Iterator[Any]:
        """Lend a client of the store that passes the recording by."""
        made = client_of(self.recording.behind)
        yield made
        made.close()

    def objects(self) -> dict[str, bytes]:
        with self.client() as client:
            lists = client.get_paginator("list_objects_v2")
            pages = lists.paginate(Bucket=BUCKET, Prefix=self.prefix)
            keys = [each["Key"] for page in pages for each in page.get("Contents", ())]
            return {
                key.removeprefix(self.prefix): client.get_object(Bucket=BUCKET, Key=key)[
                    "Body"
                ].read()
                for key in keys
            }

    def files(self) -> dict[str, bytes]:
        found = self.objects()
        redirects = {name for name in found if name.endswith("/.redirect")}
        leading = {name.replace("/.redirect", "/index.html") for name in redirects}
        return {name: content for name, content in found.items() if name not in leading}

    def put_headers(self, name: str) -> dict[str, str]:
        """Return the headers an object was last put with."""
        return next(
            each.headers
            for each in reversed(self.recording.requests)
            if each.method == "PUT" and self.name_of(each) == name
        )

    def name_of(self, passed: Passed) -> str:
        """Return the name of the object that was asked for."""
        return unquote(passed.path.partition("?")[0]).removeprefix(f"/{BUCKET}/{self.prefix}")

    def write(self, name: str, content: bytes) -> None:
        with self.client() as client:
            client.put_object(Bucket=BUCKET, Key=self.prefix + name, Body=content)

    def begin(self) -> None:
        self._dead.clear()
        self._looking = True

    _looking = False

    def _see(self, passed: Passed) -> None:
        file = self._mirror / self.name_of(passed)
        if passed.method == "PUT" and "x-amz-website-redirect-location" not in passed.headers:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(passed.body)
        elif passed.method in {"PUT", "DELETE"}:
            file.unlink(missing_ok=True)
        else:
            return
        if self._looking:
            self._dead += met(self._mirror)

    def dead_links(self) -> list[str]:
        return self._dead

    def kill_after(self, steps: int, process: Path) -> None:
        seen: list[Passed] = []

        def kill(passed: Passed) -> None:
            self._see(passed)
            seen.append(passed)
            if len(seen) == steps:
                os.kill(int(process.read_text()), signal.SIGKILL)

        self.recording.then = kill

    @contextmanager
    def away(self) -> Iterator[None]:
        """Be a store that answers nobody: its address leads to a closed port meanwhile."""
        self.recording.refuses = True
        yield
        self.recording.refuses = False


def client_of(port: int) -> Any:
    """Return a client of the store."""
    session = botocore.session.get_session()
    session.set_credentials(s3proxy.KEY, s3proxy.SECRET)
    endpoint = f"http://127.0.0.1:{port}"
    return session.create_client("s3", region_name="us-east-1", endpoint_url=endpoint)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recording]:
    """An S3-compatible store with a bucket, behind a recording of what it is asked."""
    with s3proxy.running(tmp_path_factory.mktemp("store")) as port, in_front_of(port) as recording:
        client = client_of(port)
        client.create_bucket(Bucket=BUCKET)
        client.close()
        yield recording


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """What opens both places, in the variables their own programs know."""
    monkeypatch.setenv("RSYNC_PASSWORD", rsyncd.SECRET)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", s3proxy.KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", s3proxy.SECRET)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    return monkeypatch


@pytest.fixture
def bucket(store: Recording, credentials: object, tmp_path: Path) -> BucketPlace:
    """A part of a bucket that nothing was delivered to yet."""
    return BucketPlace(store, tmp_path.name, tmp_path / "mirror")


@pytest.fixture
def module(credentials: object, tmp_path: Path) -> Iterator[RsyncPlace]:
    """A module that nothing was delivered to yet."""
    (tmp_path / "rsync").mkdir()
    place = RsyncPlace(tmp_path / "rsync")
    yield place
    place.close()


@pytest.fixture(params=["module", "bucket"])
def place(request: pytest.FixtureRequest) -> Place:
    """Each kind of place in turn."""
    return request.getfixturevalue(request.param)


class Sender:
    """A publisher with delivery targets."""

    def __init__(self, portal: Portal, *addresses: str) -> None:
        self.portal = portal
        self._addresses = read_addresses(" ".join(addresses))
        state = portal.settings.state_file
        names = [str(each) for each in self._addresses]
        self.debts = Debts(state.with_name("delivery.sqlite3"), names)
        portal.settings = replace(portal.settings, debts=self.debts)

    def deliveries(self, publisher: Publisher) -> Deliveries:
        settings = publisher.settings
        return Deliveries(
            [
                Delivery(each, settings.public_dir, settings.state_file, self.debts)
                for each in self._addresses
            ],
            publisher.send_due_receipts,
        )

    def deliver(self, *, full: bool = False) -> list[str]:
        with Publisher(self.portal.settings) as publisher:
            return self.deliveries(publisher).deliver(full=full)

    def checked(self) -> list[str]:
        with Publisher(self.portal.settings) as publisher:
            return self.deliveries(publisher).checked()

    def publish(self) -> list[str]:
        self.portal.publish()
        return self.deliver()


@pytest.fixture
def sender(portal: Portal, place: Place) -> Sender:
    """A publisher that delivers to the place."""
    return Sender(portal, place.address)


def published(portal: Portal) -> dict[str, bytes]:
    """Return what is to be found everywhere."""
    return portal.files()


def busy_day(cms: FakeCms, news: str) -> Iterator[None]:
    """Change a bit of everything, a step at a time."""
    first = cms.add_news("thanhdong", news, "mot", image="/media/1/anh.webp")
    cms.add_news("thanhdong", news, "hai")
    yield
    section = cms.add_section("thanhdong", "thong-bao")
    third = cms.add_news("thanhdong", section, "ba")
    cms.edit("thanhdong", first, title="Một lần nữa")
    yield
    cms.move("thanhdong", first, "/tin-tuc/da-doi/")
    yield
    cms.move("thanhdong", section, "/thong-bao-moi/")
    cms.withdraw("thanhdong", first)
    yield
    cms.add_site("hongbang", languages=("vi", "en"))
    cms.withdraw("thanhdong", third)
    yield
    cms.suspend_site("hongbang")
    yield


@pytest.fixture
def news(cms: FakeCms, ward: str) -> str:
    """A portal with a file of its own; its news section's id."""
    cms.files["1/anh.webp"] = b"anh" * 100
    cms.add_news("thanhdong", ward, "khong", title="Tin đầu tiên")
    return ward


def test_what_is_delivered_is_what_was_published(
    cms: FakeCms, news: str, sender: Sender, place: Place
):
    assert sender.publish() == []
    assert place.files() == published(sender.portal)

    for _step in busy_day(cms, news):
        assert sender.publish() == []
        assert place.files() == published(sender.portal)

    assert sender.checked() == []


def test_no_reader_of_the_place_ever_meets_a_dead_link(
    cms: FakeCms, news: str, sender: Sender, place: Place
):
    sender.publish()
    place.begin()

    for _step in busy_day(cms, news):
        sender.publish()

    assert "\n".join(place.dead_links()) == ""


def test_a_delivery_that_was_put_off_is_as_careful_as_any(
    cms: FakeCms, news: str, sender: Sender, place: Place
):
    sender.publish()
    place.begin()

    for _step in busy_day(cms, news):
        sender.portal.publish()
    sender.deliver()

    assert "\n".join(place.dead_links()) == ""
    assert place.files() == published(sender.portal)


def test_a_place_that_was_away_holds_nobody_back_and_is_caught_up_with(
    cms: FakeCms, news: str, sender: Sender, place: Place
):
    sender.publish()
    with place.away():
        cms.add_news("thanhdong", news, "mot")
        faults = sender.publish()
        assert sender.portal.has("sites/thanhdong/tin-tuc/mot/index.html")

    assert len(faults) == 1
    assert "Chưa chuyển được" in faults[0]
    assert "không kết nối được" in faults[0] or "kho ngắt kết nối" in faults[0]
    assert sender.deliver() == []
    assert place.files() == published(sender.portal)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_killed_in_the_middle_it_converges(
    cms: FakeCms,
    news: str,
    sender: Sender,
    place: Place,
    tmp_path: Path,
    steps: int,
    credentials: pytest.MonkeyPatch,
):
    sender.publish()
    for _step in busy_day(cms, news):
        sender.portal.publish()
    before = place.files()
    place.kill_after(steps, tmp_path / "pid")

    with running_command(["deliver"], sender.portal, place, tmp_path, credentials) as process:
        assert process.wait(timeout=30) == -signal.SIGKILL

    place.kill_after(10_000, tmp_path / "pid")
    assert before != published(sender.portal)
    assert sender.deliver() == []
    assert place.files() == published(sender.portal)


@contextmanager
def running_command(
    command: list[str], portal: Portal, place: Place, folder: Path, variables: pytest.MonkeyPatch
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run one of the publisher's commands as a process of its own; its id is in the folder."""
    settings = portal.settings
    variables.setenv("PORTAL_API_URL", settings.api_url)
    variables.setenv("PORTAL_PUBLIC_DIR", str(portal.public))
    variables.setenv("PORTAL_STATE", str(settings.state_file.parent))
    variables.setenv("PORTAL_PUBLIC_TARGETS", place.address)
    variables.setenv("PORTAL_PUBLISHER_TOKEN", settings.token or "")
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen([sys.executable, "-c", COMMAND, *command], stderr=said)
    (folder / "pid").write_text(str(process.pid))
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_watch_delivers_and_tries_again(
    cms: FakeCms,
    news: str,
    portal: Portal,
    place: Place,
    tmp_path: Path,
    credentials: pytest.MonkeyPatch,
):
    with running_command(["watch"], portal, place, tmp_path, credentials) as process:
        page = "sites/thanhdong/tin-tuc/mot/index.html"
        assert eventually(lambda: "hosts.json" in place.files())
        with place.away():
            cms.add_news("thanhdong", news, "mot")
            assert eventually(lambda: portal.has(page))
            assert eventually(lambda: "thử lại sau" in (tmp_path / "said").read_text())
        assert eventually(lambda: page in place.files())
        process.terminate()
        process.wait()


def test_a_receipt_waits_for_what_it_proves(cms: FakeCms, news: str, sender: Sender, place: Place):
    sender.publish()
    cms.receipts.clear()
    with place.away():
        cms.add_news("thanhdong", news, "mot")
        sender.publish()
        assert cms.receipts == []

    sender.deliver()

    assert [each["cursor"] for each in cms.receipts] == [str(len(cms.log))]


def test_what_was_changed_there_is_found_and_put_right(
    cms: FakeCms, news: str, sender: Sender, place: Place
):
    sender.publish()
    place.write("sites/thanhdong/index.html", b"<h1>hacked</h1>")
    place.write("sites/thanhdong/la/index.html", b"<h1>extra</h1>")

    said = "\n".join(sender.checked())
    put_right = sender.deliver(full=True)

    assert "sites/thanhdong/index.html: ở đích khác với đầu ra" in said
    assert "sites/thanhdong/la/index.html: thừa ở đích" in said
    assert put_right == []
    assert place.files() == published(sender.portal)


def test_where_somebody_elses_files_are_nothing_is_touched(
    cms: FakeCms, news: str, sender: Sender, place: Place
):
    place.write("luan-van.doc", b"mine")

    faults = sender.publish()

    assert "luan-van.doc" in faults[0]
    assert place.files() == {"luan-van.doc": b"mine"}


def test_an_output_that_was_lost_takes_nothing_away(
    cms: FakeCms, news: str, sender: Sender, place: Place
):
    sender.publish()
    before = place.files()
    (sender.portal.public / "hosts.json").unlink()

    faults = sender.deliver(full=True)

    assert "đầu ra còn trống" in faults[0]
    assert place.files() == before


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("AWS_SECRET_ACCESS_KEY", "sai", "khóa bí mật sai; kiểm tra AWS_SECRET_ACCESS_KEY"),
        ("AWS_ACCESS_KEY_ID", "sai", "không biết khóa truy cập này; kiểm tra AWS_ACCESS_KEY_ID"),
    ],
)
def test_a_store_that_refuses_us_is_quoted_in_words(
    news: str, portal: Portal, bucket: BucketPlace, credentials: pytest.MonkeyPatch,
    variable: str, value: str, words: str,
):  # fmt: skip
    credentials.setenv(variable, value)

    (fault,) = Sender(portal, bucket.address).publish()

    assert words in fault
    assert s3proxy.SECRET not in fault


def test_without_any_key_it_is_said_which_to_set(
    news: str, portal: Portal, bucket: BucketPlace, credentials: pytest.MonkeyPatch
):
    credentials.delenv("AWS_ACCESS_KEY_ID")
    credentials.delenv("AWS_SECRET_ACCESS_KEY")

    (fault,) = Sender(portal, bucket.address).publish()

    assert "thiếu khóa truy cập; đặt AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY" in fault


def test_a_bucket_that_is_not_there_is_named(news: str, portal: Portal, bucket: BucketPlace):
    address = bucket.address.replace(BUCKET, "bucket-khac")

    (fault,) = Sender(portal, address).publish()

    assert "s3://bucket-khac" in fault
    assert "không có bucket này; hãy tạo bucket trước" in fault


def test_a_daemon_that_refuses_us_is_quoted_in_words(
    news: str, portal: Portal, module: RsyncPlace, credentials: pytest.MonkeyPatch
):
    credentials.setenv("RSYNC_PASSWORD", "sai")

    (fault,) = Sender(portal, module.address).publish()

    assert "sai tên module, tài khoản hoặc mật khẩu (RSYNC_PASSWORD)" in fault
    assert rsyncd.SECRET not in fault


def test_one_place_that_is_away_does_not_keep_the_other_waiting(
    cms: FakeCms, news: str, portal: Portal, module: RsyncPlace, bucket: BucketPlace
):
    sender = Sender(portal, module.address, bucket.address)
    sender.publish()

    with module.away():
        cms.add_news("thanhdong", news, "mot")
        (fault,) = sender.publish()

    assert fault.startswith(f"Chưa chuyển được tới {module.address}")
    assert bucket.files() == published(portal)


def test_a_place_named_later_is_given_everything(
    cms: FakeCms, news: str, portal: Portal, module: RsyncPlace, bucket: BucketPlace
):
    Sender(portal, module.address).publish()
    cms.add_news("thanhdong", news, "mot")
    Sender(portal, module.address).publish()

    assert Sender(portal, bucket.address).deliver() == []

    assert bucket.files() == published(portal)


def test_what_nobody_changed_is_not_sent_again(news: str, portal: Portal, bucket: BucketPlace):
    sender = Sender(portal, bucket.address)
    sender.publish()
    bucket.recording.requests.clear()

    sender.publish()

    assert bucket.recording.requests == []


# What is said of an object in a bucket


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("sites/thanhdong/index.html", ("text/html;charset=UTF-8", "public, no-cache", None)),
        ("sites/thanhdong/index.html.br", ("text/html;charset=UTF-8", "public, no-cache", "br")),
        ("sites/thanhdong/feed.xml.gz", ("application/rss+xml;charset=UTF-8", "public, no-cache", "gzip")),
        ("media/1/anh.webp", ("image/webp", KEPT, None)),
        ("assets/plain/style.0123abcd.css", ("text/css;charset=UTF-8", KEPT, None)),
        ("sites/thanhdong/404.html", ("text/html;charset=UTF-8", "public, no-cache", None)),
    ],
)  # fmt: skip
def test_an_object_says_what_it_is_and_how_long_it_keeps(
    cms: FakeCms,
    news: str,
    portal: Portal,
    bucket: BucketPlace,
    name: str,
    headers: tuple[str, str, str | None],
):
    cms.add_news("thanhdong", news, "mot", image="/media/1/anh.webp")

    Sender(portal, bucket.address).publish()

    said = bucket.put_headers(name)
    wanted = ("content-type", "cache-control", "content-encoding")
    assert tuple(said.get(header) for header in wanted) == headers
    with bucket.client() as client:
        kept = client.head_object(Bucket=BUCKET, Key=f"{bucket.prefix}{name}")
    assert kept["CacheControl"] == headers[1]
    assert kept.get("ContentEncoding") == headers[2]


def test_a_moved_page_leads_on_and_back_again(
    cms: FakeCms, news: str, portal: Portal, bucket: BucketPlace
):
    sender = Sender(portal, bucket.address)
    item = cms.add_news("thanhdong", news, "mot")
    sender.publish()
    old = "sites/thanhdong/tin-tuc/mot/index.html"

    cms.move("thanhdong", item, "/tin-tuc/hai/")
    sender.publish()
    leading = bucket.put_headers(old)["x-amz-website-redirect-location"]
    objects = bucket.objects()
    cms.move("thanhdong", item, "/tin-tuc/mot/")
    sender.publish()

    assert leading == "http://thanhdong.localhost:8080/tin-tuc/hai/"
    assert objects[old] == leading.encode()
    assert "x-amz-website-redirect-location" not in bucket.put_headers(old)
    assert bucket.files() == published(portal)


def test_a_page_that_is_taken_away_twice_leaves_its_redirect_alone(
    cms: FakeCms, news: str, portal: Portal, bucket: BucketPlace
):
    sender = Sender(portal, bucket.address)
    item = cms.add_news("thanhdong", news, "mot")
    sender.publish()
    cms.move("thanhdong", item, "/tin-tuc/hai/")
    sender.publish()
    old = "sites/thanhdong/tin-tuc/mot/index.html"

    sender.debts.owe([(old, 2, False)])
    sender.deliver()

    assert old in bucket.objects()


def test_a_redirect_goes_when_what_it_leads_to_is_withdrawn(
    cms: FakeCms, news: str, portal: Portal, bucket: BucketPlace
):
    sender = Sender(portal, bucket.address)
    item = cms.add_news("thanhdong", news, "mot")
    sender.publish()
    cms.move("thanhdong", item, "/tin-tuc/hai/")
    sender.publish()

    cms.withdraw("thanhdong", item)
    sender.publish()

    assert "sites/thanhdong/tin-tuc/mot/index.html" not in bucket.objects()
    assert bucket.files() == published(portal)


def test_pages_go_before_the_lists_that_name_them_and_removals_last(
    cms: FakeCms, news: str, portal: Portal, bucket: BucketPlace
):
    sender = Sender(portal, bucket.address)
    item = cms.add_news("thanhdong", news, "mot")
    sender.publish()
    bucket.recording.requests.clear()

    cms.add_news("thanhdong", news, "xa", image="/media/1/anh.webp")
    cms.withdraw("thanhdong", item)
    sender.publish()

    asked = [(each.method, bucket.name_of(each)) for each in bucket.recording.requests]
    place = {name: asked.index(name) for name in asked}
    new = place["PUT", "sites/thanhdong/tin-tuc/xa/index.html"]
    changed = place["PUT", "sites/thanhdong/tin-tuc/index.html"]
    mark = place["PUT", "sites/thanhdong/tin-tuc/mot/.gone"]
    removed = place["DELETE", "sites/thanhdong/tin-tuc/mot/index.html"]
    assert max(new, place["PUT", "media/1/anh.webp"]) < changed < mark < removed
