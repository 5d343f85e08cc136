"""The people of enterprises that one may open. Numbers are masked; to see a whole one is an act of its own, and logged."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, FlagField, TextField
from accounts.api.views import Readable
from accounts.models.phones import normalise_phone
from enterprises.actions.contacts import add_contact, archive_contact, edit_contact, restore_contact, reveal_phone
from enterprises.api.enterprises import EnterprisePart
from enterprises.models import Contact


class ContactSerializer(serializers.ModelSerializer[Contact]):
    """A person of the enterprise."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    phone = serializers.CharField(source="masked_phone", read_only=True, help_text="Masked: 138****1234.")

    class Meta:
        model = Contact
        fields = (
            *STAMPS, "enterprise", "name", "latin_name", "display_name", "post", "phone", "email", "is_preferred",
            "consented_on", "archived_at", "archived_reason",
        )  # fmt: skip
        read_only_fields = fields


class ContactChanges(Body):
    """What the office may change of a person."""

    name = TextField(max_length=40)
    latin_name = TextField(max_length=80, required=False, allow_blank=True)
    post = TextField(max_length=60, required=False, allow_blank=True)
    phone = TextField(
        max_length=40, required=False, allow_blank=True, help_text="As people write it. Answers show it masked."
    )
    email = serializers.EmailField(required=False, allow_blank=True)
    is_preferred = FlagField(required=False, help_text="First to call; takes the place of the earlier one.")
    consented_on = DayField(required=False, allow_null=True, help_text="When the person agreed to be contacted.")

    def validate_phone(self, value: str) -> str:
        """Say beside the field what is wrong with a number."""
        return normalise_phone(value)


class ContactBody(ContactChanges):
    """A new person of the enterprise."""

    id = ClientIdField()


class ArchiveBody(Body):
    """Why somebody is no longer a contact."""

    reason = TextField(max_length=200)


class RevealedPhoneSerializer(serializers.Serializer[Any]):
    """A whole number."""

    phone = serializers.CharField(help_text="E.164: +8613806351234.")


class EnterpriseContactViewSet(EnterprisePart):
    """The enterprise's people."""

    queryset = Contact.objects.none()
    list_class = ContactSerializer
    detail_class = ContactSerializer
    bodies = {"create": ContactBody}
    route = "contact-detail"
    has_etag = True
    ordering: ClassVar = ("-is_preferred", "name", "id")

    def rows(self) -> QuerySet[Contact]:
        return Contact.objects.visible_to(self.user).present().filter(enterprise=self.enterprise())

    def list(self, request: Request, enterprise_id: str) -> Response:
        """List contacts, the one to call first on top. Phone numbers are masked; who has left is not listed."""
        return self.page(self.rows())

    def create(self, request: Request, enterprise_id: str) -> Response:
        """Add a person (the office)."""
        enterprise, fields = self.enterprise(), self.read()
        contact = add_contact(enterprise, **fields, body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self.created(contact)


class ContactViewSet(Readable):
    """Contacts."""

    queryset = Contact.objects.none()
    detail_class = ContactSerializer
    bodies = {
        "partial_update": ContactChanges, "archive": ArchiveBody, "restore": NothingBody, "reveal": NothingBody,
    }  # fmt: skip
    has_etag = True
    guarded = frozenset({"partial_update", "archive", "restore"})

    def rows(self) -> QuerySet[Contact]:
        return Contact.objects.visible_to(self.user)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Correct what is known of a person (the office)."""
        contact, expected = self.get_object(), if_match(request)
        fields = self.read(partial=True)
        return self.present(edit_contact(contact, **fields, expected=expected, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"])
    def archive(self, request: Request, pk: str) -> Response:
        """Take a person who has left off the lists, with the reason (the office)."""
        contact, expected = self.get_object(), if_match(request)
        return self.present(archive_contact(contact, **self.read(), expected=expected, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: str) -> Response:
        """Bring a person back (the office)."""
        contact, expected = self.get_object(), if_match(request)
        self.read()
        return self.present(restore_contact(contact, expected=expected, by=self.user, at=timezone.now()))

    @extend_schema(responses=RevealedPhoneSerializer)
    @action(detail=True, methods=["post"])
    def reveal(self, request: Request, pk: str) -> Response:
        """Return the whole number. The look is logged, and a person has 60 an hour (409 `too_many_reveals`)."""
        contact = self.get_object()
        self.read()
        phone = reveal_phone(contact, by=self.user, at=timezone.now())
        return Response(RevealedPhoneSerializer({"phone": phone}).data)
