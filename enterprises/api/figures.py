"""Statistical figures: the rows, what was corrected, and the county's page. Money is a decimal string in yuan."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import (
    AmountField,
    ClientIdField,
    FlagField,
    IdField,
    PickField,
    SeenByCodeField,
    SeenField,
    TextField,
)
from accounts.api.views import Readable
from accounts.clock import local_day
from accounts.models import User
from enterprises import access
from enterprises.actions.figures import record_figure
from enterprises.api.enterprises import EnterprisePart, readable_chains, townships
from enterprises.models import Enterprise, Figure, Indicator
from enterprises.queries.chain_figures import chain_rows, county_amounts, township_rows
from enterprises.queries.figures import amount_of, periods_of, revisions
from enterprises.rules.figures import MOST_RATE, Basis
from enterprises.rules.periods import FIRST, LAST, Period

BASES = [(basis.value, basis.name) for basis in Basis]
KEYS = ("enterprise", "chain", "township", "indicator", "year", "through_month")
SAID = ("value_cum", "base_cum_comparable", "growth_official", "is_preliminary", "source")
SCOPES = ("COUNTY", "CHAIN", "TOWNSHIP", "ENTERPRISE")


def openable_enterprises(user: User) -> QuerySet[Enterprise]:
    """Return the enterprises that the person may open."""
    return Enterprise.objects.visible_to(user)


class GrowthSerializer(serializers.Serializer[Any]):
    """A rate in per cent against the same period last year; null where there is nothing to compare with."""

    rate = serializers.DecimalField(max_digits=12, decimal_places=2, allow_null=True)
    basis = serializers.ChoiceField(
        choices=BASES,
        help_text="OFFICIAL: as published. COMPARABLE: the same enterprises in both years. Empty: there is no rate.",
    )


class FigureSerializer(serializers.ModelSerializer[Figure]):
    """A figure from January to `through_month`; what is not reported is not there."""

    growth = serializers.SerializerMethodField()

    class Meta:
        model = Figure
        fields: Any = (
            *STAMPS, "enterprise", "chain", "township", "indicator", "year", "through_month", "value_cum",
            "base_cum_comparable", "growth_official", "growth", "is_preliminary", "source", "note",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(GrowthSerializer)
    def get_growth(self, figure: Figure) -> Any:
        return GrowthSerializer(amount_of(figure).growth).data


class ChangeSerializer(serializers.Serializer[Any]):
    """One value before and after."""

    field = serializers.CharField(source="name")
    before = serializers.SerializerMethodField()
    after = serializers.SerializerMethodField()

    def get_before(self, change: Any) -> str | None:
        return None if change.before is None else str(change.before)

    def get_after(self, change: Any) -> str | None:
        return None if change.after is None else str(change.after)


class RevisionSerializer(serializers.Serializer[Any]):
    """A correction; the values are text."""

    version = serializers.IntegerField()
    at = serializers.DateTimeField()
    by = serializers.UUIDField(source="by.pk", default=None, allow_null=True)
    by_name = serializers.CharField(source="by.display_name", default=None, allow_null=True)
    note = serializers.CharField(help_text="Why.")
    changes = ChangeSerializer(many=True)


class FigureDetailSerializer(FigureSerializer):
    """A figure with its corrections, the latest first."""

    revisions = serializers.SerializerMethodField()

    class Meta(FigureSerializer.Meta):
        fields = (*FigureSerializer.Meta.fields, "revisions")
        read_only_fields = fields

    @extend_schema_field(RevisionSerializer(many=True))
    def get_revisions(self, figure: Figure) -> Any:
        return RevisionSerializer(revisions(figure), many=True).data


class AmountSerializer(serializers.Serializer[Any]):
    """What is known of an indicator: as published (`figure`), or the sum of `reported` of `expected` enterprises."""

    indicator = serializers.ChoiceField(choices=Indicator.choices)
    value = serializers.DecimalField(max_digits=24, decimal_places=2, allow_null=True)
    growth = GrowthSerializer()
    is_preliminary = serializers.BooleanField()
    is_hidden = serializers.BooleanField(help_text="There is a sum, of too few enterprises to be shown.")
    figure = serializers.UUIDField(source="figure.pk", default=None, allow_null=True)
    source = serializers.CharField()  # type: ignore[assignment]  # the contract's name
    reported = serializers.IntegerField()
    expected = serializers.IntegerField()


class ChainAmountSerializer(serializers.Serializer[Any]):
    """A chain's output."""

    chain = serializers.UUIDField(source="subject.pk")
    slug = serializers.CharField(source="subject.slug")
    display_name = serializers.CharField(source="subject.display_name")
    amount = AmountSerializer()


class TownshipAmountSerializer(serializers.Serializer[Any]):
    """A township's output."""

    township = serializers.UUIDField(source="subject.pk")
    code = serializers.CharField(source="subject.code")
    display_name = serializers.CharField(source="subject.display_name")
    amount = AmountSerializer()


class CountySerializer(serializers.Serializer[Any]):
    """The county's figures of a period, as its page shows them."""

    year = serializers.IntegerField(source="period.year")
    through_month = serializers.IntegerField(source="period.month")
    amounts = AmountSerializer(many=True)
    chains = ChainAmountSerializer(many=True)
    townships = TownshipAmountSerializer(many=True)


class PeriodQuery(Query):
    """A period; the latest of the county if absent."""

    year = serializers.IntegerField(min_value=1990, max_value=2099, required=False)
    through_month = serializers.IntegerField(min_value=FIRST, max_value=LAST, required=False)


class FigureQuery(PeriodQuery):
    """Filters of figures."""

    scope = PickField(choices=SCOPES, required=False, help_text="Whose figures.")
    enterprise = IdField(required=False)
    chain = SeenByCodeField(readable_chains, code="slug", required=False, help_text="Slug or id.")
    township = SeenByCodeField(townships, required=False, help_text="Code or id.")
    indicator = PickField(choices=Indicator.choices, required=False)


class FigureChanges(Body):
    """Corrections. A final figure needs `note`: why."""

    value_cum = AmountField(max_digits=17, decimal_places=2, required=False, allow_null=True)
    base_cum_comparable = AmountField(
        max_digits=17, decimal_places=2, required=False, allow_null=True, help_text="Last year, the same enterprises."
    )
    growth_official = AmountField(
        max_digits=7, decimal_places=2, required=False, allow_null=True, max_value=MOST_RATE, help_text="Per cent."
    )
    is_preliminary = FlagField(required=False)
    source = TextField(max_length=120, required=False, allow_blank=True)  # type: ignore[assignment]
    note = TextField(max_length=200, required=False, allow_blank=True, help_text="Why it is corrected.")


class FigureBody(FigureChanges):
    """A figure of an enterprise, a chain or a township; of none of them it is the county's."""

    id = ClientIdField()
    enterprise = SeenField(openable_enterprises, required=False, allow_null=True)
    chain = SeenByCodeField(readable_chains, code="slug", required=False, allow_null=True, help_text="Slug or id.")
    township = SeenByCodeField(townships, required=False, allow_null=True, help_text="Code or id.")
    indicator = PickField(choices=Indicator.choices)
    year = serializers.IntegerField(min_value=1990, max_value=2099)
    through_month = serializers.IntegerField(min_value=FIRST, max_value=LAST, help_text="2: January and February.")


class FigureViewSet(Readable):
    """Figures."""

    queryset = Figure.objects.none()
    list_class = FigureSerializer
    detail_class = FigureDetailSerializer
    bodies = {"create": FigureBody, "partial_update": FigureChanges}
    query = FigureQuery
    ordering: ClassVar = ("-year", "-through_month", "-id")
    route = "figure-detail"
    has_etag = True
    guarded = frozenset({"partial_update"})

    def rows(self) -> QuerySet[Figure]:
        return Figure.objects.visible_to(self.user)

    def list(self, request: Request) -> Response:
        """List published figures and those of enterprises that you may open, the latest period first."""
        filters = self.filters()
        rows = Figure.objects.visible_to(self.user)
        if scope := filters.pop("scope", None):
            rows = rows.of_the_county() if scope == "COUNTY" else rows.filter(**{f"{scope.lower()}__isnull": False})
        return self.page(rows.filter(**filters))

    def create(self, request: Request) -> Response:
        """Enter a figure, or correct the one that stands for this period (the office): 201, or 200 if there was one."""
        figure = record_figure(**self.read(), body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self.created(figure)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Correct a figure (the office)."""
        figure = get_object_or_404(self.rows().select_related("enterprise", "chain", "township"), pk=pk)
        expected = if_match(request)
        kept: dict[str, Any] = {name: getattr(figure, name) for name in (*KEYS, *SAID)}
        recorded = record_figure(
            **{**kept, **self.read(partial=True)}, expected=expected, by=self.user, at=timezone.now()
        )
        return self.present(recorded)

    @extend_schema(parameters=[PeriodQuery], responses=CountySerializer)
    @action(detail=False)
    def county(self, request: Request) -> Response:
        """Return the county's figures of a period with its chains and townships, as the page shows them."""
        access.require(access.may_read_figures(self.user))
        asked = PeriodQuery.of(request)
        period = _period(asked)
        rows = {"period": period, "chains": chain_rows(period), "townships": township_rows(period)}
        return Response(CountySerializer({**rows, "amounts": list(county_amounts(period).values())}).data)


class EnterpriseFigureViewSet(EnterprisePart):
    """The enterprise's figures."""

    queryset = Figure.objects.none()
    list_class = FigureSerializer
    ordering: ClassVar = ("-year", "-through_month", "indicator", "id")

    def rows(self) -> QuerySet[Figure]:
        rows = Figure.objects.filter(enterprise=self.enterprise())
        return rows if access.may_read_figures(self.user) else rows.none()

    def list(self, request: Request, enterprise_id: str) -> Response:
        """List what the enterprise reported, the latest period first."""
        return self.page(self.rows())


def _period(asked: dict[str, Any]) -> Period:
    """Return the period that was asked for; the latest of the county where a part of it is left open."""
    there = periods_of(Figure.objects.of_the_county())
    fitting = [
        period
        for period in there
        if period.year == asked.get("year", period.year) and period.month == asked.get("through_month", period.month)
    ]
    if fitting:
        return fitting[0]
    ended = Period.ended_before(local_day(timezone.now()))
    return Period(asked.get("year", ended.year), asked.get("through_month", ended.month))
