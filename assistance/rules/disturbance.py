"""How often the county disturbs an enterprise: on-site visits and invitations together (DOMAIN, default)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Disturbance:
    """What an event on a day would mean for an enterprise: contacts in the year round it, and the nearest other one."""

    contacts: int  # on-site visits and invitations in the 365 days up to the event, without it
    nearest: date | None  # the contact nearest to the event's first day
    most: int  # contacts a year
    gap_days: int  # days between two

    @property
    def is_over_budget(self) -> bool:
        """Whether the event would be one contact more than the enterprise should have in a year."""
        return self.contacts >= self.most

    def is_close_to(self, day: date) -> bool:
        """Whether another contact lies less than the gap away from ``day``."""
        return self.nearest is not None and abs((self.nearest - day).days) < self.gap_days


def disturbance(days: Sequence[date], day: date, *, most: int, gap_days: int) -> Disturbance:
    """Weigh an event on ``day`` against the days of an enterprise's other contacts."""
    counted = [other for other in days if day - YEAR < other <= day]
    nearest = min(days, key=lambda other: abs((other - day).days), default=None)
    return Disturbance(len(counted), nearest, most, gap_days)
