"""Agendas to begin with: what usually happens when, for half a day, a day, or a week of activities (default)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from assistance.rules.agenda import ItemKind
from assistance.rules.working_days import COUNTY


class EventTemplate(models.TextChoices):
    """How long an event is, roughly."""

    HALF_DAY = "HALF_DAY", _("Half a day")
    FULL_DAY = "FULL_DAY", _("A full day")
    WEEK = "WEEK", _("A week of activities")


@dataclass(frozen=True)
class TemplateItem:
    """An item of a template: on which day of the event, from when, how many minutes."""

    day: int
    begins: time
    minutes: int
    kind: ItemKind
    title: str
    title_en: str

    def times(self, first: date) -> tuple[datetime, datetime]:
        """Return start and end when the event begins on ``first``."""
        start = datetime.combine(first + timedelta(days=self.day), self.begins, tzinfo=COUNTY)
        return start, start + timedelta(minutes=self.minutes)


def _item(day: int, hour: int, minute: int, minutes: int, kind: ItemKind, title: str, title_en: str) -> TemplateItem:
    return TemplateItem(day, time(hour, minute), minutes, kind, title, title_en)


_K = ItemKind
_MORNING = (
    _item(0, 8, 30, 30, _K.REGISTRATION, "签到", "Registration"),
    _item(0, 9, 0, 20, _K.CEREMONY, "开幕致辞", "Opening address"),
    _item(0, 9, 20, 30, _K.TALK, "上年诉求办理情况通报", "What became of last year's questions"),
    _item(0, 9, 50, 30, _K.AWARDS, "表彰优秀企业家", "Honours"),
    _item(0, 10, 20, 20, _K.BREAK, "茶歇", "Break"),
    _item(0, 10, 40, 60, _K.QUESTIONS, "企业家提问", "Questions of entrepreneurs"),
)
_AFTERNOON = (
    _item(0, 13, 30, 45, _K.TALK, "惠企政策解读", "Policies for enterprises"),
    _item(0, 14, 15, 60, _K.PANEL, "产业链座谈", "Round table of the industrial chains"),
    _item(0, 15, 30, 90, _K.MATCHING, "银企对接", "Meetings with banks"),
)
ITEMS: dict[str, tuple[TemplateItem, ...]] = {
    EventTemplate.HALF_DAY: _MORNING,
    EventTemplate.FULL_DAY: (*_MORNING, *_AFTERNOON),
    EventTemplate.WEEK: (
        *_MORNING,
        *_AFTERNOON,
        _item(1, 9, 0, 120, _K.TALK, "法律服务专场", "Legal services"),
        _item(2, 9, 0, 120, _K.MATCHING, "供需对接会", "Supply and demand meetings"),
        _item(3, 9, 0, 120, _K.TALK, "数字化转型培训", "Training: digital transformation"),
        _item(4, 9, 0, 120, _K.TOUR, "走进链主企业", "Visit to a chain-leading enterprise"),
    ),
}


def days_of(template: str) -> int:
    """Return how many days an event of the template lasts."""
    return 1 + max(item.day for item in ITEMS[template])
