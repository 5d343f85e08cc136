"""What changed in a programme, in the reader's language."""

from __future__ import annotations

import pytest
from django.utils import translation

from assistance.programme_words import change_in_words
from assistance.rules.agenda import Change

NINE, TEN = "2026-11-01T09:00+08:00", "2026-11-01T10:00+08:00"
OPENING = {"title": "开幕致辞", "title_en": "Opening address"}


@pytest.mark.parametrize(
    ("facts", "english", "chinese"),
    [
        (
            {"kind": "MOVED", "before": [NINE, TEN], "after": [TEN, "2026-11-01T11:00+08:00"]},
            "Opening address: Sun 1 Nov 2026, 10:00–11:00 instead of Sun 1 Nov 2026, 09:00–10:00",
            "开幕致辞：由2026年11月1日 周日 09:00–10:00改为2026年11月1日 周日 10:00–11:00",
        ),
        (
            {"kind": "ADDED", "after": [NINE, TEN]},
            "New: Opening address, Sun 1 Nov 2026, 09:00–10:00",
            "新增：开幕致辞，2026年11月1日 周日 09:00–10:00",
        ),
        ({"kind": "REMOVED"}, "No longer on the programme: Opening address", "取消：开幕致辞"),
        (
            {"kind": "ROOM", "after": ["第一会议室", "Hall 1"]},
            "Opening address: now in Hall 1",
            "开幕致辞：改在第一会议室",
        ),
        ({"kind": "NO_ROOM", "after": ["", ""]}, "Opening address: the room is not known yet", "开幕致辞：会场待定"),
        (
            {"kind": "RENAMED", "before": ["致辞", "Welcome"]},
            "“Welcome” is now called “Opening address”",
            "“致辞”更名为“开幕致辞”",
        ),
        ({"kind": "PEOPLE"}, "Opening address: other speakers", "开幕致辞：发言人有调整"),
        (
            {"kind": "DAYS", "before": ["2026-11-01", "2026-11-01"], "after": ["2026-11-02", "2026-11-03"]},
            "The event is on Mon 2 Nov 2026 – Tue 3 Nov 2026 instead of Sun 1 Nov 2026",
            "活动由2026年11月1日 周日改至2026年11月2日 周一 – 2026年11月3日 周二",
        ),
        (
            {"kind": "PLACE", "after": ["阳谷大剧院", ""]},
            "The event takes place at 阳谷大剧院",
            "活动地点改为阳谷大剧院",
        ),
        (
            {"kind": "NO_PLACE", "after": ["", ""]},
            "The place of the event is not known yet",
            "活动地点待定",
        ),
    ],
)  # fmt: skip
def test_a_change_is_told_in_both_languages(facts: dict[str, object], english: str, chinese: str) -> None:
    change: Change = {**OPENING, **facts}  # type: ignore[typeddict-item]

    assert change_in_words(change) == english
    with translation.override("zh-hans"):
        assert change_in_words(change) == chinese
