"""Bring issues to the office, and what the office rules: accept, reject, merge, take back (``rules/issue_flow.py``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.errors import DomainError
from accounts.models import Unit, User
from accounts.verbs import change, create, lock, match, replayed, verb
from assistance import access
from assistance.actions.issue_steps import named, promise, stage_end, take_step
from assistance.models import Contribution, Issue, IssueSource, IssueStep, Visit
from assistance.queries.clocks import clockwork
from assistance.rules import issue_flow, issue_terms
from assistance.rules.issue_clocks import Clockwork, Stage
from assistance.rules.issue_flow import UNFINISHED_STATUSES, ActingAs, IssueMove, IssueStatus
from assistance.rules.visits import NewIssue
from enterprises.actions.timeline import entry, note, note_all
from enterprises.models import Enterprise, TimelineEntry

_IN_CONTACT = (
    IssueSource.VISIT,
    IssueSource.SPECIALIST,
    IssueSource.EVENT,
)  # somebody of the county heard it in person


class OtherEnterpriseError(DomainError):
    """The visit was to another enterprise."""

    code = "visit_of_another_enterprise"
    message = _("This visit was to another enterprise.")
    field = "visit"


@verb
def raise_issue(
    enterprise: Enterprise,
    *,
    issue: NewIssue,
    visit: Visit | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Issue:
    """Bring an issue of an enterprise to the office. The same id and body again returns the issue that there is."""
    if earlier := replayed(Issue, issue.id, body_digest):  # only its author can repeat it: the digest names the person
        return earlier
    access.require(access.may_raise_issue(by, enterprise))
    if visit is not None and visit.enterprise_id != enterprise.pk:
        raise OtherEnterpriseError()
    own = visit is None and access.looks_after(by, enterprise)
    source = IssueSource.VISIT if visit else IssueSource.SPECIALIST if own else IssueSource.OFFICE
    (raised,) = insert_issues(enterprise, [issue], visit=visit, source=source, body_digest=body_digest, by=by, at=at)
    note_all(raised_lines([raised], by=by, at=at))
    return raised


@verb
def note_contact(issue: Issue, *, text: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Write down the first contact with the enterprise after it raised the issue; later ones are progress."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_note_contact(by, issue))
    match(issue, expected)
    if issue.contacted_at is not None:
        raise issue_flow.IllegalMoveError()
    acting_as = access.acting_as(by, issue)
    take_step(issue, IssueMove.CONTACT, by=by, at=at, acting_as=acting_as, text=text, contacted_at=at)
    note(issue.enterprise, "issue.contacted", issue, by=by, at=at, **named(issue))
    return issue


@verb
def accept_issue(
    issue: Issue,
    *,
    lead_unit: Unit,
    co_units: Mapping[Unit, date | None] | Sequence[Unit] = (),
    text: str = "",
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Issue:
    """Accept an issue and assign it to the unit that will answer; the promised day stays what it was.

    ``co_units`` help: each until a day of its own, by default half-way to the promised day.
    """
    issue = lock(issue, "enterprise")
    access.require(access.may_accept(by, issue))
    match(issue, expected)
    if lead_unit in co_units:
        raise issue_terms.CoUnitLeadsError()
    clock = clockwork(local_day(at), until=issue.due_on)
    take_step(
        issue,
        IssueMove.ACCEPT,
        by=by,
        at=at,
        acting_as=ActingAs.OFFICE,
        text=text,
        unit=lead_unit,
        clock=clock,
        lead_unit=lead_unit,
    )
    _ask_for_parts(issue, co_units, clock, at)
    note(
        issue.enterprise,
        "issue.accepted",
        issue,
        by=by,
        at=at,
        unit_name=lead_unit.name,
        unit_name_en=lead_unit.name_en,
        **named(issue),
    )
    return issue


@verb
def reject_issue(issue: Issue, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Do not accept an issue: ``reason`` tells the enterprise why, and where to go instead."""
    issue = lock(issue, "enterprise")
    access.require(access.may_accept(by, issue))
    match(issue, expected)
    take_step(issue, IssueMove.REJECT, by=by, at=at, acting_as=ActingAs.OFFICE, text=reason)
    note(issue.enterprise, "issue.rejected", issue, by=by, at=at, reason=reason, **named(issue))
    return issue


@verb
def merge_issue(
    issue: Issue, *, into: Issue, reason: str = "", expected: int | None = None, by: User, at: datetime
) -> Issue:
    """Merge a duplicate into another open issue of the enterprise; the two stay linked, and ``recall_issue`` undoes it."""
    first, second = sorted((issue.pk, into.pk))
    rows = {
        row.pk: row
        for row in Issue.objects.select_for_update(no_key=True).filter(pk__in=(first, second)).order_by("pk")
    }
    issue, into = rows[issue.pk], rows[into.pk]
    access.require(access.may_accept(by, issue))
    match(issue, expected)
    if issue.pk == into.pk or issue.enterprise_id != into.enterprise_id or into.status not in UNFINISHED_STATUSES:
        raise issue_terms.MergedIntoError()
    if issue.duplicates.exists():
        raise issue_terms.HasDuplicatesError()
    text = reason or into.number
    take_step(
        issue,
        IssueMove.MERGE,
        by=by,
        at=at,
        acting_as=ActingAs.OFFICE,
        text=text,
        other_issue=into,
        merged_into=into,
    )
    note(issue.enterprise, "issue.merged", issue, by=by, at=at, into=into.number, **named(issue))
    return issue


@verb
def recall_issue(issue: Issue, *, reason: str = "", expected: int | None = None, by: User, at: datetime) -> Issue:
    """Take back what the office ruled: an assignment nobody acknowledged, a merge, or within a day a rejection."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_accept(by, issue))
    match(issue, expected)
    if issue.status == IssueStatus.REJECTED:
        ruled_at = issue.steps.order_by("-place").values_list("at", flat=True)[0]
        if at - ruled_at > issue_terms.RECALL_WITHIN:
            raise issue_terms.RecallTooLateError()
    take_step(
        issue,
        IssueMove.RECALL,
        by=by,
        at=at,
        acting_as=ActingAs.OFFICE,
        text=reason,
        unit=issue.lead_unit,
        other_issue=issue.merged_into,
        lead_unit=None,
        merged_into=None,
    )
    Contribution.objects.filter(issue=issue, given_at__isnull=True).delete()
    note(issue.enterprise, "issue.recalled", issue, by=by, at=at, **named(issue))
    return issue


@verb
def mark_common(issue: Issue, *, is_common: bool, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Mark an issue as one that many enterprises have (共性问题), or not; again: nothing changes."""
    issue = lock(issue)
    access.require(access.may_accept(by, issue))
    match(issue, expected)
    if issue.is_common != is_common:
        change(issue, at=at, is_common=is_common)
    return issue


def insert_issues(
    enterprise: Enterprise,
    drafts: Sequence[NewIssue],
    *,
    visit: Visit | None,
    source: str,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> list[Issue]:
    """Insert new issues with their first steps, in a fixed number of statements. Joins a verb."""
    if not drafts:
        return []
    today = local_day(at)
    clock = clockwork(today)
    last = take_numbers(today.year, len(drafts))
    acting_as = ActingAs.SPECIALIST if source in (IssueSource.VISIT, IssueSource.SPECIALIST) else ActingAs.OFFICE
    issues, steps = [], []
    for place, draft in enumerate(drafts, start=last - len(drafts) + 1):
        status = issue_flow.after("", IssueMove.RAISE)
        in_contact = source in _IN_CONTACT
        issue = Issue(
            **({"id": draft.id} if draft.id else {}),
            number=f"{today.year}-{place:05d}",
            enterprise=enterprise,
            visit=visit,
            source=source,
            title=draft.title,
            category=draft.category,
            description=draft.description,
            urgency=draft.urgency,
            status=status,
            raised_by=by,
            **promise(today, _answer_days(draft, source, clock), clock),
            contact_due_at=None if in_contact else clock.end(Stage.CONTACT, draft.urgency, at),
            contacted_at=at if in_contact else None,
            body_digest=body_digest,
            created_at=at,
            updated_at=at,
        )
        issue.stage_due_at = stage_end(issue, status, at, issue.due_on, clock)
        issues.append(issue)
        steps.append(
            IssueStep(
                issue=issue,
                place=issue.version,
                move=IssueMove.RAISE,
                to_status=status,
                by=by,
                acting_as=acting_as,
                at=at,
                text=draft.description,
                due_on=issue.due_on,
            )
        )
    Issue.objects.bulk_create(issues)
    IssueStep.objects.bulk_create(steps)
    return issues


def _answer_days(draft: NewIssue, source: str, clock: Clockwork) -> int:
    if source == IssueSource.EVENT:
        return clock.span(Stage.EVENT_ANSWER, draft.urgency).amount
    return draft.category.days_for(draft.urgency)


def _ask_for_parts(
    issue: Issue, co_units: Mapping[Unit, date | None] | Sequence[Unit], clock: Clockwork, at: datetime
) -> None:
    wanted = dict(co_units) if isinstance(co_units, Mapping) else dict.fromkeys(co_units)
    there = set(issue.contributions.values_list("unit", flat=True)) if wanted else set()
    today = local_day(at)
    half_way = clock.calendar.after(today, max(clock.calendar.between(today, issue.due_on) // 2, 1)).on
    for unit, due_on in wanted.items():
        if unit.pk not in there:
            create(Contribution, at=at, issue=issue, unit=unit, due_on=due_on or half_way)


def raised_lines(issues: Sequence[Issue], *, by: User, at: datetime) -> list[TimelineEntry]:
    """Build the timeline lines of new issues (not saved)."""
    return [entry(issue.enterprise, "issue.raised", issue, by=by, at=at, **named(issue)) for issue in issues]


def take_numbers(year: int, count: int) -> int:
    """Take ``count`` issue numbers of a year and return the last. Joins a verb, and holds the counter's row until it ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO assistance_issuecounter AS counter (year, last) VALUES (%s, %s) "
            "ON CONFLICT (year) DO UPDATE SET last = counter.last + excluded.last RETURNING last",
            [year, count],
        )
        return int(cursor.fetchone()[0])
