"""What assistance knows about a chain: its open issues, and how many of its enterprises had a contact in the rhythm.

Both reach as far as the reader does: issues that one may read, contacts of enterprises that one may open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, User
from assistance.models import Category, Issue, Visit
from assistance.queries.directory import knows_contacts
from assistance.rules.issue_flow import IssueStatus
from enterprises.models import Chain, Enterprise
from enterprises.models.enterprises import EnterpriseQuerySet
from enterprises.queries.chains import contribute, number
from enterprises.queries.directory import Column, Contribution

QUIET = 5  # enterprises without contact that are named
_CELLS = "assistance/chain_work/_cell_{}.html"


def register() -> None:
    """Describe chains in their list (called once, when the apps are ready)."""
    contribute("assistance", Contribution(facts=facts, columns=columns))


def facts(user: User) -> Mapping[str, Any]:
    """Return the expressions: open and overdue issues, enterprises at work and those with a contact in the rhythm."""
    found: dict[str, Any] = {}
    if user.can(Capability.READ_ISSUES):
        issues = Issue.objects.visible_to(user).filter(enterprise__chain=OuterRef("pk")).open().order_by()
        found["open_issues"] = number(issues.values("enterprise__chain").annotate(n=Count("pk")))
    if knows_contacts(user):
        firms = at_work(user).filter(chain=OuterRef("pk")).order_by().values("chain")
        found["at_work"] = number(firms.annotate(n=Count("pk")))
        found["reached"] = number(firms.filter(Exists(recent_contacts())).annotate(n=Count("pk")))
    return found


def columns(user: User) -> list[Column]:
    """Return the columns for those who read issues and contacts."""
    found = []
    if user.can(Capability.READ_ISSUES):
        found.append(Column("open_issues", _("Open issues"), _CELLS.format("open_issues"), "num"))
    if knows_contacts(user):
        found.append(
            Column(
                "coverage",
                format_lazy(_("Contact in {days} days"), days=settings.CONTACT_RHYTHM_DAYS),
                _CELLS.format("coverage"),
                "fit",
            )
        )
    return found


def at_work(user: User) -> EnterpriseQuerySet:
    """Return the enterprises at work that the user may open."""
    return Enterprise.objects.visible_to(user).operating()


def recent_contacts() -> QuerySet[Visit]:
    """Return the contacts in the rhythm with the enterprise of the outer query."""
    since = Now() - timedelta(days=settings.CONTACT_RHYTHM_DAYS)
    return Visit.objects.done().filter(enterprise=OuterRef("pk"), happened_at__gte=since)


@dataclass(frozen=True)
class ChainWork:
    """Issues and contacts of a chain; ``covers_all`` is false where the reader may open only some enterprises."""

    open: int
    overdue: int
    answered: int
    categories: list[tuple[Category, int]]
    knows_contacts: bool
    at_work: int
    reached: int
    quiet: list[Enterprise]
    covers_all: bool

    @property
    def without_contact(self) -> int:
        """How many had no contact."""
        return self.at_work - self.reached


def chain_work(chain: Chain, user: User, today: date) -> ChainWork:
    """Return what the user may know of a chain's issues and contacts. Five queries."""
    issues = Issue.objects.visible_to(user).filter(enterprise__chain=chain)
    counts = issues.aggregate(
        open=Count("pk", filter=Q(pk__in=issues.open().values("pk"))),
        overdue=Count("pk", filter=Q(pk__in=issues.overdue(today).values("pk"))),
        answered=Count("pk", filter=Q(status=IssueStatus.ANSWERED)),
    )
    by_category = dict(issues.open().order_by().values_list("category").annotate(n=Count("pk")))
    categories = [(row, by_category[row.pk]) for row in Category.objects.filter(pk__in=by_category)]
    knows = knows_contacts(user)
    rows = at_work(user).filter(chain=chain)
    spoken = rows.annotate(reached=Exists(recent_contacts())).order_by("pinyin", "id") if knows else rows.none()
    firms = list(spoken)
    quiet = [firm for firm in firms if not getattr(firm, "reached", False)]
    return ChainWork(
        **counts,
        categories=sorted(categories, key=lambda pair: (-pair[1], pair[0].code)),
        knows_contacts=knows,
        at_work=len(firms),
        reached=len(firms) - len(quiet),
        quiet=quiet[:QUIET],
        covers_all=Enterprise.objects.standing().operating().filter(chain=chain).count() == len(firms),
    )
