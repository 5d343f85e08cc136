"""Phone numbers and tokens never reach a log line, however they are written."""

from __future__ import annotations

import io
import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
import structlog

from config.logs import logging_settings, redact

PHONES = [
    "13806351234",
    "138 0635 1234",
    "138-0635-1234",
    "1380635 1234",
    "+8613806351234",
    "+86 138 0635 1234",
    "+86-138-0635-1234",
    "8613806351234",
    "008613806351234",
    "0086 138 0635 1234",
    "19906351234",
    "0635-6212345",
    "06356212345",
    "0635 6212345",
    "010-62123456",
    "02162123456",
    "+866356212345",
    "+86 635 6212345",
    "(0635)6212345",
    "（0635）6212345",
    "１３８０６３５１２３４",
    "138.0635.1234",
    "138\u00a00635\u00a01234",
]
SECRETS = [
    "Authorization: Bearer 0f8fad5bd9cb469fa16570867728950e0f8fad5bd9cb469f",
    "authorization=Token 0f8fad5bd9cb469fa16570867728950e",
    "GET /l/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6/ HTTP/1.1",
    "GET /calendar/Zm9vYmFyYmF6cXV4.ics",
    "sessionid=abcdefghijklmnop0123456789",
    "__Host-sessionid=abcdefghijklmnop0123456789; Path=/",
    "csrftoken=abcdefghijklmnop0123456789",
    "csrfmiddlewaretoken=abcdefghijklmnop0123456789",
    "{'token': 'abcdefghijklmnop0123456789'}",
    '{"token": "abcdefghijklmnop0123456789"}',
    "password=a-password-of-the-tests",
    '{"password": "a-password-of-the-tests"}',
    "X-CSRFToken: abcdefghijklmnop0123456789",
    "postgres://yanggu:abcdefghijklmnop0123456789@127.0.0.1/yanggu",
]
HARMLESS = [
    "issue 2026-00042 is due on 2026-11-23",
    "visit 01a20682-53f2-752f-9995-0b601a4b5fb2 took 12.5 ms",
    "91350100M000100Y43",
    "output 190.11 of 812.40",
    "2026-11-23T03:39:59.123456+08:00",
    "sent 1000 of 1000",
    "/enterprises/01a20682-53f2-752f-9995-0b601a4b5fb2/ 200 in 138 ms",
]


def digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize("around", ["{}", "call {} today", "电话{}。", '{{"phone": "{}"}}', "phone={}&name=x", "({})"])
def test_phones_are_redacted_in_every_form(phone: str, around: str) -> None:
    line = redact(around.format(phone))

    assert "[phone]" in line
    assert len(digits(line)) < 5, line


@pytest.mark.parametrize("text", SECRETS)
def test_tokens_passwords_and_cookies_are_redacted(text: str) -> None:
    line = redact(text)

    assert "[secret]" in line
    for secret in ("abcdefghijklmnop", "0f8fad5b", "Zm9vYmFy", "a-password"):
        assert secret not in line


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_secret_stays_readable(text: str) -> None:
    assert redact(text) == text


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log settings of production, writing to memory."""
    written = io.StringIO()
    before = {
        name: (logging.getLogger(name).handlers[:], logging.getLogger(name).level) for name in ("", "django.server")
    }
    logging.config.dictConfig(logging_settings("json"))
    [handler] = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    structlog.contextvars.clear_contextvars()
    for name, (handlers, level) in before.items():
        logging.getLogger(name).handlers[:] = handlers
        logging.getLogger(name).setLevel(level)


def test_a_line_is_one_json_object_with_request_and_user(log: io.StringIO) -> None:
    structlog.contextvars.bind_contextvars(request_id="0635-6212345", user_id="01a20682-53f2-752f-9995-0b601a4b5fb2")
    structlog.get_logger("assistance").info("visit logged", phone="13806351234", people=["王总 138 0635 1234"])

    [line] = log.getvalue().splitlines()
    event = json.loads(line)
    assert event["event"] == "visit logged"
    assert event["level"] == "info"
    assert event["request_id"] == "0635-6212345", "ids are kept as they are"
    assert event["user_id"] == "01a20682-53f2-752f-9995-0b601a4b5fb2"
    assert event["phone"] == "[phone]"
    assert event["people"] == ["王总 [phone]"]


def test_lines_of_libraries_and_their_arguments_are_redacted_too(log: io.StringIO) -> None:
    logging.getLogger("somebody.else").warning("refused %s for %s", "Bearer 0f8fad5bd9cb469fa165", "+8613806351234")

    assert json.loads(log.getvalue())["event"] == "refused Bearer [secret] for [phone]"


def test_a_traceback_is_redacted(log: io.StringIO) -> None:
    try:
        raise ValueError("no contact with 138-0635-1234")
    except ValueError:
        logging.getLogger("assistance").exception("failed")

    assert "138-0635" not in log.getvalue()
    assert "no contact with [phone]" in log.getvalue()


def test_numbers_and_nested_values_are_redacted(log: io.StringIO) -> None:
    structlog.get_logger("assistance").info("body", body={"contact": {"phone": 13806351234}}, tail=(13806351234,))

    assert "13806351234" not in log.getvalue()


def test_names_of_secrets_hide_their_values(log: io.StringIO) -> None:
    structlog.get_logger("accounts").info(
        "log-in", password="a-password-of-the-tests", token="abcdefghijklmnop0123456789"
    )

    assert "a-password" not in log.getvalue()
    assert "abcdefghijklmnop" not in log.getvalue()


def test_of_an_endless_text_the_beginning_is_kept_and_no_number_on_the_cut() -> None:
    for number in ("13806351234", "+86 138 0635 1234"):
        line = redact("x" * (50_000 - len(number) + 1) + f" {number} " + "y" * 100_000)

        assert len(line) <= 50_001
        assert len(digits(line)) < 5
        assert line.startswith("xxx") and line.endswith("…")
