"""Template tags for the page of assignments."""

from __future__ import annotations

from typing import Any

from django import template

from enterprises.models import Enterprise

register = template.Library()


@register.filter
def is_ticked(enterprise: Enterprise, form: Any) -> bool:
    """Whether the enterprise was ticked when the form was sent."""
    return str(enterprise.pk) in form.ticked
