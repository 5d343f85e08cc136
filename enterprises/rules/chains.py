"""The address of a chain's page."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from enterprises.rules import search_keys

LONGEST = 40
TAKEN_BY_PAGES = {"new"}
_WELL_FORMED = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ChainAddressError(DomainError):
    """The address is no word for a URL, or names a page of its own."""

    code = "bad_chain_address"
    message = _("Write the address in small letters, digits and hyphens, such as copper-processing.")
    field = "slug"


def address_of(slug: str, name: str, name_en: str) -> str:
    """Return the address of a chain: ``slug`` if one was chosen, else made of the English name or of the pinyin."""
    chosen = slug or _words(name_en) or _words(search_keys.pinyin_of(name))
    if len(chosen) > LONGEST or not _WELL_FORMED.fullmatch(chosen) or chosen in TAKEN_BY_PAGES:
        raise ChainAddressError()
    return chosen


def _words(text: str) -> str:
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", latin))[:LONGEST].strip("-")
