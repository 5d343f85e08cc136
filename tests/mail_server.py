"""A mail server that tests own: real SMTP on a free loopback port; it notes all it accepts and obeys a script."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ACCEPTED = "250 OK"
CUT = "cut"  # accept the mail, then drop the line without a word
CUT_BEFORE = "cut before"  # drop the line at RCPT
HANG = "hang"  # accept nothing and say nothing


@dataclass
class MailServer:
    """The replies it will give, and the mails that it has accepted. ``delay``: seconds before each "accepted"."""

    port: int
    delay: float = 0.0
    accepted: list[EmailMessage] = field(default_factory=list)
    connections: int = 0
    replies: deque[str] = field(default_factory=deque)  # one for each mail, then ACCEPTED
    replies_to: dict[str, deque[str]] = field(default_factory=lambda: defaultdict(deque))  # for one address

    @property
    def message_ids(self) -> Counter[str]:
        """How often each Message-ID was accepted."""
        return Counter(str(mail["Message-ID"]) for mail in self.accepted)

    def next_reply(self, address: str) -> str:
        for script in (self.replies_to[address], self.replies):
            if script:
                return script.popleft()
        return ACCEPTED


class _Handler:
    def __init__(self, server: MailServer) -> None:
        self.server = server

    async def handle_RCPT(
        self, smtp: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.reply = reply = self.server.next_reply(address)
        if reply == HANG:
            await asyncio.sleep(30)
        if reply == CUT_BEFORE:
            smtp.transport.abort()
            return "421 gone"
        envelope.rcpt_tos.append(address)
        return ACCEPTED if reply in (ACCEPTED, CUT) or reply.startswith("DATA ") else reply

    async def handle_DATA(self, smtp: SMTP, session: Session, envelope: Envelope) -> str:
        reply = str(envelope.reply)
        if reply.startswith("DATA "):
            return reply.removeprefix("DATA ")
        if self.server.delay:
            await asyncio.sleep(self.server.delay)
        content = envelope.content
        assert isinstance(content, bytes)
        self.server.accepted.append(message_from_bytes(content, policy=policy.default))
        if reply == CUT:
            smtp.transport.abort()
        return ACCEPTED


class _Door(Controller):
    def factory(self) -> SMTP:
        self.handler.server.connections += 1
        return super().factory()


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def mail_server(port: int | None = None) -> Iterator[MailServer]:
    """Run a mail server for the block."""
    server = MailServer(port or free_port())
    door = _Door(_Handler(server), hostname="127.0.0.1", port=server.port, server_hostname="localhost")
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    door.start()
    server.connections = 0  # the controller knocks once itself
    try:
        yield server
    finally:
        door.stop()
