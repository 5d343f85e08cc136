"""Log in with a device, log it out, log all out."""

from __future__ import annotations

import math
from typing import Any

from axes.helpers import get_cool_off
from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_logged_in
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, Throttled
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actions.devices import log_in_device, log_out_device, log_out_everywhere
from accounts.api.answers import STAMPS, ErrorsSerializer
from accounts.api.authentication import SCHEME
from accounts.api.bodies import Body, NothingBody
from accounts.api.fields import TextField
from accounts.api.views import NounViewSet, django_request
from accounts.models import DeviceToken, User


class WrongCredentials(APIException):
    """Name and password do not belong together; which of them is wrong is not said."""

    status_code = status.HTTP_401_UNAUTHORIZED
    default_code = "wrong_credentials"
    default_detail = _("Name and password do not belong together. Both are case-sensitive.")
    auth_header = SCHEME


class LogInBody(Body):
    """Who logs in, and on what."""

    username = TextField(max_length=40)
    password = TextField(max_length=128, trim_whitespace=False, style={"input_type": "password"})
    device = TextField(
        max_length=80, required=False, allow_blank=True, help_text="So that a person tells devices apart."
    )


class PersonSerializer(serializers.ModelSerializer[User]):
    """A person, to that person."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")

    class Meta:
        model = User
        fields = (*STAMPS, "username", "name", "latin_name", "display_name", "email", "language", "roles")
        read_only_fields = fields


class LogInSerializer(serializers.Serializer[Any]):
    """The token is shown this once; only its digest is kept."""

    token = serializers.CharField()
    expiry = serializers.DateTimeField()
    user = PersonSerializer()


class DeviceViewSet(NounViewSet):
    """Log-ins of devices."""

    bodies = {"login": LogInBody, "logout": NothingBody, "logout_all": NothingBody}

    @extend_schema(
        responses={
            200: LogInSerializer,
            401: OpenApiResponse(ErrorsSerializer, description="Name and password do not belong together."),
            429: OpenApiResponse(ErrorsSerializer, description="Too many failures: try again after Retry-After."),
        }
    )
    @action(detail=False, methods=["post"], authentication_classes=[], permission_classes=[AllowAny])
    def login(self, request: Request) -> Response:
        """Log in. Five failures of one name from one address lock that pair for 15 minutes."""
        body = self.read()
        user = authenticate(django_request(request), username=body["username"], password=body["password"])
        if not isinstance(user, User):
            raise self._refusal()
        device, secret = log_in_device(user, device=body.get("device", ""), by=user, at=timezone.now())
        user_logged_in.send(sender=User, request=django_request(request), user=user)  # forgets the failures
        return Response(LogInSerializer({"token": secret, "expiry": device.expiry, "user": user}).data)

    @extend_schema(responses={204: None})
    @action(detail=False, methods=["post"])
    def logout(self, request: Request) -> Response:
        """Forget this device; its token is dead at once."""
        self.read()
        assert isinstance(request.auth, DeviceToken)
        log_out_device(request.auth, by=self.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(responses={204: None})
    @action(detail=False, methods=["post"], url_path="logout-all")
    def logout_all(self, request: Request) -> Response:
        """Forget all devices of this person."""
        self.read()
        log_out_everywhere(self.user, by=self.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _refusal(self) -> APIException:
        request = django_request(self.request)
        if not getattr(request, "axes_locked_out", False):
            return WrongCredentials()
        wait = get_cool_off(request)
        return Throttled(wait=math.ceil(wait.total_seconds()) if wait else None)
