"""The merge through the API: look, merge, go back; and what happens when several do it at once."""

from __future__ import annotations

from typing import Any

import pytest
from uuid_utils.compat import uuid7

from assistance.models import Merge, Visit
from enterprises.models import Enterprise
from tests.clients import Api, MobileClient, first_error
from tests.databases import OwnDatabase
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.merges import Pair, make_pair
from tests.factories.world import World


@pytest.fixture
def pair(world: World) -> Pair:
    return make_pair(world)


def body_for(pair: Pair, **more: Any) -> dict[str, Any]:
    return {"loser": str(pair.loser.pk), "reason": "Entered twice", **more}


def test_looking_merging_and_undoing(world: World, pair: Pair, api: Api) -> None:
    office, address = api(world.office), f"enterprises/{pair.winner.pk}"

    shown = office.post(f"{address}/merge-preview/", {"loser": str(pair.loser.pk)}).json()
    merged = office.post(f"{address}/merge/", body_for(pair, loser_version=pair.loser.version), seen=1)

    assert shown["goes"] == sum(len(keys) for keys in merged.json()["moved"].values())
    assert shown["stays"] == sum(line["stays"] for line in shown["lines"]) > 0
    assert merged.status_code == 201
    assert merged["Location"].endswith(f"/merges/{merged.json()['id']}/")
    assert office.get(f"enterprises/{pair.loser.pk}/").status_code == 404
    assert str(pair.loser.pk) not in office.get("enterprises/").text
    assert [row["id"] for row in office.get("merges/", winner=str(pair.winner.pk)).json()["results"]] == [
        merged.json()["id"]
    ]

    undone = office.post(f"merges/{merged.json()['id']}/undo/", {}, seen=1)

    assert (undone.status_code, undone.json()["left"]) == (200, {})
    assert office.get(f"enterprises/{pair.loser.pk}/").status_code == 200
    assert office.get("merges/", undone="false").json()["results"] == []


def test_the_same_body_again_is_the_same_merge_and_another_is_refused(world: World, pair: Pair, api: Api) -> None:
    office, address, key = api(world.office), f"enterprises/{pair.winner.pk}/merge/", str(uuid7())

    answers = [office.post(address, body_for(pair, id=key), seen=1) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    other = {"id": key, "loser": str(world.other_enterprise.pk), "reason": "Another"}
    assert first_error(office.post(address, other, seen=2)) == ("id_taken", "id")


def test_a_stale_winner_comes_back_as_it_is_now(world: World, pair: Pair, api: Api) -> None:
    office, address = api(world.office), f"enterprises/{pair.winner.pk}"
    office.patch(f"{address}/", {"address": "8 New Road"}, seen=1)

    answer = office.post(f"{address}/merge/", body_for(pair), seen=1)

    assert (answer.status_code, answer["ETag"]) == (412, '"2"')
    assert answer.json()["current"]["address"] == "8 New Road"
    assert office.post(f"{address}/merge/", body_for(pair)).status_code == 428
    assert first_error(office.post(f"{address}/merge/", body_for(Pair(pair.winner, pair.winner)), seen=2)) == (
        "merged_into_itself",
        "loser",
    )


def test_others_neither_look_nor_merge(world: World, pair: Pair, api: Api) -> None:
    for name, user in world.everybody.items():
        if name == "office":
            continue
        client = api(user)
        for act, body in (("merge-preview", {"loser": str(pair.loser.pk)}), ("merge", body_for(pair))):
            assert client.post(f"enterprises/{pair.winner.pk}/{act}/", body, seen=1).status_code in (403, 404), name
        assert client.get("merges/").json()["results"] == []


def test_of_two_merges_of_one_record_at_once_one_wins(own_database: OwnDatabase, world: World) -> None:
    pair = make_pair(world)
    third = EnterpriseFactory(township=world.township, chain=world.chain)
    client = MobileClient(world.office)
    all_of_it = body_for(pair, loser_version=1)  # who names no version merges whatever the record has become since
    third_of_it = {"loser": str(third.pk), "loser_version": 1, "reason": "x"}

    answers = own_database.at_once(
        lambda: client.post(f"enterprises/{pair.winner.pk}/merge/", all_of_it, seen=1),
        lambda: client.post(f"enterprises/{third.pk}/merge/", all_of_it, seen=1),
        lambda: client.post(f"enterprises/{pair.loser.pk}/merge/", third_of_it, seen=1),
    )

    codes = sorted(answer.status_code for answer in answers)
    assert codes[0] == 201, [answer.content for answer in answers]
    assert all(code in (409, 412) for code in codes[1:]), codes
    assert Merge.objects.count() == 1


def test_a_visit_or_an_edit_at_the_moment_of_the_merge_is_moved_or_refused_never_lost(
    own_database: OwnDatabase, world: World
) -> None:
    pair = make_pair(world)
    client = MobileClient(world.office)
    visit = {"enterprise": str(pair.loser.pk), "kind": "PHONE", "status": "DONE", "issues": []}

    merged, edited, *visits = own_database.at_once(
        lambda: client.post(f"enterprises/{pair.winner.pk}/merge/", body_for(pair), seen=1),
        lambda: client.patch(f"enterprises/{pair.loser.pk}/", {"address": "8 New Road"}, seen=1),
        *[lambda: client.post("visits/", visit)] * 4,
    )

    assert merged.status_code == 201, merged.content
    assert edited.status_code in (200, 404, 409, 412)
    assert not Visit.objects.filter(enterprise=pair.loser).exists()
    made = [answer for answer in visits if answer.status_code == 201]
    assert Visit.objects.filter(enterprise=pair.winner).count() == 1 + len(made)
    assert all(answer.status_code in (201, 400, 409) for answer in visits), [answer.content for answer in visits]
    assert Enterprise.objects.get(pk=pair.loser.pk).merged_into_id == pair.winner.pk
