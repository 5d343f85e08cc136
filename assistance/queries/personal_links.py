"""Personal links: which one a token opens, its address, what a mail along it says, and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from accounts.models import Unit
from assistance.models import CallBack, Issue, LinkPurpose, Message, MessageState, PersonalLink
from assistance.models.personal_links import OF_A_GUEST
from assistance.rules import personal_links as rules
from enterprises.models import Contact


@dataclass(frozen=True)
class LinkLetter:
    """What a message along a link needs: to whom, about what, the address, and until when it opens."""

    to: str
    name: str
    number: str
    title: str
    enterprise_names: tuple[str, str]  # Chinese, English
    url: str
    expires_at: datetime


_SHOWN: dict[str, tuple[str, ...]] = {
    LinkPurpose.CONFIRM_ISSUE: ("issue__enterprise", "contact", "made_by"),
    **dict.fromkeys(
        OF_A_GUEST,
        ("invitation__event__host", "invitation__event__seating", "invitation__contact", "invitation__enterprise"),
    ),
}


def link_behind(token: str, *, to_show: bool = True) -> PersonalLink | None:
    """Return the link that a token opens; None for any other token (one query at most).

    ``to_show``: with all that its page shows. A verb locks and reads what it needs itself.
    """
    for purpose, related in _SHOWN.items():
        link = rules.link_of(token, purpose, link_keys())
        if link is not None:
            rows = PersonalLink.objects.select_related(*related if to_show else ["invitation"])
            return rows.filter(pk=link, purpose=purpose, token_hash=rules.hash_of(token)).first()
    return None


def new_token(link: UUID, purpose: str) -> str:
    """Return the token of a new link."""
    return rules.token_of(link, purpose, link_keys()[0])


def address_of(link: PersonalLink) -> str:
    """Return the address of a link as it was given out; "" when the secret that signed it is gone."""
    path = path_of(link)
    return str(settings.BASE_URL).rstrip("/") + path if path else ""


def path_of(link: PersonalLink) -> str:
    """Return the address of a link without the host; "" when the secret that signed it is gone."""
    for key in link_keys():
        token = rules.token_of(link.pk, link.purpose, key)
        if rules.hash_of(token) == link.token_hash:
            return reverse("assistance:personal-link", args=[token])
    return ""


def contacts_to_ask(issue: Issue) -> list[Contact]:
    """Return the present people of the enterprise who can be reached, the one to call first on top."""
    reachable = issue.enterprise.contacts.present().exclude(phone="", email="")
    return list(reachable.in_order_of_call())


def may_be_mailed(contact: Contact) -> bool:
    """Whether mail may go to a person of an enterprise: there is an address, and the person agreed to be contacted."""
    return bool(contact.email and contact.consented_on and contact.archived_at is None)


def letter_of(link: PersonalLink) -> LinkLetter | None:
    """Return what a message along the link says; None when it has no address any more."""
    url = address_of(link)
    if not url or link.issue is None or link.contact is None:
        return None
    enterprise = link.issue.enterprise
    return LinkLetter(
        to=link.contact.email,
        name=link.contact.name,
        number=link.issue.number,
        title=link.issue.title,
        enterprise_names=(enterprise.short_name or enterprise.name, enterprise.name_en),
        url=url,
        expires_at=link.expires_at,
    )


def letters_of_links(links: Collection[UUID], at: datetime) -> dict[UUID | None, LinkLetter]:
    """Return what the mails along these links say: of those that still wait, to people who may be mailed (one query)."""
    if not links:
        return {}
    waiting = PersonalLink.objects.waiting(at).filter(pk__in=links).select_related("issue__enterprise", "contact")
    found = {link.pk: letter_of(link) for link in waiting if link.contact and may_be_mailed(link.contact)}
    return {pk: letter for pk, letter in found.items() if letter is not None}


@dataclass(frozen=True)
class LinkRow:
    """A link as the officer sees it."""

    link: PersonalLink
    state: rules.LinkState
    waits: bool  # somebody may still speak with it


def links_in_round(issues: Sequence[Issue], at: datetime) -> dict[UUID, list[LinkRow]]:
    """Return for each issue the links that ask about its present answer, the latest first (one query)."""
    mail = Message.objects.filter(link=OuterRef("pk")).order_by("-created_at").values("state")[:1]
    links = PersonalLink.objects.filter(issue__in=issues, round=F("issue__reopened"))
    rows: dict[UUID, list[LinkRow]] = {issue.pk: [] for issue in issues}
    for link in links.select_related("contact").annotate(mail=Subquery(mail)).order_by("-created_at", "-pk"):
        assert link.issue_id is not None
        state = _state_of(link, link.mail, at)
        rows[link.issue_id].append(LinkRow(link, state, not link.is_over(at) and link.used_at is None))
    return rows


def _state_of(link: PersonalLink, mail: str | None, at: datetime) -> rules.LinkState:
    state = rules.LinkState
    if link.used_at is not None:
        return state.USED
    if link.asked_again_at is not None:
        return state.WANTED
    if link.revoked_at is not None:
        return state.REVOKED
    if link.is_over(at):
        return state.EXPIRED
    mailed = {
        MessageState.QUEUED: state.QUEUED,
        MessageState.SENDING: state.QUEUED,
        MessageState.SENT: state.SENT,
        MessageState.FAILED: state.FAILED,
    }
    return mailed.get(MessageState(mail), state.MADE) if mail else state.MADE


def word_in_round(link: PersonalLink) -> CallBack | None:
    """Return what was recorded about the answer that the link asks about: with the link itself, else the latest word."""
    said = CallBack.objects.filter(issue=link.issue_id, round=link.round, reached=True)
    own = said.filter(channel="LINK", at=link.used_at) if link.used_at else said.none()
    return own.first() or said.order_by("-at").first()


def units_of(link: PersonalLink) -> Sequence[Unit]:
    """Return the units of the officer who made the link: where one works, else the unit one is a specialist of."""
    officer = link.made_by
    belongs = Q(memberships__user=officer) | Q(specialists__user=officer)
    return list(Unit.objects.filter(belongs).distinct().order_by("code"))


def link_keys() -> list[bytes]:
    """Return the keys of all links: of the present secret first, then of those before it."""
    return [rules.key_of(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
