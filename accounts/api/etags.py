"""ETags are versions: ``"7"``. Who changes a thing says which version was seen; compression may put ``W/`` before it."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request

from accounts.models import Versioned

_ONE_VERSION = re.compile(r'(?:W/)?"([0-9]{1,9})"', re.ASCII)


class PreconditionRequired(APIException):
    """The request changes a thing without saying which version of it was seen."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "if_match_required"
    default_detail = _("Say in If-Match which version you saw: the ETag of your last answer.")


def etag_of(thing: Versioned) -> str:
    """Return the strong ETag of the thing's present version."""
    return f'"{thing.version}"'


def if_match(request: Request) -> int:
    """Return the version that the client saw; 428 without the header, 400 for anything but one version."""
    header = request.headers.get("If-Match")
    if header is None:
        raise PreconditionRequired()
    match = _ONE_VERSION.fullmatch(header.strip())
    if match is None:
        message = _('If-Match takes the ETag of one version, such as "3".')
        raise ValidationError({"If-Match": [message]}, code="invalid")
    return int(match[1])
