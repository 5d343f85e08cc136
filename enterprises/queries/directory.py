"""The directory of enterprises: whom the list shows, which filters narrow it, and what stands in its columns.

The list shows the specialist, the open issues and the last visit, but this floor knows none of them, and must not
import the floor above. So the floor above *contributes*: when the apps are ready, ``assistance`` registers expressions
to annotate each row with, the columns that show them (label and template of the cell) and filters of its own. This
module only combines them, as ``accounts/scope.py`` combines who sees what.

Another specialist's enterprise is listed by name, chain and township only: on such a row every contributed value is
NULL, in SQL, and every filter but text, chain and township passes it over, so that no filter can be used to guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability
from enterprises.models import ChainRole, Enterprise, EnterpriseStatus
from enterprises.models.enterprises import EnterpriseQuerySet
from enterprises.rules import search_keys

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_QUERY = 100
COUNTED_TO = 1000  # a chip that would leave more says "1000+"
_OPENABLE = Q(may_open=True)


@dataclass(frozen=True)
class Column:
    """A column that a floor above adds; ``cell`` is the template of one cell and gets ``row``."""

    name: str
    label: str | Promise
    cell: str
    css: str = ""


@dataclass(frozen=True)
class Chip:
    """A filter that is on or off (``?name=1``). ``condition`` returns None for users to whom it says nothing."""

    name: str
    label: str | Promise
    condition: Callable[[User], Q | None]


@dataclass(frozen=True)
class Contribution:
    """What a floor above knows about each enterprise. ``facts`` and ``columns`` may differ from reader to reader."""

    facts: Callable[[User], Mapping[str, Any]]
    columns: Callable[[User], Sequence[Column]]
    chips: Sequence[Chip] = ()


@dataclass(frozen=True)
class Asked:
    """What the reader asked for; anything unknown in the address has become None or "" before."""

    text: str = ""
    chain: str = ""
    township: str = ""
    role: str = ""
    status: str = ""
    chips: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """Read a query string; unknown values are ignored."""
        role, status = query.get("role", ""), query.get("status", "")
        return cls(
            text=query.get("q", "").strip()[:LONGEST_QUERY],
            chain=query.get("chain", "")[:LONGEST_QUERY],
            township=query.get("township", "")[:LONGEST_QUERY],
            role=role if role in ChainRole.values else "",
            status=status if status in EnterpriseStatus.values else "",
            chips=frozenset(name for name in _chips() if query.get(name)),
        )

    @property
    def narrows(self) -> bool:
        """Whether any filter is on."""
        return bool(self.text or self.chain or self.township or self.role or self.status or self.chips)


@dataclass(frozen=True)
class CountedChip:
    """A chip as the page shows it: how many rows it would leave, and whether it is on."""

    name: str
    label: str | Promise
    count: int
    on: bool


_contributions: dict[str, Contribution] = {}
_OWN_CHIPS = (Chip("key", _("Key enterprises"), lambda user: Q(is_key=True)),)


def contribute(label: str, contribution: Contribution) -> None:
    """Let the app ``label`` describe enterprises in the directory (called once, when the apps are ready)."""
    _contributions[label] = contribution


def _chips() -> dict[str, Chip]:
    contributed = [chip for contribution in _contributions.values() for chip in contribution.chips]
    return {chip.name: chip for chip in (*contributed, *_OWN_CHIPS)}


def columns_for(user: User) -> list[Column]:
    """Return the contributed columns that the user may read."""
    return [column for contribution in _contributions.values() for column in contribution.columns(user)]


def directory(user: User, asked: Asked) -> EnterpriseQuerySet:
    """Return the enterprises that the user may see and asked for, described; ``may_open`` says which have a page."""
    rows = _narrowed(listed(user), asked)
    for condition in _conditions(user, asked.chips).values():
        rows = rows.filter(condition)
    facts = {
        name: Case(When(_OPENABLE, then=expression))
        for contribution in _contributions.values()
        for name, expression in contribution.facts(user).items()
    }
    return rows.annotate(**facts).select_related("chain", "township")


def counted_chips(user: User, asked: Asked) -> tuple[int, list[CountedChip]]:
    """Return how many rows are shown, and each chip with how many it would leave, in one query; see ``COUNTED_TO``."""
    conditions = _conditions(user, frozenset(_chips()))
    rows = _narrowed(listed(user), asked)
    shown = rows
    for name in asked.chips & conditions.keys():
        shown = shown.filter(conditions[name])
    total, *counts = _counted([shown, *(rows.filter(condition) for condition in conditions.values())])
    chips = _chips()
    return total, [
        CountedChip(name, chips[name].label, count, name in asked.chips)
        for name, count in zip(conditions, counts, strict=True)
    ]


def _counted(several: Sequence[EnterpriseQuerySet]) -> list[int]:
    """Count each up to ``COUNTED_TO`` and one more, in one statement: a count stops where nobody reads on."""
    parts: list[tuple[str, tuple[Any, ...]]] = []
    for rows in several:
        try:
            sql, params = rows.order_by().values("pk")[: COUNTED_TO + 1].query.sql_with_params()
        except EmptyResultSet:  # Django knows without asking that nothing fits
            parts.append(("0", ()))
        else:
            parts.append((f"(SELECT count(*) FROM ({sql}) AS part)", params))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(sql for sql, _params in parts)}", [v for _sql, params in parts for v in params]
        )
        return list(cursor.fetchone())


def named_to(user: User, text: str) -> EnterpriseQuerySet:
    """Return the listed enterprises that ``text`` finds, with ``may_open``; by their code only those one may open."""
    return _narrowed(listed(user), Asked(text=text))


def listed(user: User) -> EnterpriseQuerySet:
    """Return the enterprises that the user may know by name; ``may_open`` says which have a page."""
    rows: EnterpriseQuerySet = Enterprise.objects.listed_to(user)
    if user.can(Capability.READ_ALL_ENTERPRISES):
        return rows.annotate(may_open=Value(True))
    openable = Enterprise.objects.visible_to(user)
    return rows.annotate(may_open=Exists(openable.filter(pk=OuterRef("pk"))))


def _narrowed(rows: EnterpriseQuerySet, asked: Asked) -> EnterpriseQuerySet:
    if asked.text:
        rows = rows.matching(asked.text)
        if not search_keys.is_chinese(asked.text):
            rows = rows.filter(_OPENABLE | _named(asked.text))
    if asked.chain:
        rows = rows.filter(chain__slug=asked.chain)
    if asked.township:
        rows = rows.filter(township__code=asked.township)
    if asked.role:
        rows = rows.filter(_OPENABLE, role=asked.role)
    if asked.status:
        rows = rows.filter(_OPENABLE, status=asked.status)
    return rows


def _named(text: str) -> Q:
    """Condition: a name holds the text. What may not be opened is not found by its code, or the code could be guessed."""
    query = search_keys.normalise_query(text)
    return Q(pinyin__contains=query) | Q(initials__contains=query) | Q(name_en__icontains=query)


def _conditions(user: User, names: frozenset[str]) -> dict[str, Q]:
    found = {}
    for name, chip in _chips().items():
        condition = chip.condition(user) if name in names else None
        if condition is not None:
            found[name] = _OPENABLE & condition
    return found
