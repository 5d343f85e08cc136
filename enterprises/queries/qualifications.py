"""The county's list of qualifications: what was asked for, how many each filter leaves, and the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, DateField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from enterprises.models import Enterprise, Qualification, QualificationStatus
from enterprises.queries.cultivation import update_due
from enterprises.rules.cultivation import months_before

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_QUERY = 100
WITHIN = (3, 6, 12)  # months
NO_END = date(9999, 12, 31)
STATUSES = ("held", "all", "review", "run-out", "revoked")


@dataclass(frozen=True)
class Asked:
    """What the reader asked for; anything unknown in the address has become "" or 0 before."""

    text: str = ""
    track: str = ""
    level: str = ""
    township: str = ""
    chain: str = ""
    status: str = "held"
    within: int = 0
    update: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """Read a query string; unknown values are ignored."""
        words = {name: query.get(name, "")[:LONGEST_QUERY] for name in ("track", "level", "township", "chain")}
        status, within = query.get("status", ""), query.get("within", "")
        return cls(
            text=query.get("q", "").strip()[:LONGEST_QUERY],
            status=status if status in STATUSES else "held",
            within=int(within) if within in map(str, WITHIN) else 0,
            update=bool(query.get("update")),
            **words,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything but the status is asked for."""
        return bool(self.text or self.track or self.level or self.township or self.chain or self.within or self.update)


def qualifications(user: User, asked: Asked, today: date) -> tuple[QuerySet[Qualification], dict[str, int]]:
    """Return the rows that were asked for, with ``last_day`` to order by, and how many each filter would leave.

    Two queries (rules with an update, counts) before the rows' own.
    """
    base = _narrowed(user, asked)
    conditions = _conditions(today)
    counts = {name.replace("-", "_"): Count("pk", filter=condition) for name, condition in conditions.items()}
    wanted = conditions[asked.status]
    if asked.within:
        wanted &= conditions[f"within-{asked.within}"]
    if asked.update:
        wanted &= conditions["update"]
    found: dict[str, Any] = base.aggregate(shown=Count("pk", filter=wanted), **counts)
    rows = (
        base.filter(wanted)
        .select_related("enterprise__chain", "enterprise__township", "level__track", "rule")
        .annotate(last_day=Coalesce("valid_to", Value(NO_END), output_field=DateField()))
    )
    return rows, found


def _narrowed(user: User, asked: Asked) -> QuerySet[Qualification]:
    rows = Qualification.objects.visible_to(user)
    if asked.text:
        rows = rows.filter(enterprise__in=Enterprise.objects.matching(asked.text))
    for name, column in (
        ("track", "level__track__code"), ("level", "level__code"), ("township", "enterprise__township__code"),
        ("chain", "enterprise__chain__slug"),
    ):  # fmt: skip
        if value := getattr(asked, name):
            rows = rows.filter(**{column: value})
    return rows


def stands(today: date) -> dict[str, Q]:
    """Return a condition for each status as people read it on a day: what has run out is not valid any more."""
    valid = Q(status=QualificationStatus.VALID)
    return {
        QualificationStatus.VALID: valid & (Q(valid_to__isnull=True) | Q(valid_to__gte=today)),
        QualificationStatus.UNDER_REVIEW: Q(status=QualificationStatus.UNDER_REVIEW),
        QualificationStatus.EXPIRED: Q(status=QualificationStatus.EXPIRED) | (valid & Q(valid_to__lt=today)),
        QualificationStatus.REVOKED: Q(status=QualificationStatus.REVOKED),
    }


def _conditions(today: date) -> dict[str, Q]:
    by_status = stands(today)
    held = by_status[QualificationStatus.VALID]
    return {
        "held": held,
        "all": Q(pk__isnull=False),
        "review": by_status[QualificationStatus.UNDER_REVIEW],
        "run-out": by_status[QualificationStatus.EXPIRED],
        "revoked": by_status[QualificationStatus.REVOKED],
        **{f"within-{months}": held & Q(valid_to__lte=months_before(today, -months)) for months in WITHIN},
        "update": held & update_due(today),
    }
