"""What is done with an event as a whole, over the API: moved on, its seats, its guests, its door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.bodies import Body, NothingBody
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, IdField, SeenField, TextField
from accounts.api.views import Readable
from assistance.actions.door import check_in_by_code, welcome_stranger
from assistance.actions.events import (
    cancel_event,
    change_seats,
    follow_up_event,
    hold_event,
    publish_event,
)
from assistance.actions.invitations import send_invitations
from assistance.api.agenda import SEATS
from assistance.api.assignments import visible_enterprises
from assistance.api.invitations import MOST_PICKED, GuestsSerializer, InvitationSerializer, guests_answer, named_guests
from assistance.models import Event, Invitation


class CancelEventBody(Body):
    """Why it does not take place."""

    reason = TextField(max_length=200, help_text="Guests read it.")


class SeatsBody(Body):
    """How many seats there are."""

    seats = serializers.IntegerField(**SEATS)


class SendBody(Body):
    """Whom to invite; everybody on the list who was not invited yet, if absent."""

    only = serializers.ListField(
        child=IdField(), required=False, max_length=MOST_PICKED, help_text="Ids of invitations."
    )


class CodeBody(Body):
    """What the scanner read, or a person typed."""

    code = TextField(max_length=300, help_text="The code, or the address in the QR code.")


class StrangerBody(Body):
    """Somebody who was not invited."""

    id = ClientIdField()
    name = TextField(max_length=40)
    enterprise = SeenField(visible_enterprises, required=False, allow_null=True)
    organisation = TextField(
        max_length=120, required=False, allow_blank=True, help_text="Where it is no enterprise of ours."
    )
    post = TextField(max_length=60, required=False, allow_blank=True)


ACT_BODIES: dict[str, type[Body]] = {
    "publish": NothingBody,
    "hold": NothingBody,
    "follow_up": NothingBody,
    "cancel": CancelEventBody,
    "seats": SeatsBody,
    "send_invitations": SendBody,
    "check_in": CodeBody,
    "strangers": StrangerBody,
}
GUARDED_ACTS = ("publish", "hold", "follow_up", "cancel")


class EventActs(Readable):
    """One POST for each act. Moves of the event itself take ``If-Match``; what concerns its guests does not change it."""

    def _move(self, verb: Callable[..., Event], request: Request) -> Response:
        event, expected = self.get_object(), if_match(request)
        return self.present(verb(event, **self.read(), expected=expected, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"])
    def publish(self, request: Request, pk: str) -> Response:
        """Publish the programme (organisers, the office). Again: every expected guest is told what changed."""
        return self._move(publish_event, request)

    @action(detail=True, methods=["post"])
    def hold(self, request: Request, pk: str) -> Response:
        """Say that the event took place (organisers, the office)."""
        return self._move(hold_event, request)

    @action(detail=True, methods=["post"], url_path="follow-up", url_name="follow-up")
    def follow_up(self, request: Request, pk: str) -> Response:
        """Close the work on an event (organisers, the office); 409 `questions_open` while a question is undecided."""
        return self._move(follow_up_event, request)

    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        """Call an event off, with the reason (organisers, the office)."""
        return self._move(cancel_event, request)

    @action(detail=True, methods=["post"])
    def seats(self, request: Request, pk: str) -> Response:
        """Set how many seats there are (organisers, the office), never fewer than were promised."""
        event = self.get_object()
        change_seats(event, **self.read(), by=self.user, at=timezone.now())
        return self.present(event)

    @extend_schema(responses=GuestsSerializer)
    @action(detail=True, methods=["post"], url_path="send-invitations", url_name="send-invitations")
    def send_invitations(self, request: Request, pk: str) -> Response:
        """Invite who is on the list (organisers, the office); answers who was invited now, nobody the second time."""
        event, fields = self.get_object(), self.read()
        only = list(Invitation.objects.filter(event=event, pk__in=fields["only"])) if "only" in fields else None
        sent = send_invitations(event, only=only, by=self.user, at=timezone.now())
        return guests_answer(self, sent)

    @extend_schema(responses=InvitationSerializer)
    @action(detail=True, methods=["post"], url_path="check-in", url_name="check-in")
    def check_in(self, request: Request, pk: str) -> Response:
        """Welcome the guest whose code was read (organisers, the office).

        409 `unknown_code`, `badge_of_another_event`, `house_full`. Again: the first welcome stands.
        """
        event = self.get_object()
        return self._guest(check_in_by_code(event, **self.read(), by=self.user, at=timezone.now()))

    @extend_schema(
        responses={
            201: OpenApiResponse(InvitationSerializer, description="The new guest."),
            200: OpenApiResponse(InvitationSerializer, description="The same body was posted before."),
        }
    )
    @action(detail=True, methods=["post"])
    def strangers(self, request: Request, pk: str) -> Response:
        """Welcome somebody who was not invited, if a seat is left (organisers, the office)."""
        event, fields = self.get_object(), self.read()
        guest = welcome_stranger(event, **fields, body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self._guest(guest, status.HTTP_200_OK if guest.was_replayed else status.HTTP_201_CREATED)

    def _guest(self, guest: Invitation, code: int = status.HTTP_200_OK) -> Response:
        shown: Any = named_guests(Invitation.objects.filter(pk=guest.pk)).get()
        return Response(InvitationSerializer(shown, context=self.get_serializer_context()).data, status=code)
