"""An Entrepreneur Day in the demo's county: two halls, speakers, a programme that is published and has changed since."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Unit, User
from assistance.actions.agenda import edit_item, move_item
from assistance.actions.events import create_event, publish_event
from assistance.models import AgendaItem, Event
from assistance.rules.agenda import Newcomer

SLUG = "browsers-day"


def planned_day() -> Event:
    """Return the event, planned when somebody first asks for it."""
    if event := Event.objects.filter(slug=SLUG).first():
        return event
    day = timezone.localdate() + timedelta(days=40)
    by: dict[str, Any] = {"by": User.objects.get(username="organiser"), "at": timezone.now()}
    event = create_event(
        slug=SLUG, kind="ENTREPRENEUR_DAY", title="浏览器企业家日", title_en="A day in the browser", seats=300,
        host=Unit.objects.order_by("code")[0], starts_on=day, place="狮子楼宾馆", place_en="Lion House Hotel",
        template="FULL_DAY", **by,
    )  # fmt: skip
    talks = list(event.items.in_order())
    talks[1] = edit_item(talks[1], new_room="大礼堂", newcomers=[Newcomer("郝正明", "LEADER", "副县长")], **by)
    edit_item(talks[6], new_room="二楼会议室", newcomers=[Newcomer("孟晓棠", "SPEAKER", "县农商行行长")], **by)
    event = publish_event(event, **by)
    move_item(talks[2], starts_at=talks[2].starts_at, room=talks[1].room, **by)
    return event


def opening() -> AgendaItem:
    """Return the item in the great hall."""
    return planned_day().items.get(title="开幕致辞")
