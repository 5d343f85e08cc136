"""Days and moments in the forms of pages: those of our time; the year 202 is a slip of the finger, not a date."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.clock import FIRST_DAY, LAST_DAY


def of_our_time(value: date | datetime) -> None:
    """Refuse a day before 1990 or after 2099."""
    day = timezone.localtime(value).date() if isinstance(value, datetime) else value
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(_("Choose a day between 1990 and 2099."), code="out_of_range")


class DayField(forms.DateField):
    """A calendar day of our time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"validators": [of_our_time], **kwargs})


class MomentField(forms.DateTimeField):
    """A moment of our time, in the county's clock."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"validators": [of_our_time], **kwargs})
