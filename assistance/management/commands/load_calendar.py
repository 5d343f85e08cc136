"""Load the published calendar of one year; provisional deadlines that touch it are computed again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.actions.people import system_user
from accounts.clock import database_now
from assistance.actions.reference import UnpublishedYearError, known_years, load_published_year


class Command(BaseCommand):
    """``manage.py load_calendar YEAR``."""

    help = "Load the published working calendar of YEAR from the package chinesecalendar."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the year."""
        parser.add_argument("year", type=int, metavar="YEAR")

    def handle(self, *args: Any, year: int, **options: Any) -> None:
        """Load the year, or say which years there are."""
        try:
            moved = load_published_year(year, by=system_user(), at=database_now())
        except UnpublishedYearError as refusal:
            known = sorted(known_years())
            raise CommandError(
                f"The package chinesecalendar does not know {year} (it knows {known[0]} to {known[-1]}). "
                "A year is published in November of the year before: update the package and try again."
            ) from refusal
        self.stdout.write(f"Loaded the calendar of {year}; deadlines moved: {len(moved)}.")
