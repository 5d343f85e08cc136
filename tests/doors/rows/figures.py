"""Doors of statistical figures: totals for all who read figures, an enterprise's own where one may open it."""

from __future__ import annotations

from typing import Any

from uuid_utils.compat import uuid7

from tests.doors.bodies import Fields, always
from tests.doors.door import OFFICE, PEOPLE, Door
from tests.doors.scene import Scene, Things
from tests.factories.figures import FigureFactory
from tests.factories.world import World

READS_TOTALS = "+ + +   +   x x   + x + x   !"
READS_OWN = ("+ + .   +   x .   + x + .   !", ". . +   +   . x   . x + .   !")
READS_OWN_API = ("+ + .   +   . .   + . + .   !", ". . +   +   . .   . . + .   !")
LISTS_OWN_API = ("+ + .   +   + .   + + + .   !", ". . +   +   . +   . + + .   !")  # a list without rows for some
EDITS_API = ("x x .   +   . .   x . x .   !", ". . x   +   . .   . . x .   !")
ENTERS_API = ("x x ?   +   x ?   x x x ?   !", "? ? x   +   ? x   ? x x ?   !")


def things(world: World, made: Things, side: str) -> dict[str, Any]:
    """A final figure of the enterprise; the words in the addresses of chain and township."""
    figure = FigureFactory(enterprise=made.enterprise, source=f"{side}-figure source")
    return {"figure": figure, "township_code": world.township.code}


MARKS = {"figure": lambda figure: figure.source}


def enter_form(scene: Scene, side: Things) -> Fields:
    """Output and profit of a period in 10,000 yuan."""
    return {
        "OUTPUT-value_cum": "1,234.5",
        "OUTPUT-base_cum_comparable": "1,100",
        "OUTPUT-version": "0",
        "PROFIT-value_cum": "-20",
        "VALUE_ADDED-growth_official": "8.1",
        "source": "Industry Bureau",
    }


def one_figure_form(scene: Scene, side: Things) -> Fields:
    """One figure, as `figure_body` says it."""
    return {"OUTPUT-value_cum": "1234.5", "OUTPUT-version": "0", "source": "Industry Bureau"}


def figure_body(scene: Scene, side: Things) -> Fields:
    """The output of an enterprise."""
    return {
        "id": str(uuid7()), "enterprise": str(side.enterprise.pk), "indicator": "OUTPUT", "year": 2024,
        "through_month": 6, "value_cum": "12345000.00", "source": "Industry Bureau",
    }  # fmt: skip


ROWS = [
    Door("enterprises:figures", "GET", 200, READS_TOTALS),
    Door("enterprises:chain-figures", "GET", 200, READS_TOTALS, thing="chain"),
    Door("enterprises:township-figures", "GET", 200, READS_TOTALS, thing="township_code"),
    Door("enterprises:enterprise-figures", "GET", 200, *READS_OWN, thing="enterprise"),
    Door("enterprises:figures-enter", "GET", 200, OFFICE, query="year=2024&through=6"),
    Door("enterprises:figures-enter", "POST", 302, OFFICE, query="year=2024&through=6", body=enter_form),
    Door("enterprises:figures-enter", "GET", 200, OFFICE, OFFICE, asks="enterprise"),
    Door(
        "enterprises:figures-enter", "POST", 302, OFFICE, OFFICE, asks="enterprise", query="year=2024&through=6",
        body=one_figure_form,
    ),
    Door("api:figure-list", "GET", 200, PEOPLE),
    Door("api:figure-list", "POST", 201, *ENTERS_API, body=figure_body),
    Door("api:figure-county", "GET", 200, READS_TOTALS),
    Door("api:figure-detail", "GET", 200, *READS_OWN_API, thing="figure"),
    Door(
        "api:figure-detail", "PATCH", 200, *EDITS_API, thing="figure",
        body=always({"value_cum": "7.50", "note": "A slip of the finger"}),
    ),
    Door("api:enterprise-figure-list", "GET", 200, *LISTS_OWN_API, thing="enterprise"),
]  # fmt: skip
