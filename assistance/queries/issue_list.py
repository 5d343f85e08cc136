"""The list of issues: what was asked of it, its rows and its counts; for the three views, exports and the API alike.

All issues, or all of a status, are walked in the index of their order, and counted up to a thousand: that costs the same in a
county of 100,000. A narrower question is answered from the index of what it asks, or by one look at the table, and sorted
then: PostgreSQL must not walk the order instead, hoping to meet fifty rows that may not be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, DateField, DateTimeField, F, Func, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from accounts.clock import FIRST_DAY, LAST_DAY
from accounts.models import Capability, Unit, User
from accounts.scope import among
from assistance.models import Category, Issue, IssueSource
from assistance.models.issues import IssueQuerySet, is_overdue, words_hold
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import IssueStatus, Urgency
from assistance.rules.working_days import COUNTY
from enterprises.models import Chain, Enterprise
from enterprises.rules import search_keys

COUNTED_UP_TO = 1000
LONGEST_TEXT = 100
COLUMN_ROWS = 50  # of a column of the board
ORDERS = {"": ("due_on", "id"), "new": ("-created_at", "-id")}
RELATED = ("enterprise__township", "enterprise__chain", "lead_unit", "category")


@dataclass(frozen=True)
class AskedIssues:
    """What somebody asked of the list, by the names that pages and API share; what makes no sense is left out."""

    q: str = ""
    status: str = ""
    category: str = ""
    chain: str = ""
    township: str = ""
    lead_unit: str = ""
    enterprise: UUID | None = None
    urgency: str = ""
    source: str = ""
    level: int | None = None
    raised_from: date | None = None
    raised_to: date | None = None
    due_before: date | None = None
    mine: bool = False
    waiting: bool = False
    follow_up: bool = False
    overdue: bool = False
    returned: bool = False
    reopened: bool = False
    common: bool = False
    extension_asked: bool = False
    review_due: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> AskedIssues:
        """Read a query string."""
        read = {field.name: _READ[str(field.type)](query.get(field.name, "").strip()) for field in fields(cls)}
        for name, choices in _CHOICES.items():
            read[name] = read[name] if read[name] in choices else ""
        return cls(**read)

    @property
    def narrowed_by(self) -> list[str]:
        """The names of the filters that are set, beside those that have chips of their own."""
        shown = [field.name for field in fields(self) if getattr(self, field.name) not in ("", None, False)]
        return [name for name in shown if name not in ("status", "overdue", "mine", "waiting", "follow_up", "q")]


def _text(value: str) -> str:
    return value[:LONGEST_TEXT]


def _flag(value: str) -> bool:
    return value.lower() not in ("", "0", "false")


def _level(value: str) -> int | None:
    return int(value) if value in {str(level.value) for level in Level} and value != "0" else None


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def _key(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


_READ: dict[str, Any] = {
    "str": _text, "bool": _flag, "int | None": _level, "date | None": _day, "UUID | None": _key,
}  # fmt: skip
_CHOICES = {"status": IssueStatus.values, "urgency": Urgency.values, "source": IssueSource.values}
# The row of a code is looked up first: joined, it would leave the planner to guess how many issues it has.
_BY_CODE: dict[str, tuple[str, QuerySet[Any], str]] = {
    "category": ("category", Category.objects.all(), "code"),
    "chain": ("enterprise__chain", Chain.objects.all(), "slug"),
    "township": ("enterprise__township", Unit.objects.all(), "code"),
    "lead_unit": ("lead_unit", Unit.objects.all(), "code"),
}
_COLUMNS = {
    "enterprise": "enterprise", "urgency": "urgency", "source": "source",
    "level": "escalation_level__gte", "due_before": "due_on__lt",
}  # fmt: skip
_FLAGS = {"returned": Q(returns__gt=0), "reopened": Q(reopened__gt=0), "common": Q(is_common=True)}


def readable_issues(user: User, asked: AskedIssues, today: date) -> IssueQuerySet:
    """Return the issues that the person may read and asked for, whatever their status and whether they are late."""
    rows: IssueQuerySet = Issue.objects.visible_to(user)
    if text := search_keys.normalise_query(asked.q):
        named = Enterprise.objects.matching(text).values("pk")
        rows = rows.filter(words_hold(text) | among("enterprise_id", named))
    rows = rows.mine(user) if asked.mine else rows
    rows = rows.waiting_for(user) if asked.waiting else rows
    rows = rows.to_follow_up(today) if asked.follow_up else rows
    rows = rows.with_extension_asked() if asked.extension_asked else rows
    rows = rows.to_review(today) if asked.review_due else rows
    for name, (column, named_rows, code) in _BY_CODE.items():
        if value := getattr(asked, name):
            rows = rows.filter(**{column: Subquery(named_rows.filter(**{code: value}).values("pk")[:1])})
    for name, column in _COLUMNS.items():
        if (value := getattr(asked, name)) not in ("", None):
            rows = rows.filter(**{column: value})
    for name, condition in _FLAGS.items():
        rows = rows.filter(condition) if getattr(asked, name) else rows
    if asked.raised_from:
        rows = rows.filter(created_at__gte=_midnight(asked.raised_from))
    if asked.raised_to:
        rows = rows.filter(created_at__lt=_midnight(asked.raised_to + timedelta(days=1)))
    return rows


def listed_issues(user: User, asked: AskedIssues, today: date) -> IssueQuerySet:
    """Return the issues of the list."""
    rows = readable_issues(user, asked, today)
    rows = rows.filter(status=asked.status) if asked.status else rows
    return rows.overdue(today) if asked.overdue else rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=COUNTY)


def in_order(user: User, asked: AskedIssues, today: date, sort: str = "") -> tuple[IssueQuerySet, tuple[str, ...]]:
    """Return the rows of the list, and the columns of the order by which they are cut into pages."""
    rows, order = listed_issues(user, asked, today), ORDERS[sort if sort in ORDERS else ""]
    return (rows, order) if _is_plain(user, asked) else _sorted(rows, order)


def _is_plain(user: User, asked: AskedIssues) -> bool:
    """Whether nothing but a status narrows the table."""
    return user.can(Capability.READ_ALL_ENTERPRISES) and replace(asked, status="") == AskedIssues()


def _sorted(rows: IssueQuerySet, order: tuple[str, ...]) -> tuple[IssueQuerySet, tuple[str, ...]]:
    """Order by the first column as an expression, which no index has."""
    name = order[0].lstrip("-")
    is_day = name == "due_on"
    template = "(%(expressions)s + 0)" if is_day else "(%(expressions)s + interval '0')"
    column = Func(F(name), template=template, output_field=DateField() if is_day else DateTimeField())
    return rows.annotate(**{f"{name}_sorted": column}), (f"{order[0]}_sorted", *order[1:])


@dataclass(frozen=True)
class IssueCounts:
    """How many issues fit, by status; a number above ``COUNTED_UP_TO`` may say only that there are more."""

    by_status: Mapping[str, int]
    overdue: int
    shown: int  # what the list shows: of the status and the lateness that were asked for


def counted_issues(user: User, asked: AskedIssues, today: date) -> IssueCounts:
    """Count what the filter leaves of each status, and what of it the list shows (one statement)."""
    rows = readable_issues(user, asked, today)
    counts: dict[str, Any]
    if _is_plain(user, asked):
        parts = {status: rows.filter(status=status) for status in IssueStatus.values} | {"late": rows.overdue(today)}
        capped = {f"n_{name}": _how_many(part) for name, part in parts.items()}
        counts = dict(User.objects.filter(pk=user.pk).values(**capped).get())
        shown = counts[f"n_{asked.status}"] if asked.status else sum(counts.values()) - counts["n_late"]
    else:
        late = is_overdue(today)
        counted: dict[str, Any] = {f"n_{status}": _if(Q(status=status)) for status in IssueStatus.values}
        wanted = (Q(status=asked.status) if asked.status else Q()) & (late if asked.overdue else Q())
        counts = rows.order_by().aggregate(**counted, n_late=_if(late), shown=_if(wanted))
        shown = counts["shown"]
    by_status = {status: counts[f"n_{status}"] for status in IssueStatus.values}
    return IssueCounts(by_status, counts["n_late"], shown)


def _if(condition: Q) -> Count:
    return Count("pk", filter=condition) if condition else Count("pk")


def _how_many(rows: IssueQuerySet) -> Coalesce:
    """Count rows up to a thousand and one: PostgreSQL stops reading there. Of rows that cannot be, the array is NULL."""
    few = rows.order_by().annotate(one=Value(1)).values("one")[: COUNTED_UP_TO + 1]
    array = Cast(ArraySubquery(few), ArrayField(IntegerField()))
    return Coalesce(Func(array, function="cardinality", output_field=IntegerField()), 0)


# Columns of the board: what is under way by deadline, what is over by its last change.
_FINISHED = (IssueStatus.CLOSED, IssueStatus.WITHDRAWN, IssueStatus.REJECTED, IssueStatus.MERGED)


def board_of_issues(user: User, asked: AskedIssues, today: date) -> dict[str, list[Issue]]:
    """Return the first rows of each status that was asked for: the keys in one statement, their rows in another."""
    rows = listed_issues(user, replace(asked, status=""), today)
    wanted = [asked.status] if asked.status else IssueStatus.values
    plain = _is_plain(user, asked)
    columns = [_column(rows.filter(status=status), _order_of(status), plain) for status in wanted]
    keys = columns[0].union(*columns[1:], all=True) if len(columns) > 1 else columns[0]
    found = Issue.objects.filter(pk__in=[row["pk"] for row in keys]).select_related(*RELATED)
    board: dict[str, list[Issue]] = {status: [] for status in wanted}
    for issue in found.order_by("due_on", "id"):
        board[issue.status].append(issue)
    for status in _FINISHED:
        board.get(status, []).sort(key=lambda issue: issue.updated_at, reverse=True)
    return board


def _column(rows: IssueQuerySet, order: tuple[str, ...], plain: bool) -> Any:
    rows, order = (rows, order) if plain else _sorted(rows, order)
    return rows.order_by(*order).values("pk")[:COLUMN_ROWS]


def _order_of(status: str) -> tuple[str, ...]:
    return ("-updated_at", "-id") if status in _FINISHED else ORDERS[""]
