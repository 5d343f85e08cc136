"""JSON bodies: whatever the bytes are, the answer is a 400 and never a fault of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class StrictJSONParser(JSONParser):
    """JSON as UTF-8 can carry it: no half surrogate pairs, no nesting deeper than Python's stack."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the parsed body."""
        try:
            body = super().parse(stream, media_type, parser_context)
            json.dumps(body, ensure_ascii=False).encode()
        except ParseError as error:
            raise ParseError(_where(error.__context__)) from None
        except (RecursionError, UnicodeEncodeError):
            raise ParseError(_("The body is not usable JSON.")) from None
        return body


def _where(fault: BaseException | None) -> str:
    """Say in the client's language where the body stops being JSON; DRF says it in English only."""
    if isinstance(fault, json.JSONDecodeError):
        return _("The body is not JSON from line %(line)s, column %(column)s on.") % {
            "line": fault.lineno,
            "column": fault.colno,
        }
    return _("The body is not usable JSON.")
