"""The database's clock: the one time that all processes share."""

from datetime import date, datetime

from django.conf import settings
from django.db import connection
from django.db.models import DateField, DateTimeField, Func
from django.utils import timezone

# Days that a person may enter: those of our time, whatever was mistyped.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)


def database_now() -> datetime:
    """Return the database's clock (aware). Tasks read it once and pass it on as ``at``."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0].astimezone(timezone.get_default_timezone())


def local_day(at: datetime) -> date:
    """Return the calendar day of ``at`` in the county (Asia/Shanghai)."""
    return at.astimezone(timezone.get_default_timezone()).date()


class CountyToday(Func):
    """The database's present day in the county, for conditions such as "current"."""

    template = f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date"
    output_field = DateField()
    arity = 0


class ClockTimestamp(Func):
    """The database's clock at this very statement; leases are set and judged by it alone."""

    template = "clock_timestamp()"
    output_field = DateTimeField()
    arity = 0


def language_codes() -> list[str]:
    """Return the languages that a person may choose."""
    return [code for code, _name in settings.LANGUAGES]
