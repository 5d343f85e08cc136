"""One's own reminders: read them, put them off."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody, Query
from accounts.api.fields import MomentField
from accounts.api.views import NounViewSet
from accounts.clock import local_day
from assistance.actions.reminders import read_reminder, snooze_reminder
from assistance.models import Reminder
from assistance.models.reminders import ReminderQuerySet
from assistance.queries.inbox import relevant, row_of, with_facts


class ReminderQuery(Query):
    """Filters of reminders."""

    unread = serializers.BooleanField(required=False, help_text="`true`: what the bell counts.")


class ReminderSerializer(serializers.ModelSerializer[Reminder]):
    """A reminder in words of the reader's language."""

    title = serializers.CharField(source="row.label", read_only=True, help_text="The kind in two or three words.")
    text = serializers.CharField(source="row.sentence", read_only=True)
    why = serializers.CharField(source="row.why", read_only=True, help_text="Why you are told.")
    enterprise_name = serializers.CharField(
        source="row.enterprise_name", read_only=True, help_text="Empty where it is about an import or an event."
    )
    import_batch = serializers.UUIDField(
        source="row.import_id", read_only=True, allow_null=True, help_text="The import that it is about."
    )
    issue_number = serializers.CharField(source="row.issue_number", read_only=True, help_text="Empty without an issue.")
    still_relevant = serializers.BooleanField(
        source="row.still_relevant", read_only=True, help_text="Whether its cause is still there."
    )

    class Meta:
        model = Reminder
        fields = (
            *STAMPS, "kind", "title", "text", "why", "slot", "enterprise", "enterprise_name", "issue", "issue_number",
            "visit", "event", "import_batch", "is_stale", "still_relevant", "read_at", "snoozed_until",
        )  # fmt: skip
        read_only_fields = fields

    def to_representation(self, instance: Any) -> dict[str, Any]:
        instance.row = row_of(instance)
        return super().to_representation(instance)


class SnoozeBody(Body):
    """When to be reminded again."""

    until = MomentField()


class ReminderViewSet(NounViewSet):
    """Reminders."""

    queryset = Reminder.objects.none()
    list_class = ReminderSerializer
    detail_class = ReminderSerializer
    bodies = {"read_it": NothingBody, "snooze": SnoozeBody}
    query = ReminderQuery
    ordering: ClassVar = ("-created_at", "-id")

    def rows(self) -> ReminderQuerySet:
        rows: ReminderQuerySet = Reminder.objects.visible_to(self.user)
        return rows

    def detailed(self, rows: QuerySet[Reminder]) -> QuerySet[Reminder]:
        return with_facts(rows, timezone.now())

    def list(self, request: Request) -> Response:
        """List your reminders, newest first, without those put off."""
        now = timezone.now()
        rows = self.rows().shown(now)
        if self.filters().get("unread"):
            rows = rows.unread().filter(relevant(local_day(now)))
        return self.page(self.detailed(rows))

    @action(detail=True, methods=["post"], url_path="read", url_name="read")
    def read_it(self, request: Request, pk: str) -> Response:
        """Mark a reminder as read; again: nothing changes."""
        reminder = self.get_object()
        self.read()
        return self.present(read_reminder(reminder, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"])
    def snooze(self, request: Request, pk: str) -> Response:
        """Put a reminder off; it comes back unread."""
        return self.present(snooze_reminder(self.get_object(), **self.read(), by=self.user, at=timezone.now()))
