"""Raw SQL against lengths of stages and days of categories."""

from __future__ import annotations

from typing import Any

from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.clocks import StageClockFactory
from tests.factories.world import World


def rows(world: World) -> dict[str, Any]:
    """A clock, and the category of the cast."""
    return {"clock": StageClockFactory().pk, "days_of": world.category.pk}


CLOCK = "UPDATE assistance_stageclock SET version = version + 1, "
CATEGORY = "UPDATE assistance_category SET version = version + 1, "
COLUMNS = VERSIONED + "stage urgency amount unit"

ATTACKS = [
    ("clock_runs_at_least_one", CLOCK + "amount = 0 WHERE id = %(clock)s"),
    ("clock_runs_at_least_one", CLOCK + "amount = 91 WHERE id = %(clock)s"),
    ("clock_unit_is_known", CLOCK + "unit = 'WEEKS' WHERE id = %(clock)s"),
    ("clock_stage_is_known", CLOCK + "stage = 'LUNCH' WHERE id = %(clock)s"),
    ("clock_urgency_is_known", CLOCK + "urgency = 'LAZY' WHERE id = %(clock)s"),
    (
        "stage_has_one_clock_for_an_urgency",
        copied("assistance_stageclock", COLUMNS, id=NEW_ID, amount="2") + "id = %(clock)s",
    ),
    ("category_is_quicker_when_urgent", CATEGORY + "urgent_days = answer_days + 1 WHERE id = %(days_of)s"),
    ("category_is_quicker_when_urgent", CATEGORY + "urgent_days = 0 WHERE id = %(days_of)s"),
]

ACCEPTED = [
    CLOCK + "amount = 90, unit = 'HOURS' WHERE id = %(clock)s",
    copied("assistance_stageclock", COLUMNS, id=NEW_ID, urgency="'URGENT'") + "id = %(clock)s",
]
