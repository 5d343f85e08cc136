"""Template tags for enterprises."""

from __future__ import annotations

from typing import Any

from django import template

from enterprises.models import Enterprise, EnterpriseStatus
from enterprises.queries.directory import COUNTED_TO

register = template.Library()

STATUS_LOOK = {
    EnterpriseStatus.OPERATING: ("ok", "circle-check"),
    EnterpriseStatus.SUSPENDED: ("warn", "circle-pause"),
    EnterpriseStatus.CLOSED: ("neutral", "circle-x"),
    EnterpriseStatus.LOST_CONTACT: ("bad", "phone-off"),
}


@register.filter
def counted(count: int) -> str:
    """Return a count of the directory as people read it: "1000+" where it stopped."""
    return f"{COUNTED_TO}+" if count > COUNTED_TO else str(count)


@register.inclusion_tag("_status.html")
def enterprise_status(enterprise: Enterprise) -> dict[str, Any]:
    """Show whether the enterprise is at work."""
    tone, icon = STATUS_LOOK[EnterpriseStatus(enterprise.status)]
    return {"tone": tone, "word": enterprise.get_status_display(), "icon": icon}
