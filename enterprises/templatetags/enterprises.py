"""Template tags for enterprises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import wording
from accounts.clock import local_day
from accounts.wording import labelled, listed
from enterprises.models import (
    Enterprise,
    EnterpriseSize,
    EnterpriseStatus,
    LevelRule,
    Project,
    ProjectStage,
    Qualification,
    QualificationStatus,
)
from enterprises.queries.directory import COUNTED_TO
from enterprises.rules import industries
from enterprises.rules.cultivation import shown_status
from enterprises.rules.size_classes import ASSETS, EMPLOYEES, REVENUE, WAN, SizeClass

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


@register.simple_tag
def industry_words(code: str) -> SafeString:
    """Return "Copper rolling (C3251)" and below it the way there; the Chinese name where we have no English one."""
    steps = industries.path(code)
    if not steps:
        return format_html("{}", code)
    own, above = steps[-1], steps[:-1]
    way = format_html_join(" › ", "{}", ([_industry_name(step)] for step in above if len(step.code) < 4))
    below = format_html('<span class="small muted d-block">{}</span>', way) if way else SafeString()
    return format_html('{} <span class="nowrap">({})</span>{}', _industry_name(own), code, below)


def _industry_name(industry: industries.Industry) -> SafeString:
    if (get_language() or "").startswith("zh") or not industry.name_en:
        return format_html('<span lang="zh-Hans">{}</span>', industry.name)
    return format_html("{}", industry.name_en)


@register.filter
def size_word(size: str) -> str:
    """Return "Medium" for MEDIUM."""
    return str(EnterpriseSize(size).label)


@register.filter
def indicator_words(indicators: Iterable[str]) -> str:
    """Return the names of the indicators of the national rule."""
    names = {EMPLOYEES: _("employees"), REVENUE: _("revenue"), ASSETS: _("total assets")}
    return listed(names[indicator] for indicator in indicators)


@register.filter
def size_reasons(by_rule: SizeClass) -> str:
    """Return "420 employees: Medium, revenue of 31,000 (10,000 yuan): Medium"."""
    words = {
        EMPLOYEES: _("employees %(amount)s"),
        REVENUE: _("revenue %(amount)s × 10,000 yuan"),
        ASSETS: _("total assets %(amount)s × 10,000 yuan"),
    }
    told = []
    for reason in by_rule.reasons:
        amount = reason.value if reason.indicator == EMPLOYEES else reason.value / WAN
        told.append(labelled(words[reason.indicator] % {"amount": f"{amount:,.0f}"}, size_word(reason.size)))
    return listed(told)


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
