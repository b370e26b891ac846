"""The publisher's commands: `python -m frontend publish|watch|deliver|verify|explain|…`."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NoReturn

from frontend.client import ApiFault, Client
from frontend.debts import Debts
from frontend.delivery import Deliveries, Delivery
from frontend.environment import Environment, EnvironmentFaults, read_environment
from frontend.explain import Explainer, Inexplicable, change_at, is_cursor
from frontend.explanation_text import told, told_change, told_origin
from frontend.nginx import BROTLI_MODULE, EVERY_ADDRESS, Serving, Unconfigurable, configuration
from frontend.output import write_whole
from frontend.publisher import AlreadyRunning, CannotWrite, Publisher, Report, Settings
from frontend.rendering import Renderer
from frontend.verify import verify
from frontend.web import application, behind_nginx, serve


class StopRequested(BaseException):
    """The process was asked to end; whatever it is doing can be taken up again."""


def settings_from(environment: Environment) -> Settings:
    """Return this deployment's publisher."""
    return Settings(
        api_url=environment.api_url,
        public_dir=environment.public_dir,
        state_file=environment.build_state,
        renderer=partial(Renderer, compiled=environment.compiled_templates),
        name=environment.publisher_name,
        token=environment.receipt_token(),
        workers=environment.publisher_workers,
        debts=Debts(environment.delivery_state, [str(each) for each in environment.targets]),
    )


def deliveries_of(environment: Environment, publisher: Publisher) -> Deliveries:
    """Return what brings a publisher's output to this deployment's targets."""
    settings = publisher.settings
    each = [
        Delivery(address, settings.public_dir, settings.state_file, settings.debts)
        for address in environment.targets
    ]
    return Deliveries(each, publisher.send_due_receipts)


def tell(report: Report) -> None:
    """Say what a run did, if it did anything, and what it could not do."""
    if report.built or report.removed:
        sys.stderr.write(f"{report}\n")
        for name, error in sorted(report.quarantined.items()):
            sys.stderr.write(f"  {name}: {error}\n")


def publish_command(environment: Environment, options: argparse.Namespace) -> int:
    """Bring the output up to date once."""
    with Publisher(settings_from(environment)) as publisher:
        report = publisher.publish(full=options.full)
        tell(report)
        return said(deliveries_of(environment, publisher).deliver())


def said(faults: Sequence[str]) -> int:
    """Say what hinders a delivery; return the exit code."""
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return 1 if faults else 0


def watch_command(environment: Environment, _options: argparse.Namespace) -> int:
    """Follow the feed until stopped; targets are caught up with beside it."""
    with Publisher(settings_from(environment)) as publisher:
        deliveries = deliveries_of(environment, publisher)
        deliveries.follow()

        def tell_all(report: Report) -> None:
            tell(report)
            deliveries.tell()

        publisher.watch(tell_all)
    return 0


def deliver_command(environment: Environment, options: argparse.Namespace) -> int:
    """Bring what is published to the targets; `--full` compares all of it."""
    if not environment.targets:
        sys.stderr.write("PORTAL_PUBLIC_TARGETS: chưa đặt, không có đích nào để chuyển tới\n")
        return 2
    with Publisher(settings_from(environment)) as publisher:
        return said(deliveries_of(environment, publisher).deliver(full=options.full))


def verify_command(environment: Environment, _options: argparse.Namespace) -> int:
    """Prove the output, or list what is wrong with it."""
    settings = settings_from(environment)
    faults = list(verify(settings))
    with Publisher(settings) as publisher:
        faults += deliveries_of(environment, publisher).checked()
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stderr.write(f"{len(faults)} lỗi\n" if faults else "Đầu ra khớp với CMS.\n")
    return 1 if faults else 0


def explain_command(environment: Environment, options: argparse.Namespace) -> int:
    """Say which files a change or a key touches and why, or what a file was made of."""
    with closing(Explainer(environment.build_state, environment.public_dir)) as explainer:
        lines = list(explained(explainer, environment, options.what))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def explained(
    explainer: Explainer, environment: Environment, asked: Sequence[str]
) -> Iterator[str]:
    """Return the lines that explain what is asked: changes together, all else one by one."""
    cursors = [what for what in asked if is_cursor(what)]
    if cursors:
        with closing(Client(environment.api_url, environment.receipt_token())) as client:
            changes = [change_at(client, cursor) for cursor in cursors]
        yield from (told_change(change, explainer.cursor) for change in changes)
        yield from told(explainer.of_changes(changes))
    for what in asked:
        if what in cursors:
            continue
        if explainer.is_address(what):
            for origin in explainer.origins(what):
                yield from told_origin(origin)
        else:
            yield from told(explainer.of_key(what))
    if explainer.was_made_otherwise(Renderer().fingerprint):
        yield "Giao diện hoặc mã nguồn đã khác bản đã dựng: lượt tới dựng lại tất cả"
    pending = explainer.pending()
    if pending.touched:
        yield "Ngoài ra, lượt tới làm tiếp việc còn dở:"
        yield from told(pending)


def serving_from(
    environment: Environment,
) -> tuple[Path, str, Path, str | None, Path, Path]:
    """Return what the servers of this machine are made of."""
    return (
        environment.public_dir,
        environment.api_url,
        environment.papers,
        environment.receipt_token(),
        environment.questions,
        environment.build_state,
    )


def serve_command(environment: Environment, _options: argparse.Namespace) -> int:
    """Serve the output on this machine."""
    sys.stderr.write(f"Phục vụ {environment.public_dir} tại cổng {environment.web_port}\n")
    served = application(*serving_from(environment))
    serve(served, environment.web_port)
    return 0


def preview_command(environment: Environment, _options: argparse.Namespace) -> int:
    """Show drafts, print pages, say where pages moved, behind the web server that has the rest."""
    sys.stderr.write(f"Xem trước bản nháp tại cổng {environment.preview_port}\n")
    served = behind_nginx(*serving_from(environment))
    serve(served, environment.preview_port)
    return 0


def nginx_command(environment: Environment, options: argparse.Namespace) -> int:
    """Write the configuration of the public's web server, for the hosts there are now."""
    serving = Serving(
        public_dir=environment.public_dir,
        api_url=environment.api_url,
        preview_port=environment.preview_port,
        addresses=tuple(options.address or EVERY_ADDRESS),
        port=options.port,
        tls_port=options.tls_port,
        certificate=options.certificate,
        certificate_key=options.key,
        user=options.user,
        brotli_module=options.brotli_module,
        working_folder=options.working_folder,
    )
    text = configuration(serving)
    if options.output is None:
        sys.stdout.write(text)
        return 0
    try:
        write_whole(options.output, text)
    except OSError as fault:
        message = f"--output {options.output}: không ghi được ({fault.strerror})"
        raise Unconfigurable(message) from fault
    return 0


def nginx_options(command: argparse.ArgumentParser) -> None:
    """Add the options of the web server's configuration."""
    add = command.add_argument
    add("--output", type=Path, metavar="FILE", help="Write there, all at once, not to stdout.")
    add("--certificate", default="", metavar="PATH", help="Serve HTTPS; {host} stands for each.")
    add("--key", default="", metavar="PATH", help="The certificate's private key.")
    add("--address", action="append", metavar="IP", help="Listen there only; may be repeated.")
    add("--port", type=int, default=80, help="Port of HTTP.")
    add("--tls-port", type=int, default=443, help="Port of HTTPS.")
    add("--user", default="www-data", help="Whom nginx runs as; may read the published files.")
    add(
        "--brotli-module", default=BROTLI_MODULE, metavar="PATH",
        help="What nginx loads to serve .br files; empty for none.",
    )  # fmt: skip
    add(
        "--working-folder", type=Path, metavar="FOLDER",
        help="Where nginx keeps logs, its pid and buffers; unset: where Debian has them.",
    )  # fmt: skip


COMMANDS: dict[str, Callable[[Environment, argparse.Namespace], int]] = {
    "publish": publish_command,
    "watch": watch_command,
    "deliver": deliver_command,
    "verify": verify_command,
    "explain": explain_command,
    "serve": serve_command,
    "preview": preview_command,
    "nginx": nginx_command,
}


def options_from(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="python -m frontend", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        added = commands.add_parser(name, help=command.__doc__)
        if name == "publish":
            added.add_argument("--full", action="store_true", help="Build everything again.")
        if name == "deliver":
            added.add_argument("--full", action="store_true", help="Compare everything.")
        if name == "explain":
            added.add_argument(
                "what", nargs="+", help="A change's cursor, a key, or a public address."
            )
        if name == "nginx":
            nginx_options(added)
    return parser.parse_args(arguments)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise StopRequested


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the process's exit code."""
    options = options_from(arguments)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    try:
        return COMMANDS[options.command](read_environment(), options)
    except StopRequested:
        return 0
    except (CannotWrite, EnvironmentFaults, Inexplicable, Unconfigurable) as fault:
        sys.stderr.write(f"{fault}\n")
    except ApiFault as fault:
        sys.stderr.write(f"CMS không trả lời: {fault}\n")
    except AlreadyRunning as fault:
        sys.stderr.write(f"Đã có một tiến trình xuất bản khác dùng {fault}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
