"""The register of enterprises. Another specialist's enterprise is listed by name, chain and township, and not opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, FlagField, PickField, SeenByCodeField, TextField
from accounts.api.views import NounViewSet, Readable
from accounts.models import Capability, Unit, User
from enterprises import access
from enterprises.actions.enterprise_status import change_status
from enterprises.actions.enterprises import edit_enterprise, register_enterprise
from enterprises.models import ChainRole, Enterprise, EnterpriseSize, EnterpriseStatus
from enterprises.queries.chains import readable_chains
from enterprises.queries.directory import Asked, directory
from enterprises.queries.duplicates import likely_duplicates

LISTED = ("id", "name", "short_name", "name_en", "display_name", "chain", "chain_name", "township", "township_name")
_OPENABLE = Q(may_open=True)


def zones(user: User) -> QuerySet[Unit]:
    """Return the development zones; they are public."""
    return Unit.objects.zones()


def townships(user: User) -> QuerySet[Unit]:
    """Return the places where an enterprise can be; they are public."""
    return Unit.objects.townships()


class EnterpriseQuery(Query):
    """Filters of enterprises. All but text, chain and township pass over what one may not open."""

    q = TextField(max_length=100, required=False, help_text="Part of a name, its pinyin or initials, or of the code.")
    mine = serializers.BooleanField(required=False, help_text="Assigned to you now, as primary or backup.")
    chain = SeenByCodeField(readable_chains, code="slug", required=False, help_text="Slug or id.")
    township = SeenByCodeField(townships, required=False, help_text="Code or id.")
    role = PickField(choices=ChainRole.choices, required=False)
    key = serializers.BooleanField(required=False)
    above_designated_size = serializers.BooleanField(required=False)
    ordering = PickField(
        choices=["name", "-name", "updated_at", "-updated_at", "created_at", "-created_at"],
        required=False,
        help_text="`name` is by pinyin, and the default. By time, only what you may open is listed.",
    )


class EnterpriseRowSerializer(serializers.ModelSerializer[Enterprise]):
    """A row of the list; with `openable` false it carries the listed fields alone."""

    openable = serializers.BooleanField(source="may_open", read_only=True)
    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    chain_name = serializers.CharField(source="chain.display_name", read_only=True, default=None, allow_null=True)
    township_name = serializers.CharField(source="township.display_name", read_only=True)
    size = serializers.ChoiceField(choices=EnterpriseSize.choices, allow_blank=True, read_only=True)
    role = serializers.ChoiceField(choices=ChainRole.choices, allow_blank=True, read_only=True)

    class Meta:
        model = Enterprise
        fields = (
            *LISTED, "openable", "version", "created_at", "updated_at", "uscc", "industry_class", "size",
            "above_designated_since", "role", "is_key", "status",
        )  # fmt: skip
        read_only_fields = fields

    sometimes = frozenset(Meta.fields) - {*LISTED, "openable"}  # for OpenAPI: not on every row

    def to_representation(self, instance: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(instance)
        if shown["openable"]:
            return shown
        return {name: shown[name] for name in (*LISTED, "openable")}


class EnterpriseSerializer(serializers.ModelSerializer[Enterprise]):
    """An enterprise, to those who may open it."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    chain_name = serializers.CharField(source="chain.display_name", read_only=True, default=None, allow_null=True)
    township_name = serializers.CharField(source="township.display_name", read_only=True)
    zone_name = serializers.CharField(source="zone.display_name", read_only=True, default=None, allow_null=True)
    size = serializers.ChoiceField(choices=EnterpriseSize.choices, allow_blank=True, read_only=True)
    role = serializers.ChoiceField(choices=ChainRole.choices, allow_blank=True, read_only=True)

    class Meta:
        model = Enterprise
        fields = (
            *STAMPS, "uscc", "name", "short_name", "name_en", "display_name", "township", "township_name", "zone",
            "zone_name", "address", "industry_class", "size", "above_designated_since", "chain", "chain_name", "role",
            "is_key", "status", "status_since", "status_reason",
        )  # fmt: skip
        read_only_fields = fields


class EnterpriseChanges(Body):
    """What the office may change in the register."""

    uscc = TextField(max_length=40, help_text="Unified social credit code; separators and full-width digits are fine.")
    name = TextField(max_length=120)
    short_name = TextField(max_length=40, required=False, allow_blank=True)
    name_en = TextField(max_length=160, required=False, allow_blank=True)
    township = SeenByCodeField(townships, help_text="Code or id.")
    zone = SeenByCodeField(zones, required=False, allow_null=True, help_text="Development zone: code or id.")
    address = TextField(max_length=200, required=False, allow_blank=True)
    industry_class = TextField(
        max_length=8,
        required=False,
        allow_blank=True,
        help_text="GB/T 4754-2017: C3251, or 3251; stored with its letter.",
    )
    size = PickField(choices=EnterpriseSize.choices, required=False, allow_blank=True)
    above_designated_since = DayField(required=False, allow_null=True)
    chain = SeenByCodeField(readable_chains, code="slug", required=False, allow_null=True, help_text="Slug or id.")
    role = PickField(choices=ChainRole.choices, required=False, allow_blank=True)
    is_key = FlagField(required=False)


class EnterpriseBody(EnterpriseChanges):
    """A new entry of the register; 409 `likely_duplicate` lists `candidates` of nearly the same name."""

    id = ClientIdField()
    status = PickField(choices=EnterpriseStatus.choices, required=False, help_text="OPERATING if absent.")
    status_reason = TextField(
        max_length=200, required=False, allow_blank=True, help_text="Needed for any status but OPERATING."
    )
    status_since = DayField(required=False, allow_null=True, help_text="Today if absent.")
    not_a_duplicate = FlagField(required=False, help_text="It is none of the `candidates`: enter it all the same.")


class StatusBody(Body):
    """The next status, and why."""

    status = PickField(choices=EnterpriseStatus.choices)
    reason = TextField(max_length=200)
    since = DayField(required=False, allow_null=True, help_text="Today if absent; not in the future.")


class NameQuery(Query):
    """A name before it is entered."""

    name = TextField(max_length=120)


class CandidateSerializer(serializers.ModelSerializer[Enterprise]):
    """An enterprise that a name may mean."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    township_name = serializers.CharField(source="township.display_name", read_only=True)

    class Meta:
        model = Enterprise
        fields = ("id", "name", "display_name", "uscc", "township", "township_name", "status")
        read_only_fields = fields


class EnterpriseViewSet(Readable):
    """Enterprises."""

    queryset = Enterprise.objects.none()
    list_class = EnterpriseRowSerializer
    detail_class = EnterpriseSerializer
    bodies = {"create": EnterpriseBody, "partial_update": EnterpriseChanges, "set_status": StatusBody}
    query = EnterpriseQuery
    route = "enterprise-detail"
    has_etag = True
    guarded = frozenset({"partial_update", "set_status"})
    ordering: ClassVar = ("pinyin", "id")

    def rows(self) -> QuerySet[Enterprise]:
        return Enterprise.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Enterprise]) -> QuerySet[Enterprise]:
        return rows.select_related("chain", "township", "zone")

    def get_ordering(self) -> Sequence[str]:
        column = self.request.query_params.get("ordering") or "name"
        sign = "-" if column.startswith("-") else ""
        name = column.removeprefix("-")
        return (sign + ("pinyin" if name == "name" else name), f"{sign}id")

    def list(self, request: Request) -> Response:
        """List the enterprises that you may see, by name unless asked otherwise."""
        filters = self.filters()
        asked = Asked(
            text=filters.get("q", ""),
            role=filters.get("role", ""),
            chips=frozenset(name for name in ("mine", "key") if filters.get(name)),
        )
        rows = directory(self.user, asked)
        if filters.get("mine") and not self.user.can(Capability.READ_OWN_ASSIGNMENTS):
            rows = rows.none()
        for name in ("chain", "township"):
            if name in filters:
                rows = rows.filter(**{name: filters[name]})
        if filters.get("key") is False:
            rows = rows.filter(_OPENABLE, is_key=False)
        if (above := filters.get("above_designated_size")) is not None:
            rows = rows.filter(_OPENABLE, above_designated_since__isnull=not above)
        if filters.get("ordering", "name").removeprefix("-") != "name":
            rows = rows.filter(_OPENABLE)
        return self.page(rows)

    def create(self, request: Request) -> Response:
        """Enter an enterprise in the register (the office)."""
        fields = self.read()
        enterprise = register_enterprise(**fields, body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self.created(enterprise)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Change what the register says (the office)."""
        enterprise = self.get_object()
        expected = if_match(request)
        edit_enterprise(enterprise, **self.read(partial=True), expected=expected, by=self.user, at=timezone.now())
        return self.present(enterprise)

    @action(detail=True, methods=["post"], url_path="status", url_name="status")
    def set_status(self, request: Request, pk: str) -> Response:
        """Pause, close, lose or reopen an enterprise, with the reason (the office). Issues and assignments stay."""
        enterprise, expected = self.get_object(), if_match(request)
        change_status(enterprise, **self.read(), expected=expected, by=self.user, at=timezone.now())
        return self.present(enterprise)

    @extend_schema(parameters=[NameQuery], responses=CandidateSerializer(many=True))
    @action(detail=False, methods=["get"], url_path="likely-duplicates", pagination_class=None)
    def likely_duplicates(self, request: Request) -> Response:
        """List up to five enterprises that a new name may mean (the office)."""
        access.require(access.may_edit_enterprises(self.user))
        candidates = likely_duplicates(NameQuery.of(request)["name"], seen_by=self.user)
        return Response(CandidateSerializer(candidates, many=True).data)


class EnterprisePart(NounViewSet):
    """Something of one enterprise; of one that may not be opened it is 404."""

    def enterprise(self) -> Enterprise:
        """Return the enterprise of the address."""
        return get_object_or_404(Enterprise.objects.visible_to(self.user), pk=self.kwargs["enterprise_id"])
