"""Personal links, as the verbs make them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from accounts.actions.people import system_user
from assistance.actions.personal_links import act_on_link, make_link
from assistance.models import Issue, PersonalLink
from assistance.queries.personal_links import address_of
from tests.factories.assistance import IssueFactory
from tests.factories.world import World


def answered_issue(world: World, **fields: Any) -> Issue:
    """An issue of the cast's enterprise that its handler's unit has answered."""
    common = {"enterprise": world.enterprise, "lead_unit": world.unit, "category": world.category}
    return IssueFactory(**common | {"status": "ANSWERED", "answer": "The new line has its power."} | fields)


def given_link(world: World, issue: Issue | None = None, **kwargs: Any) -> PersonalLink:
    """A link that the office gave out."""
    issue = issue or answered_issue(world)
    given: dict[str, Any] = {"by": world.office, "at": world.at} | kwargs
    return make_link(issue, **given)


def token_of(link: PersonalLink) -> str:
    """Return the token in a link's address."""
    return address_of(link).rstrip("/").rpartition("/")[2]


def path_of(link: PersonalLink) -> str:
    """Return a link's address without the host."""
    return f"/l/{token_of(link)}/"


def end_link(link: PersonalLink, at: datetime | None = None) -> None:
    """Let a link's time be up."""
    past = (at or timezone.now()) - timedelta(minutes=1)
    rows = PersonalLink.objects.filter(pk=link.pk)
    rows.update(created_at=past - timedelta(days=30), expires_at=past, version=F("version") + 1)
    link.refresh_from_db()


def say(link: PersonalLink, word: str, at: datetime, **kwargs: Any) -> PersonalLink:
    """Speak with a link."""
    return act_on_link(link, really_solved=word, by=system_user(), at=at, **kwargs)
