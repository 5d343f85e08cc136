"""The people of an enterprise that one may open; read only."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from enterprises import access
from enterprises.api.enterprises import EnterprisePart
from enterprises.models import Contact


class ContactSerializer(serializers.ModelSerializer[Contact]):
    """A person of the enterprise."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    phone = serializers.CharField(source="masked_phone", read_only=True, help_text="Masked: 138****1234.")

    class Meta:
        model = Contact
        fields = (
            *STAMPS, "name", "latin_name", "display_name", "post", "phone", "email", "is_preferred", "consented_on",
        )  # fmt: skip
        read_only_fields = fields


class ContactViewSet(EnterprisePart):
    """The enterprise's people."""

    queryset = Contact.objects.none()
    list_class = ContactSerializer
    ordering: ClassVar = ("-is_preferred", "name", "id")

    def rows(self) -> QuerySet[Contact]:
        rows = Contact.objects.filter(enterprise=self.enterprise())
        return rows if access.may_read_contacts(self.user) else rows.none()

    def list(self, request: Request, enterprise_id: str) -> Response:
        """List contacts, the one to call first on top. Phone numbers are masked."""
        return self.page(self.rows())
