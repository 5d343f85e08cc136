"""Visits: planned or recorded with everything they brought back, then completed, corrected or cancelled."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, IdField, MomentField, PickField, SeenField, TextField
from accounts.api.views import Readable
from accounts.models import Capability, User
from assistance.actions.visits import cancel_visit, complete_visit, edit_visit, log_visit
from assistance.api.assignments import visible_enterprises
from assistance.api.commitments import CommitmentSerializer
from assistance.api.issues import IssueDraft
from assistance.models import Commitment, Issue, SituationLevel, SituationTopic, Visit, VisitKind, VisitStatus
from assistance.rules.visits import NewCommitment, NewIssue

MOST_RESULTS = 20  # issues, and promises, of one visit
NEW_STATUSES = [choice for choice in VisitStatus.choices if choice[0] != VisitStatus.CANCELLED]


def people(user: User) -> QuerySet[User]:
    """Return the people who can own a promise."""
    return User.objects.active() if user.can(Capability.SEE_PEOPLE) else User.objects.none()


class VisitQuery(Query):
    """Filters of visits. The time of a visit is when it happened, or is planned for."""

    mine = serializers.BooleanField(required=False, help_text="Made or planned by you.")
    enterprise = IdField(required=False)
    status = PickField(choices=VisitStatus.choices, required=False)
    vars()["from"] = DayField(required=False, help_text="First day, in the county's time.")
    vars()["to"] = DayField(required=False, help_text="Last day, included.")


class VisitSerializer(serializers.ModelSerializer[Visit]):
    """A visit in the list."""

    enterprise_name = serializers.CharField(source="enterprise.display_name", read_only=True)
    visitor_name = serializers.CharField(source="visitor.display_name", read_only=True)
    situation = serializers.DictField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = Visit
        fields: Any = (
            *STAMPS, "enterprise", "enterprise_name", "visitor", "visitor_name", "kind", "status", "planned_for",
            "happened_at", "notes", "people_met", "situation", "next_contact_on", "cancel_reason",
        )  # fmt: skip
        read_only_fields = fields


class RaisedIssueSerializer(serializers.ModelSerializer[Issue]):
    """An issue that a visit brought back, in short."""

    class Meta:
        model = Issue
        fields = (*STAMPS, "number", "title", "category", "urgency", "status", "due_on")
        read_only_fields = fields


class VisitDetailSerializer(VisitSerializer):
    """A visit with what it brought back."""

    issues = RaisedIssueSerializer(many=True, read_only=True)
    commitments = CommitmentSerializer(many=True, read_only=True)

    class Meta(VisitSerializer.Meta):
        fields = (*VisitSerializer.Meta.fields, "issues", "commitments")
        read_only_fields = fields


class SituationBody(Body):
    """Quick picks."""

    vars().update({topic: PickField(choices=SituationLevel.choices, required=False) for topic in SituationTopic.values})


class CommitmentDraft(Body):
    """A promise given at the visit."""

    id = ClientIdField()
    text = TextField(max_length=200)
    owner = SeenField(people, required=False, allow_null=True, help_text="Yours if absent.")
    due_on = DayField(required=False, allow_null=True)


class VisitResults(Body):
    """What a visit says and brings back."""

    people_met = TextField(max_length=200, required=False, allow_blank=True)
    situation = SituationBody(required=False)
    notes = TextField(required=False, allow_blank=True)
    next_contact_on = DayField(required=False, allow_null=True)
    issues = IssueDraft(many=True, required=False, max_length=MOST_RESULTS)  # type: ignore[call-arg]  # of the list
    commitments = CommitmentDraft(many=True, required=False, max_length=MOST_RESULTS)  # type: ignore[call-arg]


class VisitBody(VisitResults):
    """A new visit: PLANNED with `planned_for`, or DONE with `happened_at` (now if absent)."""

    id = ClientIdField()
    enterprise = SeenField(visible_enterprises)
    kind = PickField(choices=VisitKind.choices)
    status = PickField(choices=NEW_STATUSES)
    planned_for = MomentField(required=False, allow_null=True)
    happened_at = MomentField(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["status"] == VisitStatus.PLANNED and not attrs.get("planned_for"):
            raise serializers.ValidationError({"planned_for": [_("Say when the visit is planned.")]}, code="required")
        if attrs["status"] == VisitStatus.PLANNED and attrs.get("happened_at"):
            raise serializers.ValidationError({"happened_at": [_("A planned visit has not happened yet.")]})
        return attrs


class CompleteBody(VisitResults):
    """What came of a planned visit."""

    kind = PickField(choices=VisitKind.choices, required=False)
    happened_at = MomentField(required=False, allow_null=True)


class VisitChanges(Body):
    """Corrections. What the visit brought back stays."""

    kind = PickField(choices=VisitKind.choices)
    people_met = TextField(max_length=200, allow_blank=True)
    situation = SituationBody()
    notes = TextField(allow_blank=True)
    next_contact_on = DayField(allow_null=True)
    planned_for = MomentField(help_text="While it is not done.")
    happened_at = MomentField(help_text="Once it is done.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        assert isinstance(self.instance, Visit)
        name = "planned_for" if self.instance.status == VisitStatus.DONE else "happened_at"
        if name in attrs:
            raise serializers.ValidationError({name: [_("This time cannot be changed in the visit's present state.")]})
        return attrs


class CancelBody(Body):
    """Why a planned visit is called off."""

    reason = TextField(max_length=200)


class VisitViewSet(Readable):
    """Visits."""

    queryset = Visit.objects.none()
    list_class = VisitSerializer
    detail_class = VisitDetailSerializer
    bodies = {"create": VisitBody, "partial_update": VisitChanges, "complete": CompleteBody, "cancel": CancelBody}
    query = VisitQuery
    route = "visit-detail"
    has_etag = True
    guarded = frozenset({"partial_update", "complete", "cancel"})

    def rows(self) -> QuerySet[Visit]:
        return Visit.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Visit]) -> QuerySet[Visit]:
        issues = Issue.objects.visible_to(self.user).order_by("number")
        commitments = Commitment.objects.select_related("owner").order_by("created_at", "id")
        return rows.select_related("enterprise", "visitor").prefetch_related(
            Prefetch("issues", issues), Prefetch("commitments", commitments)
        )

    def list(self, request: Request) -> Response:
        """List the visits that you may see, the latest change first."""
        filters = self.filters()
        rows = self.rows().select_related("enterprise", "visitor")
        if filters.get("mine"):
            rows = rows.filter(visitor=self.user)
        for name in ("enterprise", "status"):
            if name in filters:
                rows = rows.filter(**{name: filters[name]})
        if "from" in filters or "to" in filters:
            rows = rows.annotate(starts=Coalesce("happened_at", "planned_for"))
        if "from" in filters:
            rows = rows.filter(Q(starts__gte=_begins(filters["from"])))
        if "to" in filters:
            rows = rows.filter(Q(starts__lt=_begins(filters["to"] + timedelta(days=1))))
        return self.page(rows)

    def create(self, request: Request) -> Response:
        """Plan a visit, or record one with its issues and promises, in one act."""
        fields = _with_results(self.read())
        visit = log_visit(
            fields.pop("enterprise"), **fields, body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(visit)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Correct what a visit says."""
        visit, expected = self.get_object(), if_match(request)
        fields = self.read(instance=visit, partial=True)
        return self.present(edit_visit(visit, **fields, expected=expected, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"])
    def complete(self, request: Request, pk: str) -> Response:
        """Record that a planned visit took place, with what it brought back."""
        visit = complete_visit(
            self.get_object(),
            expected=if_match(request),
            **_with_results(self.read()),
            by=self.user,
            at=timezone.now(),
        )
        return self.present(visit)

    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        """Call a planned visit off, with the reason."""
        visit = cancel_visit(
            self.get_object(), expected=if_match(request), **self.read(), by=self.user, at=timezone.now()
        )
        return self.present(visit)


def _with_results(fields: dict[str, Any]) -> dict[str, Any]:
    """Turn the drafts of a body into what the verbs take."""
    return fields | {
        "issues": [NewIssue(**draft) for draft in fields.get("issues", [])],
        "commitments": [NewCommitment(**draft) for draft in fields.get("commitments", [])],
    }


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
