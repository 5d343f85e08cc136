"""Appointments to a chain: chief chain leader, chain leader, deputies."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, PickField, SeenField, TextField
from accounts.api.views import NounViewSet, Readable
from accounts.models import Role, User
from enterprises.actions.chain_leaders import appoint_leader, end_appointment, replace_leader
from enterprises.models import Chain, ChainLeader, LeaderRole
from enterprises.queries.chains import readable_chains


def leaders_with_log_in(user: User) -> QuerySet[User]:
    """Return the chain leaders who may log in."""
    return User.objects.filter(roles__contains=[Role.LEADER], is_active=True)


class ChainLeaderSerializer(serializers.ModelSerializer[ChainLeader]):
    """An official's appointment."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    vars()["from"] = serializers.DateField(source="starts_on", read_only=True)  # a Python keyword
    until = serializers.DateField(source="ends_on", read_only=True, allow_null=True, help_text="Not included.")

    class Meta:
        model = ChainLeader
        fields = (*STAMPS, "role", "name", "latin_name", "display_name", "post", "from", "until")
        read_only_fields = fields


class OfficialBody(Body):
    """Who takes a post, from when."""

    name = TextField(max_length=40, required=False, allow_blank=True, help_text="That of `user` if absent.")
    latin_name = TextField(max_length=80, required=False, allow_blank=True)
    post = TextField(max_length=60, required=False, allow_blank=True)
    user = SeenField(leaders_with_log_in, required=False, allow_null=True, help_text="The log-in of a chain leader.")
    vars()["from"] = DayField(source="starts_on")


class AppointBody(OfficialBody):
    """A new appointment."""

    id = ClientIdField()
    role = PickField(choices=LeaderRole.choices)
    until = DayField(source="ends_on", required=False, allow_null=True, help_text="Not included.")


class EndAppointmentBody(Body):
    """When an appointment ends."""

    until = DayField(source="ends_on", help_text="The first day on which it no longer holds.")


class NewChainLeaderViewSet(NounViewSet):
    """Appointments to one chain."""

    queryset = ChainLeader.objects.none()
    detail_class = ChainLeaderSerializer
    bodies = {"create": AppointBody}
    renamed = {"starts_on": "from", "ends_on": "until"}
    has_etag = True

    def create(self, request: Request, chain_id: str) -> Response:
        """Appoint an official (the office). One chief and one leader at a time; deputies may be several."""
        chain: Chain = get_object_or_404(readable_chains(self.user), pk=chain_id)
        leader = appoint_leader(chain, **self.read(), body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self.created(leader)


class ChainLeaderViewSet(Readable):
    """Appointments."""

    queryset = ChainLeader.objects.none()
    detail_class = ChainLeaderSerializer
    bodies = {"end": EndAppointmentBody, "replace": OfficialBody}
    renamed = {"starts_on": "from", "ends_on": "until"}
    has_etag = True
    guarded = frozenset({"end", "replace"})

    def rows(self) -> QuerySet[ChainLeader]:
        return ChainLeader.objects.filter(chain__in=readable_chains(self.user))

    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """End an appointment on a day (the office)."""
        leader = self.get_object()
        end_appointment(leader, expected=if_match(request), **self.read(), by=self.user, at=timezone.now())
        return self.present(leader)

    @extend_schema(responses={201: ChainLeaderSerializer})
    @action(detail=True, methods=["post"])
    def replace(self, request: Request, pk: str) -> Response:
        """Hand a post over: this appointment ends on the day on which the new one begins, or neither (the office)."""
        expected = if_match(request)
        leader = replace_leader(self.get_object(), expected=expected, **self.read(), by=self.user, at=timezone.now())
        return self.present(leader, status.HTTP_201_CREATED)
