"""The file of an enterprise over the API."""

from __future__ import annotations

from datetime import timedelta

import pytest

from enterprises.models import Audience
from tests.clients import Api
from tests.factories import TimelineEntryFactory
from tests.factories.world import World


@pytest.fixture
def lines(world: World) -> None:
    common = {"enterprise": world.enterprise, "by": world.office}
    TimelineEntryFactory(**common, kind="visit.done", at=world.at - timedelta(days=2))
    TimelineEntryFactory(
        **common, kind="for.unit", audience=Audience.UNIT, unit=world.unit, at=world.at - timedelta(days=1)
    )
    TimelineEntryFactory(**common, kind="for.office", audience=Audience.INTERNAL, at=world.at)


@pytest.mark.parametrize(
    ("person", "kinds"),
    [("specialist", ["visit.done"]), ("leader", ["visit.done"]), ("organiser", []),
     ("office", ["for.office", "for.unit", "visit.done"]), ("auditor", ["for.office", "for.unit", "visit.done"])],
)  # fmt: skip
def test_each_reader_sees_the_lines_meant_for_them_newest_first(world: World, api: Api, lines, person, kinds):
    answer = api(getattr(world, person)).get(f"enterprises/{world.enterprise.pk}/timeline/")

    assert [line["kind"] for line in answer.json()["results"]] == kinds


@pytest.mark.parametrize("person", ["other_specialist", "handler", "admin"])
def test_the_file_of_what_one_may_not_open_is_404(world: World, api: Api, lines, person):
    assert api(getattr(world, person)).get(f"enterprises/{world.enterprise.pk}/timeline/").status_code == 404


@pytest.mark.parametrize("more", [5, 60])
def test_a_page_costs_four_queries_however_long_the_file(world: World, api: Api, django_assert_num_queries, more):
    for _ in range(more):
        TimelineEntryFactory(enterprise=world.enterprise)
    client = api(world.office)

    with django_assert_num_queries(4):  # who, the enterprise, what was merged into it, the lines
        client.get(f"enterprises/{world.enterprise.pk}/timeline/")


def test_nobody_writes_a_line_by_hand(world: World, api: Api):
    assert api(world.office).post(f"enterprises/{world.enterprise.pk}/timeline/", {}).status_code == 405
