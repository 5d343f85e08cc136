"""What assistance knows about each enterprise of the directory: its specialist, open issues and last visit.

``enterprises/queries/directory.py`` combines it with the register; see there for why it is registered and not imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Now, NullIf
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, User
from assistance.models import Assignment, Issue, Visit
from enterprises.access import may_read_timeline
from enterprises.models import EnterpriseStatus
from enterprises.queries.directory import Chip, Column, Contribution, contribute

_AT_WORK = Q(status__in=[EnterpriseStatus.OPERATING, EnterpriseStatus.SUSPENDED])
_CELLS = "assistance/enterprise_file/_cell_{}.html"


def register() -> None:
    """Describe enterprises in the directory (called once, when the apps are ready)."""
    contribute("assistance", Contribution(facts=facts, columns=columns, chips=CHIPS))


def facts(user: User) -> Mapping[str, Any]:
    """Return the expressions: the primary specialist's name in the reader's language, open issues, the last visit."""
    if not may_read_timeline(user):
        return {}
    return {"specialist": specialist_name(), "open_issues": open_issues(user), "last_visit_at": last_visit(user)}


def columns(user: User) -> list[Column]:
    """Return the columns for those who read an enterprise's file; organisers see names and contacts only."""
    if not may_read_timeline(user):
        return []
    return [
        Column("specialist", _("Specialist"), _CELLS.format("specialist"), "fit"),
        Column("open_issues", _("Open issues"), _CELLS.format("open_issues"), "num"),
        Column("last_visit_at", _("Last visit"), _CELLS.format("last_visit"), "fit"),
    ]


def specialist_name() -> Subquery:
    """Return the name of an enterprise's present primary specialist."""
    name: Any = F("specialist__user__name")
    if not (get_language() or "").startswith("zh"):
        name = Coalesce(NullIf(F("specialist__user__latin_name"), Value("")), name)
    return Subquery(
        Assignment.objects.current()
        .primary()
        .filter(enterprise=OuterRef("pk"))
        .annotate(shown=name)
        .values("shown")[:1]
    )


def open_issues(user: User, of: str = "pk") -> Coalesce:
    """Return how many open issues the user may read of the enterprise in column ``of``."""
    issues = Issue.objects.visible_to(user).open().filter(enterprise=OuterRef(of)).order_by()
    counted = issues.values("enterprise").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted[:1]), Value(0), output_field=IntegerField())


def last_visit(user: User, of: str = "pk") -> Subquery:
    """Return the moment of the last visit that the user may read to the enterprise in column ``of``."""
    visits = Visit.objects.visible_to(user).done().filter(enterprise=OuterRef(of))
    return Subquery(visits.order_by("-happened_at").values("happened_at")[:1])


def _mine(user: User) -> Q | None:
    if not user.can(Capability.READ_OWN_ASSIGNMENTS):
        return None
    return Q(Exists(Assignment.objects.current().of(user).filter(enterprise=OuterRef("pk"))))


def _unassigned(user: User) -> Q | None:
    if not user.can(Capability.READ_ALL_ASSIGNMENTS):
        return None
    return _AT_WORK & ~Q(Exists(Assignment.objects.current().primary().filter(enterprise=OuterRef("pk"))))


def _with_issues(user: User) -> Q | None:
    if not user.can(Capability.READ_ISSUES):
        return None
    return Q(Exists(Issue.objects.visible_to(user).open().filter(enterprise=OuterRef("pk"))))


def knows_contacts(user: User) -> bool:
    """Whether the user reads all visits to an enterprise that they may open: handlers do not, so none proves nothing."""
    reads_all = user.can(Capability.READ_ALL_ENTERPRISES) and user.can(Capability.READ_VISITS)
    own = user.can(Capability.READ_ASSIGNED_ENTERPRISES) or user.can(Capability.READ_CHAIN_ENTERPRISES)
    return reads_all or own


def _quiet(user: User) -> Q | None:
    """No visit by anybody within the rhythm."""
    if not knows_contacts(user):
        return None
    since = Now() - timedelta(days=settings.CONTACT_RHYTHM_DAYS)
    return _AT_WORK & ~Q(Exists(Visit.objects.done().filter(enterprise=OuterRef("pk"), happened_at__gte=since)))


CHIPS = (
    Chip("mine", _("Mine"), _mine),
    Chip("issues", _("With open issues"), _with_issues),
    Chip("quiet", format_lazy(_("No visit for {days} days"), days=settings.CONTACT_RHYTHM_DAYS), _quiet),
    Chip("unassigned", _("Without a specialist"), _unassigned),
)
