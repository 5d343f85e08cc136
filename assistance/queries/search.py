"""One box over everything: enterprises, contacts, issues and people, each only as far as one may see it.

Every part reads an index and stops when it has enough (measured plans: ``docs/search.md``). What begins with the text comes
first, then what holds it: two bounded looks instead of one sort over everything that fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Value

from accounts.models import Capability, User
from assistance.models import Issue, Specialist
from assistance.models.issues import words_hold
from enterprises.access import may_read_contacts
from enterprises.models import Contact, Enterprise
from enterprises.queries.directory import named_to
from enterprises.queries.merged import by_code
from enterprises.rules import search_keys

LONGEST_QUERY = 100
_NUMBER = re.compile(r"(\d{4})[-\s]?(\d{1,7})")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Found:
    """What was found, at most ``limit`` of each; ``openable`` are the enterprises that have a page for the reader."""

    enterprises: list[Enterprise] = field(default_factory=list)
    openable: set[UUID] = field(default_factory=set)
    contacts: list[Contact] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    specialists: list[Specialist] = field(default_factory=list)
    people: list[User] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.enterprises or self.contacts or self.issues or self.specialists or self.people)


def normalise(text: str) -> str:
    """Return what a person typed, cut to a sensible length."""
    return search_keys.normalise_query(text[:LONGEST_QUERY])


def search(user: User, text: str, limit: int) -> Found:
    """Find ``text`` in names (Chinese part, pinyin, initials, English), codes, numbers and titles: at most 2 queries a kind.

    Phones are never looked at, and what one may not open is not found by its code.
    """
    query = normalise(text)
    if not query:
        return Found()
    reads = may_read_contacts(user)
    sees_people = user.can(Capability.SEE_PEOPLE)
    enterprises = _enterprises(user, query, limit) if reads else []
    return Found(
        enterprises=enterprises,
        openable={row.pk for row in enterprises if getattr(row, "may_open", False)},
        contacts=_contacts(user, query, limit) if reads else [],
        issues=_issues(user, query, limit) if user.can(Capability.READ_ISSUES) else [],
        specialists=_specialists(query, limit) if sees_people else [],
        people=_people(query, limit) if user.can(Capability.MANAGE_ACCOUNTS) else [],
    )


def exact(user: User, text: str) -> Issue | Enterprise | None:
    """Return what ``text`` names beyond doubt: an issue by its number (2026-42 will do), an enterprise by its code.

    The code of a record that was merged into another names the other.
    """
    query = normalise(text)
    if number := _NUMBER.fullmatch(query):
        return Issue.objects.visible_to(user).filter(number=_number(number)).first()
    return by_code(user, query)


def _number(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[2]):05d}"


def _enterprises(user: User, query: str, limit: int) -> list[Enterprise]:
    rows = named_to(user, query)
    wanted = first_of(rows, search_keys.begins(query), ("pinyin", "id"), limit)
    if not wanted and (known := by_code(user, query)):
        wanted = [known.pk]
    openable = Enterprise.objects.visible_to(user).filter(pk=OuterRef("pk"))
    found = Enterprise.objects.filter(pk__in=wanted).annotate(may_open=Exists(openable))
    return _in_order(found.select_related("chain", "township"), wanted)


def contacts_named(user: User, query: str) -> QuerySet[Contact]:
    """Return the contacts called so of enterprises that the user may open; nobody is found by a phone number."""
    openable = Enterprise.objects.visible_to(user).filter(pk=OuterRef("enterprise"))
    named = search_keys.holds(query)
    if search_keys.is_chinese(query):
        named &= Q(name__contains=query.replace(" ", ""))
    return Contact.objects.present().filter(Exists(openable), named)


def _contacts(user: User, query: str, limit: int) -> list[Contact]:
    begins = Q(name__startswith=query) | Q(latin_key__contains=f"|{query}")
    wanted = first_of(contacts_named(user, query), begins, ("id",), limit)
    return _in_order(Contact.objects.filter(pk__in=wanted).select_related("enterprise"), wanted)


def first_of(rows: QuerySet[M], begins: Q, order: tuple[str, ...], limit: int) -> list[UUID]:
    """Return the keys of the first ``limit`` rows, those that begin with the text before the others: one query.

    The limit stands over both parts: PostgreSQL reads them one after the other, and does not look for others at all when
    enough rows begin with the text.
    """
    first = rows.filter(begins).annotate(late=Value(0)).order_by(*order).values_list("late", *order, "pk")[:limit]
    others = rows.exclude(begins).annotate(late=Value(1)).order_by(*order).values_list("late", *order, "pk")[:limit]
    return [key for *_order, key in sorted(first.union(others, all=True)[:limit])]


def _in_order(rows: QuerySet[M], wanted: list[UUID]) -> list[M]:
    return sorted(rows, key=lambda row: wanted.index(row.pk))


def issues_named(user: User, query: str) -> QuerySet[Issue]:
    """Return the issues that the user may read with the text in their title or number."""
    named = words_hold(query)
    if number := _NUMBER.fullmatch(query):
        named |= Q(number=_number(number))
    return Issue.objects.visible_to(user).filter(named)


def _issues(user: User, query: str, limit: int) -> list[Issue]:
    rows = issues_named(user, query).select_related("enterprise")
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
