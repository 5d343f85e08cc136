"""Write the tracks, levels and rules that a county starts with. Only what is missing; edited rows stay."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings

from accounts import access as accounts_access
from accounts.models import User
from accounts.verbs import verb
from enterprises import access
from enterprises.models import Level, LevelRule, Track
from enterprises.reference.cultivation import TRACKS


@verb
def load_cultivation(*, by: User, at: datetime) -> int:
    """Add tracks, levels and rules that are missing, and return how many levels. A level that has a rule keeps its own."""
    access.require(by.is_system or accounts_access.may_manage_accounts(by))
    tracks = _add_tracks(at)
    there = {level.code: level for level in Level.objects.all()}
    taken = {(level.track_id, level.place) for level in there.values()}
    ruled = set(LevelRule.objects.values_list("level", flat=True))
    missing = []
    for row in TRACKS:
        for place, one in enumerate(row.levels, start=1):
            track = tracks[row.code]
            if one.code in there or (track.pk, place * 10) in taken:
                continue
            missing.append(
                Level(
                    track=track, code=one.code, name=one.name, name_en=one.name_en, scope=one.scope, place=place * 10,
                    created_at=at, updated_at=at,
                )
            )  # fmt: skip
    Level.objects.bulk_create(missing)
    there |= {level.code: level for level in missing}
    _add_rules(there, ruled, at)
    return len(missing)


def _add_tracks(at: datetime) -> dict[str, Track]:
    tracks = {track.code: track for track in Track.objects.all()}
    missing = [
        Track(code=row.code, name=row.name, name_en=row.name_en, place=place, created_at=at, updated_at=at)
        for place, row in enumerate(TRACKS, start=1)
        if row.code not in tracks
    ]
    Track.objects.bulk_create(missing)
    return tracks | {track.code: track for track in missing}


def _add_rules(levels: dict[str, Level], ruled: set[UUID], at: datetime) -> None:
    LevelRule.objects.bulk_create(
        LevelRule(
            level=levels[one.code],
            edition=rule.edition,
            starts_on=rule.starts_on,
            ends_on=rule.ends_on,
            validity=rule.validity,
            years=rule.years,
            update_month=rule.update[0] if rule.update else None,
            update_day=rule.update[1] if rule.update else None,
            reminder_months=list(settings.QUALIFICATION_REMINDER_MONTHS if rule.reminders is None else rule.reminders),
            needs=levels.get(rule.needs),
            source=rule.source,
            created_at=at,
            updated_at=at,
        )
        for row in TRACKS
        for one in row.levels
        if one.code in levels and levels[one.code].pk not in ruled
        for rule in one.rules
    )
