"""What several forms read from a request: the enterprise it is about, the version that was seen."""

from __future__ import annotations

from django import forms
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404

from accounts.web.pages import StaffRequest
from enterprises.models import Enterprise


def enterprise_asked_for(request: StaffRequest) -> Enterprise | None:
    """Return the enterprise in ``?enterprise=`` if one may open it (else 404), None when none is named."""
    wanted = request.GET.get("enterprise")
    if not wanted:
        return None
    try:
        key = forms.UUIDField().clean(wanted)
    except forms.ValidationError:
        key = None
    return get_object_or_404(Enterprise.objects.visible_to(request.user).select_related("township", "chain"), pk=key)


def version_seen(text: str) -> int | None:
    """Return the version that a page had shown; None where it sent none. What is no number no page of ours has sent."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadRequest("version is a whole number")
    return int(text)


def number_of_issue(text: str) -> str:
    """Return the number of an issue as a page sends it, or refuse what none can be."""
    if not 0 < len(text) <= 12 or "\x00" in text:
        raise BadRequest("an issue has a number")
    return text
