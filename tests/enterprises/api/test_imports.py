"""Imports over the API, from the file to the undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from uuid_utils.compat import uuid7

from enterprises.models import Enterprise, ImportBatch
from tests.clients import Api, MobileClient, api
from tests.factories import World
from tests.factories.workbooks import read_back, register_rows, workbook
from tests.imports import work

__all__ = ["api"]


@pytest.fixture(autouse=True)
def files_root(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = str(tmp_path / "files")


def upload(client: MobileClient, content: bytes, **more: str) -> Any:
    body = {"kind": "ENTERPRISES", "file": SimpleUploadedFile("list.xlsx", content), **more}
    return client.client.post("/api/v1/imports/", body, format="multipart", headers=client.headers)


def test_the_api_leads_from_the_file_to_the_undo(world: World, api: Api) -> None:
    client = api(world.office)
    answer = upload(client, workbook([*register_rows(3), ["123", "坏的", "石佛镇", ""]]))
    assert answer.status_code == 201, answer.content
    assert answer.json()["state"] == "UPLOADED"
    assert answer.json()["columns"] == {"uscc": 0, "name": 1, "township": 2, "address": 3}
    address = f"imports/{answer.json()['id']}/"

    assert client.patch(address, {"columns": {"uscc": 0, "name": 1, "township": 2}}).status_code == 200
    assert client.post(f"{address}check/").json()["state"] == "CHECK_WANTED"
    work()
    found = client.get(address).json()
    assert (found["state"], found["counts"]["created"], found["counts"]["errors"]) == ("CHECKED", 3, 1)
    (wrong,) = client.get(f"{address}rows/", verdict="ERROR").json()["results"]
    assert (wrong["number"], wrong["problems"][0]["code"]) == (5, "code_length")
    assert (wrong["problems"][0]["field"], wrong["problems"][0]["value"]) == ("uscc", "123")
    assert read_back(client.get(f"{address}failing-rows/").content)[1][0] == "123"

    assert client.post(f"{address}import/").json()["state"] == "IMPORT_WANTED"
    assert client.post(f"{address}import/").json()["errors"][0]["code"] == "import_not_now"
    work()
    assert client.get(address).json()["counts"]["done"] == 3
    client.post(f"{address}undo/")
    work()
    assert client.get(address).json()["state"] == "UNDONE"
    assert not Enterprise.objects.standing().filter(uscc=register_rows(1)[0][0]).exists()


def test_a_repeated_upload_with_the_same_id_is_the_same_import(world: World, api: Api) -> None:
    client, key, content = api(world.office), str(uuid7()), workbook(register_rows(1))
    first, again = upload(client, content, id=key), upload(client, content, id=key)
    other = upload(client, workbook(register_rows(2)), id=key)
    assert [answer.status_code for answer in (first, again, other)] == [201, 200, 409]
    assert ImportBatch.objects.count() == 1


def test_a_wrong_body_is_400(world: World, api: Api) -> None:
    client = api(world.office)
    content = workbook(register_rows(1))
    assert upload(client, content, kind="NONSENSE").status_code == 400
    assert upload(client, content, more="x").status_code == 400
    assert client.post("imports/", {"kind": "ENTERPRISES"}).status_code == 415
    address = f"imports/{upload(client, content).json()['id']}/"
    assert client.patch(address, {"columns": {"uscc": -1}}).status_code == 400
    assert client.patch(address, {"columns": {"nonsense": 1}}).status_code == 409
    assert client.patch(address, {"columns": {"uscc": 0}, "unit": "TON"}).status_code == 400
