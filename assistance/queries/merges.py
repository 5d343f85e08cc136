"""What a merge moves: every foreign key to an enterprise, and what becomes of the rows behind it.

``MOVES`` and ``STAYS`` name each of them; a test fails when a new one is in neither. The preview and the verbs
(``actions/merges.py``) read the same table, so that what is shown is what is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Versioned
from accounts.wording import short_day
from assistance.models import Assignment, Invitation, Issue, Merge, Question, Reminder, Visit
from enterprises.access import may_merge_enterprises
from enterprises.models import (
    Award,
    ChainPlace,
    Contact,
    Enterprise,
    Figure,
    Project,
    Qualification,
    SupplyLink,
)
from enterprises.models.enterprises import EnterpriseQuerySet

SHOWN = 5  # rows that stay are named up to this number

Stays = Callable[[Enterprise], Q]  # which of the rows cannot go to this record


@dataclass(frozen=True)
class Move:
    """One foreign key. ``stays(to)`` keeps the rows for which ``to`` has the same thing already; ``why`` says so."""

    model: type[Versioned]
    field: str
    label: str | Promise
    stays: Stays | None = None
    why: str | Promise = ""
    words: Callable[[Any], str] = str  # names a row that stays, in the reader's language
    related: Sequence[str] = ()  # what the words need

    @property
    def name(self) -> str:
        """The key in ``MOVES`` and in a merge's record of what it moved."""
        return f"{self.model._meta.label}.{self.field}"

    def rows(self, of: Enterprise) -> QuerySet[Any]:
        """Return the rows that point at a record."""
        return self.model._default_manager.filter(**{self.field: of})

    def staying(self, to: Enterprise) -> Q:
        """Condition: the row cannot go to this record."""
        return self.stays(to) if self.stays else Q(pk__in=[])

    def sorted_out(self, rows: QuerySet[Any], to: Enterprise) -> tuple[list[UUID], list[UUID]]:
        """Return the keys of the rows that go to a record and of those that stay, in one query."""
        stays = Case(When(self.staying(to), then=Value(True)), default=Value(False))
        found = list(rows.annotate(is_staying=stays).order_by("pk").values_list("pk", "is_staying"))
        return [pk for pk, staying in found if not staying], [pk for pk, staying in found if staying]


def _same(model: type[Versioned], *fields: str, owner: str = "enterprise") -> Stays:
    """The record has a row that says the same in ``fields``."""

    def condition(to: Enterprise) -> Q:
        same = {field: OuterRef(field) for field in fields}
        return Q(Exists(model._default_manager.filter(**{owner: to}, **same)))

    return condition


def _place(to: Enterprise) -> Q:
    there = ChainPlace.objects.filter(enterprise=to, node=OuterRef("node"))
    return Q(Exists(there)) | ~Q(node__chain=to.chain_id) if to.chain_id else Q(pk__isnull=False)


def _link(owner: str, other: str) -> Stays:
    same = _same(SupplyLink, other, "product", owner=owner)
    return lambda to: Q(**{other: to}) | same(to)


def _assignment(to: Enterprise) -> Q:
    """The record has a specialist of that role at that time, or that specialist in any role."""
    at_that_time = Assignment.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=OuterRef("starts_on")),
        Q(role=OuterRef("role")) | Q(specialist=OuterRef("specialist")),
        enterprise=to,
    )
    begins_before_it_ends = Q(Exists(at_that_time.filter(starts_on__lt=OuterRef("ends_on"))))
    return (Q(ends_on__isnull=True) & Q(Exists(at_that_time))) | (Q(ends_on__isnull=False) & begins_before_it_ends)


def _about(*parts: object) -> str:
    return " · ".join(str(part) for part in parts)


_IS_THERE = _("the other record has the same already")
_IN_THE_WAY = _("it would link the record with itself, or the other record has it already")

CONTACTS = Move(Contact, "enterprise", _("Contacts"))
ASSIGNMENTS = Move(
    Assignment, "enterprise", _("Assignments"), _assignment,
    _("the other record has somebody at that time; what still holds ends"),
    lambda row: _about(row.get_role_display(), row.specialist, short_day(row.starts_on, date.max)),
    ("specialist__user",),
)  # fmt: skip
_MOVES = (
    CONTACTS,
    ASSIGNMENTS,
    Move(Visit, "enterprise", _("Visits")),
    Move(Issue, "enterprise", _("Issues")),
    Move(Reminder, "enterprise", _("Reminders")),
    Move(Invitation, "enterprise", _("Invitations")),
    Move(Question, "enterprise", _("Questions at events")),
    Move(
        Qualification, "enterprise", _("Qualifications"), _same(Qualification, "level", "valid_from"), _IS_THERE,
        lambda row: _about(row.level, short_day(row.valid_from, date.max)), ("level",),
    ),
    Move(Project, "enterprise", _("Projects")),
    Move(Award, "enterprise", _("Honours"), _same(Award, "year", "name"), _IS_THERE),
    Move(
        Figure, "enterprise", _("Figures"), _same(Figure, "indicator", "year", "through_month"), _IS_THERE,
        lambda row: _about(row.get_indicator_display(), f"{row.year}-{row.through_month:02}"),
    ),
    Move(
        ChainPlace, "enterprise", _("Places in the chain"), _place,
        _("the node is in another chain, or the other record stands there already"),
        lambda row: str(row.node), ("node",),
    ),
    Move(
        SupplyLink, "supplier", _("Supplies to"), _link("supplier", "customer"), _IN_THE_WAY,
        lambda row: _about(row.customer, row.product), ("customer",),
    ),
    Move(
        SupplyLink, "customer", _("Supplied by"), _link("customer", "supplier"), _IN_THE_WAY,
        lambda row: _about(row.supplier, row.product), ("supplier",),
    ),
    Move(Enterprise, "merged_into", _("Records merged earlier")),
)  # fmt: skip
MOVES: Mapping[str, Move] = {move.name: move for move in _MOVES}

# What stays where it is, and why that is right.
STAYS: Mapping[str, str] = {
    "enterprises.TimelineEntry.enterprise": "lines never change; the file shows those of merged records too",
    "assistance.Merge.winner": "evidence of what was done",
    "assistance.Merge.loser": "evidence of what was done",
}


@dataclass(frozen=True)
class Moving:
    """One line of the preview: how many rows go, how many stay, and the first of those in words."""

    name: str
    label: str | Promise
    goes: int
    stays: int
    why: str | Promise
    staying: list[str]

    @property
    def more(self) -> int:
        """How many of those that stay are not named."""
        return self.stays - len(self.staying)


@dataclass(frozen=True)
class Preview:
    """What a merge would do. ``loses_mark``: the loser's first contact no longer is the first to call."""

    lines: list[Moving]
    loses_mark: bool

    @property
    def goes(self) -> int:
        """How many rows move in all."""
        return sum(line.goes for line in self.lines)

    @property
    def stays(self) -> int:
        """How many rows stay in all."""
        return sum(line.stays for line in self.lines)


def preview(winner: Enterprise, loser: Enterprise) -> Preview:
    """Return what would move from ``loser`` to ``winner`` and what would stay.

    One query for each foreign key, one more where something stays, and one for the first contacts.
    """
    lines = []
    for move in MOVES.values():
        goes, stays = move.sorted_out(move.rows(loser), winner)
        named = move.model._default_manager.select_related(*move.related).filter(pk__in=stays[:SHOWN]).order_by("pk")
        texts = [move.words(row) for row in named] if stays else []
        lines.append(Moving(move.name, move.label, len(goes), len(stays), move.why, texts))
    marked = Contact.objects.filter(enterprise__in=[winner, loser], is_preferred=True).count()
    return Preview([line for line in lines if line.goes or line.stays], loses_mark=marked > 1)


@dataclass(frozen=True)
class Return:
    """One line of the way back: how many rows go back, and how many have moved on or have no room there any more."""

    label: str | Promise
    goes: int
    stays: int


def way_back(merge: Merge) -> list[Return]:
    """Return what an undo would move back, one query for each kind that was moved."""
    lines = []
    for name, keys in merge.moved.get("rows", {}).items():
        goes = returning(MOVES[name], keys, merge)
        lines.append(Return(MOVES[name].label, len(goes), len(keys) - len(goes)))
    return lines


def returning(move: Move, keys: Iterable[Any], merge: Merge) -> list[UUID]:
    """Return the keys of the rows that are still where the merge put them and that the loser has room for."""
    still_there = move.rows(merge.winner).filter(pk__in=list(keys))
    return move.sorted_out(still_there, merge.loser)[0]


def merges_of(enterprise: Enterprise) -> QuerySet[Merge]:
    """Return the merges into a record and into those that were merged into it, the latest first."""
    into = Q(winner=enterprise) | Q(winner__merged_into=enterprise)
    return Merge.objects.filter(into).select_related("winner", "loser", "by", "undone_by").order_by("-at", "-id")


def known_records(user: User) -> EnterpriseQuerySet:
    """Return the records that may be named as the other one: for the office merged ones too, so that a repetition is known."""
    rows: EnterpriseQuerySet = Enterprise.objects.visible_to(user)
    return Enterprise.objects.all() if may_merge_enterprises(user) else rows


def mergeable(user: User, winner: Enterprise) -> EnterpriseQuerySet:
    """Return the records that could be merged into ``winner``."""
    rows: EnterpriseQuerySet = Enterprise.objects.visible_to(user).exclude(pk=winner.pk)
    return rows
