"""Whether the ports the stack wants are free."""

import errno
import socket
from collections.abc import Mapping

from scripts.refusal import Refusal

ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def require_free(ports: Mapping[str, int]) -> None:
    """Refuse ports that are taken; `ports` maps the variable that chooses each to its number."""
    faults = [
        f"Cổng {port} đang có chương trình khác dùng: hãy đặt {variable} thành một số khác."
        for variable, port in ports.items()
        if not is_free(port)
    ]
    if len(set(ports.values())) < len(ports):
        faults.append(f"{' và '.join(ports)} phải là hai cổng khác nhau.")
    if faults:
        raise Refusal("\n".join(faults))


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of this machine."""
    return all(_can_bind(family, address, port) for family, address in ADDRESSES)


def _can_bind(family: socket.AddressFamily, address: str, port: int) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError as error:
        return error.errno not in {errno.EADDRINUSE, errno.EACCES}
    return True
