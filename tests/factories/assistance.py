"""Specialists, assignments, visits, issues, reminders."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any

import factory
from django.db import transaction
from django.utils import timezone

from accounts.clock import local_day
from accounts.models import Role, Unit, User
from accounts.verbs import change
from assistance.models import (
    Assignment,
    AssignmentRole,
    CallBack,
    Category,
    Commitment,
    Contribution,
    Issue,
    IssueSource,
    IssueStep,
    Message,
    Reminder,
    Specialist,
    Visit,
    VisitKind,
    VisitStatus,
)
from assistance.rules import issue_flow
from assistance.rules.issue_flow import WORDED_MOVES, ActingAs, IssueMove, IssueStatus, Outcome
from tests.factories.accounts import UnitFactory, UserFactory, VersionedFactory
from tests.factories.enterprises import EnterpriseFactory


def today() -> date:
    """Return the county's present day."""
    return local_day(timezone.now())


class CategoryFactory(VersionedFactory):
    """A category of issues, to be answered in ten working days."""

    class Meta:
        model = Category
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"{chr(65 + n // 676 % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}")
    name = factory.Sequence(lambda n: f"第{n}类")
    name_en = factory.Sequence(lambda n: f"Category {n}")
    answer_days = 10
    urgent_days = 5


class SpecialistFactory(VersionedFactory):
    """An assistance specialist with a log-in of the role."""

    class Meta:
        model = Specialist

    user = factory.SubFactory(UserFactory, roles=[Role.SPECIALIST])
    unit = factory.SubFactory(UnitFactory)


class AssignmentFactory(VersionedFactory):
    """A specialist looks after an enterprise, as primary, since a year ago and with no end."""

    class Meta:
        model = Assignment

    enterprise = factory.SubFactory(EnterpriseFactory)
    specialist = factory.SubFactory(SpecialistFactory)
    role = AssignmentRole.PRIMARY
    starts_on = factory.LazyFunction(lambda: today() - timedelta(days=365))


class VisitFactory(VersionedFactory):
    """A visit on site that took place yesterday; ``planned=True``: for tomorrow, ``cancelled=True``: called off."""

    class Meta:
        model = Visit

    class Params:
        planned = factory.Trait(
            status=VisitStatus.PLANNED,
            happened_at=None,
            planned_for=factory.LazyFunction(lambda: timezone.now() + timedelta(days=1)),
        )
        cancelled = factory.Trait(
            status=VisitStatus.CANCELLED,
            happened_at=None,
            planned_for=factory.LazyFunction(lambda: timezone.now() + timedelta(days=1)),
            cancel_reason="The manager is travelling.",
        )

    enterprise = factory.SubFactory(EnterpriseFactory)
    visitor = factory.SubFactory(UserFactory, roles=[Role.SPECIALIST])
    kind = VisitKind.ON_SITE
    status = VisitStatus.DONE
    happened_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))


class CommitmentFactory(VersionedFactory):
    """A promise given at a visit, due in a week."""

    class Meta:
        model = Commitment

    visit = factory.SubFactory(VisitFactory)
    text = "Bring the answer on the power upgrade"
    owner = factory.SelfAttribute("visit.visitor")
    due_on = factory.LazyFunction(lambda: today() + timedelta(days=7))


# How an issue comes to stand where a test wants it: the moves on the way there.
_ACCEPTED = [IssueMove.ACCEPT]
_WORKED_ON = [*_ACCEPTED, IssueMove.ACKNOWLEDGE]
_ANSWERED = [*_WORKED_ON, IssueMove.PROGRESS, IssueMove.ANSWER]
_WAY: dict[str, list[IssueMove]] = {
    IssueStatus.SUBMITTED: [],
    IssueStatus.ASSIGNED: _ACCEPTED,
    IssueStatus.IN_PROGRESS: _WORKED_ON,
    IssueStatus.SUSPENDED: [*_WORKED_ON, IssueMove.SUSPEND],
    IssueStatus.ANSWERED: _ANSWERED,
    IssueStatus.CLOSED: [*_ANSWERED, IssueMove.CONFIRM],
    IssueStatus.REJECTED: [IssueMove.REJECT],
    IssueStatus.WITHDRAWN: [IssueMove.WITHDRAW],
}


class IssueFactory(VersionedFactory):
    """An issue with the steps that brought it to its ``status`` (SUBMITTED by default), one a minute.

    From ASSIGNED on it sits with ``lead_unit`` (a new unit if none is given). Numbers are those of another century, so
    that the counter of the verbs never meets them.
    """

    class Meta:
        model = Issue

    number = factory.Sequence(lambda n: f"1900-{n:05d}")
    enterprise = factory.SubFactory(EnterpriseFactory)
    source = IssueSource.SPECIALIST
    title = "Power upgrade before the new line starts"
    category = factory.SubFactory(CategoryFactory)
    raised_by = factory.SubFactory(UserFactory, roles=[Role.SPECIALIST])
    status = IssueStatus.SUBMITTED
    due_on = factory.LazyFunction(lambda: today() + timedelta(days=14))
    due_from = factory.SelfAttribute("due_on")
    due_days = 0
    contacted_at = factory.SelfAttribute("created_at")
    stage_due_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))

    @classmethod
    @transaction.atomic  # a status without its step is refused at the end of the transaction
    def _create(cls, model_class: type[Issue], *args: Any, **kwargs: Any) -> Issue:
        status = IssueStatus(kwargs.pop("status"))
        unit: Unit | None = kwargs.pop("lead_unit", None)
        by: User = kwargs["raised_by"]
        raised_at: datetime = kwargs["created_at"]
        answer = {name: kwargs.pop(name, "") for name in ("outcome", "answer")}
        moments = {name: kwargs.pop(name, None) for name in ("answered_at", "closed_at")}
        issue: Issue = super()._create(model_class, *args, status=IssueStatus.SUBMITTED, **kwargs)
        _step(issue, IssueMove.RAISE, "", by=by, at=raised_at)
        for minute, move in enumerate(_WAY[status], start=1):
            at = raised_at + timedelta(minutes=minute)
            fields: dict[str, Any] = {"status": issue_flow.after(issue.status, move)}
            if move == IssueMove.ACCEPT:
                fields["lead_unit"] = unit = unit or UnitFactory()
            if move == IssueMove.SUSPEND:
                review_on = local_day(at) + timedelta(days=20)
                fields |= {"suspension_class": "PLANNING", "review_on": review_on, "days_left": 5, "stage_due_at": None}
            if move == IssueMove.ANSWER:
                fields |= {
                    "outcome": answer["outcome"] or Outcome.SOLVED,
                    "answer": answer["answer"] or "The line is upgraded.",
                    "answered_at": moments["answered_at"] or at,
                }
            if move == IssueMove.CONFIRM:
                fields |= {"closed_at": moments["closed_at"] or at, "stage_due_at": None}
                CallBack.objects.create(
                    issue=issue, round=0, channel="CALL", reached=True, really_solved="YES", by=by, at=at
                )
            before = issue.status
            change(issue, at=at, **fields)
            _step(issue, move, before, by=by, at=at, unit=unit)
        return issue


def _step(issue: Issue, move: IssueMove, before: str, *, by: User, at: datetime, unit: Unit | None = None) -> IssueStep:
    text = "Said so." if move in WORDED_MOVES else ""
    return IssueStep.objects.create(
        issue=issue, place=issue.version, move=move, from_status=before, to_status=issue.status, by=by, at=at,
        acting_as=ActingAs.OFFICE, unit=unit, text=text, due_before=issue.due_on if before else None, due_on=issue.due_on,
    )  # fmt: skip


class ContributionFactory(VersionedFactory):
    """A part that a helping unit owes, due in three days."""

    class Meta:
        model = Contribution

    issue = factory.SubFactory(IssueFactory)
    unit = factory.SubFactory(UnitFactory)
    due_on = factory.LazyFunction(lambda: today() + timedelta(days=3))


class MessageFactory(factory.django.DjangoModelFactory):
    """A row of the outbox, due since a minute ago."""

    class Meta:
        model = Message

    dedupe_key = factory.LazyFunction(lambda: f"test:{uuid.uuid4()}")
    recipient = factory.SubFactory(UserFactory)
    link = None
    about = factory.LazyAttribute(lambda message: "CONFIRM_ISSUE" if message.link else "REMINDERS")
    created_at = factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=1))
    not_before = factory.SelfAttribute("created_at")
    expires_at = factory.LazyAttribute(lambda message: message.created_at + timedelta(hours=72))


class ReminderFactory(VersionedFactory):
    """An unread notice in a person's bell about a visit to an enterprise."""

    class Meta:
        model = Reminder

    kind = "CONTACT_DUE"
    enterprise = factory.SubFactory(EnterpriseFactory)
    subject_id = factory.SelfAttribute("enterprise.pk")
    recipient = factory.SubFactory(UserFactory, roles=[Role.SPECIALIST])
    slot = factory.LazyFunction(today)
