"""One mail over real SMTP: what the server gets, and what its refusals mean."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from assistance.channels.email import DeliveryError, Mail, message_id
from assistance.channels.email import MailServer as Sender
from tests.mail_server import CUT, MailServer


def mail(subject: str = "Promise due", to: str = "li@yanggu.example") -> Mail:
    return Mail(id="42", to=to, subject=subject, text="A promise is due.\n")


def test_it_arrives_as_it_was_written(smtp: MailServer) -> None:
    with Sender() as sender:
        sender.send(mail(subject="承诺到期：弦歌铜业"))
    [got] = smtp.accepted
    assert (got["To"], got["Subject"], got["Message-ID"]) == (
        "li@yanggu.example", "承诺到期：弦歌铜业", "<42@yanggu.example>",
    )  # fmt: skip
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_content().splitlines() == ["A promise is due."]


def test_a_subject_cannot_become_a_header(smtp: MailServer) -> None:
    with Sender() as sender:
        sender.send(mail(subject="Power\r\nBcc: all@yanggu.example"))
    [got] = smtp.accepted
    assert got["Bcc"] is None
    assert got["Subject"] == "Power Bcc: all@yanggu.example"


@pytest.mark.parametrize(
    ("reply", "permanent", "disconnected"),
    [
        ("450 busy", False, False),
        ("550 unknown", True, False),
        ("421 closing", False, True),
        ("DATA 451 later", False, False),
        ("DATA 554 no", True, False),
        (CUT, False, True),
    ],
)
def test_a_refusal_says_whether_trying_again_makes_sense(
    smtp: MailServer, reply: str, permanent: bool, disconnected: bool
) -> None:
    smtp.replies.append(reply)
    with Sender() as sender, pytest.raises(DeliveryError) as refusal:
        sender.send(mail())
    assert (refusal.value.permanent, refusal.value.disconnected) == (permanent, disconnected)


@pytest.mark.parametrize("to", ["", "no address", "two@a.example, three@b.example", "x@y.example\nBcc: z@y.example"])
def test_a_malformed_address_never_reaches_the_server(smtp: MailServer, to: str) -> None:
    with Sender() as sender, pytest.raises(DeliveryError) as refusal:
        sender.send(mail(to=to))
    assert refusal.value.permanent
    assert not smtp.accepted


def test_a_server_that_is_not_there_is_no_fault_of_the_mail(smtp: MailServer, settings: Settings) -> None:
    settings.EMAIL_PORT = 1
    with Sender() as sender, pytest.raises(DeliveryError) as refusal:
        sender.send(mail())
    assert not refusal.value.permanent
    assert refusal.value.disconnected


@pytest.mark.parametrize("sender", ["assistance@county.example", "County <assistance@county.example>"])
def test_the_id_of_a_mail_is_that_of_its_row_and_of_our_domain(sender: str, settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = sender
    assert message_id("42") == "<42@county.example>"
