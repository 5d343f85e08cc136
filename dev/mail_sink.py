"""Takes every mail the demo sends and shows it on a page: nothing leaves the machine.

Runs inside `.venv`, started by `dev.run`: real SMTP on one loopback port, the page on another, one file for each mail.
"""

import argparse
import signal
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from dev.mail_page import STYLE, list_page, mail_page, missing_page, reads_chinese

KEPT = 500
LARGEST = 10 * 1024 * 1024
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Mailbox:
    """The last mails, one `.eml` file each; a later name is a later mail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.Lock()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, content: bytes) -> None:
        """Keep a mail, and let the oldest go."""
        with self.lock:
            path = self.folder / f"{time.time_ns():020d}.eml"
            draft = path.with_suffix(".new")
            draft.write_bytes(content)
            draft.replace(path)
            for old in self.names()[KEPT:]:
                (self.folder / f"{old}.eml").unlink(missing_ok=True)

    def names(self) -> list[str]:
        """Return the names of all mails, newest first."""
        return sorted((path.stem for path in self.folder.glob("*.eml")), reverse=True)

    def read(self, name: str) -> bytes | None:
        """Return one mail, or None; only names that we gave are looked up."""
        if not (name.isascii() and name.isdigit()):
            return None
        try:
            return (self.folder / f"{name}.eml").read_bytes()
        except FileNotFoundError:
            return None


class Door:
    """What aiosmtpd calls for each mail that was handed in."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        """Keep the mail as it came, and say so."""
        content = envelope.content or b""
        self.mailbox.put(content.encode() if isinstance(content, str) else content)
        return "250 OK"


class Page(BaseHTTPRequestHandler):
    """The two pages: all mails, and one."""

    mailbox: Mailbox
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        """Answer with a page, the style sheet or one mail as it came."""
        parts = [part for part in urlsplit(self.path).path.split("/") if part]
        chinese = reads_chinese(self.headers.get("Accept-Language", ""))
        match parts:
            case []:
                mails = [(name, content) for name in self.mailbox.names() if (content := self.mailbox.read(name))]
                self._answer(list_page(mails, chinese=chinese))
            case ["style.css"]:
                self._answer(STYLE, kind="text/css")
            case ["mail", name] if content := self.mailbox.read(name):
                self._answer(mail_page(name, content, chinese=chinese))
            case ["mail", name, "source"] if content := self.mailbox.read(name):
                self._answer(content.decode("utf-8", "replace"), kind="text/plain")
            case _:
                self._answer(missing_page(chinese=chinese), status=HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815 - its name

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the page asks for itself every few seconds."""

    def _answer(self, text: str, *, kind: str = "text/html", status: HTTPStatus = HTTPStatus.OK) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def main() -> None:
    """Listen on both ports until SIGTERM."""
    options = argparse.ArgumentParser(description="Takes mail by SMTP and shows it on a page.")
    options.add_argument("--smtp-port", type=int, required=True)
    options.add_argument("--page-port", type=int, required=True)
    options.add_argument("--folder", type=Path, required=True)
    wanted = options.parse_args()

    mailbox = Mailbox(wanted.folder)
    door = Controller(
        Door(mailbox), hostname="127.0.0.1", port=wanted.smtp_port, data_size_limit=LARGEST, enable_SMTPUTF8=True
    )
    door.start()
    server = ThreadingHTTPServer(("127.0.0.1", wanted.page_port), type("MailboxPage", (Page,), {"mailbox": mailbox}))
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever(poll_interval=0.1)
    door.stop()


if __name__ == "__main__":
    main()
