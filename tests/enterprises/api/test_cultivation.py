"""Qualifications, projects and honours through the API."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from uuid_utils.compat import uuid7

from enterprises.models import Award, Level, Project, Qualification
from enterprises.rules.cultivation import months_before
from tests.clients import Api, first_error
from tests.factories.cultivation import (
    AwardFactory,
    DocumentFactory,
    LevelFactory,
    LevelRuleFactory,
    ProjectFactory,
    QualificationFactory,
    a_pdf,
)
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World


@pytest.fixture
def level(world: World) -> Level:
    """A level that lasts three years."""
    level: Level = LevelRuleFactory(level=LevelFactory(code="HIGH_TECH")).level
    return level


def ids(response: Any) -> list[str]:
    return [row["id"] for row in response.json()["results"]]


def test_tracks_come_with_levels_and_the_rules_in_force(world: World, level: Level, api: Api) -> None:
    LevelFactory(track=level.track, place=20)

    track = api(world.specialist).get("tracks/").json()["results"][0]

    first, second = track["levels"]
    assert (first["code"], first["rule"]["years"], first["rule"]["reminder_months"]) == ("HIGH_TECH", 3, [12, 9, 6])
    assert second["rule"] is None
    assert api(world.organiser).get("tracks/").json()["results"] == []


def test_a_qualification_is_granted_once_however_often_it_is_sent(world: World, level: Level, api: Api) -> None:
    client = api(world.office)
    body = {
        "id": str(uuid7()), "enterprise": str(world.enterprise.pk), "level": "HIGH_TECH", "valid_from": "2026-03-01",
    }  # fmt: skip

    first, again = client.post("qualifications/", body), client.post("qualifications/", body)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["valid_to"] == "2029-02-28"
    assert first.json()["level_code"] == "HIGH_TECH"
    assert first["ETag"] == '"1"'
    assert first["Location"].endswith(f"/qualifications/{body['id']}/")
    assert client.post("qualifications/", body | {"note": "x"}).status_code == 409


def test_acts_on_it_need_the_version_and_answer_refusals_with_their_codes(world: World, level: Level, api: Api) -> None:
    client = api(world.office)
    held = QualificationFactory(enterprise=world.enterprise, valid_from=world.today - timedelta(days=400))
    path = f"qualifications/{held.pk}/"

    assert client.patch(path, {"note": "x"}).status_code == 428
    assert client.patch(path, {"note": "x"}, seen=1).json()["version"] == 2
    assert client.patch(path, {"note": "y"}, seen=1).status_code == 412
    assert client.patch(path, {"status": "REVOKED"}, seen=2).status_code == 400
    updated = client.post(f"{path}yearly-update/", {"year": world.today.year}, seen=2)
    assert updated.json()["updated_for"] == world.today.year
    early = client.post(f"{path}yearly-update/", {"year": world.today.year + 1}, seen=3)
    assert (early.status_code, first_error(early)) == (409, ("no_yearly_update", "year"))
    revoked = client.post(f"{path}revoke/", {"reason": "Did not pass"}, seen=3)
    assert (revoked.json()["status"], revoked.json()["status_today"]) == ("REVOKED", "REVOKED")
    assert first_error(client.patch(path, {"note": "z"}, seen=4))[0] == "qualification_is_revoked"


def test_filters_and_orders_of_qualifications(world: World, level: Level, api: Api) -> None:
    rule, of = level.rules.get(), {"enterprise": world.enterprise}
    soon = QualificationFactory(rule=rule, valid_to=months_before(world.today, -2), **of)
    yesterday = world.today - timedelta(days=1)
    over = QualificationFactory(rule=rule, valid_from=yesterday, valid_to=yesterday, **of)
    endless = QualificationFactory(valid_to=None, **of)
    theirs = QualificationFactory(enterprise=world.other_enterprise)
    client = api(world.office)

    def listed(**query: Any) -> set[str]:
        return set(ids(client.get("qualifications/", **query)))

    assert listed() == {str(one.pk) for one in (soon, over, endless, theirs)}
    assert listed(enterprise=str(world.other_enterprise.pk)) == {str(theirs.pk)}
    assert listed(level="HIGH_TECH", status="VALID") == {str(soon.pk)}
    assert listed(track=level.track.code, status="EXPIRED") == {str(over.pk)}
    assert listed(expires_before=str(months_before(world.today, -3))) == {str(soon.pk)}
    ordered = ids(client.get("qualifications/", ordering="valid_to"))
    assert ordered == [str(one.pk) for one in (over, soon, theirs)], "what has no end is left out"
    assert client.get("qualifications/", status="GONE").status_code == 400
    assert set(ids(api(world.specialist).get("qualifications/"))) == {str(one.pk) for one in (soon, over, endless)}


def test_pages_by_the_last_day_join_without_a_gap(world: World, level: Level, api: Api) -> None:
    for place in range(7):
        QualificationFactory(
            rule=level.rules.get(), enterprise=world.enterprise, valid_from=world.today - timedelta(days=place),
            valid_to=world.today + timedelta(days=place // 2),
        )  # fmt: skip
    client = api(world.office)
    page, seen = client.get("qualifications/", ordering="-valid_to", page_size=2), []
    while True:
        seen += ids(page)
        if not page.json()["next"]:
            break
        page = client.get(page.json()["next"])

    assert len(seen) == len(set(seen)) == 7


def test_an_enterprise_says_what_it_holds_and_what_comes_next(world: World, level: Level, api: Api) -> None:
    higher = LevelRuleFactory(level=LevelFactory(track=level.track, place=20, code="GAZELLE"), needs=level).level
    QualificationFactory(rule=level.rules.get(), enterprise=world.enterprise)
    path = f"enterprises/{world.enterprise.pk}/qualifications/"

    found = api(world.specialist).get(path).json()

    assert [one["level_code"] for one in found["qualifications"]] == ["HIGH_TECH"]
    step = found["next_steps"][0]
    assert (step["level"], step["needs"], step["met"]) == (str(higher.pk), str(level.pk), True)
    assert api(world.organiser).get(path).json() == {"qualifications": [], "next_steps": []}
    assert api(world.other_specialist).get(path).status_code == 404


def send(client: Any, held: Qualification, name: str, content: bytes) -> Any:
    body = {"file": SimpleUploadedFile(name, content)}
    return client.client.post(
        f"/api/v1/qualifications/{held.pk}/documents/", body, format="multipart", headers=client.headers
    )


def test_a_document_is_sent_as_multipart_and_comes_back_as_it_was(world: World, api: Api) -> None:
    client, held = api(world.office), QualificationFactory(enterprise=world.enterprise)

    sent = send(client, held, "证书.pdf", a_pdf())

    assert sent.status_code == 201
    assert (sent.json()["name"], sent.json()["size"]) == ("证书.pdf", len(a_pdf()))
    path = f"documents/{sent.json()['id']}/"
    got = api(world.specialist).get(path)
    assert got.content == a_pdf()
    assert got["Content-Disposition"] == "attachment; filename*=utf-8''%E8%AF%81%E4%B9%A6.pdf"
    assert got["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert api(world.other_specialist).get(path).status_code == 404
    assert [one["name"] for one in client.get(f"qualifications/{held.pk}/").json()["documents"]] == ["证书.pdf"]
    assert client.post(f"{path}remove/").json()["removed_at"]
    assert client.get(path).status_code == 404


def test_what_is_no_document_is_refused_with_its_code(world: World, api: Api) -> None:
    client, held = api(world.office), QualificationFactory(enterprise=world.enterprise)

    assert first_error(send(client, held, "a.html", b"<html>")) == ("file_of_unknown_kind", "file")
    assert first_error(send(client, held, "a.pdf", b"")) == ("file_is_empty", "file")
    assert client.post(f"qualifications/{held.pk}/documents/", {"file": "x"}).status_code == 415
    assert (
        client.raw(
            f"qualifications/{held.pk}/documents/", b"--x\r\nbroken", "multipart/form-data; boundary=x"
        ).status_code
        == 400
    )
    with override_settings(DOCUMENT_MOST_BYTES=1000, IMPORT_MOST_BYTES=1000, DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        assert send(client, held, "a.pdf", a_pdf("x" * 3000)).status_code == 413
        assert first_error(send(client, held, "a.pdf", a_pdf("x" * 1500))) == ("scan_too_large", "file")
    assert send(api(world.specialist), held, "a.pdf", a_pdf()).status_code == 403
    assert send(api(world.other_specialist), held, "a.pdf", a_pdf()).status_code == 404


def test_a_project_lives_through_the_api(world: World, api: Api) -> None:
    client = api(world.office)
    body = {
        "enterprise": str(world.enterprise.pk), "name": "新产线", "kind": "GREEN", "scope": "CITY",
        "investment_planned": "12000000.50", "listed_year": 2026,
    }  # fmt: skip
    made = client.post("projects/", body)
    path = f"projects/{made.json()['id']}/"

    assert (made.status_code, made.json()["stage"], made.json()["investment_planned"]) == (
        201,
        "PLANNED",
        "12000000.50",
    )
    assert client.patch(path, {"investment_done": "100.00"}, seen=1).json()["investment_done"] == "100.00"
    jump = client.post(f"{path}move/", {"stage": "COMPLETED"}, seen=2)
    assert (jump.status_code, first_error(jump)) == (409, ("illegal_stage", "stage"))
    assert client.post(f"{path}move/", {"stage": "UNDER_WAY"}, seen=2).json()["stage"] == "UNDER_WAY"
    assert client.patch(path, {"stage": "PLANNED"}, seen=3).status_code == 400
    assert client.patch(path, {"investment_done": "-1"}, seen=3).status_code == 400
    ProjectFactory(enterprise=world.other_enterprise, kind="GREEN")
    assert ids(client.get("projects/", kind="GREEN", year=2026, chain="copper")) == [made.json()["id"]]
    assert Project.objects.get(pk=made.json()["id"]).version == 3


def test_an_award_lives_through_the_api(world: World, api: Api) -> None:
    client = api(world.office)
    body = {"enterprise": str(world.enterprise.pk), "name": "县长质量奖", "year": 2025, "grade": "金奖"}
    made = client.post("awards/", body)
    path = f"awards/{made.json()['id']}/"

    assert made.status_code == 201
    assert first_error(client.post("awards/", body)) == ("award_taken", "name")
    assert client.patch(path, {"grade": "银奖"}, seen=1).json()["grade"] == "银奖"
    AwardFactory(enterprise=world.other_enterprise)
    assert ids(client.get("awards/", year=2025, grade="银奖")) == [made.json()["id"]]
    assert client.post(f"{path}remove/").status_code == 428
    assert client.post(f"{path}remove/", seen=2).status_code == 204
    assert Award.objects.count() == 1


@pytest.mark.parametrize("path", ["tracks/", "qualifications/", "projects/", "awards/"])
def test_lists_cost_the_same_for_many_rows_as_for_few(world: World, api: Api, path: str) -> None:
    def more(count: int) -> None:
        for _one in range(count):
            enterprise = EnterpriseFactory(township=world.township, chain=world.chain)
            DocumentFactory(qualification__enterprise=enterprise)
            ProjectFactory(enterprise=enterprise)
            AwardFactory(enterprise=enterprise)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    client = api(world.office)
    more(1)
    few = queries()
    more(6)

    assert queries() == few
