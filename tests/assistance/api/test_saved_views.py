"""Saved views over the API."""

from __future__ import annotations

from uuid_utils.compat import uuid7

from tests.clients import Api, first_error
from tests.factories.saved_views import SavedViewFactory
from tests.factories.world import World

BODY = {"name": "Late ones", "query": "overdue=1&lead_unit=GXJ"}


def test_a_view_is_kept_listed_renamed_and_removed(world: World, api: Api) -> None:
    client = api(world.handler)
    body = BODY | {"id": str(uuid7())}
    created = client.post("saved-views/", body)

    assert created.status_code == 201
    assert client.post("saved-views/", body).status_code == 200
    [view] = client.get("saved-views/").json()["results"]
    assert (view["name"], view["query"], view["version"]) == ("Late ones", "overdue=1&lead_unit=GXJ", 1)
    address = f"saved-views/{view['id']}/"
    assert client.patch(address, {"name": "Mine"}).status_code == 428
    assert client.patch(address, {"name": "Mine"}, seen=1).json()["name"] == "Mine"
    assert client.post(f"{address}remove/", seen=1).status_code == 412
    assert client.post(f"{address}remove/", seen=2).status_code == 204
    assert client.get("saved-views/").json()["results"] == []


def test_refusals_name_their_field(world: World, api: Api) -> None:
    client = api(world.handler)
    client.post("saved-views/", BODY)

    assert first_error(client.post("saved-views/", BODY)) == ("view_name_taken", "name")
    assert first_error(client.post("saved-views/", {"name": "X", "query": "after=1"})) == ("empty_view", "query")
    assert first_error(client.post("saved-views/", {"name": "X", "query": "q=" + "x" * 600})) == ("long_view", "query")
    assert client.post("saved-views/", BODY | {"user": str(world.office.pk)}).status_code == 400


def test_nobody_sees_or_touches_another_persons_views(world: World, api: Api) -> None:
    view, client = SavedViewFactory(user=world.handler), api(world.office)

    assert client.get("saved-views/").json()["results"] == []
    for answer in (
        client.get(f"saved-views/{view.pk}/"),
        client.patch(f"saved-views/{view.pk}/", {"name": "X"}, seen=1),
        client.post(f"saved-views/{view.pk}/remove/", seen=1),
    ):
        assert answer.status_code == 404


def test_who_reads_no_issues_has_no_views(world: World, api: Api) -> None:
    for person in (world.organiser, world.admin):
        assert api(person).post("saved-views/", BODY).status_code == 403
        assert api(person).get("saved-views/").json()["results"] == []


def test_a_kept_filter_is_what_the_list_takes(world: World, api: Api) -> None:
    client = api(world.handler)
    view = client.post("saved-views/", BODY).json()

    assert client.get(f"issues/?{view['query']}").status_code == 200
