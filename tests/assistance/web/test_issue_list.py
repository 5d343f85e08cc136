"""The list of issues in three views: the same filters, the same rows; and the filters that one keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from uuid_utils.compat import uuid7

from accounts.models import User
from assistance.models import SavedView
from assistance.queries import issue_list
from assistance.queries.issue_list import AskedIssues
from assistance.web.issue_list import counted
from tests.clients import MobileClient
from tests.factories.accounts import TownshipFactory
from tests.factories.assistance import CategoryFactory, IssueFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.saved_views import SavedViewFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
PLAIN: dict[str, Any] = {"title": "The plain one", "source": "VISIT"}


def odd_ones(world: World) -> dict[str, dict[str, Any]]:
    """For each filter, what makes an issue fit it; the plain one fits none of them."""
    asked = {"extension_state": "ASKED", "extension_wanted_on": world.today, "extension_asked_at": world.at}
    moved = EnterpriseFactory(chain=world.other_chain, township=TownshipFactory(code="371521104"))
    return {
        "urgency=URGENT": {"urgency": "URGENT"},
        "source=EVENT": {"source": "EVENT"},
        "level=2": {"escalation_level": 3},
        "returned=1": {"returns": 1},
        "reopened=true": {"reopened": 1},
        "common=1": {"is_common": True},
        "extension_asked=1": {"status": "IN_PROGRESS", **asked},
        "review_due=1": {"status": "SUSPENDED", "created_at": world.at - timedelta(days=30)},
        "township=371521104": {"enterprise": moved},
        "chain=food": {"enterprise": moved},
        "lead_unit=RSJ": {"status": "ASSIGNED", "lead_unit": world.other_unit},
        "category=LAB": {"category": CategoryFactory(code="LAB")},
        f"raised_to={world.today - timedelta(days=9)}": {"created_at": world.at - timedelta(days=10)},
        f"due_before={world.today}": {"due_on": world.today - timedelta(days=1)},
        "q=somewhat": {"title": "Somewhat odd"},
        "status=ANSWERED": {"status": "ANSWERED"},
        "overdue=1": {"due_on": world.today - timedelta(days=1)},
    }


def test_every_filter_keeps_what_fits_in_all_views_and_over_the_api(world: World, log_in: LogIn) -> None:
    client, mobile = log_in(world.office), MobileClient(world.office)
    for query, fields in odd_ones(world).items():
        plain = IssueFactory(enterprise=world.enterprise, **PLAIN)
        odd = IssueFactory(**{"enterprise": world.enterprise, **PLAIN, "title": "The odd one", **fields})
        shown = {
            view: [issue.number in client.get(f"/issues/?view={view}&{query}").text for issue in (plain, odd)]
            for view in ("", "board", "dense")
        }
        numbers = {row["number"] for row in mobile.get(f"issues/?{query}").json()["results"]}
        shown["api"] = [issue.number in numbers for issue in (plain, odd)]

        assert all(answers == [False, True] for answers in shown.values()), (query, shown)


def test_the_first_day_raised_counts_and_what_makes_no_sense_filters_nothing(world: World, log_in: LogIn) -> None:
    issue = IssueFactory(enterprise=world.enterprise)
    client = log_in(world.office)

    assert issue.number in client.get(f"/issues/?raised_from={world.today}&raised_to={world.today}").text
    for query in ("level=99", "raised_from=yesterday", "raised_to=9999-12-31", "enterprise=x", "view=x", "urgency=x"):
        assert issue.number in client.get(f"/issues/?{query}").text, query


def test_counts_follow_the_filter_but_not_the_chip_that_is_on(world: World) -> None:
    for status in ("SUBMITTED", "SUBMITTED", "ASSIGNED"):
        IssueFactory(status=status, urgency="URGENT", due_on=world.today - timedelta(days=1))
    IssueFactory(status="CLOSED")

    found = issue_list.counted_issues(world.office, AskedIssues(urgency="URGENT", status="ASSIGNED"), world.today)

    assert {status: n for status, n in found.by_status.items() if n} == {"SUBMITTED": 2, "ASSIGNED": 1}
    assert (found.overdue, found.shown) == (3, 1)


@pytest.mark.parametrize("view", ["", "board", "dense"])
def test_a_filter_that_nothing_can_fit_shows_an_empty_list(world: World, log_in: LogIn, view: str) -> None:
    IssueFactory(enterprise=world.enterprise)  # a specialist rules on nothing, so nothing waits

    answer = log_in(world.specialist).get(f"/issues/?waiting=1&view={view}")

    assert answer.status_code == 200
    assert "No issues here" in answer.text or view == "board"


def test_counting_stops_at_a_thousand(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issue_list, "COUNTED_UP_TO", 2)
    for _n in range(5):
        IssueFactory()

    assert issue_list.counted_issues(world.office, AskedIssues(), world.today).shown == 3
    assert (counted(1000), counted(1001)) == ("1000", "1,000+")


def test_the_board_has_the_first_of_each_column_and_a_way_to_all(
    world: World, log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issue_list, "COLUMN_ROWS", 2)
    late, soon, later = (IssueFactory(due_on=world.today + timedelta(days=n)) for n in (-1, 1, 9))

    board = issue_list.board_of_issues(world.office, AskedIssues(), world.today)
    text = log_in(world.office).get("/issues/?view=board&sort=new").text

    assert board["SUBMITTED"] == [late, soon]
    assert later.number not in text
    assert 'href="?sort=new&amp;status=SUBMITTED"' in text


def test_the_table_shows_level_returns_and_days_left(world: World, log_in: LogIn) -> None:
    IssueFactory(enterprise=world.enterprise, escalation_level=3, returns=2, reopened=4, due_on=world.today)

    text = log_in(world.office).get("/issues/?view=dense").text

    for cell in (">L3<", ">2<", ">4<", ">0<", "Copper materials"):
        assert cell in text


@pytest.mark.parametrize("view", ["", "dense", "board"])
def test_a_view_costs_the_same_for_few_and_for_many(world: World, log_in: LogIn, view: str) -> None:
    client, costs = log_in(world.office), []
    for count in (3, 40):
        for n in range(count):
            IssueFactory(enterprise=world.enterprise, status=("SUBMITTED", "ASSIGNED", "CLOSED")[n % 3])
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/issues/?view={view}")
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 13


def test_a_filter_is_kept_from_the_page_shown_as_a_chip_and_let_go(world: World, log_in: LogIn) -> None:
    client = log_in(world.handler)
    form = {"id": str(uuid7()), "name": "Late & urgent", "query": "urgency=URGENT&overdue=1&after=x"}

    assert client.post("/issues/views/", form)["Location"] == "/issues/?urgency=URGENT&overdue=1"
    assert client.post("/issues/views/", form).status_code == 302
    view = SavedView.objects.get()
    assert "Late &amp; urgent" in client.get("/issues/").text
    assert client.post(f"/issues/views/{view.pk}/rename/", {f"{view.pk}-name": "Late"}).status_code == 302
    assert client.post(f"/issues/views/{view.pk}/remove/").status_code == 302
    assert not SavedView.objects.exists()


def test_a_refused_view_says_why_and_keeps_what_was_typed(world: World, log_in: LogIn) -> None:
    client = log_in(world.handler)
    mine, other = SavedViewFactory(user=world.handler, name="Mine"), SavedViewFactory(user=world.handler)

    taken = client.post("/issues/views/", {"id": str(uuid7()), "name": "Mine", "query": "overdue=1"})
    assert taken.status_code == 422
    assert "You have a view of this name already." in taken.text
    assert 'value="overdue=1"' in taken.text
    renamed = client.post(f"/issues/views/{other.pk}/rename/", {f"{other.pk}-name": "Mine"})
    assert renamed.status_code == 422
    assert mine.name in renamed.text


def test_nobody_sees_or_touches_another_persons_views(world: World, log_in: LogIn) -> None:
    view = SavedViewFactory(user=world.handler, name="Quite private")
    office = log_in(world.office)

    assert "Quite private" not in office.get("/issues/").text + office.get("/issues/views/").text
    for act in ("rename", "remove"):
        assert office.post(f"/issues/views/{view.pk}/{act}/", {f"{view.pk}-name": "X"}).status_code == 404
