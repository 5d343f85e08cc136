"""Add the county's units, categories, levels of cultivation and published calendars; run again, it changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from accounts.actions.people import system_user
from accounts.clock import database_now
from assistance.actions.reference import load_reference


class Command(BaseCommand):
    """``manage.py load_reference``."""

    help = (
        "Add units, categories, levels of cultivation and published calendars that are missing. What was edited stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what was added."""
        added = load_reference(by=system_user(), at=database_now())
        years = ", ".join(map(str, added.years)) or "none"
        self.stdout.write(
            f"Added {added.units} units, {added.categories} categories, {added.levels} levels; calendars of: {years}."
        )
        for year in added.unpublished:
            self.stderr.write(
                self.style.WARNING(
                    f"The calendar of {year} is not published yet or not known to the package chinesecalendar: skipped, "
                    f"deadlines in it are provisional. Later: manage.py load_calendar {year}"
                )
            )
