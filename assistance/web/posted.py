"""What several forms read from a request: the enterprise it is about."""

from __future__ import annotations

from django import forms
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
