"""Issues of enterprises: raised, then moved by one POST for each verb; nobody edits a status."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.fields import ClientIdField, DayField, IdField, PickField, SeenByCodeField, SeenField, TextField
from accounts.clock import local_day
from accounts.models import User
from assistance import access
from assistance.actions.issues import raise_issue
from assistance.api.assignments import visible_enterprises
from assistance.api.issue_links import IssueLinks, PersonalLinkBody
from assistance.api.issue_moves import MOVE_BODIES, IssueMoves, units
from assistance.models import Category, Issue, IssueSource, IssueStep, Visit
from assistance.models.issues import IssueQuerySet
from assistance.queries.issue_list import LONGEST_TEXT, AskedIssues, listed_issues
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import IssueStatus, Outcome, Urgency, verb_of
from assistance.rules.visits import NewIssue
from enterprises.queries.chains import readable_chains


def categories(user: User) -> QuerySet[Category]:
    """Return what an issue can be about; everybody may know."""
    return Category.objects.all()


def visible_visits(user: User) -> QuerySet[Visit]:
    """Return the visits that the person may read."""
    return Visit.objects.visible_to(user)


class IssueQuery(Query):
    """Filters of issues: those of the list of the pages, by the same names."""

    q = TextField(max_length=LONGEST_TEXT, required=False, help_text="Part of number or title, or the enterprise.")
    mine = serializers.BooleanField(required=False, help_text="Raised by you, of your enterprises, or at your unit.")
    waiting = serializers.BooleanField(required=False, help_text="`true`: the next step is yours.")
    follow_up = serializers.BooleanField(required=False, help_text="`true`: due within a week, or to be called back.")
    status = PickField(choices=IssueStatus.choices, required=False)
    category = SeenByCodeField(categories, required=False, help_text="Code or id.")
    lead_unit = SeenByCodeField(units, required=False, help_text="Code or id.")
    chain = SeenByCodeField(readable_chains, code="slug", required=False, help_text="Slug or id.")
    township = SeenByCodeField(units, required=False, help_text="Code or id.")
    enterprise = IdField(required=False)
    urgency = PickField(choices=Urgency.choices, required=False)
    source = PickField(choices=IssueSource.choices, required=False)  # type: ignore[assignment]
    level = serializers.IntegerField(
        min_value=0, max_value=Level.CITY, required=False, help_text="Escalated to this level at least."
    )
    raised_from = DayField(required=False)
    raised_to = DayField(required=False, help_text="The last day.")
    overdue = serializers.BooleanField(required=False, help_text="`true`: still open after the promised day.")
    due_before = DayField(required=False, help_text="Promised for an earlier day.")
    returned = serializers.BooleanField(required=False, help_text="`true`: a unit returned it.")
    reopened = serializers.BooleanField(required=False, help_text="`true`: it was reopened.")
    common = serializers.BooleanField(required=False, help_text="`true`: marked as one that many have.")
    extension_asked = serializers.BooleanField(required=False, help_text="`true`: an extension is to be decided.")
    review_due = serializers.BooleanField(required=False, help_text="`true`: parked, and to be looked at again.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Name rows by their codes, as the pages do."""
        codes = {name: getattr(attrs[name], code) for name, code in _CODES.items() if name in attrs}
        return attrs | codes


_CODES = {"category": "code", "lead_unit": "code", "township": "code", "chain": "slug"}


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
            "lead_unit_name", "due_on", "due_is_provisional", "stage_due_at", "contact_due_at", "contacted_at",
            "escalation_level", "returns", "reopened", "extension_state", "extension_wanted_on", "suspension_class",
            "review_on", "merged_into", "is_common", "outcome", "answer", "answered_at", "closed_at",
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
            "id", "move", "from_status", "to_status", "by", "by_name", "acting_as", "at", "unit", "unit_name", "other_issue",
            "level", "text", "due_before", "due_on",
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
        return [verb_of(move) for move in access.moves_open_to(self.context["request"].user, issue)]


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


class IssueViewSet(IssueMoves, IssueLinks):
    """Issues."""

    queryset = Issue.objects.none()
    list_class = IssueSerializer
    detail_class = IssueDetailSerializer
    bodies = {"create": IssueBody, "link": PersonalLinkBody, **MOVE_BODIES}
    query = IssueQuery
    route = "issue-detail"
    has_etag = True
    guarded = frozenset(MOVE_BODIES)

    def rows(self) -> IssueQuerySet:
        rows: IssueQuerySet = Issue.objects.visible_to(self.user)
        return rows

    def detailed(self, rows: QuerySet[Issue]) -> QuerySet[Issue]:
        steps = IssueStep.objects.select_related("by", "unit").order_by("place")
        return rows.select_related(*_NAMED).prefetch_related(Prefetch("steps", steps))

    def list(self, request: Request) -> Response:
        """List the issues that you may see, the latest change first."""
        asked = AskedIssues(**self.filters())
        rows = listed_issues(self.user, asked, local_day(timezone.now())).select_related(*_NAMED)
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


_NAMED = ("enterprise", "category", "raised_by", "lead_unit")
