"""The mail sink, started as `make run` starts it: real SMTP in, a page out."""

import http.client
import os
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest

from dev.mail_sink import KEPT, Mailbox
from dev.ports import free_port, is_free
from tests.dev.scenes import ROOT, wait_until

SUBJECT = "问题答复期限临近：阳谷某某铜业有限公司用电增容"


@dataclass(frozen=True)
class Sink:
    """Where it listens and keeps its mails."""

    smtp_port: int
    page_port: int
    folder: Path

    def send(self, mail: EmailMessage) -> None:
        """Hand a mail in by SMTP."""
        with smtplib.SMTP("127.0.0.1", self.smtp_port, timeout=10) as line:
            line.send_message(mail)

    def page(self, path: str = "/", language: str = "en") -> tuple[int, str, http.client.HTTPMessage]:
        """Return status, text and headers of a page."""
        line = http.client.HTTPConnection("127.0.0.1", self.page_port, timeout=10)
        try:
            line.request("GET", path, headers={"Accept-Language": language})
            answer = line.getresponse()
            return answer.status, answer.read().decode(), answer.headers
        finally:
            line.close()


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[Sink]:
    """Provide a running mail sink."""
    made = Sink(free_port(), free_port(), tmp_path / "mail")
    ports = ["--smtp-port", str(made.smtp_port), "--page-port", str(made.page_port)]
    command = [sys.executable, "-m", "dev.mail_sink", *ports, "--folder", str(made.folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ)
    try:
        wait_until(lambda: not (is_free(made.smtp_port) or is_free(made.page_port)), "the mail sink listens")
        yield made
    finally:
        process.terminate()
        assert process.wait(timeout=10) == 0


def mail(
    subject: str = SUBJECT, text: str = "请于明日前答复。\nhttp://localhost:8000/issues/YG-2026-0007/\n"
) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "企业服务 <reminders@example.org>", "handler@example.org", subject
    made.set_content(text)
    return made


def only_name(sink: Sink) -> str:
    (name,) = Mailbox(sink.folder).names()
    return name


def test_a_chinese_mail_is_shown_on_the_list_and_on_its_own_page(sink: Sink) -> None:
    sink.send(mail())

    status, page, headers = sink.page()
    assert status == 200
    assert SUBJECT in page
    assert "handler@example.org" in page
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")

    status, page, _ = sink.page(f"/mail/{only_name(sink)}")
    assert status == 200
    assert "请于明日前答复。" in page
    assert "企业服务" in page
    assert '<a href="http://localhost:8000/issues/YG-2026-0007/" rel="noreferrer">' in page


def test_the_newest_mail_stands_first(sink: Sink) -> None:
    for subject in ("the first", "the second"):
        sink.send(mail(subject))

    _, page, _ = sink.page()
    assert page.index("the second") < page.index("the first")


def test_what_a_mail_says_is_never_taken_for_html(sink: Sink) -> None:
    sink.send(mail("<script>alert(1)</script>", '<img src=x onerror=alert(2)> http://a/"onclick=alert(3)'))

    for path in ("/", f"/mail/{only_name(sink)}"):
        _, page, _ = sink.page(path)
        assert not [word for word in ("<script", "<img", '"onclick') if word in page]


def test_the_page_speaks_the_language_of_the_browser(sink: Sink) -> None:
    assert "演示系统发出的邮件" in sink.page(language="zh-CN,zh;q=0.9,en;q=0.8")[1]
    assert "Mail sent by the demo" in sink.page(language="de,en;q=0.8,zh;q=0.5")[1]


@pytest.mark.parametrize("path", ["/mail/1", "/mail/..%2f..%2fetc%2fpasswd", "/mail/../secret-key", "/nowhere"])
def test_an_address_that_leads_nowhere_is_not_found(sink: Sink, path: str) -> None:
    assert sink.page(path)[0] == 404


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no headers at all",
        b"Subject: =?utf-8?b?broken",
        b"Content-Type: text/plain; charset=klingon\r\n\r\nnuqneH",
    ],
)
def test_a_mangled_mail_does_not_spoil_the_page(sink: Sink, content: bytes) -> None:
    Mailbox(sink.folder).put(content)

    assert sink.page()[0] == 200
    assert sink.page(f"/mail/{only_name(sink)}")[0] == (200 if content else 404)


def test_only_the_last_mails_are_kept(tmp_path: Path) -> None:
    mailbox = Mailbox(tmp_path)
    for number in range(KEPT + 3):
        mailbox.put(b"Subject: %d\r\n\r\n" % number)

    names = mailbox.names()
    assert len(names) == KEPT
    assert mailbox.read(names[-1]) == b"Subject: 3\r\n\r\n"
