"""Template tags for enterprises."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils import timezone

from accounts import wording
from accounts.clock import local_day
from enterprises.models import (
    Enterprise,
    EnterpriseStatus,
    LevelRule,
    Project,
    ProjectStage,
    Qualification,
    QualificationStatus,
)
from enterprises.rules.cultivation import shown_status

register = template.Library()

STATUS_LOOK = {
    EnterpriseStatus.OPERATING: ("ok", "circle-check"),
    EnterpriseStatus.SUSPENDED: ("warn", "circle-pause"),
    EnterpriseStatus.CLOSED: ("neutral", "circle-x"),
    EnterpriseStatus.LOST_CONTACT: ("bad", "phone-off"),
}


@register.inclusion_tag("_status.html")
def enterprise_status(enterprise: Enterprise) -> dict[str, Any]:
    """Show whether the enterprise is at work."""
    tone, icon = STATUS_LOOK[EnterpriseStatus(enterprise.status)]
    return {"tone": tone, "word": enterprise.get_status_display(), "icon": icon}


QUALIFICATION_LOOK = {
    QualificationStatus.VALID: ("ok", "badge-check"),
    QualificationStatus.UNDER_REVIEW: ("info", "hourglass"),
    QualificationStatus.EXPIRED: ("bad", "calendar-x"),
    QualificationStatus.REVOKED: ("neutral", "ban"),
}
STAGE_LOOK = {
    ProjectStage.PLANNED: ("neutral", "circle-dashed"),
    ProjectStage.UNDER_WAY: ("info", "construction"),
    ProjectStage.COMPLETED: ("ok", "circle-check"),
    ProjectStage.STOPPED: ("bad", "circle-pause"),
}


@register.inclusion_tag("_status.html")
def qualification_status(qualification: Qualification) -> dict[str, Any]:
    """Show where the qualification stands today."""
    status = shown_status(qualification.status, qualification.valid_to, local_day(timezone.now()))
    tone, icon = QUALIFICATION_LOOK[status]
    return {"tone": tone, "word": status.label, "icon": icon}


@register.inclusion_tag("_status.html")
def project_stage(project: Project) -> dict[str, Any]:
    """Show how far the project has come."""
    tone, icon = STAGE_LOOK[ProjectStage(project.stage)]
    return {"tone": tone, "word": project.get_stage_display(), "icon": icon}


@register.filter
def days_left(last: date | None) -> str:
    """Return how many days are left up to a last day, in words; nothing without one."""
    return wording.days_left((last - local_day(timezone.now())).days) if last else ""


@register.filter
def update_day(rule: LevelRule) -> str:
    """Return the day by which the yearly update is to be handed in."""
    if rule.update_month is None or rule.update_day is None:
        return ""
    return wording.day_of_each_year(rule.update_month, rule.update_day)
