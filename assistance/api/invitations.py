"""Guests of an event over the API: picked, invited, answering on the telephone, welcomed. Numbers never come along."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody, Query
from accounts.api.etags import if_match
from accounts.api.fields import IdField, PickField, SeenField, TextField
from accounts.api.views import NounViewSet, Readable
from accounts.models import User
from assistance import access
from assistance.actions.door import check_in, undo_check_in
from assistance.actions.guest_mails import take_out_guest_link
from assistance.actions.invitations import answer_invitation, pick_guests, withdraw_invitation
from assistance.api.assignments import visible_enterprises
from assistance.models import Event, Invitation
from assistance.queries.guest_list import CAME
from assistance.queries.guest_pages import address_to_ask
from assistance.queries.personal_links import address_of
from assistance.rules.attendance import Answer, InvitationStatus
from enterprises.models import Contact

STATES = [*InvitationStatus.choices, (CAME, "Came")]
MOST_PICKED = 500  # contacts of one request


def visible_invitations(user: User) -> QuerySet[Invitation]:
    """Return the guests whom the person may see."""
    return Invitation.objects.visible_to(user)


def named_guests(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Fetch what the answer about a guest names in the same query."""
    return rows.select_related("event", "enterprise", "contact")


class InvitationQuery(Query):
    """Filters of the guest list."""

    state = PickField(choices=STATES, required=False, help_text="CAME: welcomed at the door.")
    enterprise = SeenField(visible_enterprises, required=False)
    q = TextField(
        max_length=60, required=False, help_text="Part of a name or organisation, also in pinyin or initials."
    )


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    """A guest."""

    name = serializers.CharField(
        source="display_name", read_only=True, help_text="Who comes: the deputy if there is one."
    )
    post = serializers.CharField(source="display_post", read_only=True)
    organisation = serializers.CharField(
        source="display_organisation", read_only=True, help_text="The enterprise, or what was told at the door."
    )
    state = serializers.ChoiceField(choices=STATES, read_only=True, help_text="`status`, or CAME.")

    class Meta:
        model = Invitation
        fields = (
            *STAMPS, "event", "enterprise", "contact", "name", "post", "organisation", "deputy_name", "deputy_post", "status",
            "state", "remark", "door_code", "walked_in", "invited_at", "opened_at", "answered_at", "waiting_since", "came_at",
        )  # fmt: skip
        read_only_fields = fields


class PicksBody(Body):
    """Whom to put on the guest list."""

    contacts = serializers.ListField(
        child=IdField(), min_length=1, max_length=MOST_PICKED, help_text="Ids; who is on the list stays as he is."
    )

    def validate_contacts(self, value: list[Any]) -> list[Contact]:
        """Fetch all of them in one query; one that may not be seen, or has left, does not exist."""
        rows = Contact.objects.visible_to(self.context["request"].user).present().filter(pk__in=value)
        found = {contact.pk: contact for contact in rows.select_related("enterprise")}
        if missing := [place for place, key in enumerate(value) if key not in found]:
            message = str(SeenField.default_error_messages["does_not_exist"])
            raise ValidationError({str(place): [ErrorDetail(message, code="does_not_exist")] for place in missing})
        return list(found.values())


class GuestsSerializer(serializers.Serializer[Any]):
    """The guests whom an act concerned."""

    guests = InvitationSerializer(many=True)


class InvitationAnswerBody(Body):
    """What the guest said."""

    answer = PickField(choices=Answer.choices)
    deputy_name = TextField(max_length=40, required=False, allow_blank=True, help_text="Who comes instead, with YES.")
    deputy_post = TextField(max_length=60, required=False, allow_blank=True)
    remark = TextField(max_length=200, required=False, allow_blank=True)


class GuestLinksSerializer(serializers.Serializer[Any]):
    """A guest's personal links; each opens without an account."""

    answer_url = serializers.CharField(help_text="For the guest alone: to answer the invitation.")
    question_url = serializers.CharField(help_text="For the guest alone: to ask questions.")
    expires_at = serializers.DateTimeField()


class EventPart(NounViewSet):
    """Something of one event; of one that may not be read it is 404."""

    def event(self) -> Event:
        """Return the event of the address."""
        return get_object_or_404(Event.objects.visible_to(self.user), pk=self.kwargs["event_id"])


class EventInvitationViewSet(EventPart):
    """The guest list of an event."""

    queryset = Invitation.objects.none()
    list_class = InvitationSerializer
    bodies = {"create": PicksBody}
    query = InvitationQuery

    def rows(self) -> QuerySet[Invitation]:
        return Invitation.objects.visible_to(self.user).filter(event=self.event())

    def list(self, request: Request, event_id: str) -> Response:
        """List the guests whom you may see, the latest change first: all, or those of your enterprises."""
        filters, rows = self.filters(), named_guests(self.rows())
        state = filters.get("state")
        if state == CAME:
            rows = rows.filter(came_at__isnull=False)
        elif state:
            rows = rows.filter(status=state, came_at__isnull=True)
        if "enterprise" in filters:
            rows = rows.filter(enterprise=filters["enterprise"])
        if words := filters.get("q"):
            rows = rows.filter(search_key__contains=words.lower())
        return self.page(rows)

    @extend_schema(responses=GuestsSerializer)
    def create(self, request: Request, event_id: str) -> Response:
        """Put contacts on the guest list (organisers, the office); nobody is told yet. Answers who is new on it."""
        event = self.event()
        access.require(access.may_edit_events(self.user))
        picked = pick_guests(event, contacts=self.read()["contacts"], by=self.user, at=timezone.now())
        return guests_answer(self, picked)


class InvitationViewSet(Readable):
    """Guests."""

    queryset = Invitation.objects.none()
    detail_class = InvitationSerializer
    bodies = {
        "answer": InvitationAnswerBody, "link": NothingBody, "withdraw": NothingBody, "check_in": NothingBody,
        "undo_check_in": NothingBody,
    }  # fmt: skip
    has_etag = True
    guarded = frozenset({"answer", "withdraw"})

    def rows(self) -> QuerySet[Invitation]:
        return Invitation.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
        return named_guests(rows)

    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: str) -> Response:
        """Write down what a guest said on the telephone (organisers, the office, the enterprise's specialist).

        YES takes a seat, or a place on the waiting list; NO gives the seat to whoever waits longest.
        """
        found, expected = self.guest(), if_match(request)
        return self.present(answer_invitation(found, **self.read(), expected=expected, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take a guest off the list (organisers, the office)."""
        found, expected = self.guest(), if_match(request)
        self.read()
        return self.present(withdraw_invitation(found, expected=expected, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"], url_path="check-in", url_name="check-in")
    def check_in(self, request: Request, pk: str) -> Response:
        """Welcome a guest at the door (organisers, the office). Again: the first welcome stands."""
        found = self.guest()
        self.read()
        return self.present(check_in(found, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"], url_path="undo-check-in", url_name="undo-check-in")
    def undo_check_in(self, request: Request, pk: str) -> Response:
        """Take a welcome back: it was the wrong person (organisers, the office). The guest keeps the seat."""
        found = self.guest()
        self.read()
        return self.present(undo_check_in(found, by=self.user, at=timezone.now()))

    @extend_schema(responses=GuestLinksSerializer)
    @action(detail=True, methods=["post"])
    def link(self, request: Request, pk: str) -> Response:
        """Take out the guest's personal links (who may answer for the guest); 409 `not_invited` before there are any.

        Every time is noted in the enterprise's file.
        """
        found = self.guest()
        self.read()
        link = take_out_guest_link(found, by=self.user, at=timezone.now())
        urls = {"answer_url": address_of(link), "question_url": address_to_ask(found)}
        return Response(GuestLinksSerializer(urls | {"expires_at": link.expires_at}).data)

    def guest(self) -> Invitation:
        """Return the guest of the address, with event and enterprise."""
        return get_object_or_404(named_guests(self.rows()), pk=self.kwargs["pk"])


def guests_answer(view: NounViewSet, guests: list[Invitation]) -> Response:
    """Answer with these guests as they are now, in the order of the list."""
    rows = named_guests(Invitation.objects.filter(pk__in=[guest.pk for guest in guests])).order_by("created_at", "id")
    return Response(GuestsSerializer({"guests": rows}, context=view.get_serializer_context()).data)
