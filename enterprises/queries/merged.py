"""Where a merged record leads: its address and its code still find the enterprise, under the record that stands."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from accounts.models import User
from enterprises.models import Enterprise
from enterprises.rules import credit_codes


def heir_of(user: User, pk: Any) -> Enterprise | None:
    """Return the record into which ``pk`` was merged, if the user may open it. Merges of merges point at the last one."""
    return Enterprise.objects.visible_to(user).filter(merged_records=pk).first()


def by_code(user: User, text: str) -> Enterprise | None:
    """Return the enterprise that has the whole credit code, or had it before a merge, if the user may open it."""
    try:
        code = credit_codes.normalise(text)
    except credit_codes.CreditCodeError:
        return None
    named = Q(uscc=code, struck_at__isnull=True)
    records = Enterprise.objects.filter(named).values_list("pk", "merged_into")
    standing = [heir or pk for pk, heir in records]
    return Enterprise.objects.visible_to(user).filter(pk__in=standing).first()
