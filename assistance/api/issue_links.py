"""The enterprise's personal link of an answered issue, taken out over the API."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.bodies import Body
from accounts.api.fields import FlagField, SeenField
from accounts.api.views import Readable
from accounts.models import User
from assistance.actions.personal_links import make_link
from assistance.queries.personal_links import address_of
from enterprises.models import Contact


def visible_contacts(user: User) -> QuerySet[Contact]:
    """Return the people whom the person may see."""
    return Contact.objects.visible_to(user)


class PersonalLinkBody(Body):
    """For whom, and whether it is mailed."""

    contact = SeenField(visible_contacts, required=False, help_text="Who is called first if absent.")
    send = FlagField(required=False, help_text="`true`: mail it to the contact, who has agreed to be contacted.")


class GivenLinkSerializer(serializers.Serializer[Any]):
    """A link that was given out."""

    url = serializers.CharField(help_text="Opens without an account: for the contact alone.")
    expires_at = serializers.DateTimeField()


class IssueLinks(Readable):
    """One more act on an issue; it does not change the issue, so it needs no ``If-Match``."""

    @extend_schema(responses=GivenLinkSerializer)
    @action(detail=True, methods=["post"])
    def link(self, request: Request, pk: str) -> Response:
        """Take out the link with which a contact says whether the issue is solved (the enterprise's specialist, the office).

        The same link comes again while it waits. Every time is noted in the enterprise's file.
        """
        issue = self.get_object()
        link = make_link(issue, **self.read(), by=self.user, at=timezone.now())
        return Response(GivenLinkSerializer({"url": address_of(link), "expires_at": link.expires_at}).data)
