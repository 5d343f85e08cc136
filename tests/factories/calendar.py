"""The working calendar in one statement: as published where the package knows the year, Monday to Friday elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from chinese_calendar import constants
from django.db import connection


def load_calendar(years: Iterable[int]) -> None:
    """Store every day of ``years``; those that are not published yet follow the week, so that no deadline is provisional."""
    wanted = sorted(years)
    holidays = [day for day in constants.holidays if day.year in wanted]
    made_up = [day for day in constants.workdays if day.year in wanted]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO assistance_calendarday (day, is_working, note, note_en, loaded_at)"
            " SELECT day, day = ANY(%s::date[]) OR (extract(isodow FROM day) < 6 AND day <> ALL(%s::date[])),"
            " '', '', now()"
            " FROM (SELECT generate_series(make_date(%s, 1, 1), make_date(%s, 12, 31), '1 day')::date AS day) AS days"
            " ON CONFLICT (day) DO NOTHING",
            [made_up, holidays, wanted[0], wanted[-1]],
        )
