"""Re-checks: what a second person is to look at again, and what was found."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body
from accounts.api.etags import if_match
from accounts.api.fields import PickField, TextField
from accounts.api.views import Readable
from assistance.actions.rechecks import record_recheck
from assistance.models import Recheck
from assistance.queries.call_backs import rechecks_for
from assistance.rules.call_backs import RecheckResult


class RecheckSerializer(serializers.ModelSerializer[Recheck]):
    """A second look at an issue."""

    issue_number = serializers.CharField(source="issue.number", read_only=True)
    issue_title = serializers.CharField(source="issue.title", read_only=True)
    enterprise = serializers.UUIDField(source="issue.enterprise_id", read_only=True)
    enterprise_name = serializers.CharField(source="issue.enterprise.display_name", read_only=True)
    result = serializers.ChoiceField(choices=RecheckResult.choices, allow_blank=True, read_only=True)

    class Meta:
        model = Recheck
        fields = (
            *STAMPS, "issue", "issue_number", "issue_title", "enterprise", "enterprise_name", "reason", "due_on", "result",
            "text", "done_by", "done_at",
        )  # fmt: skip
        read_only_fields = fields


class RecheckBody(Body):
    """What a second person found."""

    result = PickField(choices=RecheckResult.choices)
    text = TextField(max_length=4000, help_text="What the enterprise said.")


class RecheckViewSet(Readable):
    """Re-checks."""

    queryset = Recheck.objects.none()
    list_class = RecheckSerializer
    detail_class = RecheckSerializer
    bodies = {"record": RecheckBody}
    route = "recheck-detail"
    has_etag = True
    guarded = frozenset({"record"})
    ordering: ClassVar = ("due_on", "id")

    def rows(self) -> QuerySet[Recheck]:
        return Recheck.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Recheck]) -> QuerySet[Recheck]:
        return rows.select_related("issue__enterprise")

    def list(self, request: Request) -> Response:
        """List what you may look at again: not done, and you had no part in it. The first deadline on top."""
        return self.page(self.detailed(rechecks_for(self.user)))

    @action(detail=True, methods=["post"])
    def record(self, request: Request, pk: str) -> Response:
        """Record what the enterprise said when it was asked again. Who had a part in it is refused (409 `own_recheck`)."""
        recheck, expected = self.get_object(), if_match(request)
        fields: dict[str, Any] = self.read()
        return self.present(record_recheck(recheck, **fields, expected=expected, by=self.user, at=timezone.now()))
