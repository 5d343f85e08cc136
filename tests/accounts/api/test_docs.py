"""The OpenAPI document and its page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.urls import URLPattern, URLResolver
from openapi_spec_validator import validate

from config import api as addresses
from tests.clients import Api, MobileClient
from tests.factories.world import World

FILE = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"
SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times quicker, where it was built


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    made = tmp_path_factory.mktemp("openapi") / "openapi.yaml"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(made))
    return made.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document(written):
    return yaml.load(written, SAFE)


def test_the_document_is_valid_and_the_one_in_docs_is_the_same(written, document):
    validate(document)
    assert FILE.read_text(encoding="utf-8") == written, "run `make schema`"


def test_every_address_of_the_api_is_described(document):
    described = {re.sub(r"{[^}]+}", "{}", path) for path in document["paths"]}
    routed = set()
    for pattern in addresses.urlpatterns:
        assert isinstance(pattern, URLPattern | URLResolver)
        path = str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        routed.add("/api/v1/" + re.sub(r"\(\?P<\w+>[^)]+\)", "{}", path))

    undescribed = {"/api/v1/schema/", "/api/v1/docs/", "/api/v1/"}
    assert routed - undescribed == described


def test_every_act_that_needs_if_match_says_so_and_has_412_and_428(document):
    for path, methods in document["paths"].items():
        for operation in methods.values():
            headers = {
                parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] == "header"
            }
            assert ("If-Match" in headers) == ({"412", "428"} <= set(operation["responses"])), path


@pytest.mark.parametrize("path", ["schema/", "docs/"])
def test_who_is_not_logged_in_reads_neither(db, client, path):
    assert MobileClient().get("schema/").status_code == 401
    answer = client.get(f"/api/v1/{path}")

    assert answer.status_code in (302, 401)
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/login/?next=/api/v1/docs/")


def test_the_document_comes_by_token_and_by_session(world: World, api: Api, log_in):
    by_token = api(world.specialist).get("schema/")
    by_session = log_in(world.specialist).get("/api/v1/schema/")

    assert by_token.status_code == by_session.status_code == 200
    assert by_token.content.decode() == by_session.content.decode() == FILE.read_text(encoding="utf-8")


def test_who_has_the_document_does_not_get_it_again(world: World, log_in):
    browser = log_in(world.specialist)
    etag = browser.get("/api/v1/schema/").headers["ETag"]

    assert browser.get("/api/v1/schema/", headers={"if-none-match": etag}).status_code == 304
    assert browser.get("/api/v1/schema/", headers={"if-none-match": '"another"'}).status_code == 200
    assert browser.get("/api/v1/schema/?lang=zh-hans", headers={"if-none-match": etag}).status_code == 304


def test_the_document_comes_as_json_too(world: World, log_in):
    answer = log_in(world.specialist).get("/api/v1/schema/", headers={"accept": "application/vnd.oai.openapi+json"})

    assert answer.headers["Content-Type"].startswith("application/vnd.oai.openapi+json")
    assert json.loads(answer.content) == yaml.load(FILE.read_bytes(), SAFE)


def test_the_page_runs_under_the_content_policy(world: World, log_in):
    browser = log_in(world.specialist)
    page = browser.get("/api/v1/docs/")
    script = browser.get("/api/v1/docs/?script=")

    policy = dict(part.strip().split(" ", 1) for part in page.headers["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    html = page.content.decode()
    assert re.findall(r"<script(?![^>]*src=)", html) == []
    assert all(source.startswith("/") for source in re.findall(r'(?:src|href)="([^"]+)"', html))
    assert script.headers["Content-Type"].startswith("application/javascript")


def test_only_the_page_of_the_document_may_write_styles(world: World, api: Api):
    assert "unsafe-inline" not in api(world.office).get("visits/").headers["Content-Security-Policy"]
