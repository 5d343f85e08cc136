"""Loopback ports: which are free, which is next."""

import errno
import socket
import time

from dev.console import RefusedError


def is_free(port: int) -> bool:
    """Say whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: TIME_WAIT is no obstacle
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise RefusedError(f"Port {port} may only be used by root: try `PORT=8000 make run`.") from None
            return False
    return True


def free_port() -> int:
    """Return a loopback port that nobody listens on; the kernel hands out another one each time."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def free_port_from(first: int, *, tries: int = 50) -> int:
    """Return the first free port from ``first`` upwards."""
    return next((port for port in range(first, first + tries) if is_free(port)), None) or free_port()


def require_free(port: int, *, patience: float = 0.0) -> None:
    """Refuse, in one sentence with the cure, when somebody listens on the port for longer than ``patience`` seconds."""
    deadline = time.monotonic() + patience
    while not is_free(port):
        if time.monotonic() >= deadline:
            raise RefusedError(
                f"Port {port} is in use by another program: try `PORT={free_port_from(port + 1)} make run`."
            )
        time.sleep(0.1)


def wanted_port(text: str) -> int:
    """Return the port a user asked for, or refuse what is no port."""
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise RefusedError(f"PORT must be a number from 1 to 65535, not {text!r}: try `PORT=8001 make run`.")
