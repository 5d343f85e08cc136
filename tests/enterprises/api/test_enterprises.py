"""The register over the API: what is listed, what opens, what the office writes."""

from __future__ import annotations

from uuid import uuid4

import pytest
from uuid_utils.compat import uuid7

from accounts.verbs import change
from assistance.rules.issue_flow import IssueStatus
from enterprises.models import Enterprise, TimelineEntry
from enterprises.rules.credit_codes import with_check_character
from tests.clients import Api, first_error
from tests.factories import ChainFactory, EnterpriseFactory, IssueFactory, TownshipFactory, UnitFactory
from tests.factories.world import World

LISTED = {
    "id", "name", "short_name", "name_en", "display_name", "chain", "chain_name", "township", "township_name", "openable",
}  # fmt: skip


@pytest.fixture
def body(world: World) -> dict:
    return {
        "id": str(uuid7()),
        "uscc": with_check_character("91000000MA9999999"),
        "name": "阳谷景阳冈酒厂",
        "township": world.township.code,
    }


def names(answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["short_name"] or row["name"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    ("person", "listed", "opened"),
    [("specialist", 2, 1), ("backup", 2, 1), ("office", 2, 2), ("handler", 1, 1), ("other_handler", 0, 0), ("leader", 1, 1),
     ("organiser", 2, 2), ("auditor", 2, 2), ("admin", 0, 0)],
)  # fmt: skip
def test_each_role_lists_and_opens_what_is_theirs(world: World, api: Api, person, listed, opened):
    IssueFactory(enterprise=world.enterprise, status=IssueStatus.ASSIGNED, lead_unit=world.unit)
    client = api(getattr(world, person))

    rows = client.get("enterprises/").json()["results"]

    assert len(rows) == listed
    assert sum(row["openable"] for row in rows) == opened
    for enterprise in (world.enterprise, world.other_enterprise):
        openable = any(row["id"] == str(enterprise.pk) and row["openable"] for row in rows)
        assert client.get(f"enterprises/{enterprise.pk}/").status_code == (200 if openable else 404)


def test_what_may_not_be_opened_carries_name_chain_and_township_alone(world: World, api: Api):
    rows = {row["id"]: row for row in api(world.specialist).get("enterprises/").json()["results"]}

    assert set(rows[str(world.other_enterprise.pk)]) == LISTED
    assert rows[str(world.enterprise.pk)].keys() > LISTED | {"uscc", "version", "updated_at"}


@pytest.mark.parametrize("query", ["弦歌", "xiange", "xgty", "XIANGE", "Xiange Copper", "ｘｇｔｙ"])
def test_an_enterprise_is_found_by_part_of_its_name_pinyin_and_initials(world: World, api: Api, query):
    assert names(api(world.other_specialist).get("enterprises/", q=query)) == ["弦歌铜业"]


def test_a_code_finds_what_one_may_open_and_nothing_else(world: World, api: Api):
    code = world.enterprise.uscc[-9:]

    assert names(api(world.specialist).get("enterprises/", q=code)) == ["弦歌铜业"]
    assert names(api(world.office).get("enterprises/", q=code)) == ["弦歌铜业"]
    assert names(api(world.other_specialist).get("enterprises/", q=code)) == []


def test_lists_are_narrowed_by_chain_township_and_whose_they_are(world: World, api: Api):
    specialist = api(world.specialist)

    assert names(specialist.get("enterprises/", mine="true")) == ["弦歌铜业"]
    assert names(specialist.get("enterprises/", chain="food")) == ["丰歌食品"]
    assert names(specialist.get("enterprises/", chain=world.chain.pk)) == ["弦歌铜业"]
    for township in (world.township.code, world.township.pk):
        assert len(names(specialist.get("enterprises/", township=township))) == 2
    assert names(specialist.get("enterprises/", township=TownshipFactory().code)) == []
    assert names(api(world.office).get("enterprises/", mine="true")) == []


def test_hidden_fields_cannot_be_guessed_with_filters(world: World, api: Api):
    for enterprise in (world.enterprise, world.other_enterprise):
        change(enterprise, at=world.at, is_key=True, role="LEADING", above_designated_since=world.today)
    specialist, office = api(world.specialist), api(world.office)

    for query in ({"key": "true"}, {"role": "LEADING"}, {"above_designated_size": "true"}, {"ordering": "-updated_at"}):
        assert names(specialist.get("enterprises/", **query)) == ["弦歌铜业"], query
        assert len(names(office.get("enterprises/", **query))) == 2, query
    for query in ({"key": "false"}, {"role": "ANCHOR"}, {"above_designated_size": "false"}):
        assert names(specialist.get("enterprises/", **query)) == [], query


def test_names_come_in_the_order_of_their_pinyin_and_the_other_way_round(world: World, api: Api):
    EnterpriseFactory(name="安乐镇农机厂", short_name="安乐农机")
    client = api(world.office)

    assert names(client.get("enterprises/")) == ["安乐农机", "丰歌食品", "弦歌铜业"]
    assert names(client.get("enterprises/", ordering="-name")) == ["弦歌铜业", "丰歌食品", "安乐农机"]


def test_pages_by_name_show_every_row_once(world: World, api: Api):
    for _ in range(7):
        EnterpriseFactory()
    client, seen = api(world.office), []
    answer = client.get("enterprises/", page_size=2).json()
    while True:
        seen += [row["id"] for row in answer["results"]]
        if not answer["next"]:
            break
        answer = client.get(answer["next"]).json()

    assert len(seen) == len(set(seen)) == 9


@pytest.mark.parametrize(
    ("query", "attr"),
    [({"mine": "perhaps"}, "mine"), ({"chain": "nowhere"}, "chain"), ({"township": str(uuid4())}, "township"),
     ({"role": "KING"}, "role"), ({"ordering": "uscc"}, "ordering"), ({"ordering": "chain__leaders"}, "ordering"),
     ({"q": "x" * 101}, "q"), ({"key": "2"}, "key")],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_refused_by_name(world: World, api: Api, query, attr):
    answer = api(world.office).get("enterprises/", **query)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["attr"] == attr


@pytest.mark.parametrize("more", [5, 48])
@pytest.mark.parametrize("person", ["specialist", "office", "leader"])
def test_the_list_costs_two_queries_however_long(world: World, api: Api, django_assert_num_queries, person, more):
    for _ in range(more):
        EnterpriseFactory(chain=world.chain)
    client = api(getattr(world, person))

    with django_assert_num_queries(2):
        assert len(client.get("enterprises/").json()["results"]) > more


def test_one_enterprise_costs_two_queries(world: World, api: Api, django_assert_num_queries):
    client = api(world.specialist)

    with django_assert_num_queries(2):
        answer = client.get(f"enterprises/{world.enterprise.pk}/")
    assert answer.headers["ETag"] == f'"{answer.json()["version"]}"'


def test_an_id_in_capitals_leads_to_the_same_enterprise(world: World, api: Api):
    assert api(world.office).get(f"enterprises/{str(world.enterprise.pk).upper()}/").status_code == 200


def test_the_office_enters_an_enterprise_once_however_often_it_posts(world: World, api: Api, body):
    client = api(world.office)

    first, again = client.post("enterprises/", body), client.post("enterprises/", dict(reversed(body.items())))
    other = client.post("enterprises/", body | {"name": "阳谷另一酒厂"})

    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    assert first.json() == again.json()
    assert first_error(other) == ("id_taken", "id")
    assert first.headers["Location"] == f"http://testserver/api/v1/enterprises/{body['id']}/"
    assert client.get(first.headers["Location"]).json() == first.json()
    assert Enterprise.objects.filter(name="阳谷景阳冈酒厂").count() == 1


def test_a_code_that_is_in_the_register_or_wrong_is_refused(world: World, api: Api, body):
    client = api(world.office)
    wrong = body["uscc"][:-1] + ("A" if body["uscc"][-1] != "A" else "B")

    assert first_error(client.post("enterprises/", body | {"uscc": world.enterprise.uscc})) == (
        "credit_code_taken",
        "uscc",
    )
    answer = client.post("enterprises/", body | {"uscc": wrong})
    assert answer.status_code == 409
    assert first_error(answer) == ("bad_credit_code", "uscc")


def test_a_role_needs_a_chain(world: World, api: Api, body):
    client = api(world.office)

    answer = client.post("enterprises/", body | {"role": "LEADING"})
    assert answer.status_code == 409
    assert first_error(answer) == ("role_without_chain", "chain")
    assert client.post("enterprises/", body | {"role": "LEADING", "chain": "copper"}).status_code == 201


def test_the_longest_name_can_be_entered(world: World, api: Api, body):
    answer = api(world.office).post(
        "enterprises/", body | {"name": "庄" * 120, "short_name": "İ" * 40, "name_en": "ẞ" * 160}
    )

    assert answer.status_code == 201


def test_a_unit_that_is_no_township_is_no_place(world: World, api: Api, body):
    answer = api(world.office).post("enterprises/", body | {"township": world.unit.code})

    assert answer.status_code == 400
    assert first_error(answer) == ("does_not_exist", "township")


@pytest.mark.parametrize("person", ["specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_nobody_but_the_office_writes_the_register(world: World, api: Api, body, person):
    client = api(getattr(world, person))

    assert client.post("enterprises/", body).status_code == 403
    sees = client.get(f"enterprises/{world.enterprise.pk}/").status_code == 200
    answer = client.patch(f"enterprises/{world.enterprise.pk}/", {"address": "x"}, seen=1)
    assert answer.status_code == (403 if sees else 404)


@pytest.mark.parametrize("field", ["version", "created_at", "pinyin", "grams", "body_digest", "openable", "nonsense"])
def test_what_is_not_written_by_clients_is_refused(world: World, api: Api, body, field):
    answer = api(world.office).post("enterprises/", body | {field: 7})

    assert answer.status_code == 400
    assert first_error(answer) == ("unknown_field", field)


def test_an_edit_needs_the_version_that_was_seen(world: World, api: Api):
    client, path = api(world.office), f"enterprises/{world.enterprise.pk}/"

    missing = client.patch(path, {"address": "谷山路1号"})
    assert missing.status_code == 428
    assert first_error(missing) == ("if_match_required", None)

    done = client.patch(path, {"address": "谷山路1号"}, seen=1)
    assert done.status_code == 200
    assert done.headers["ETag"] == '"2"'

    stale = client.patch(path, {"address": "谷山路2号"}, seen=1)
    assert stale.status_code == 412
    assert first_error(stale) == ("stale", None)
    assert stale.json()["current"] == done.json()
    assert stale.headers["ETag"] == '"2"'


@pytest.mark.parametrize("header", ['W/"1"', ' "1" '])
def test_an_etag_that_compression_weakened_counts(world: World, api: Api, header):
    assert api(world.office).patch(f"enterprises/{world.enterprise.pk}/", {}, seen=header).status_code == 200


@pytest.mark.parametrize(
    "header", ["1", "*", '"1", "2"', '""', '"x"', '"-1"', '"1.0"', '"٣"', "", '"' + "9" * 500 + '"', 'w/"1"']
)
def test_anything_but_one_version_in_if_match_is_refused(world: World, api: Api, header):
    answer = api(world.office).patch(f"enterprises/{world.enterprise.pk}/", {}, seen=header)

    assert answer.status_code == 400
    assert first_error(answer) == ("invalid", "If-Match")


def test_an_edit_that_changes_nothing_raises_no_version_and_leaves_no_line(world: World, api: Api):
    answer = api(world.office).patch(f"enterprises/{world.enterprise.pk}/", {"name": world.enterprise.name}, seen=1)

    assert answer.headers["ETag"] == '"1"'
    assert not TimelineEntry.objects.exists()


def test_a_new_name_is_found_at_once(world: World, api: Api):
    client = api(world.office)
    client.patch(f"enterprises/{world.enterprise.pk}/", {"name": "阳谷龙翔铜业", "short_name": ""}, seen=1)

    assert [row["name"] for row in client.get("enterprises/", q="longxiang").json()["results"]] == ["阳谷龙翔铜业"]


def test_a_chain_can_be_left_and_another_joined(world: World, api: Api):
    client, path = api(world.office), f"enterprises/{world.enterprise.pk}/"
    ChainFactory(slug="paper")

    assert client.patch(path, {"chain": None}, seen=1).json()["chain"] is None
    assert client.patch(path, {"chain": "paper", "role": "ANCHOR"}, seen=2).json()["role"] == "ANCHOR"


def test_a_likely_duplicate_is_refused_with_its_candidates_until_the_client_says_it_is_none(
    world: World, api: Api, body
):
    client = api(world.office)
    body |= {"name": "山东弦歌铜业有限公司"}

    asked = client.post("enterprises/", body)

    assert asked.status_code == 409
    assert first_error(asked) == ("likely_duplicate", "name")
    assert asked.json()["candidates"] == [str(world.enterprise.pk)]
    shown = client.get("enterprises/likely-duplicates/", name=body["name"]).json()
    assert [row["id"] for row in shown] == asked.json()["candidates"]
    assert client.post("enterprises/", body | {"not_a_duplicate": True}).status_code == 201


def test_the_status_changes_by_its_own_act_alone(world: World, api: Api):
    client, path = api(world.office), f"enterprises/{world.enterprise.pk}/"

    assert first_error(client.patch(path, {"status": "CLOSED"}, seen=1)) == ("unknown_field", "status")
    assert client.post(f"{path}status/", {"status": "CLOSED", "reason": "Sold"}).status_code == 428
    closed = client.post(f"{path}status/", {"status": "CLOSED", "reason": "Sold"}, seen=1)
    assert (closed.status_code, closed.json()["status_reason"]) == (200, "Sold")
    assert closed.json()["status_since"] == str(world.today)
    stale = client.post(f"{path}status/", {"status": "OPERATING", "reason": "Back"}, seen=1)
    assert (stale.status_code, stale.json()["current"]) == (412, closed.json())
    refused = client.post(f"{path}status/", {"status": "SUSPENDED", "reason": "x"}, seen=2)
    assert (refused.status_code, first_error(refused)) == (409, ("status_move", "status"))
    opened = client.post(f"{path}status/", {"status": "OPERATING", "reason": "Back"}, seen=2)
    assert opened.json()["status"] == "OPERATING"


def test_a_zone_is_a_zone_and_an_industry_class_is_one(world: World, api: Api):
    client, path = api(world.office), f"enterprises/{world.enterprise.pk}/"
    zone = UnitFactory(kind="ZONE", code="EDZ", name="开发区", name_en="Zone")

    assert client.patch(path, {"zone": "EDZ", "industry_class": "3251"}, seen=1).json() | {
        "zone": str(zone.pk), "zone_name": "Zone", "industry_class": "C3251",
    } == client.get(path).json()  # fmt: skip
    assert first_error(client.patch(path, {"zone": world.unit.code}, seen=2)) == ("does_not_exist", "zone")
    assert first_error(client.patch(path, {"industry_class": "C9999"}, seen=2)) == (
        "unknown_industry",
        "industry_class",
    )
