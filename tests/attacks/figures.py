"""Raw SQL against figures."""

from __future__ import annotations

from typing import Any

from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.figures import FigureFactory
from tests.factories.world import World

COLUMNS = VERSIONED + (
    "enterprise_id chain_id township_id indicator year through_month value_cum base_cum_comparable growth_official "
    "is_preliminary source note"
)
CHANGE = "UPDATE enterprises_figure SET version = version + 1, "


def rows(world: World) -> dict[str, Any]:
    """A figure of an enterprise and the county's."""
    return {"figure": FigureFactory(enterprise=world.enterprise).pk, "county_figure": FigureFactory().pk}


def figure(of: str, **changed: str) -> str:
    """A second figure beside one that stands."""
    return copied("enterprises_figure", COLUMNS, id=NEW_ID, **changed) + f"id = %({of})s"


ATTACKS = [
    ("figure_is_once_for_a_period", figure("figure")),
    ("figure_is_once_for_a_period", figure("county_figure")),  # without an enterprise, a chain or a township, too
    ("figure_indicator_is_known", figure("figure", indicator="'LUCK'")),
    ("figure_period_is_january_to_a_month", figure("figure", through_month="1")),
    ("figure_period_is_january_to_a_month", figure("figure", through_month="13")),
    ("figure_period_is_january_to_a_month", figure("figure", year="202")),
    ("figure_speaks_of_one_thing", f"{CHANGE} chain_id = %(chain)s WHERE id = %(figure)s"),
    ("figure_speaks_of_one_thing", f"{CHANGE} township_id = %(unit)s WHERE id = %(figure)s"),
    (
        "figure_speaks_of_one_thing",
        f"{CHANGE} chain_id = %(chain)s, township_id = %(unit)s WHERE id = %(county_figure)s",
    ),
    ("figure_says_something", f"{CHANGE} value_cum = NULL WHERE id = %(figure)s"),
    ("value_added_is_a_growth_alone", f"{CHANGE} indicator = 'VALUE_ADDED', growth_official = 1 WHERE id = %(figure)s"),
    ("update_raises_version", "UPDATE enterprises_figure SET value_cum = 1 WHERE id = %(figure)s"),
]
ACCEPTED = [
    figure("figure", through_month="5"),
    figure("figure", indicator="'REVENUE'"),
    figure("county_figure", chain_id="%(chain)s"),
    f"{CHANGE} value_cum = NULL, growth_official = 2 WHERE id = %(figure)s",
]
