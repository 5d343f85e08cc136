"""The list of issues in a county of 100,000 issues: as many queries as at 300, and no filter reads more than a bounded part."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.clock import local_day
from accounts.models import User
from assistance.queries.issue_list import (
    RELATED,
    AskedIssues,
    board_of_issues,
    counted_issues,
    in_order,
)
from tests.clients import MobileClient
from tests.databases import OwnDatabase
from tests.factories.accounts import TownshipFactory, UnitFactory
from tests.factories.assistance import CategoryFactory
from tests.factories.county import grow
from tests.factories.many_issues import fill
from tests.factories.world import World

pytestmark = pytest.mark.scale
LogIn = Callable[[User], Client]
FEW, MANY = 300, 100_000
FIRMS = 1000
# Blocks of one statement: the table has some 6,000. A page of a filter that some thousands fit joins them before it sorts; a
# board asks for each of nine columns, most of them from the index of their status.
MOST_BLOCKS = {"page": 14_000, "counts": 8000, "board": 24_000}
OF_OTHERS = {
    "nothing",
    "status",
    "overdue",
    "text",
    "township",
    "unit",
    "mine",
    "several",
}  # what others than the office ask


def filters(world: World) -> dict[str, str]:
    """Every filter of the list, and some together."""
    since, until = world.today - timedelta(days=40), world.today - timedelta(days=20)
    return {
        "nothing": "",
        "newest": "sort=new",
        "status": "status=CLOSED",
        "rare status": "status=SUSPENDED",
        "overdue": "overdue=1",
        "text": "q=用电",
        "number": "q=1700-4711",
        "category": f"category={world.category.code}",
        "chain": "chain=copper",
        "township": f"township={world.township.code}",
        "unit": f"lead_unit={world.unit.code}",
        "urgency": "urgency=URGENT",
        "source": "source=ENTERPRISE",
        "level": "level=3",
        "raised": f"raised_from={since}&raised_to={until}",
        "returned": "returned=1",
        "reopened": "reopened=1",
        "common": "common=1",
        "extension": "extension_asked=1",
        "review": "review_due=1",
        "mine": "mine=1",
        "waiting": "waiting=1",
        "follow up": "follow_up=1",
        "several": f"category={world.category.code}&urgency=URGENT&status=CLOSED&lead_unit={world.unit.code}",
    }


def queries_of(client: Client) -> dict[str, int]:
    """Return how many queries the list asks in each view, with and without filters."""
    found = {}
    for address in ("/issues/", "/issues/?view=board&urgency=URGENT", "/issues/?view=dense&overdue=1"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        found[address] = len(queries)
    return found


def looks(reader: User, query: str) -> dict[str, Callable[[], Any]]:
    """Return what the three views ask of the table of issues."""
    asked, today = AskedIssues.of(QueryDict(query).dict()), local_day(timezone.now())
    rows, order = in_order(reader, asked, today, "new" if "sort=new" in query else "")
    rows = rows.select_related(*RELATED).order_by(*order)
    found: dict[str, Callable[[], Any]] = {
        "page": lambda: list(rows[:51]),
        "counts": lambda: counted_issues(reader, asked, today),
    }
    return found | ({"board": lambda: board_of_issues(reader, asked, today)} if reader.username == "office" else {})


def plans_of(act: Callable[[], Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the measured plan of every statement over issues, and the statement."""
    with CaptureQueriesContext(connection) as queries:
        act()
    for query in queries.captured_queries:
        if "assistance_issue" in query["sql"]:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query['sql'].replace('%', '%%')}", [])
                [found] = cursor.fetchone()
            yield (json.loads(found) if isinstance(found, str) else found)[0], query["sql"]


def test_the_list_of_issues_does_not_grow_with_the_county(
    own_database: OwnDatabase, world: World, log_in: LogIn
) -> None:
    for n in range(20):
        CategoryFactory(code=f"Z{n:02d}")
        UnitFactory(code=f"Z{n:02d}")
    TownshipFactory(code="371521199")
    grow(world, FIRMS)
    client = log_in(world.office)
    fill(world, FEW)
    few = queries_of(client)

    fill(world, MANY)

    assert queries_of(client) == few
    told, wrong = [], []
    for name in ("office", "handler", "specialist", "leader"):
        asked = {what: query for what, query in filters(world).items() if name == "office" or what in OF_OTHERS}
        for what, query in asked.items():
            for look, act in looks(getattr(world, name), query).items():
                for plan, sql in plans_of(act):
                    read = int(plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"])
                    told.append(f"{name:>10} {what:<12} {look:<6} {plan['Execution Time']:6.1f} ms {read:6} blocks")
                    wrong += [f"{told[-1]}: {sql[:400]}"] if read > MOST_BLOCKS[look] else []
    print("\n".join(told))  # noqa: T201
    assert not wrong, "\n".join(wrong)


def test_the_api_filters_by_the_same_names(world: World) -> None:
    """Few issues, but every filter: what the page takes, the API takes."""
    mobile = MobileClient(world.office)
    for query in filters(world).values():
        if "sort" not in query:
            assert mobile.get(f"issues/?{query}").status_code == 200, query
