"""Issues of enterprises: raised, then moved by one POST for each verb; nobody edits a status."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, IdField, PickField, SeenByCodeField, SeenField, TextField
from accounts.api.views import Readable
from accounts.clock import local_day
from accounts.models import Unit, User
from assistance import access
from assistance.actions.issues import (
    accept_issue,
    acknowledge_issue,
    answer_issue,
    close_issue,
    note_progress,
    raise_issue,
)
from assistance.api.assignments import visible_enterprises
from assistance.models import Category, Issue, IssueStep, Visit
from assistance.models.issues import IssueQuerySet
from assistance.rules.issue_flow import IssueStatus, Outcome, Urgency
from assistance.rules.visits import NewIssue
from enterprises.queries.chains import readable_chains


def categories(user: User) -> QuerySet[Category]:
    """Return what an issue can be about; everybody may know."""
    return Category.objects.all()


def units(user: User) -> QuerySet[Unit]:
    """Return the units; everybody may know them."""
    return Unit.objects.all()


def visible_visits(user: User) -> QuerySet[Visit]:
    """Return the visits that the person may read."""
    return Visit.objects.visible_to(user)


class IssueQuery(Query):
    """Filters of issues."""

    mine = serializers.BooleanField(required=False, help_text="Raised by you, of your enterprises, or at your unit.")
    status = PickField(choices=IssueStatus.choices, required=False)
    category = SeenByCodeField(categories, required=False, help_text="Code or id.")
    lead_unit = SeenByCodeField(units, required=False, help_text="Code or id.")
    chain = SeenByCodeField(readable_chains, code="slug", required=False, help_text="Slug or id.")
    enterprise = IdField(required=False)
    overdue = serializers.BooleanField(required=False, help_text="`true`: still open after the promised day.")
    due_before = DayField(required=False, help_text="Promised for an earlier day.")


class IssueSerializer(serializers.ModelSerializer[Issue]):
    """An issue in the list."""

    enterprise_name = serializers.CharField(source="enterprise.display_name", read_only=True)
    category_code = serializers.CharField(source="category.code", read_only=True)
    category_name = serializers.CharField(source="category.display_name", read_only=True)
    raised_by_name = serializers.CharField(source="raised_by.display_name", read_only=True)
    lead_unit_name = serializers.CharField(
        source="lead_unit.display_name", read_only=True, default=None, allow_null=True
    )
    outcome = serializers.ChoiceField(choices=Outcome.choices, allow_blank=True, read_only=True)

    class Meta:
        model = Issue
        fields: Any = (
            *STAMPS, "number", "enterprise", "enterprise_name", "visit", "source", "title", "category", "category_code",
            "category_name", "description", "urgency", "status", "raised_by", "raised_by_name", "lead_unit",
            "lead_unit_name", "due_on", "due_is_provisional", "stage_due_at", "escalation_level", "outcome", "answer",
            "answered_at", "closed_at",
        )  # fmt: skip
        read_only_fields = fields


class IssueStepSerializer(serializers.ModelSerializer[IssueStep]):
    """One move; steps never change."""

    by_name = serializers.CharField(source="by.display_name", read_only=True)
    unit_name = serializers.CharField(source="unit.display_name", read_only=True, default=None, allow_null=True)
    from_status = serializers.ChoiceField(choices=IssueStatus.choices, allow_blank=True, read_only=True)

    class Meta:
        model = IssueStep
        fields = (
            "id", "move", "from_status", "to_status", "by", "by_name", "at", "unit", "unit_name", "text", "due_on",
        )  # fmt: skip
        read_only_fields = fields


class IssueDetailSerializer(IssueSerializer):
    """An issue with its steps and what the reader may do next."""

    steps = IssueStepSerializer(many=True, read_only=True)
    moves = serializers.SerializerMethodField(help_text="The verbs that you may POST now.")

    class Meta(IssueSerializer.Meta):
        fields = (*IssueSerializer.Meta.fields, "steps", "moves")
        read_only_fields = fields

    def get_moves(self, issue: Issue) -> list[str]:
        """Return the names of the verbs, the most expected first."""
        return [move.lower() for move in access.moves_open_to(self.context["request"].user, issue)]


class IssueDraft(Body):
    """An issue as a visit brings it back."""

    id = ClientIdField()
    title = TextField(max_length=120)
    category = SeenByCodeField(categories, help_text="Code or id.")
    description = TextField(required=False, allow_blank=True)
    urgency = PickField(choices=Urgency.choices, required=False, help_text="NORMAL if absent.")


class IssueBody(IssueDraft):
    """A new issue."""

    enterprise = SeenField(visible_enterprises)
    visit = SeenField(visible_visits, required=False, allow_null=True)


class AcceptBody(Body):
    """Who is to answer."""

    lead_unit = SeenByCodeField(units, help_text="Code or id.")
    text = TextField(max_length=2000, required=False, allow_blank=True, help_text="A word to the unit.")


class ProgressBody(Body):
    """What has been done so far."""

    text = TextField()


class AnswerBody(Body):
    """The answer to the enterprise. Only SOLVED counts as solved."""

    outcome = PickField(choices=Outcome.choices)
    text = TextField()


class CloseBody(Body):
    """What the enterprise said when it was called back."""

    call_back = TextField()


class IssueViewSet(Readable):
    """Issues."""

    queryset = Issue.objects.none()
    list_class = IssueSerializer
    detail_class = IssueDetailSerializer
    bodies = {
        "create": IssueBody,
        "accept": AcceptBody,
        "acknowledge": NothingBody,
        "progress": ProgressBody,
        "answer": AnswerBody,
        "close": CloseBody,
    }
    query = IssueQuery
    route = "issue-detail"
    has_etag = True
    guarded = frozenset({"accept", "acknowledge", "progress", "answer", "close"})

    def rows(self) -> IssueQuerySet:
        rows: IssueQuerySet = Issue.objects.visible_to(self.user)
        return rows

    def detailed(self, rows: QuerySet[Issue]) -> QuerySet[Issue]:
        steps = IssueStep.objects.select_related("by", "unit").order_by("place")
        return rows.select_related(*_NAMED).prefetch_related(Prefetch("steps", steps))

    def list(self, request: Request) -> Response:
        """List the issues that you may see, the latest change first."""
        filters = self.filters()
        rows = self.rows().select_related(*_NAMED)
        if filters.get("mine"):
            rows = rows.mine(self.user)
        if filters.get("overdue"):
            rows = rows.overdue(local_day(timezone.now()))
        for name, column in _COLUMNS.items():
            if name in filters:
                rows = rows.filter(**{column: filters[name]})
        return self.page(rows)

    def create(self, request: Request) -> Response:
        """Bring an issue of an enterprise to the office."""
        fields = self.read()
        issue = raise_issue(
            fields.pop("enterprise"),
            visit=fields.pop("visit", None),
            issue=NewIssue(**fields),
            body_digest=body_digest(request),
            by=self.user,
            at=timezone.now(),
        )
        return self.created(issue)

    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        """Accept an issue and give it to the unit that will answer (the office)."""
        issue = accept_issue(
            self.get_object(), expected=if_match(request), **self.read(), by=self.user, at=timezone.now()
        )
        return self.present(issue)

    @action(detail=True, methods=["post"])
    def acknowledge(self, request: Request, pk: str) -> Response:
        """Acknowledge receipt for the lead unit (its handlers)."""
        issue = acknowledge_issue(
            self.get_object(), expected=if_match(request), **self.read(), by=self.user, at=timezone.now()
        )
        return self.present(issue)

    @action(detail=True, methods=["post"])
    def progress(self, request: Request, pk: str) -> Response:
        """Write down what the unit has done so far (its handlers)."""
        issue = note_progress(
            self.get_object(), expected=if_match(request), **self.read(), by=self.user, at=timezone.now()
        )
        return self.present(issue)

    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: str) -> Response:
        """Answer with outcome and text: the unit's handlers, or the specialist on the spot before there is a unit."""
        issue = answer_issue(
            self.get_object(), expected=if_match(request), **self.read(), by=self.user, at=timezone.now()
        )
        return self.present(issue)

    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: str) -> Response:
        """Close an answered issue after the call-back (the office, never the unit that answered)."""
        issue = close_issue(
            self.get_object(), expected=if_match(request), **self.read(), by=self.user, at=timezone.now()
        )
        return self.present(issue)


_NAMED = ("enterprise", "category", "raised_by", "lead_unit")
_COLUMNS = {
    "status": "status",
    "category": "category",
    "lead_unit": "lead_unit",
    "chain": "enterprise__chain",
    "enterprise": "enterprise",
    "due_before": "due_on__lt",
}
