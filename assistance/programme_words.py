"""What changed in a programme, as the reader is told: on pages, in mails, for staff and guests alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from accounts import wording
from accounts.models import in_readers_language
from assistance.rules.agenda import Change, ChangeKind

_TIMES = {ChangeKind.ADDED, ChangeKind.MOVED}  # their before and after hold [start, end]


def change_in_words(change: Change) -> str:
    """Return "Opening address: Sun 1 Nov 2026, 10:00–10:20 instead of Sun 1 Nov 2026, 09:00–09:20"."""
    kind = ChangeKind(change["kind"])
    return str(kind.label) % {
        "title": in_readers_language(change["title"], change["title_en"]),
        "before": _value(kind, change.get("before", ())),
        "after": _value(kind, change.get("after", ())),
    }


def _value(kind: ChangeKind, pair: Sequence[str]) -> str:
    """Return times, days or a name in words; "" where the kind needs none."""
    if not pair:
        return ""
    first, second = pair
    if kind in _TIMES:
        return wording.span(datetime.fromisoformat(first), datetime.fromisoformat(second))
    if kind == ChangeKind.DAYS:
        return wording.days_span(date.fromisoformat(first), date.fromisoformat(second))
    return in_readers_language(first, second)
