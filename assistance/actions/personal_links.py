"""Make personal links, send them, take them back, and record what the enterprise says with them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, create, lock, verb
from assistance import access
from assistance.actions.call_backs import take_word
from assistance.actions.issue_steps import named
from assistance.models import Issue, LinkPurpose, Message, MessageAbout, MessageState, PersonalLink
from assistance.queries.personal_links import address_of, contacts_to_ask, may_be_mailed, new_token
from assistance.rules import personal_links as rules
from assistance.rules import reminders
from assistance.rules.call_backs import CallBackChannel
from assistance.rules.issue_flow import ActingAs, IssueStatus
from enterprises.actions.timeline import note
from enterprises.models import Contact


@verb
def make_link(
    issue: Issue, *, contact: Contact | None = None, send: bool = False, by: User, at: datetime
) -> PersonalLink:
    """Give out a person's link to confirm an answered issue (who is called first if nobody is named); mail it if asked.

    A link that still waits is given out again. Every time leaves a line: whoever has the link can speak with it.
    """
    issue = lock(issue, "enterprise")
    access.require(access.may_make_link(by, issue))
    if issue.status != IssueStatus.ANSWERED:
        raise rules.NotAnsweredError()
    asked = _to_ask(issue, contact)
    if send and not may_be_mailed(asked):
        raise rules.NoMailConsentError()
    link = _waiting_or_new(issue, asked, by=by, at=at)
    if send:
        _queue_mail(link, at)
    kind = "issue.link_sent" if send else "issue.link_shown"
    note(issue.enterprise, kind, issue, by=by, at=at, **_called(asked), **named(issue))
    return link


def offer_link(issue: Issue, *, by: User, at: datetime) -> PersonalLink | None:
    """Make the link of whoever is called first about an issue just answered, and queue its mail. Joins a verb."""
    first = next(iter(contacts_to_ask(issue)), None)
    if first is None:
        return None
    link = _waiting_or_new(issue, first, by=by, at=at)
    if may_be_mailed(first):
        _queue_mail(link, at)
    return link


@verb
def revoke_link(link: PersonalLink, *, by: User, at: datetime) -> PersonalLink:
    """Take a link back: it opens nothing any more, and its mail is not sent. Again: nothing changes."""
    assert link.issue is not None
    issue, link = lock(link.issue, "enterprise"), lock(link, "contact")
    access.require(access.may_make_link(by, issue))
    if link.revoked_at is None:
        change(link, at=at, revoked_at=at)
        called = _called(link.contact) if link.contact else {}
        note(issue.enterprise, "issue.link_revoked", issue, by=by, at=at, **called, **named(issue))
    return link


@verb
def act_on_link(
    link: PersonalLink, *, really_solved: str, service_rating: str = "", comment: str = "", by: User, at: datetime
) -> PersonalLink:
    """Record the enterprise's word. Once: the same again changes nothing; refused where the issue has moved on.

    Whoever holds the link speaks for the enterprise; the system writes it down.
    """
    assert link.issue is not None
    issue, link = lock(link.issue, "enterprise", "lead_unit", "category"), lock(link, "contact")
    access.require(by.is_system)
    if link.is_over(at):
        raise rules.LinkOverError()
    if link.used_at is not None:
        return link
    if issue.status != IssueStatus.ANSWERED or issue.reopened != link.round:
        raise rules.NotAnsweredError()
    take_word(
        issue,
        really_solved=really_solved,
        service_rating=service_rating,
        comment=comment,
        channel=CallBackChannel.LINK,
        acting_as=ActingAs.ENTERPRISE,
        contact=link.contact,
        by=by,
        at=at,
    )
    change(link, at=at, used_at=at)
    return link


@verb
def ask_for_link_again(link: PersonalLink, *, by: User, at: datetime) -> PersonalLink:
    """Note that whoever opened a link after its end wants a new one; an officer is reminded. Again: nothing changes."""
    assert link.issue is not None
    issue, link = lock(link.issue, "enterprise"), lock(link, "contact")
    access.require(by.is_system)
    waits = issue.status == IssueStatus.ANSWERED and issue.reopened == link.round and link.used_at is None
    if not waits or not link.is_over(at):
        raise rules.NotAnsweredError()
    if link.asked_again_at is None:
        change(link, at=at, asked_again_at=at)
        called = _called(link.contact) if link.contact else {}
        note(issue.enterprise, "issue.link_wanted", issue, by=by, at=at, **called, **named(issue))
    return link


def _to_ask(issue: Issue, contact: Contact | None) -> Contact:
    people = contacts_to_ask(issue)
    if contact is not None:
        people = list(issue.enterprise.contacts.present().filter(pk=contact.pk))
    if not people:
        raise rules.NobodyToAskError()
    return people[0]


def _waiting_or_new(issue: Issue, contact: Contact, *, by: User, at: datetime) -> PersonalLink:
    """Return the person's link that still waits, or a new one. The caller holds the issue."""
    waiting = PersonalLink.objects.waiting(at).filter(issue=issue, contact=contact).order_by("-created_at")
    for link in waiting:
        if address_of(link):  # not signed with a secret that is gone
            return link
    key = uuid7()
    return create(
        PersonalLink,
        id=key,
        at=at,
        purpose=LinkPurpose.CONFIRM_ISSUE,
        token_hash=rules.hash_of(new_token(key, LinkPurpose.CONFIRM_ISSUE)),
        issue=issue,
        round=issue.reopened,
        contact=contact,
        made_by=by,
        expires_at=rules.end_of(at, settings.PERSONAL_LINK_DAYS),
    )


def _queue_mail(link: PersonalLink, at: datetime) -> None:
    """Queue one mail along the link, unless one is on its way."""
    mails = Message.objects.filter(link=link)
    if mails.filter(state__in=[MessageState.QUEUED, MessageState.SENDING]).exists():
        return
    not_before = reminders.mail_from(local_day(at), settings.REMINDER_HOUR, at)
    Message.objects.create(
        dedupe_key=f"link/{link.pk}/{mails.count() + 1}",
        about=MessageAbout.CONFIRM_ISSUE,
        link=link,
        created_at=at,
        not_before=not_before,
        expires_at=min(not_before + reminders.MESSAGE_LIFE, link.expires_at),
    )


def _called(contact: Contact) -> dict[str, str]:
    return {"contact": contact.name, "contact_latin": contact.latin_name}
