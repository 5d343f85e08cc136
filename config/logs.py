"""Logs as one JSON object a line, with request id and user id; phone numbers and tokens never reach them."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

# Numbers as people write them (138 0635 1234, (0635) 6212345, +86-138-0635-1234) and as we store them, for half-width digits.
_PHONE = re.compile(
    r"""(?<!\d)(?:(?:\+|00)?86[-\s]?)?1[3-9]\d(?:(?:[-\s]?\d){8}|\.\d{4}\.\d{4})(?!\d)   # mobile
      | (?<!\d)(?:\+|00)86[-\s]?\d{2,3}[-\s]?\d{7,8}(?!\d)                            # landline with the country
      | [(（]0\d{2,3}[)）]\s?\d{7,8}(?!\d)                                           # landline, area in brackets
      | (?<!\d)0\d{2,3}[-\s]?\d{7,8}(?!\d)                                           # landline
    """,
    re.VERBOSE,
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９＋－", "0123456789+-")
# Bearer tokens, personal links, calendar feeds, session cookies, form tokens, passwords in addresses.
_SECRETS = [
    re.compile(r"""((?:Bearer|Token)\s+|/l/|/calendar/)[\w\-.~+/]{8,}=*""", re.IGNORECASE),
    re.compile(r"""((?:token|password|secret|sessionid)["']?\s*[=:]\s*["']?)[^\s"'&;,}]+""", re.IGNORECASE),
    re.compile(r"""(://[^\s:/@]*:)[^\s/@]+(?=@)"""),
]
_SECRET_NAME = re.compile(r"token|password|secret|sessionid|authorization|cookie", re.IGNORECASE)


_MOST = 50_000  # characters of one value; more would only fill the disk, and take long to look through
_LONGEST_NUMBER = 40  # a number that the cut goes through is not recognised any more


def redact(text: str) -> str:
    """Return ``text`` without phone numbers and tokens; of a very long one, the beginning."""
    if len(text) > _MOST:
        return f"{redact(text[:_MOST])[:-_LONGEST_NUMBER]}…"
    for secret in _SECRETS:
        text = secret.sub(r"\1[secret]", text)
    half = text.translate(_HALF_WIDTH)
    return _PHONE.sub("[phone]", half) if _PHONE.search(half) else text


def _redacted(value: Any, name: str = "") -> Any:
    if _SECRET_NAME.search(name):
        return "[secret]"
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value if redact(str(value)) == str(value) else "[phone]"
    if isinstance(value, dict):
        return {key: _redacted(part, str(key)) for key, part in value.items()}
    if isinstance(value, list | tuple | set):
        return [_redacted(part) for part in value]
    return value


def redact_event(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Redact every value of a log event (a structlog processor). Ids of things are kept."""
    keep = {"request_id", "user_id", "timestamp", "level", "logger"}
    for key, value in event.items():
        if key not in keep and not key.startswith("_"):  # names with an underscore are structlog's own
            event[key] = _redacted(value, key)
    return event


SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    redact_event,
]

structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *SHARED_PROCESSORS,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


def logging_settings(form: str) -> dict[str, Any]:
    """Return Django's LOGGING; ``form`` is ``json`` or ``console``."""
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED_PROCESSORS,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
            "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
            "axes": {"level": "WARNING"},
            "celery": {"level": "INFO"},
        },
    }
