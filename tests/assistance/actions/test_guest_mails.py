"""Mails to guests, end to end: to who agreed, about what is still true, in both languages, with the event for the calendar."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import icalendar
import pytest

from accounts.actions.people import system_user
from accounts.clock import database_now
from accounts.verbs import change
from assistance.actions.agenda import move_item
from assistance.actions.deliveries import deliver_due_messages
from assistance.actions.events import cancel_event, follow_up_event, hold_event, publish_event
from assistance.actions.guest_mails import plan_guest_mails
from assistance.actions.invitations import send_invitations, withdraw_invitation
from assistance.actions.questions import answer_question
from assistance.models import Event, Invitation, Message
from tests.factories import World
from tests.factories.events import (
    asked,
    at_hour,
    event_today,
    guest,
    guests,
    link_to_answer,
    mailable,
    published_event,
    says_no,
    says_yes,
)
from tests.factories.links import end_link, token_of
from tests.mail_server import MailServer


def deliver() -> Counter[str]:
    def clock() -> datetime:
        return database_now() + timedelta(days=1)  # whatever the hour is, mails may leave

    return deliver_due_messages(by=system_user(), clock=clock)


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body()
    assert body is not None
    return str(body.get_content())  # type: ignore[attr-defined]


def calendar_of(mail: EmailMessage) -> icalendar.Calendar | None:
    files = list(mail.iter_attachments())
    assert all(file.get_content_type() == "text/calendar" for file in files)
    if not files:
        return None
    content = files[0].get_payload(decode=True)
    assert isinstance(content, bytes)
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


@pytest.fixture
def event(world: World) -> Event:
    return published_event(world)


@pytest.fixture
def invited(world: World, event: Event) -> Invitation:
    return guest(world, event, mailable(world, name="吴总", latin_name="Wu"))


def last(smtp: MailServer) -> EmailMessage:
    deliver()
    return smtp.accepted[-1]


def test_the_invitation_speaks_chinese_and_below_english_and_carries_the_link(
    invited: Invitation, smtp: MailServer
) -> None:
    assert deliver() == {"SENT": 1}
    [mail] = smtp.accepted
    text = text_of(mail)
    assert mail["To"] == "wu@enterprise.example"
    assert "邀请" in mail["Subject"]
    assert "阳谷县企业家日" in mail["Subject"]
    assert text.count(f"/l/{token_of(link_to_answer(invited))}/") == 2
    assert text.index("阳谷大剧院") < text.index("Yanggu Theatre")
    assert text.index("吴总") < text.index("Wu")
    assert calendar_of(mail) is None, "nothing enters a calendar before the guest says yes"


def test_an_answer_is_confirmed_and_a_yes_brings_the_event_for_the_calendar(
    world: World, invited: Invitation, smtp: MailServer
) -> None:
    deliver()
    says_yes(world, invited, deputy_name="王副总")
    mail = last(smtp)
    assert "王副总" in text_of(mail)
    calendar = calendar_of(mail)
    assert calendar is not None
    assert calendar.events[0]["UID"] == f"{invited.event_id}-1@127.0.0.1"
    says_no(world, invited)
    mail = last(smtp)
    assert "thank you for telling us" in text_of(mail)
    assert calendar_of(mail) is None


def test_who_waits_is_told_so_and_told_again_when_a_seat_is_free(world: World, smtp: MailServer) -> None:
    event = published_event(world, seats=1)
    first, second = guests(world, event, 2, email="wu@enterprise.example", consented_on=world.today)
    deliver()
    says_yes(world, first), says_yes(world, second)
    deliver()
    assert "waiting list" in text_of(smtp.accepted[-1])
    assert calendar_of(smtp.accepted[-1]) is None
    says_no(world, first)
    deliver()
    [mail] = [mail for mail in smtp.accepted if "空位" in mail["Subject"] or "席位" in mail["Subject"]]
    assert "it is yours" in text_of(mail)
    assert calendar_of(mail) is not None


def test_a_change_is_told_in_words_and_moves_the_entry_in_the_calendar(
    world: World, event: Event, invited: Invitation, smtp: MailServer
) -> None:
    says_yes(world, invited)
    deliver()
    before = calendar_of(smtp.accepted[-1])
    move_item(event.items.get(), starts_at=at_hour(event.starts_on, 15), room=None, by=world.organiser, at=world.at)
    publish_event(event, by=world.organiser, at=world.at + timedelta(seconds=1))
    mail = last(smtp)
    assert "Opening address" in text_of(mail)
    assert "15:00" in text_of(mail)
    assert "09:00" in text_of(mail)
    after = calendar_of(mail)
    assert before is not None
    assert after is not None
    assert before.events[0]["UID"] == after.events[0]["UID"]
    assert (before.events[0]["SEQUENCE"], after.events[0]["SEQUENCE"]) == (1, 2)


def test_a_cancelled_event_leaves_the_calendar_and_says_why(
    world: World, event: Event, invited: Invitation, smtp: MailServer
) -> None:
    says_yes(world, invited)
    deliver()
    cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)
    mail = last(smtp)
    assert "暴雪" in text_of(mail)
    calendar = calendar_of(mail)
    assert calendar is not None
    assert calendar.events[0]["STATUS"] == "CANCELLED"


def test_who_asked_hears_when_everything_is_followed_up(world: World, smtp: MailServer) -> None:
    event = event_today(world)
    one, _other = guests(world, event, 2, email="wu@enterprise.example", consented_on=world.today)
    question = asked(world, event, invitation=one)
    answer_question(question, answer="Soon.", by=world.organiser, at=world.at)
    deliver()
    event = hold_event(event, by=world.organiser, at=world.at)
    follow_up_event(event, by=world.organiser, at=world.at)
    assert deliver()["SENT"] == 1
    assert token_of(link_to_answer(one)) in text_of(smtp.accepted[-1])


@pytest.mark.parametrize("what", ["answered", "withdrawn", "cancelled", "ended", "left", "no consent", "no address"])
def test_what_is_no_longer_true_is_not_mailed(
    world: World, event: Event, invited: Invitation, smtp: MailServer, what: str
) -> None:
    contact = invited.contact
    assert contact is not None
    match what:
        case "answered":
            says_no(world, invited)
        case "withdrawn":
            withdraw_invitation(invited, by=world.organiser, at=world.at)
        case "cancelled":
            cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)
        case "ended":
            end_link(link_to_answer(invited))
        case "left":
            change(contact, at=world.at, archived_at=world.at, archived_reason="Left.", is_preferred=False)
        case "no consent":
            change(contact, at=world.at, consented_on=None)
        case "no address":
            change(contact, at=world.at, email="")
    deliver()
    assert Message.objects.get(about="INVITATION").state == "CANCELLED"
    assert not [mail for mail in smtp.accepted if "邀请" in mail["Subject"]]


class TestReminding:
    def test_who_comes_is_reminded_the_day_before_once(self, world: World, smtp: MailServer) -> None:
        event = published_event(world, in_days=2)
        coming, silent = guests(world, event, 2, email="wu@enterprise.example", consented_on=world.today)
        says_yes(world, coming)
        eve = world.at + timedelta(days=1)
        assert plan_guest_mails(by=system_user(), at=world.at) == 0, "the last day to answer is the day itself"
        plan_guest_mails(by=system_user(), at=eve)
        assert plan_guest_mails(by=system_user(), at=eve) == 0
        assert list(Message.objects.filter(about="EVENT_SOON").values_list("link__invitation", flat=True)) == [
            coming.pk
        ]
        assert silent.status == "INVITED"

    def test_who_is_silent_is_asked_again_before_the_last_day(self, world: World) -> None:
        event = published_event(world, answer_by=world.today + timedelta(days=5))
        coming, silent = guests(world, event, 2, email="wu@enterprise.example", consented_on=world.today)
        says_yes(world, coming)
        days = [plan_guest_mails(by=system_user(), at=world.at + timedelta(days=n)) for n in range(8)]
        assert days == [0, 0, 1, 0, 0, 0, 0, 0]
        assert list(Message.objects.filter(about="ANSWER_WANTED").values_list("link__invitation", flat=True)) == [
            silent.pk
        ]

    def test_who_was_invited_today_is_not_reminded_today(self, world: World) -> None:
        event = published_event(world, answer_by=world.today + timedelta(days=1))
        guests(world, event, 1, email="wu@enterprise.example", consented_on=world.today)
        assert plan_guest_mails(by=system_user(), at=world.at) == 0


def test_a_page_of_mails_takes_as_many_queries_as_one(
    world: World, event: Event, smtp: MailServer, django_assert_max_num_queries: Any
) -> None:
    from assistance.queries.guest_letters import letters_to_guests

    for number in (1, 20):
        guests(world, event, number, email="wu@enterprise.example", consented_on=world.today)
        send_invitations(event, by=world.organiser, at=world.at)
        ids = list(Message.objects.values_list("pk", flat=True))
        with django_assert_max_num_queries(2):
            assert len(letters_to_guests(ids, world.at)) == len(ids)
