"""Errors: one shape, the reader's language, and never a fault of ours for what a client sends."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.clients import Api, MobileClient, first_error
from tests.factories import CommitmentFactory
from tests.factories.world import World


def test_every_error_has_the_same_shape(world: World, api: Api):
    client = api(world.specialist)
    answers = [
        MobileClient().get("me/"),
        client.get("nothing/here/"),
        client.get("visits/", status="LOST"),
        client.post("visits/", {}),
        client.post("units/", {}),
        client.get(f"enterprises/{world.other_enterprise.pk}/"),
    ]

    assert [answer.status_code for answer in answers] == [401, 404, 400, 400, 405, 404]
    for answer in answers:
        assert answer.headers["Content-Type"] == "application/json"
        body = answer.json()
        assert set(body) == {"type", "errors"}
        assert body["type"] in {"validation_error", "client_error"}
        assert all(set(error) == {"code", "detail", "attr"} for error in body["errors"])


def test_all_that_is_wrong_with_a_body_is_said_at_once_and_by_name(world: World, api: Api):
    issue = {"title": "", "category": "FIN", "urgency": "MAYBE"}
    body = {"enterprise": str(world.enterprise.pk), "kind": "ON_FOOT", "status": "DONE", "issues": [{}, issue]}

    errors = api(world.specialist).post("visits/", body).json()["errors"]

    said = {(error["attr"], error["code"]) for error in errors}
    assert said == {
        ("kind", "invalid_choice"),
        ("issues.0.title", "required"),
        ("issues.0.category", "required"),
        ("issues.1.title", "blank"),
        ("issues.1.urgency", "invalid_choice"),
    }


def test_the_text_follows_accept_language_and_the_code_does_not(world: World, api: Api):
    english, chinese = (
        api(world.specialist, language=language).post("visits/", {}).json()["errors"] for language in ("en", "zh-hans")
    )

    assert [error["code"] for error in english] == [error["code"] for error in chinese]
    assert english[0]["detail"] == "This field is required."
    assert all("一" <= character for character in chinese[0]["detail"][:2])


def test_a_method_that_is_not_there_is_405(world: World, api: Api):
    client = api(world.office)
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"):
        answer = client.client.generic(method, "/api/v1/visits/", headers=client.headers)

        assert answer.status_code == 405, method
        assert first_error(answer) == ("method_not_allowed", None)


def test_an_address_that_leads_nowhere_is_404_in_json(world: World, api: Api):
    client = api(world.office)
    for path in ("", "visits", "visits/not-a-uuid/", "visits/00000000-0000-0000-0000-00000000000/", "nö/", "admin/", "../",
                 "visits//", "calendar/20260/", "auth/devices/"):  # fmt: skip
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 404, path
            assert first_error(answer) == ("not_found", None)


def test_a_method_override_is_not_obeyed(world: World, api: Api):
    client = api(world.office)
    client.headers["X-HTTP-Method-Override"] = "DELETE"

    assert client.post(f"visits/{world.enterprise.pk}/").status_code == 405


NO_JSON = [
    b"{", b"nul", b"\xff\xfe", b'{"id": NaN}', b'{"id": 1e999}', b"[" * 100_000, b'{"a":' * 100_000, b'{"\\udfff": 1}',
    b'{"username": "\\ud800", "password": "x"}', b"1" * 5000, b"\x00", b"{}{}", b"'{}'",
]  # fmt: skip


@pytest.mark.parametrize("path", ["visits/", "auth/login/", "commitments/{}/keep/"])
def test_a_body_that_is_no_json_object_is_400(world: World, api: Api, path):
    client = api(world.office)
    path = path.format(CommitmentFactory().pk)

    for body in (*NO_JSON, b"[]", b"null", b"5", b'"x"', b"true", b"[{}]", b"1.5"):
        assert client.raw(path, body).status_code == 400, body[:20]


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"],
)
def test_other_formats_than_json_are_415(world: World, api: Api, content_type):
    answer = api(world.office).raw("visits/", b"a=b", content_type)

    assert answer.status_code == 415
    assert first_error(answer) == ("unsupported_media_type", None)


@pytest.mark.parametrize("charset", ["klingon", "bz2_codec", "hex", "utf-16"])
def test_a_strange_charset_is_400(world: World, api: Api, charset):
    assert api(world.office).raw("visits/", b"{}", f"application/json; charset={charset}").status_code == 400


def test_a_body_larger_than_any_need_is_413(world: World, api: Api):
    answer = api(world.office).raw("visits/", b'{"notes": "' + b"x" * 3_000_000 + b'"}')

    assert answer.status_code == 413
    assert first_error(answer) == ("too_large", None)


def test_an_answer_in_html_is_not_to_be_had(world: World, api: Api):
    client = api(world.office)
    client.headers["Accept"] = "text/html"

    answer = client.get("visits/")
    assert answer.status_code == 406
    assert answer.headers["Content-Type"] == "application/json"


def test_ten_thousand_unknown_fields_give_a_short_answer(world: World, api: Api):
    answer = api(world.office).post("visits/", {f"field{n}" * 20: n for n in range(10_000)})

    assert answer.status_code == 400
    assert len(answer.content) < 10_000


def test_nul_characters_in_the_address_are_refused(world: World, api: Api):
    client = api(world.office)
    for path in ("visits/", "units/", "enterprises/", "issues/"):
        for query in ("q=%00", "q=a%00b", "status=%00", "cursor=%00", "enterprise=%00", "%00=1", "q=%00&q=x"):
            answer = client.get(f"{path}?{query}")

            assert answer.status_code == 400, (path, query)
            assert answer.json()["type"] == "validation_error"


def test_a_database_that_is_away_is_503_and_says_when_to_come_back(world: World, api: Api, monkeypatch):
    client = api(world.office, quiet=True)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
        cursor.execute("SAVEPOINT before")

    class Slow:
        def __call__(self, execute, sql, params, many, context):
            return execute("SELECT pg_sleep(5)", None, many, context)

    with connection.execute_wrapper(Slow()):
        answer = client.get("visits/")
    with connection.cursor() as cursor:
        cursor.execute("ROLLBACK TO SAVEPOINT before")
        cursor.execute("SET LOCAL statement_timeout = 0")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert answer.json()["type"] == "server_error"
    assert first_error(answer) == ("database_unreachable", None)


def test_nobody_else_keeps_an_answer(world: World, api: Api):
    assert "no-store" in api(world.office).get("visits/").headers["Cache-Control"]
