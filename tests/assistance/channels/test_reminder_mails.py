"""What the mails say, in both languages."""

from __future__ import annotations

from datetime import timedelta

from pytest_django import Settings

from accounts.models import User
from assistance.channels.reminder_mails import reminder_mail
from assistance.models import Reminder
from assistance.queries.inbox import inbox
from assistance.rules.issue_flow import IssueStatus
from tests.factories import CommitmentFactory, IssueFactory, ReminderFactory, VisitFactory, World


def remind_of_an_issue(world: World, title: str = "Power upgrade", slot_days_ago: int = 0) -> None:
    issue = IssueFactory(enterprise=world.enterprise, title=title, lead_unit=world.unit, status=IssueStatus.ASSIGNED)
    ReminderFactory(
        kind="ISSUE_NEAR", subject_id=issue.pk, enterprise=world.enterprise, issue=issue, recipient=world.specialist,
        slot=world.today - timedelta(days=slot_days_ago),
    )  # fmt: skip


def mail_to(user: User, world: World) -> tuple[str, str]:
    mail = reminder_mail(world.enterprise.pk, user, inbox(user, world.at))
    assert mail.to == user.email
    return mail.subject, mail.text


def test_it_names_enterprise_and_title_says_why_and_links(world: World, settings: Settings) -> None:
    remind_of_an_issue(world)
    settings.BASE_URL = "https://assistance.example.org/"
    subject, text = mail_to(world.specialist, world)
    issue = Reminder.objects.get().issue
    assert issue is not None
    assert "Power upgrade (Xiange Copper)" in subject
    assert f"Issue {issue.number} of Xiange Copper is due on" in text
    assert "The issue sits with your unit or office, or the enterprise is yours." in text
    assert f"  https://assistance.example.org/issues/{issue.number}/\n" in text
    assert "https://assistance.example.org/reminders/\n" in text
    assert "several" not in text
    assert "last days" not in text


def test_it_is_in_the_language_of_its_reader(world: World) -> None:
    remind_of_an_issue(world, title="用电增容")
    world.specialist.language = "zh-hans"
    subject, text = mail_to(world.specialist, world)
    assert "弦歌铜业" in subject
    assert "Xiange" not in subject + text
    assert world.specialist.name in text


def test_several_reminders_share_one_mail(world: World) -> None:
    remind_of_an_issue(world)
    remind_of_an_issue(world, "Land for a hall", slot_days_ago=1)
    subject, text = mail_to(world.specialist, world)
    assert subject == "2 reminders: Xiange Copper"
    assert "could not be sent then" in text
    assert text.count("* Issue") == 2


def test_characters_of_html_and_line_breaks_stay_what_they_are(world: World) -> None:
    remind_of_an_issue(world, title='Pipes < 3 & "old"\r\nBcc: all@yanggu.example')
    subject, text = mail_to(world.specialist, world)
    assert 'Pipes < 3 & "old"' in text


def test_free_text_of_promises_and_phones_never_leave_the_house(world: World) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, notes="call 138 0635 1234")
    promise = CommitmentFactory(visit=visit, text="call Mr Wu, 13806351234, about 5.2 million yuan")
    ReminderFactory(
        kind="PROMISE_DUE", subject_id=promise.pk, enterprise=world.enterprise, visit=visit, recipient=world.specialist
    )
    subject, text = mail_to(world.specialist, world)
    assert "138" not in subject + text.replace(str(visit.pk), "")
    assert "million" not in subject + text
