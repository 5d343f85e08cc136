"""The import on its pages, and the export that comes back in unchanged."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import UnitKind, User
from enterprises.actions.import_kinds import KINDS
from enterprises.excel.writing import csv_file
from enterprises.models import Export, ImportBatch, ImportState, QualificationStatus
from tests.clients import MobileClient
from tests.factories import ContactFactory, EnterpriseFactory, UnitFactory, World
from tests.factories.cultivation import AwardFactory, LevelFactory, ProjectFactory, QualificationFactory
from tests.factories.figures import FigureFactory
from tests.factories.workbooks import HEADINGS, REFUSED, read_back, register_rows, workbook
from tests.imports import at_page, send, work

LogIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def files_root(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = str(tmp_path / "files")


def by_api(api: MobileClient, content: bytes, name: str = "list.xlsx") -> Any:
    body = {"kind": "ENTERPRISES", "file": SimpleUploadedFile(name, content)}
    return api.client.post("/api/v1/imports/", body, format="multipart", headers=api.headers)


@pytest.mark.parametrize(("make", "code"), REFUSED.values(), ids=REFUSED)
def test_a_refused_file_is_refused_at_both_doors_and_leaves_nothing(
    make: Callable[[], bytes], code: str, world: World, log_in: LogIn
) -> None:
    content = make()
    page = send(log_in(world.office), content)
    answer = by_api(MobileClient(world.office), content)

    if code == "file_too_large":
        assert (page.status_code, answer.status_code) in {(413, 413), (422, 409)}
    else:
        assert page.status_code == 422
        assert answer.status_code == 409
        assert answer.json()["errors"][0]["code"] == code
        assert answer.json()["errors"][0]["attr"] == "file"
        assert 'class="error-summary"' in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_body_that_is_too_large_is_not_even_read(world: World, log_in: LogIn) -> None:
    client = log_in(world.office)
    for address in ("/imports/", "/api/v1/imports/"):
        response = client.generic("POST", address, b"x", CONTENT_LENGTH="900000000")
        assert response.status_code == 413
    assert response.json()["errors"][0]["code"] == "too_large"


def test_the_page_leads_from_the_file_to_the_undo(world: World, log_in: LogIn) -> None:
    client = log_in(world.office)
    rows = [*register_rows(2), ["123", "坏的", "石佛镇", ""]]
    batch = at_page(client, workbook(rows))
    page = client.get(f"/imports/{batch.pk}/").content.decode()
    assert "Nothing has been imported yet." in page
    assert "Import: 2 new, 0 changed" in page
    assert "<code>123</code> a unified social credit code has 18 characters, this one has 3" in page

    client.post(f"/imports/{batch.pk}/start/")
    busy = client.get(f"/imports/{batch.pk}/").content.decode()
    assert "0 of 2 rows" in busy
    assert 'hx-trigger="every 2s"' in busy
    work()
    done = client.get(f"/imports/{batch.pk}/").content.decode()
    assert "2 of 3 rows were imported." in done
    assert "every 2s" not in done
    failing = read_back(client.get(f"/imports/{batch.pk}/failing-rows.xlsx").content)
    assert failing[0] == [*HEADINGS, "What is wrong"]
    assert failing[1][:3] == ["123", "坏的", "石佛镇"]
    assert "18 characters" in failing[1][4]

    client.post(f"/imports/{batch.pk}/undo/")
    work()
    batch.refresh_from_db()
    assert batch.state == ImportState.UNDONE
    assert client.post(f"/imports/{batch.pk}/start/").status_code == 422


def test_columns_that_do_not_fit_are_refused_with_words(world: World, log_in: LogIn) -> None:
    client = log_in(world.office)
    address = send(client, workbook(register_rows(1)))["Location"]
    twice = client.post(f"{address}check/", {"c0": "uscc", "c1": "uscc"})
    none = client.post(f"{address}check/", {"c0": "", "c1": "name"})
    assert (twice.status_code, none.status_code) == (422, 422)
    assert "Two columns are the same field" in twice.content.decode()
    assert "Unified social credit code" in none.content.decode()


@pytest.mark.parametrize("kind", ["enterprises", "contacts", "figures", "qualifications", "assignments"])
def test_a_filled_in_template_is_understood_in_both_languages(kind: str, world: World, log_in: LogIn) -> None:
    for language in ("en", "zh-hans"):
        client = log_in(world.office)
        headers = {"accept-language": language}
        content = client.get(f"/imports/templates/{kind}.xlsx", headers=headers).content
        assert send(client, content, kind.upper()).status_code == 422, "nothing is filled in"
        headings = read_back(content)[3]
        address = send(client, workbook([["x"] * len(headings)], headings), kind.upper())["Location"]
        batch = ImportBatch.objects.get(pk=address.split("/")[-2])
        assert len(batch.columns) == len(headings), f"{language}: {headings}"


def enter_records(world: World) -> None:
    """Qualifications of every status, and figures to the cent, below zero and as a growth alone."""
    level = LevelFactory()
    for number, status in enumerate(QualificationStatus.values):
        QualificationFactory(
            enterprise=world.enterprise, level=level, rule=None, status=status, valid_from=date(2020, 1, 1 + number),
            valid_to=date(2020, 12, 31) if number else None, batch="第3批", document_no="-GR2020", note="=B2",
        )  # fmt: skip
    of: dict[str, Any] = {"enterprise": world.enterprise}
    FigureFactory(**of, value_cum=Decimal("98765432109.87"))
    FigureFactory(**of, indicator="PROFIT", value_cum=Decimal("-0.01"))
    FigureFactory(**of, indicator="EMPLOYEES", value_cum=Decimal(120), is_preliminary=True)
    FigureFactory(**of, indicator="VALUE_ADDED", value_cum=None, growth_official=Decimal("-21.60"))
    FigureFactory(**of, through_month=5, value_cum=None, growth_official=Decimal("3.20"))
    FigureFactory(enterprise=world.other_enterprise, indicator="POWER", value_cum=Decimal("0.00"))


def test_a_template_says_what_no_file_changes(world: World, log_in: LogIn) -> None:
    content = log_in(world.office).get("/imports/templates/enterprises.xlsx").content
    assert "Status: Shown in exports only: a status changes with a reason" in read_back(content)[1][0]


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
@pytest.mark.parametrize("noun", ["enterprises", "contacts", "assignments", "qualifications", "figures"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_what_was_exported_comes_in_as_it_is(
    noun: str, file_format: str, language: str, world: World, log_in: LogIn
) -> None:
    client = log_in(world.office)
    EnterpriseFactory(
        name="=HYPERLINK(阳谷)有限公司", short_name="'=甲", name_en="@SUM(A1)", address="+86 号", township=world.township,
        zone=UnitFactory(kind=UnitKind.ZONE, name="祥光经济开发区", name_en="Xiangguang Zone"),
        role="LEADING", size="LARGE", is_key=True, above_designated_since="2020-01-31", industry_class="C3311",
    )  # fmt: skip
    ContactFactory(enterprise=world.enterprise, name="－甲", post="-1")
    enter_records(world)
    file = client.post(f"/exports/{noun}/", {"format": file_format}, headers={"accept-language": language}).content

    batch = at_page(client, file, noun.upper())

    assert set(batch.columns) >= {column.field for column in KINDS[noun.upper()].columns if column.read is not None}
    assert set(batch.rows.values_list("verdict", flat=True)) == {"LEAVE"}, [row.problems for row in batch.rows.all()]


def test_text_that_looks_like_a_formula_is_none(world: World, log_in: LogIn) -> None:
    ContactFactory(enterprise=world.enterprise, name="=1+1", post="＝cmd")
    client = log_in(world.office)
    text = client.post("/exports/contacts/", {"format": "csv"}).content.decode("utf-8-sig")
    assert ",'=1+1,'＝cmd," in text
    cells = [cell for row in read_back(client.post("/exports/contacts/", {"format": "xlsx"}).content) for cell in row]
    assert "=1+1" in cells
    assert csv_file(["-a"], [["\tb"]]).decode("utf-8-sig") == "'-a\r\n'\tb\r\n"


def test_phones_leave_the_house_only_with_the_right_and_asked_for(world: World, log_in: LogIn) -> None:
    def sent(user: User, **more: str) -> Any:
        return log_in(user).post("/exports/contacts/", {"format": "csv", **more})

    assert "138****1234" in sent(world.office).content.decode()
    assert "+8613806351234" in sent(world.office, with_phones="on").content.decode()
    assert sent(world.specialist, with_phones="on").status_code == 403
    assert "138****1234" in sent(world.specialist).content.decode()
    assert list(Export.objects.order_by("at", "id").values_list("with_phones", flat=True)) == [False, True, False]
    assert "whole numbers" in log_in(world.auditor).get("/exports/").content.decode()


def test_an_export_holds_the_rows_of_the_filter_and_is_logged(world: World, log_in: LogIn) -> None:
    answer = log_in(world.office).post("/exports/enterprises/", {"format": "csv", "query": "chain=copper&after=x"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert world.enterprise.uscc in lines[1]
    logged = Export.objects.get()
    assert (logged.noun, logged.rows, logged.query, logged.by) == ("enterprises", 1, "chain=copper", world.office)


@pytest.mark.parametrize(
    ("address", "noun", "rows"),
    [
        ("/qualifications/?status=review", "qualifications", 1),
        ("/projects/?year=2020", "projects", 1),
        ("/honours/?year=2020", "awards", 1),
        ("/figures/?year=2024&through=4", "figures", 2),
        ("/figures/chains/copper/?year=2024&through=4", "figures", 1),
        ("/enterprises/{enterprise}/figures/", "figures", 1),
    ],
)
def test_a_page_offers_the_file_of_what_it_shows_to_whoever_may_take_it(
    address: str, noun: str, rows: int, world: World, log_in: LogIn
) -> None:
    enter_records(world)
    for year in (2020, 2021):
        ProjectFactory(enterprise=world.enterprise, listed_year=year)
        AwardFactory(enterprise=world.enterprise, year=year)
    client = log_in(world.office)
    page = client.get(address.format(enterprise=world.enterprise.pk)).content.decode()
    form = re.search(rf'action="/exports/{noun}/">.*?name="query" value="([^"]*)"', page, re.DOTALL)
    assert form is not None
    file = client.post(f"/exports/{noun}/", {"format": "csv", "query": unescape(form[1])}).content.decode("utf-8-sig")
    assert len(file.splitlines()) == 1 + rows


def test_too_many_rows_are_refused_in_words(world: World, log_in: LogIn, settings: Any) -> None:
    settings.EXPORT_MOST_ROWS = 1
    answer = log_in(world.office).post("/exports/enterprises/", {"format": "csv"})
    assert answer.status_code == 422
    assert "Narrow the filter" in answer.content.decode()
    assert not Export.objects.exists()
