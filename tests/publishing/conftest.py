"""A CMS, publishers that follow it, and what may be said about their output."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from frontend.publisher import Publisher, Report, Settings
from tests.publishing import fake_cms
from tests.publishing.fake_cms import FakeCms
from tests.publishing.plain_theme import PlainRenderer
from tests.services.web_server import serving

HOST = "thanhdong.localhost:8080"


@contextmanager
def reader_of_application(application: Starlette) -> Iterator[httpx.Client]:
    """Serve an application for real, and give a reader of it."""
    with (
        serving(application) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={"Host": HOST}) as reader,
    ):
        yield reader


@pytest.fixture
def cms() -> FakeCms:
    """An empty CMS."""
    return FakeCms()


@pytest.fixture
def api(cms: FakeCms) -> Iterator[str]:
    """The address of the CMS's API."""
    yield from fake_cms.serve(cms)


class Portal:
    """A publisher with its own folders."""

    def __init__(self, api: str, folder: Path, workers: int = 1) -> None:
        self.public = folder / "public"
        self.settings = Settings(
            api_url=api,
            public_dir=self.public,
            state_file=folder / "publisher.sqlite3",
            renderer=PlainRenderer,
            name=folder.name,
            token=fake_cms.TOKEN,
            workers=workers,
        )

    def publish(self, *, full: bool = False) -> Report:
        """Bring the output up to date."""
        with Publisher(self.settings) as publisher:
            return publisher.publish(full=full)

    def files(self) -> dict[str, bytes]:
        """Return all files by name; what goes while they are read is left out."""
        found = {}
        for folder, _folders, names in os.walk(self.public):
            for file in (Path(folder, name) for name in names):
                with suppress(FileNotFoundError):
                    found[file.relative_to(self.public).as_posix()] = file.read_bytes()
        return found

    def text(self, name: str) -> str:
        """Return a file as text."""
        return (self.public / name).read_text()

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return (self.public / name).is_file()


@pytest.fixture
def portal(api: str, tmp_path: Path) -> Portal:
    """A publisher that has not published anything yet."""
    return Portal(api, tmp_path / "first")


@pytest.fixture
def ward(cms: FakeCms) -> str:
    """A portal in two languages; return its news section's id."""
    cms.add_site("thanhdong", languages=("vi", "en"))
    news = cms.add_section("thanhdong", "tin-tuc")
    cms.add_section("thanhdong", "news", locale="en", id=news)
    cms.add_section("thanhdong", "gioi-thieu", layout="arranged")
    return news
