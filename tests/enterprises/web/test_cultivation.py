"""The pages of cultivation: ladders, lists with their counts, forms, uploads and downloads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from accounts.actions.people import system_user
from accounts.models import User
from enterprises.actions.reference import load_cultivation
from enterprises.models import Document, Level, Project, Qualification
from enterprises.queries.cultivation import Stand, cultivation_of
from enterprises.rules.cultivation import months_before
from tests.factories.cultivation import (
    AwardFactory,
    DocumentFactory,
    LevelRuleFactory,
    ProjectFactory,
    QualificationFactory,
    a_pdf,
)
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


@pytest.fixture
def levels(world: World) -> dict[str, Level]:
    """The county's levels by their codes."""
    load_cultivation(by=system_user(), at=world.at)
    return {level.code: level for level in Level.objects.all()}


def hold(world: World, level: Level, begun: date, **fields: Any) -> Qualification:
    rule = level.rules.filter(starts_on__lte=begun).order_by("-starts_on").first()
    kept: Qualification = QualificationFactory(
        **{"enterprise": world.enterprise, "level": level, "rule": rule, "valid_from": begun} | fields
    )
    return kept


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


# --- The tab ----------------------------------------------------------------------------------------------------------


def test_the_ladder_says_what_is_held_what_ran_out_and_what_comes_next(world: World, levels: dict[str, Level]) -> None:
    today = world.today
    hold(world, levels["TECH_SME"], today - timedelta(days=300), valid_to=today - timedelta(days=1))
    held = hold(world, levels["HIGH_TECH"], months_before(today, 30), valid_to=months_before(today, -7))
    hold(world, levels["GREEN_CITY"], today - timedelta(days=9), valid_to=None, status="REVOKED")

    found = cultivation_of(world.enterprise, today)

    stands = {rung.level.code: rung.stand for ladder in found.ladders for rung in ladder.rungs}
    assert stands["TECH_SME"] == Stand.RAN_OUT
    assert stands["HIGH_TECH"] == Stand.HELD
    assert (stands["GAZELLE"], stands["UNICORN"]) == (Stand.NEXT, Stand.AHEAD)
    assert stands["GREEN_CITY"] == Stand.REVOKED
    assert "INNOVATIVE_SME" not in stands, "an edition that has ended is shown to its holders only"
    rung = next(rung for ladder in found.ladders for rung in ladder.rungs if rung.qualification == held)
    assert rung.reminders == (months_before(months_before(today, -7), 6),)
    steps = {step.level.track.code: (step.level.code, step.met) for step in found.next_steps}
    assert steps["TECHNOLOGY"] == ("GAZELLE", True)
    assert steps["SCALE"] == ("BELOW_SIZE", True)


def test_the_register_says_who_is_above_designated_size(world: World, levels: dict[str, Level]) -> None:
    world.enterprise.above_designated_since = date(2020, 1, 1)

    found = cultivation_of(world.enterprise, world.today)

    assert "SCALE" not in {step.level.track.code for step in found.next_steps}


def test_the_tab_shows_it_to_readers_and_offers_acts_to_the_office(
    world: World, levels: dict[str, Level], log_in: LogIn
) -> None:
    held = hold(world, levels["HIGH_TECH"], world.today - timedelta(days=30))
    DocumentFactory(qualification=held, name="高企证书.pdf")
    ProjectFactory(enterprise=world.enterprise, name_en="New rolling line")
    AwardFactory(enterprise=world.enterprise, name_en="Quality Award")
    address = reverse("enterprises:cultivation", args=[world.enterprise.pk])

    read = log_in(world.specialist).get(address).content.decode()
    office = log_in(world.office).get(address).content.decode()

    for text in (
        "High-tech enterprise",
        "730 days left",
        "高企证书.pdf",
        "New rolling line",
        "5 m yuan done of 20 m yuan",
    ):
        assert text in read
    assert reverse("enterprises:qualification-edit", args=[held.pk]) in office
    assert reverse("enterprises:qualification-edit", args=[held.pk]) not in read


def test_the_tab_costs_the_same_for_much_as_for_little(world: World, levels: dict[str, Level], log_in: LogIn) -> None:
    client, address = log_in(world.office), reverse("enterprises:cultivation", args=[world.enterprise.pk])
    DocumentFactory(qualification=hold(world, levels["HIGH_TECH"], world.today - timedelta(days=30)))
    few = queries_of(client, address)
    for code in ("TECH_SME", "GAZELLE", "SPECIALISED_SME", "GREEN_CITY", "SMART_BASIC"):
        DocumentFactory(qualification=hold(world, levels[code], world.today - timedelta(days=31)))
    ProjectFactory.create_batch(5, enterprise=world.enterprise)
    AwardFactory.create_batch(5, enterprise=world.enterprise)

    assert queries_of(client, address) == few


# --- The county's lists -----------------------------------------------------------------------------------------------


@pytest.fixture
def county(world: World, levels: dict[str, Level]) -> dict[str, Qualification]:
    """One in every state."""
    today, level = world.today, levels["HIGH_TECH"]
    years = {f"y{n}": today - timedelta(days=400 + n) for n in range(8)}
    return {
        "two months": hold(world, level, years["y0"], valid_to=months_before(today, -2), updated_for=today.year),
        "three months": hold(world, level, years["y1"], valid_to=months_before(today, -3), updated_for=today.year),
        "ten months": hold(world, level, years["y2"], valid_to=months_before(today, -10), updated_for=today.year),
        "endless": hold(world, levels["GREEN_PROVINCE"], years["y3"], valid_to=None),
        "today": hold(world, level, years["y4"], valid_to=today, updated_for=today.year),
        "yesterday": hold(world, level, years["y5"], valid_to=today - timedelta(days=1)),
        "review": hold(world, level, years["y6"], status="UNDER_REVIEW"),
        "theirs": hold(world, level, years["y7"], enterprise=world.other_enterprise, updated_for=today.year),
    }


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["today", "two months", "three months", "ten months", "theirs", "endless"]),
        ("within=3", ["today", "two months", "three months"]),
        ("within=12", ["today", "two months", "three months", "ten months"]),
        ("status=run-out", ["yesterday"]),
        ("status=review", ["review"]),
        ("level=GREEN_PROVINCE", ["endless"]),
        ("track=GREEN", ["endless"]),
        ("chain=food", ["theirs"]),
        ("q=fengge", ["theirs"]),
        ("q=nobody", []),
    ],
)
def test_the_list_keeps_what_was_asked_for_and_counts_it(
    world: World, county: dict[str, Qualification], log_in: LogIn, query: str, shown: list[str]
) -> None:
    response = log_in(world.office).get(f"/qualifications/?{query}")

    assert [row.pk for row in response.context["page"].rows] == [county[name].pk for name in shown]
    assert response.context["shown"] == len(shown)


def test_every_filter_leaves_as_many_as_it_says(world: World, county: dict[str, Qualification], log_in: LogIn) -> None:
    client = log_in(world.office)
    for chip in client.get("/qualifications/").context["filters"]:
        url = chip["url"] if not chip["on"] else "?"
        assert client.get(f"/qualifications/{url}").context["shown"] == chip["count"], chip["label"]


def test_one_sees_those_of_the_enterprises_that_one_may_open(
    world: World, county: dict[str, Qualification], log_in: LogIn
) -> None:
    assert log_in(world.other_specialist).get("/qualifications/").context["shown"] == 1
    assert log_in(world.organiser).get("/qualifications/").status_code == 403


def test_the_update_is_due_from_a_month_before_its_day(world: World, levels: dict[str, Level], log_in: LogIn) -> None:
    rule = LevelRuleFactory(update_month=world.today.month, update_day=min(world.today.day, 28))
    owing = QualificationFactory(rule=rule, enterprise=world.enterprise, valid_from=date(world.today.year - 1, 1, 1))
    QualificationFactory(rule=rule, enterprise=world.enterprise, valid_from=date(world.today.year, 1, 1))

    rows = log_in(world.office).get("/qualifications/?update=1").context["page"].rows

    assert [row.pk for row in rows] == [owing.pk]


def test_pages_of_a_long_list_join_without_a_gap(world: World, log_in: LogIn) -> None:
    rule = LevelRuleFactory()
    for place in range(60):
        QualificationFactory(
            rule=rule, enterprise=world.enterprise, valid_from=date(2021, 1, 1) + timedelta(days=place),
            valid_to=None if place % 2 else world.today + timedelta(days=place),
        )  # fmt: skip
    client, url, seen = log_in(world.office), "?", []
    while url:
        page = client.get(f"/qualifications/{url}").context["page"]
        seen += [row.pk for row in page.rows]
        url = page.next_url

    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize("address", ["/qualifications/", "/projects/", "/honours/"])
def test_lists_cost_the_same_for_many_rows_as_for_few(world: World, log_in: LogIn, address: str) -> None:
    def more(count: int) -> None:
        for _one in range(count):
            enterprise = EnterpriseFactory(township=world.township, chain=world.chain)
            QualificationFactory(enterprise=enterprise)
            ProjectFactory(enterprise=enterprise)
            AwardFactory(enterprise=enterprise)

    client = log_in(world.office)
    more(1)
    few = queries_of(client, address)
    more(8)

    assert queries_of(client, address) == few


def test_the_rules_page_costs_the_same_however_many_levels(
    world: World, levels: dict[str, Level], log_in: LogIn
) -> None:
    client = log_in(world.office)
    few = queries_of(client, "/cultivation/")
    LevelRuleFactory.create_batch(5)

    assert queries_of(client, "/cultivation/") == few


def test_projects_are_counted_summed_and_lead_to_their_lists(world: World, log_in: LogIn) -> None:
    of = {"enterprise": world.enterprise}
    ProjectFactory.create_batch(2, kind="DIGITAL_MANUFACTURING", scope="PROVINCE", **of)
    ProjectFactory(kind="DIGITAL_MANUFACTURING", scope="COUNTY", **of)
    ProjectFactory(kind="DIGITAL_ECONOMY", listed_year=None, investment_done=None, **of)
    client = log_in(world.office)

    page = client.get("/projects/")
    totals, headlines = page.context["totals"], page.context["headlines"]

    assert (totals.count, totals.planned, totals.done) == (4, 80_000_000, 15_000_000)
    assert (headlines.digital_manufacturing, headlines.digital_economy, headlines.green_factories) == (2, 1, 0)
    assert client.get("/projects/?kind=DIGITAL_MANUFACTURING&scope=PROVINCE").context["totals"].count == 2
    assert client.get("/projects/?year=2025&stage=PLANNED&chain=copper&q=xiange").context["totals"].count == 3
    assert "80 m yuan planned, 15 m yuan done" in page.content.decode()


def test_money_is_said_as_each_language_says_it(world: World, log_in: LogIn) -> None:
    ProjectFactory(enterprise=world.enterprise, investment_planned=186_000_000)
    client = log_in(world.office)
    client.cookies["django_language"] = "zh-hans"
    with translation.override("zh-hans"):
        page = client.get("/projects/").content.decode()

    assert "1.86 亿元" in page
    assert "500 万元" in page


def test_honours_are_listed_by_year_and_grade(world: World, log_in: LogIn) -> None:
    for year, grade in ((2024, "金奖"), (2025, "银奖"), (2025, "金奖")):
        AwardFactory(enterprise=world.enterprise, year=year, grade=grade)
    client = log_in(world.auditor)

    assert [award.year for award in client.get("/honours/").context["page"].rows] == [2025, 2025, 2024]
    assert client.get("/honours/?year=2025&grade=金奖").context["shown"] == 1


# --- Forms ------------------------------------------------------------------------------------------------------------


def test_who_saves_second_sees_what_it_says_now_and_may_save_over_it(
    world: World, levels: dict[str, Level], log_in: LogIn
) -> None:
    held = hold(world, levels["HIGH_TECH"], date(2024, 5, 1), batch="Batch 1")
    client, address = log_in(world.office), reverse("enterprises:qualification-edit", args=[held.pk])
    typed = {
        "version": "1", "level": str(held.level_id), "status": "VALID", "valid_from": "2024-05-01",
        "valid_to": "2027-04-30", "note": "Mine",
    }  # fmt: skip
    assert client.post(address, typed | {"note": "Theirs"}).status_code == 302

    stale = client.post(address, typed)

    page = stale.content.decode()
    assert stale.status_code == 409
    assert ("Theirs" in page, "Mine" in page) == (True, True)
    assert 'name="version" value="2"' in page
    assert client.post(address, typed | {"version": "2"}).status_code == 302
    assert Qualification.objects.get().note == "Mine"


def test_a_form_sent_twice_makes_one_project(world: World, log_in: LogIn) -> None:
    client, address = log_in(world.office), reverse("enterprises:project-new", args=[world.enterprise.pk])
    key = client.get(address).context["form"].initial["id"]
    typed = {"id": str(key), "name": "新产线", "kind": "GREEN", "scope": "CITY"}

    assert [client.post(address, typed).status_code for _twice in range(2)] == [302, 302]
    assert Project.objects.count() == 1


# --- Documents --------------------------------------------------------------------------------------------------------


def upload(client: Client, held: Qualification, name: str, content: bytes) -> Any:
    address = reverse("enterprises:document-new", args=[held.pk])
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def test_a_document_is_downloaded_under_its_name_and_may_do_nothing(world: World, log_in: LogIn) -> None:
    held, client = QualificationFactory(enterprise=world.enterprise), log_in(world.office)
    name = "证" * 196 + ".pdf"
    assert upload(client, held, name, a_pdf()).status_code == 302
    document = Document.objects.get()

    response = log_in(world.specialist).get(reverse("enterprises:document", args=[document.pk]))

    assert response.content == a_pdf()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E8%AF%81")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in response["Cache-Control"]


def test_a_removed_document_is_gone_for_everybody(world: World, log_in: LogIn) -> None:
    document = DocumentFactory(qualification__enterprise=world.enterprise)
    client, address = log_in(world.office), reverse("enterprises:document", args=[document.pk])
    client.post(reverse("enterprises:document-remove", args=[document.pk]))

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"", "The file is empty."),
        ("a.html", b"<script>", "Only PDF, JPEG, PNG and WebP"),
        ("a.svg", b"<svg onload='alert(1)'/>", "Only PDF, JPEG, PNG and WebP"),
        ("a.pdf", b"%PDF-1.4 /JavaScript %%EOF", "contains scripts"),
    ],
)
def test_what_is_not_taken_is_said_in_words(world: World, log_in: LogIn, name: str, content: bytes, words: str) -> None:
    response = upload(log_in(world.office), QualificationFactory(enterprise=world.enterprise), name, content)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Document.objects.exists()


def test_a_body_that_is_too_large_is_refused_before_its_file_is_kept(world: World, log_in: LogIn) -> None:
    held, client = QualificationFactory(enterprise=world.enterprise), log_in(world.office)
    with override_settings(DOCUMENT_MOST_BYTES=1000, IMPORT_MOST_BYTES=1000, DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        skipped = upload(client, held, "a.pdf", a_pdf("x" * 3000))
        read = upload(client, held, "a.pdf", a_pdf("x" * 1500))

    for response in (skipped, read):
        assert response.status_code == 422
        assert "larger than" in response.content.decode()
    assert skipped.wsgi_request.FILES == {}
    assert not Document.objects.exists()
