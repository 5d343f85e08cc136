"""E-mail by SMTP: one connection for many mails, and errors that say whether trying again makes sense."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email

_PERMANENT = 500
_CLOSING = 421
_AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class DeliveryError(Exception):
    """A mail was not accepted. ``permanent``: never will be; ``disconnected``: the connection is of no more use."""

    def __init__(self, reason: str, *, permanent: bool = False, disconnected: bool = False) -> None:
        super().__init__(reason)
        self.permanent = permanent
        self.disconnected = disconnected


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Mail:
    """A text mail to one person. ``id`` makes its Message-ID, the same at every attempt."""

    id: str
    to: str
    subject: str
    text: str
    attachment: Attachment | None = None


class MailServer:
    """A connection to the mail server of the settings, opened at the first mail and again when asked after a failure."""

    def __init__(self) -> None:
        self._backend: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up(politely=kind is None)

    def send(self, mail: Mail) -> None:
        """Hand a mail over, or raise DeliveryError. Returning means that the server has accepted it."""
        try:
            if self._backend is None:
                self._backend = _connected()
            self._backend.send_messages([_written(mail)])
        except DeliveryError:
            raise
        except Exception as error:
            failure = _failure(error)
            if failure is None:
                raise
            if failure.disconnected:
                self._hang_up(politely=False)
            raise failure from error

    def _hang_up(self, *, politely: bool) -> None:
        backend, self._backend = self._backend, None
        if backend is None:
            return
        connection = getattr(backend, "connection", None)
        try:
            if politely or connection is None:
                backend.close()
            else:
                connection.close()  # no QUIT: a server that does not answer would be waited for once more
        except (OSError, smtplib.SMTPException):
            pass  # everything that was accepted is settled already


def message_id(id: object) -> str:
    """Return the Message-ID of an outbox row: both copies of a mail that was sent twice carry the same."""
    return f"<{id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"


def _connected() -> Any:
    backend = get_connection(fail_silently=False)
    try:
        backend.open()
    except (OSError, smtplib.SMTPException) as error:
        partial = getattr(backend, "_partial_connection", None)
        if partial is not None:
            partial.close()
        raise DeliveryError(_said(error), disconnected=True) from error
    return backend


def _written(mail: Mail) -> EmailMessage:
    try:
        validate_email(mail.to)
    except ValidationError as error:
        raise DeliveryError("the address is malformed", permanent=True) from error
    attached = mail.attachment
    return EmailMessage(
        subject=" ".join(mail.subject.split()),
        body=mail.text,
        to=[mail.to],
        headers={"Message-ID": message_id(mail.id), **_AUTOMATIC},
        attachments=[(attached.name, attached.content, attached.media_type)] if attached else [],
    )


def _failure(error: Exception) -> DeliveryError | None:
    """Return what an error of smtplib or the network means for the mail; None for anything else."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            return _refused(*next(iter(error.recipients.values())))
        case smtplib.SMTPDataError():
            return _refused(error.smtp_code, error.smtp_error)
        case smtplib.SMTPNotSupportedError():
            return DeliveryError("the server cannot take this address", permanent=True)
        case smtplib.SMTPSenderRefused():  # our own address or credentials: somebody will put that right
            return DeliveryError(_said(error), disconnected=error.smtp_code == _CLOSING)
        case smtplib.SMTPException() | OSError():
            return DeliveryError(_said(error), disconnected=True)
        case _:
            return None


def _refused(code: int, said: bytes | str) -> DeliveryError:
    return DeliveryError(_reply(code, said), permanent=code >= _PERMANENT, disconnected=code == _CLOSING)


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"


def _reply(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {words}"
