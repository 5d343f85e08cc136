"""Load the demo: a county that has worked with the system for a year, fresh relative to today."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.actions.people import system_user
from accounts.clock import database_now, language_codes
from accounts.errors import DomainError
from assistance.actions.demo.load import anybody_is_present, load_demo
from assistance.actions.demo.people import NAMED, SPECIALISTS


class Command(BaseCommand):
    """``manage.py load_demo [--scale N] [--language en|zh-hans] [--seed 1] [--if-empty]``."""

    help = "Load demo data into a database without any. Only with DEMO=1; never twice."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--scale", type=int, default=1, help="as many times the enterprises, specialists, visits, issues"
        )
        parser.add_argument(
            "--language", choices=language_codes(), default=settings.DEMO_LANGUAGE, help="of texts and people"
        )
        parser.add_argument("--seed", type=int, default=1, help="another seed, another year")
        parser.add_argument("--if-empty", action="store_true", help="do nothing if anybody has a log-in already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what there is and who may log in."""
        if options["scale"] < 1:
            raise CommandError("--scale is 1 or more.")
        if options["if_empty"] and settings.DEMO and anybody_is_present():
            self.stdout.write("The database has people in it: no demo data loaded.")
            return
        begun = time.monotonic()
        wanted = {name: options[name] for name in ("scale", "language", "seed")}
        try:
            demo = load_demo(**wanted, by=system_user(), at=database_now())
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        for year in demo.reference.unpublished:
            self.stderr.write(f"The calendar of {year} is not published yet: deadlines in it are provisional.")
        self.stdout.write(
            f"Loaded {demo.enterprises} enterprises, {demo.specialists} specialists, {demo.visits} visits and "
            f"{demo.issues} issues in {time.monotonic() - begun:.1f} s."
        )
        self.stdout.write(f"Log in as {', '.join(NAMED)} or specialist01 to specialist{SPECIALISTS}.")
