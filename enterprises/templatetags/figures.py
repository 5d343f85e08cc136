"""Template tags for figures."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.urls import reverse

from accounts.models import Unit
from enterprises.models import Chain

register = template.Library()


@register.simple_tag
def fewest() -> int:
    """Return of how many enterprises a total must be to be shown."""
    return settings.FEWEST_IN_AN_AGGREGATE


@register.simple_tag
def part_url(subject: Chain | Unit) -> str:
    """Return where the figures of a chain or a township are."""
    if isinstance(subject, Chain):
        return reverse("enterprises:chain-figures", args=[subject.slug])
    return reverse("enterprises:township-figures", args=[subject.code])
