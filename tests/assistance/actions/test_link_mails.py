"""Mails along a personal link: to who agreed, as long as there is something to say, in both languages."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest

from accounts.actions.people import system_user
from accounts.clock import database_now
from accounts.verbs import change
from assistance.actions.call_backs import confirm_issue
from assistance.actions.deliveries import deliver_due_messages
from assistance.actions.personal_links import revoke_link
from assistance.models import Issue, Message, MessageState, PersonalLink
from tests.factories import MessageFactory, World
from tests.factories.links import answered_issue, end_link, given_link, say, token_of
from tests.mail_server import CUT, MailServer

SENT, CANCELLED, QUEUED, FAILED = MessageState.SENT, MessageState.CANCELLED, MessageState.QUEUED, MessageState.FAILED


def deliver(ahead: timedelta = timedelta()) -> Counter[str]:
    def clock() -> datetime:
        return database_now() + ahead

    return deliver_due_messages(by=system_user(), clock=clock)


@pytest.fixture
def link(world: World) -> PersonalLink:
    """A link that is to be mailed to somebody who agreed."""
    change(world.contact, at=world.at, email="wu@enterprise.example", consented_on=world.today)
    return given_link(world, answered_issue(world, title="Power for line 3"), send=True)


def test_it_goes_to_the_contact_in_chinese_and_below_in_english(link: PersonalLink, smtp: MailServer) -> None:
    assert deliver() == {SENT: 1}
    [mail] = smtp.accepted
    message, text = Message.objects.get(), mail.get_content()
    assert mail["To"] == "wu@enterprise.example"
    assert mail["Message-ID"] == f"<{message.pk}@yanggu.example>"
    assert link.issue is not None
    assert link.issue.number in mail["Subject"]
    assert "是否" in mail["Subject"]
    assert text.count(f"/l/{token_of(link)}/") == 2
    assert text.index("弦歌铜业") < text.index("Xiange Copper")
    assert "The new line has its power." not in text, "the answer is behind the link"
    assert "13806351234" not in text


def test_sent_again_it_carries_the_same_id_and_the_same_link(link: PersonalLink, smtp: MailServer) -> None:
    smtp.replies.append(CUT)
    assert deliver() == {QUEUED: 1}
    assert deliver(timedelta(minutes=1)) == {SENT: 1}
    assert list(smtp.message_ids.values()) == [2]
    first, second = (mail.get_content() for mail in smtp.accepted)
    assert first == second


def test_mails_to_people_of_ours_and_to_contacts_go_over_one_line(
    world: World, link: PersonalLink, smtp: MailServer
) -> None:
    MessageFactory(recipient=world.specialist)  # with nothing to say
    assert deliver() == {SENT: 1, CANCELLED: 1}
    assert smtp.connections == 1


@pytest.mark.parametrize("what", ["used", "revoked", "ended", "moved on", "left", "no consent", "no address"])
def test_what_is_no_longer_true_is_not_mailed(world: World, link: PersonalLink, smtp: MailServer, what: str) -> None:
    later = world.at + timedelta(seconds=1)
    match what:
        case "used":
            say(link, "PARTLY", later)
        case "revoked":
            revoke_link(link, by=world.office, at=later)
        case "ended":
            end_link(link)
        case "moved on":
            confirm_issue(Issue.objects.get(), really_solved="YES", by=world.office, at=later)
        case "left":
            change(world.contact, at=later, archived_at=later, archived_reason="Left.", is_preferred=False)
        case "no consent":
            change(world.contact, at=later, consented_on=None)
        case "no address":
            change(world.contact, at=later, email="")
    assert deliver() == {CANCELLED: 1}
    assert not smtp.accepted


def test_what_was_mailed_stands_as_mailed_and_can_be_mailed_once_more(
    world: World, link: PersonalLink, smtp: MailServer
) -> None:
    deliver()
    assert link.issue is not None
    assert given_link(world, link.issue, send=True) == link
    assert deliver() == {SENT: 1}
    assert len(smtp.message_ids) == 2, "another mail, wanted by somebody"
    assert set(Message.objects.values_list("dedupe_key", flat=True)) == {f"link/{link.pk}/1", f"link/{link.pk}/2"}


def test_the_log_and_the_outbox_keep_no_token(
    link: PersonalLink, smtp: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    smtp.replies.append(f"550 http://127.0.0.1:8000/l/{token_of(link)}/ looks like spam")
    assert deliver() == {FAILED: 1}
    kept = str(list(Message.objects.values())) + caplog.text
    assert token_of(link) not in kept
