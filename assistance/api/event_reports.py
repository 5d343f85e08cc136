"""The report of an event as data: counts first, then what was asked, what was said, and who was honoured."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assistance.api.event_photos import EventPhotoSerializer
from assistance.api.honours import ConferralSerializer
from assistance.models import AgendaItem
from assistance.queries.event_report import EventReport
from assistance.rules.questions import Fate, QuestionStatus


class TurnoutSerializer(serializers.Serializer[Any]):
    """How many were invited, said yes and came."""

    label = serializers.CharField()  # type: ignore[assignment]  # the word people read, and no form here
    invited = serializers.IntegerField()
    accepted = serializers.IntegerField()
    came = serializers.IntegerField(help_text="Of those who were invited.")
    strangers = serializers.IntegerField(help_text="Came without being invited.")
    present = serializers.IntegerField(help_text="Everybody who came.")
    missed = serializers.IntegerField(help_text="Said yes and did not come.")


class AttendanceSerializer(serializers.Serializer[Any]):
    """Who came; `label` is empty for the whole event, and for who has no chain or role."""

    total = TurnoutSerializer()
    declined = serializers.IntegerField()
    waiting = serializers.IntegerField()
    silent = serializers.IntegerField(help_text="Said neither yes nor no.")
    chains = TurnoutSerializer(many=True)
    roles = TurnoutSerializer(many=True)


class QuestionResultSerializer(serializers.Serializer[Any]):
    """A question and what became of it."""

    id = serializers.UUIDField()
    text = serializers.CharField()
    organisation = serializers.CharField()
    status = serializers.ChoiceField(choices=QuestionStatus.choices)
    answer = serializers.CharField()
    fate = serializers.ChoiceField(choices=Fate.choices, allow_null=True, help_text="Of its issue.")
    issue_number = serializers.CharField(source="number", help_text="Empty for who may not read the issue.")


class QuestionResultsSerializer(serializers.Serializer[Any]):
    """Counts of all questions; the list holds those that others than the moderators may read."""

    asked = serializers.IntegerField()
    undecided = serializers.IntegerField()
    answered = serializers.IntegerField(help_text="On the spot.")
    made_issues = serializers.IntegerField()
    solved = serializers.IntegerField(help_text="Of the issues: what the enterprise calls solved.")
    closed = serializers.IntegerField(help_text="Closed without a full solution.")
    open = serializers.IntegerField()
    dropped = serializers.IntegerField()
    declined = serializers.IntegerField()
    questions = QuestionResultSerializer(many=True)


class CategoryCountSerializer(serializers.Serializer[Any]):
    """How often something was asked about."""

    name = serializers.CharField(help_text="Empty for no category.")
    count = serializers.IntegerField()


class ToldItemSerializer(serializers.ModelSerializer[AgendaItem]):
    """An item with minutes or photos."""

    display_title = serializers.CharField(read_only=True, help_text="The title in the language of Accept-Language.")
    photos = EventPhotoSerializer(source="shown_photos", many=True, read_only=True)

    class Meta:
        model = AgendaItem
        fields = ("id", "display_title", "starts_at", "ends_at", "minutes", "photos")
        read_only_fields = fields


class EventReportSerializer(serializers.Serializer[Any]):
    """What came of an event."""

    attendance = AttendanceSerializer()
    results = QuestionResultsSerializer()
    categories = serializers.SerializerMethodField(help_text="Most asked about first.")
    items = ToldItemSerializer(many=True)
    conferrals = ConferralSerializer(many=True)

    @extend_schema_field(CategoryCountSerializer(many=True))
    def get_categories(self, report: EventReport) -> list[dict[str, Any]]:
        """Return the names of the categories with their counts."""
        return [{"name": name, "count": count} for name, count in report.categories]
