"""The OpenAPI document: made from the attributes of the views, in English whatever the server's language."""

from __future__ import annotations

import re
from typing import Any

from django.utils import translation
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, get_doc
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.permissions import AllowAny

from accounts.api.answers import ErrorsSerializer, StaleErrorsSerializer
from accounts.api.authentication import SCHEME
from accounts.api.bodies import Body
from accounts.api.views import UUID_IN_PATH, NounViewSet

# Status -> name of the shared answer, and why it is given.
_FAILURES = {
    "400": ("Wrong", "Something in the request is wrong."),
    "401": ("NoToken", "No token, or one that is unknown, expired or logged out."),
    "403": ("NotAllowed", "Your role does not allow this."),
    "404": ("NotFound", "There is no such thing, or none that you may see."),
    "409": ("Refused", "A rule refuses; `code` says which."),
    "412": ("Stale", "Somebody changed it since: `current` is what it is now."),
    "413": ("TooLarge", "The body is too large."),
    "415": ("NotJSON", "Send JSON."),
    "428": ("NoIfMatch", "If-Match is missing."),
    "503": ("Unavailable", "The database is away: try again after Retry-After seconds."),
}


class Generator(SchemaGenerator):
    """Describes in English, so that the file in docs/ is the same on every machine."""

    def get_schema(self, request: Any = None, public: bool = False) -> Any:
        with translation.override("en"):
            return super().get_schema(request, public)


class Schema(AutoSchema):
    """Describes one operation."""

    @property
    def noun(self) -> NounViewSet | None:
        """The view, where it is one of ours."""
        return self.view if isinstance(self.view, NounViewSet) else None

    @property
    def action(self) -> str:
        """The name of the method that answers."""
        return getattr(self.view, "action", None) or ""

    def get_operation_id(self) -> str:
        """Name acts by their verb: ``visits_complete``, not ``visits_complete_create``."""
        name = str(super().get_operation_id())
        return name if self.action == "create" else name.removesuffix("_create")

    def get_summary(self) -> str:
        """Use the first sentence; the whole answer's own words for "one thing"."""
        told = self.noun.detail_class if self.noun is not None and self.action == "retrieve" else None
        text = get_doc(told) if told else str(self.get_description() or "")
        return re.split(r"[.:;](?:\s|$)", text, maxsplit=1)[0]

    def get_request_serializer(self) -> Any:
        if self.noun is None:
            return super().get_request_serializer()
        return self.noun.bodies.get(self.action)

    def get_response_serializers(self) -> Any:
        if self.noun is None:
            return super().get_response_serializers()
        if self.action == "list":
            return self.noun.list_class
        if self.action == "create" and self.noun.route:
            again = "The same body was posted before: the thing as it is now."
            return {201: self.noun.detail_class, 200: OpenApiResponse(self.noun.detail_class, description=again)}
        return self.noun.detail_class

    def get_override_parameters(self) -> list[Any]:
        parameters = list(super().get_override_parameters())
        if self.noun is None:
            return parameters
        if self.action == "list" and self.noun.query:
            parameters.append(self.noun.query)
        if self.action in self.noun.guarded:
            parameters.append(
                _header("If-Match", "The ETag that you saw last.", required=True, pattern='^(W/)?"[0-9]{1,9}"$')
            )
        if self.noun.has_etag and self.action != "list":
            parameters.append(_header("ETag", "The version, for If-Match.", response=[200, 201]))
        if self.noun.route and self.action == "create":
            parameters.append(_header("Location", "Where the new thing is.", response=[200, 201]))
        return parameters

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        answers = super()._get_response_bodies(direction)
        for code in self._failures():
            answers.setdefault(code, self._failure(code))
        return dict(sorted(answers.items()))

    def _failure(self, code: str) -> dict[str, Any]:
        name, why = _FAILURES[code]
        shape = StaleErrorsSerializer if code == "412" else ErrorsSerializer
        answer = self._get_response_for_code(OpenApiResponse(shape, description=why), code, ["application/json"])
        answer.pop("headers", None)
        if code == "503":
            answer["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
        shared = ResolvedComponent(name, ResolvedComponent.RESPONSE, answer, object=name)
        self.registry.register_on_missing(shared)
        return dict(shared.ref)

    def _failures(self) -> list[str]:
        codes = {"503"}
        known = not any(isinstance(permission, AllowAny) for permission in self.view.get_permissions())
        if known:
            codes.add("401")
        if self.method != "GET":
            codes |= {"400", "413", "415"} | ({"403", "409"} if known else set())
        elif self.action == "list":
            codes.add("400")
        if "{" in self.path:
            codes.add("404")
        if self.noun is not None and self.action in self.noun.guarded:
            codes |= {"412", "428"}
        return sorted(codes)

    def _resolve_path_parameters(self, variables: Any) -> list[dict[str, Any]]:
        parameters: list[dict[str, Any]] = super()._resolve_path_parameters(variables)
        for parameter in parameters:
            if parameter["schema"].get("pattern") == f"^{UUID_IN_PATH}$":
                parameter["schema"] = {"type": "string", "format": "uuid"}
        return parameters

    def _get_serializer_name(self, serializer: Any, *args: Any, **kwargs: Any) -> str:
        name = str(super()._get_serializer_name(serializer, *args, **kwargs))
        return name.removesuffix("Request") if isinstance(serializer, Body) else name

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> dict[str, Any]:
        described: dict[str, Any] = super()._map_basic_serializer(serializer, direction)
        if isinstance(serializer, Body) and direction == "request":
            described["additionalProperties"] = False
        if sometimes := getattr(serializer, "sometimes", None):
            described["required"] = [name for name in described.get("required", []) if name not in sometimes]
        return described


class DeviceAuthenticationScheme(OpenApiAuthenticationExtension):
    """Bearer tokens, for OpenAPI."""

    target_class = "accounts.api.authentication.DeviceAuthentication"
    name = "device"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": SCHEME.lower(), "description": "The token of `POST auth/login/`."}


def _header(name: str, description: str, **kwargs: Any) -> OpenApiParameter:
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, description=description, **kwargs)
