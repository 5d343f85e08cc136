"""Enterprises in the register that a new one may be: one query, served by the indexes of the search keys."""

from __future__ import annotations

from functools import reduce
from operator import add

from django.db.models import Case, Q, Value, When

from accounts.models import User
from enterprises.models import Enterprise
from enterprises.rules import duplicates, search_keys

MOST = 5  # shown
_CANDIDATES = 60  # looked at: those that share the most
_SHORTEST_PINYIN = 3  # letters, or trigrams serve nothing


def likely_duplicates(name: str, *, seen_by: User) -> list[Enterprise]:
    """Return the enterprises whose name probably means the one called ``name``, the likeliest first."""
    core = duplicates.core_of(name)
    pairs, sound = duplicates.pairs_of(core), search_keys.pinyin_of(core)
    near = Q(grams__overlap=pairs) if pairs else Q(pk__in=[])
    if len(sound) >= _SHORTEST_PINYIN:
        near |= Q(latin_key__contains=sound)
    shared = [Case(When(latin_key__contains=sound, then=Value(len(pairs) + 1)), default=Value(0))]
    shared += [Case(When(grams__contains=[pair], then=Value(1)), default=Value(0)) for pair in pairs]
    rows = Enterprise.objects.visible_to(seen_by).filter(near).select_related("township")
    candidates = rows.order_by(reduce(add, shared).desc(), "pinyin", "id")[:_CANDIDATES]
    return [found for found in candidates if _is_like(name, found)][:MOST]


def _is_like(name: str, found: Enterprise) -> bool:
    return any(duplicates.are_alike(name, other) for other in (found.name, found.short_name) if other)
