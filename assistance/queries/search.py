"""One box over everything: enterprises, issues and people, each only as far as one may see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from accounts.models import Capability, User
from assistance.models import Issue, Specialist
from enterprises.models import Enterprise
from enterprises.rules import credit_codes, search_keys

LONGEST_QUERY = 100
_NUMBER = re.compile(r"(\d{4})[-\s]?(\d{1,7})")


@dataclass(frozen=True)
class Found:
    """What was found, at most ``limit`` of each; ``openable`` are the enterprises that have a page for the reader."""

    enterprises: list[Enterprise]
    openable: set[UUID]
    issues: list[Issue]
    specialists: list[Specialist]
    people: list[User]

    def __bool__(self) -> bool:
        return bool(self.enterprises or self.issues or self.specialists or self.people)


def normalise(text: str) -> str:
    """Return what a person typed, cut to a sensible length."""
    return search_keys.normalise_query(text[:LONGEST_QUERY])


def search(user: User, text: str, limit: int) -> Found:
    """Find ``text`` in names (Chinese part, pinyin, initials, English), codes, numbers and titles: one query a kind."""
    query = normalise(text)
    if not query:
        return Found([], set(), [], [], [])
    sees_people = user.can(Capability.SEE_PEOPLE)
    enterprises = _enterprises(user, query, limit)
    return Found(
        enterprises=enterprises,
        openable={row.pk for row in enterprises if getattr(row, "may_open", False)},
        issues=_issues(user, query, limit) if user.can(Capability.READ_ISSUES) else [],
        specialists=_specialists(query, limit) if sees_people else [],
        people=_people(query, limit) if user.can(Capability.MANAGE_ACCOUNTS) else [],
    )


def exact(user: User, text: str) -> Issue | Enterprise | None:
    """Return what ``text`` names beyond doubt: an issue by its number (2026-42 will do), an enterprise by its code."""
    query = normalise(text)
    if number := _NUMBER.fullmatch(query):
        return Issue.objects.visible_to(user).filter(number=_number(number)).first()
    try:
        code = credit_codes.normalise(query)
    except credit_codes.CreditCodeError:
        return None
    return Enterprise.objects.visible_to(user).filter(uscc=code).first()


def _number(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[2]):05d}"


def _enterprises(user: User, query: str, limit: int) -> list[Enterprise]:
    if not user.can(Capability.READ_CONTACTS):
        return []
    compact = query.replace(" ", "")
    begins = Q(short_name__startswith=query) | Q(name__startswith=query)
    begins |= Q(initials__startswith=compact) | Q(pinyin__startswith=compact) | Q(name_en__istartswith=query)
    rows = Enterprise.objects.listed_to(user).matching(query).select_related("chain", "township")
    openable = Enterprise.objects.visible_to(user).filter(pk=OuterRef("pk"))
    place = Case(When(begins, then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(rows.annotate(may_open=Exists(openable), place=place).order_by("place", "pinyin", "id")[:limit])


def _issues(user: User, query: str, limit: int) -> list[Issue]:
    named = Q(title__icontains=query) | Q(number__contains=query)
    if number := _NUMBER.fullmatch(query):
        named |= Q(number=_number(number))
    rows = Issue.objects.visible_to(user).filter(named).select_related("enterprise")
    return list(rows.order_by("-number")[:limit])


def _specialists(query: str, limit: int) -> list[Specialist]:
    rows = Specialist.objects.filter(_named(query, "user__"), user__is_active=True).select_related("user", "unit")
    return list(rows.order_by("user__latin_name", "id")[:limit])


def _people(query: str, limit: int) -> list[User]:
    rows = User.objects.filter(_named(query), is_system=False)
    return list(rows.order_by("username")[:limit])


def _named(query: str, prefix: str = "") -> Q:
    names = {"name__contains": query, "latin_name__icontains": query, "username__startswith": query}
    condition = Q(pk__in=[])
    for column, value in names.items():
        condition |= Q(**{f"{prefix}{column}": value})
    return condition
