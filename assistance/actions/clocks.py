"""Edit how long the stages of issues may last, and what categories give: it counts for what begins afterwards."""

from __future__ import annotations

from datetime import datetime

from accounts.models import Unit, User
from accounts.verbs import change, lock, match, verb
from assistance import access
from assistance.models import Category, StageClock
from assistance.rules import issue_clocks as rules


@verb
def edit_clock(
    clock: StageClock,
    *,
    amount: int | None = None,
    unit: str | None = None,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> StageClock:
    """Let a stage last longer or shorter; what has begun keeps the deadline that it was given."""
    clock = lock(clock)
    access.require(access.may_edit_clocks(by))
    match(clock, expected)
    amount, unit = clock.amount if amount is None else amount, clock.unit if unit is None else unit
    rules.check_clock(clock.stage, amount, unit)
    if (amount, unit) != (clock.amount, clock.unit):
        change(clock, at=at, amount=amount, unit=unit)
    return clock


@verb
def edit_category(
    category: Category,
    *,
    answer_days: int | None = None,
    urgent_days: int | None = None,
    usual_unit: Unit | None = None,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Category:
    """Give a category other days for an answer, or another usual unit; promises that were given stay."""
    category = lock(category)
    access.require(access.may_edit_clocks(by))
    match(category, expected)
    usual = category.answer_days if answer_days is None else answer_days
    urgent = category.urgent_days if urgent_days is None else urgent_days
    rules.check_category(usual, urgent)
    unit = category.usual_unit if usual_unit is None else usual_unit
    if (usual, urgent, unit) != (category.answer_days, category.urgent_days, category.usual_unit):
        change(category, at=at, answer_days=usual, urgent_days=urgent, usual_unit=unit)
    return category
