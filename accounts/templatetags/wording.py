"""Template tags for moments and amounts: words first, the exact moment on focus."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from accounts import wording
from accounts.clock import local_day

register = template.Library()
register.filter("listed", wording.listed)
register.filter("labelled", wording.labelled)
register.filter("with_aside", wording.with_aside)
register.filter("money", wording.money_words)
register.filter("growth", wording.growth_words)
register.filter("percent", wording.percent_words)


@register.inclusion_tag("_when.html")
def when(moment: datetime | None) -> dict[str, Any]:
    """Show a moment in words with the exact one on focus."""
    if moment is None:
        return {"words": "—", "exact": ""}
    return {
        "words": wording.moment_words(moment, timezone.now()),
        "exact": wording.exact_moment(moment),
        "iso": timezone.localtime(moment).isoformat(timespec="minutes"),
    }


@register.filter
def exact(moment: datetime | date | None) -> str:
    """Return the exact moment or day in the reader's language."""
    if moment is None:
        return ""
    return wording.exact_moment(moment) if isinstance(moment, datetime) else wording.exact_day(moment)


@register.filter
def day(moment: datetime | date | None) -> str:
    """Return the day in short words: today, tomorrow, 25 Nov."""
    if moment is None:
        return ""
    on = timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
    return wording.short_day(on, local_day(timezone.now()))


@register.filter
def clock(moment: datetime | None) -> str:
    """Return 09:30 in county time."""
    return f"{timezone.localtime(moment):%H:%M}" if moment else ""


@register.filter
def days_since(moment: datetime | None) -> int | None:
    """Return the number of calendar days since the moment."""
    return (local_day(timezone.now()) - local_day(moment)).days if moment else None
