"""The one place where refusals and faults become answers: ``{"type", "errors": [{"code", "detail", "attr"}]}``."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.core.exceptions import (
    ValidationError as DjangoValidationError,
)
from django.db import InterfaceError, OperationalError
from django.http import UnreadablePostError
from django.utils.translation import gettext as _
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler as StandardHandler
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.serializers import as_serializer_error

from accounts.errors import DomainError, StaleError

RETRY_AFTER_SECONDS = 10  # while the database is away


class Refused(exceptions.APIException):
    """A rule of the house said no."""

    status_code = status.HTTP_409_CONFLICT


class Stale(exceptions.APIException):
    """The thing has changed since the client saw it."""

    status_code = status.HTTP_412_PRECONDITION_FAILED


class TooLarge(exceptions.APIException):
    """The body is larger than any of ours needs to be."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"


class Unavailable(exceptions.APIException):
    """The database is away or too busy; the same request may be sent again."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "database_unreachable"
    wait = RETRY_AFTER_SECONDS


class ExceptionHandler(StandardHandler):
    """Translate what verbs and Django raise into API errors."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        """Return the API's exception for one of ours or of Django's."""
        match exc:
            case StaleError():
                return Stale(str(exc), code=exc.code)
            case DomainError():
                return Refused(str(exc), code=exc.code)
            case PermissionDenied():
                return exceptions.PermissionDenied(str(exc) or None)
            case DjangoValidationError():
                return exceptions.ValidationError(as_serializer_error(exc))
            case OperationalError() | InterfaceError():
                return Unavailable(_("The service is not available right now. Try again in a moment."))
            case RequestDataTooBig():
                return TooLarge(_("The request is too large."))
            case SuspiciousOperation() | BadRequest() | UnreadablePostError():
                return exceptions.ParseError()
        return super().convert_known_exceptions(exc)

    def convert_unhandled_exceptions(self, exc: Exception) -> exceptions.APIException:
        """Tell nothing of a fault of ours but that it is ours."""
        if isinstance(exc, exceptions.APIException):
            return exc
        return exceptions.APIException(_("Something went wrong on our side."))

    def get_response(self, exc: exceptions.APIException, data: dict[str, Any]) -> Response:
        """Build the answer; a stale version comes with what the thing is now, another refusal with its facts."""
        response = super().get_response(exc, data)
        if isinstance(self.exc, DomainError) and self.exc.facts:
            response.data = {**data, **self.exc.facts}
        view: Any = self.context.get("view")
        if isinstance(self.exc, StaleError) and view is not None:
            present = view.present(self.exc.current)
            response.data = {**data, "current": present.data}
            response.headers["ETag"] = present.headers["ETag"]
        return response


class Formatter(ExceptionFormatter):
    """Name the field that a refusal speaks about, as the client knows it."""

    def get_errors(self) -> Any:
        """Return the errors, with ``attr`` of a refusal translated by the view's ``renamed``."""
        errors = super().get_errors()
        if isinstance(self.original_exc, DomainError) and self.original_exc.attr:
            renamed = getattr(self.context.get("view"), "renamed", {})
            for error in errors:
                error.attr = renamed.get(self.original_exc.attr, self.original_exc.attr)
        return errors
