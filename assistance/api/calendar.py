"""The working calendar of a year, and the categories of issues."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body
from accounts.api.etags import if_match
from accounts.api.fields import SeenByCodeField
from accounts.api.views import NounViewSet
from accounts.models import in_readers_language
from assistance.actions.clocks import edit_category
from assistance.api.issue_moves import units
from assistance.models import CalendarDay, Category
from assistance.queries.calendar import calendar_version


class CategorySerializer(serializers.ModelSerializer[Category]):
    """What an issue can be about."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    usual_unit_name = serializers.CharField(
        source="usual_unit.display_name", read_only=True, default=None, allow_null=True
    )

    class Meta:
        model = Category
        fields = (
            *STAMPS, "code", "name", "name_en", "display_name", "answer_days", "urgent_days", "usual_unit", "usual_unit_name",
            "place",
        )  # fmt: skip
        read_only_fields = fields


class CategoryChanges(Body):
    """What a category gives; it counts for issues that are raised afterwards."""

    answer_days = serializers.IntegerField(min_value=0, max_value=9999, help_text="Working days for an answer.")
    urgent_days = serializers.IntegerField(min_value=0, max_value=9999, help_text="Working days if urgent.")
    usual_unit = SeenByCodeField(units, help_text="Code or id.")


class CategoryViewSet(NounViewSet):
    """Categories of issues, with the working days for an answer."""

    queryset = Category.objects.none()
    list_class = CategorySerializer
    detail_class = CategorySerializer
    bodies = {"partial_update": CategoryChanges}
    has_etag = True
    guarded = frozenset({"partial_update"})
    ordering: ClassVar = ("place", "code", "id")

    def rows(self) -> QuerySet[Category]:
        return Category.objects.select_related("usual_unit")

    def list(self, request: Request) -> Response:
        """List the categories in the order of the mechanism."""
        return self.page(self.rows())

    def partial_update(self, request: Request, pk: str) -> Response:
        """Give a category other days for an answer, or another usual unit (the office, the administrator)."""
        found, expected = self.get_object(), if_match(request)
        edit_category(found, **self.read(partial=True), expected=expected, by=self.user, at=timezone.now())
        return self.present(found)


class CalendarDaySerializer(serializers.Serializer[Any]):
    """A day that is not what its weekday says, or a named holiday."""

    day = serializers.DateField()
    is_working = serializers.BooleanField()
    note = serializers.CharField()


class CalendarSerializer(serializers.Serializer[Any]):
    """A published year: Monday to Friday are working days but for these exceptions."""

    year = serializers.IntegerField()
    version = serializers.CharField(help_text="That of `GET me/`.")
    exceptions = CalendarDaySerializer(many=True)


class CalendarViewSet(NounViewSet):
    """Working days as published."""

    detail_class = CalendarSerializer

    def retrieve(self, request: Request, year: str) -> Response:
        """Return a published year; 404 when its calendar is not published yet."""
        try:
            first, last = date(int(year), 1, 1), date(int(year), 12, 31)
        except ValueError:  # the year 0000
            raise Http404 from None
        days = list(CalendarDay.objects.filter(day__range=(first, last)).order_by("day"))
        if not days:
            raise Http404
        exceptions = [
            {"day": row.day, "is_working": row.is_working, "note": in_readers_language(row.note, row.note_en)}
            for row in days
            if row.note or row.is_working != (row.day.weekday() < 5)
        ]
        return self.shown({"year": int(year), "version": calendar_version(), "exceptions": exceptions})
