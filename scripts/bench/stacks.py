"""The stacks a benchmark measures: prepared, filled and started, each with a number of pages."""

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from backend.site_registry.reader import load_registry
from scripts.bench.environment import variables_of
from scripts.children import ROOT, Child, Children
from scripts.environment import Deployment
from scripts.installing import PYTHON
from scripts.ports import is_free
from scripts.refusal import Refusal
from scripts.stack import commands, log_file, refuse_the_dead
from scripts.steps import run_step, say

REGISTRY = Path(__file__).with_name("registry.yaml")
CITY = ROOT / "sites_config.yaml"
APPLICATION = "backend.wsgi:application"
FLOOR = "scripts.bench.floor:application"
SITE = "thanhdong"
PASSWORD = "chi-de-do-hieu-nang"  # noqa: S105 - of users that exist for the length of a benchmark
PATIENCE = 60.0
MIGRATE = ("migrate", "--no-input", "--verbosity=0")
COLLECT = ("collectstatic", "--no-input", "--verbosity=0")


@dataclass
class Stack:
    """A whole system with a number of news pages: on one portal, or spread over a city's."""

    pages: int
    deployment: Deployment
    children: Children
    application: str = APPLICATION

    @property
    def is_city(self) -> bool:
        """Tell whether the pages are spread over all portals of a city."""
        return self.deployment.registry_file == CITY

    @property
    def label(self) -> str:
        """Return the system's size as the report names it."""
        many = f" on {len(self.deployment.registry.sites)} sites" if self.is_city else ""
        return f"{self.pages:,} pages{many}"

    @property
    def host(self) -> str:
        """Return the `Host` header of the portal that holds the pages."""
        return f"{SITE}.haiphong.localhost:{self.deployment.web_port}"

    @property
    def facts(self) -> Any:
        """Return what loading wrote down."""
        return json.loads((self.deployment.state / "facts.json").read_text(encoding="utf-8"))

    def prepare(self, static: Path | None, samples: int) -> None:
        """Make the tables, the sites and the pages; take the admin's files from elsewhere if given."""
        self.deployment.state.mkdir(parents=True)
        say(f"— {self.label} —")
        self.manage("Tạo bảng…", *MIGRATE)
        if static:
            (self.deployment.state / "static").symlink_to(static)
        else:
            self.manage("Gom tệp tĩnh…", *COLLECT)
        self.manage("Dựng các cổng…", "sync_sites")
        self.call(
            f"Nạp {self.pages} tin…",
            "scripts.bench.loading.load",
            pages=self.pages,
            everywhere=self.is_city,
            samples=samples,
            password=PASSWORD,
            target=str(self.deployment.state / "facts.json"),
        )

    def manage(self, title: str, *command: str) -> None:
        """Run one management command."""
        run_step(self.children, title, [str(PYTHON), "-m", "backend", *command])

    def call(self, title: str, function: str, **arguments: Any) -> None:
        """Call a function inside this stack's Django, in a process of its own."""
        module, _, name = function.rpartition(".")
        code = f"from {module} import {name}\n{name}(**{arguments!r})"
        self.manage(title, "shell", "--no-imports", "-c", code)

    def start(self, name: str) -> Child:
        """Start one of the stack's processes: backend, web, publisher or tend."""
        log = log_file(self.deployment, name)
        log.parent.mkdir(exist_ok=True)
        with log.open("a") as output:
            command = commands(self.deployment)[name]
            own = [self.application if each == APPLICATION else each for each in command]
            return self.children.start(name, own, output)

    def stop(self, name: str) -> None:
        """Stop a process started here."""
        for child in [each for each in self.children.running if each.name == name]:
            self.children.stop(child)

    def process(self, name: str) -> int:
        """Return the process id of something started here."""
        return next(each.process.pid for each in self.children.running if each.name == name)

    def check(self) -> None:
        """Refuse to go on when one of the processes has died."""
        refuse_the_dead(self.children, self.deployment)

    def wait_for_port(self, port: int) -> None:
        """Return when somebody listens on a port."""
        until = time.monotonic() + PATIENCE
        while is_free(port):
            self.check()
            if time.monotonic() > until:
                message = f"Không có gì trả lời ở cổng {port}."
                raise Refusal(message)
            time.sleep(0.05)


def make_stack(
    folder: Path,
    pages: int,
    ports: tuple[int, int],
    database: str | None,
    registry: Path = REGISTRY,
) -> Stack:
    """Return a stack that keeps everything in a folder; nothing is started yet."""
    admin_port, web_port = ports
    deployment = Deployment(
        state=folder,
        admin_port=admin_port,
        web_port=web_port,
        public_url=f"http://haiphong.localhost:{web_port}",
        database_url=database,
        has_chosen_password=True,
        registry_file=registry,
        registry=load_registry(registry),
    )
    return Stack(pages, deployment, Children(variables_of(deployment)))


def peer_of(stack: Stack, port: int) -> Stack:
    """Return the peer on the same database: the same server, answering with Wagtail's API v2."""
    deployment = replace(stack.deployment, admin_port=port)
    settings = {"DJANGO_SETTINGS_MODULE": "scripts.bench.peer_settings"}
    return Stack(stack.pages, deployment, Children(variables_of(deployment) | settings))


def without_memory(stack: Stack, port: int) -> Stack:
    """Return the stack's own server once more, keeping no answer: each is made anew."""
    deployment = replace(stack.deployment, admin_port=port)
    nothing_kept = {"PORTAL_API_KEPT_MEGABYTES": "0"}
    return Stack(stack.pages, deployment, Children(variables_of(deployment) | nothing_kept))


def floor_of(stack: Stack, port: int) -> Stack:
    """Return the same server answering with one SQL query and orjson alone."""
    deployment = replace(stack.deployment, admin_port=port)
    settings = {"DJANGO_SETTINGS_MODULE": "backend.settings"}
    return Stack(stack.pages, deployment, Children(variables_of(deployment) | settings), FLOOR)


def free_ports(first: int, count: int) -> list[int]:
    """Return the first free ports from a number on."""
    found = [port for port in range(first, first + 100) if is_free(port)]
    if len(found) < count:
        message = f"Không đủ cổng trống từ {first}: hãy chọn số khác bằng --port."
        raise Refusal(message)
    return found[:count]
