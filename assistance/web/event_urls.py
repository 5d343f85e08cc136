"""Addresses of the pages of events and their agenda; ``urls.py`` includes them."""

from __future__ import annotations

from django.urls import path

from assistance.web import agenda, agenda_forms, event_forms, event_moves, events, item_records

patterns = [
    path("events/", events.events, name="events"),
    path("events/new/", event_forms.new, name="event-new"),
    path("events/items/<uuid:pk>/", item_records.item_page, name="agenda-item"),
    path("events/items/<uuid:pk>/edit/", agenda_forms.edit, name="agenda-item-edit"),
    path("events/items/<uuid:pk>/move/", agenda.move, name="agenda-item-move"),
    path("events/items/<uuid:pk>/remove/", agenda_forms.remove, name="agenda-item-remove"),
    path("events/items/<uuid:pk>/minutes/", item_records.minutes, name="agenda-item-minutes"),
    path("events/items/<uuid:pk>/photos/new/", item_records.new_photo, name="event-photo-new"),
    path("events/photos/<uuid:pk>/", item_records.photo, name="event-photo"),
    path("events/photos/<uuid:pk>/remove/", item_records.remove, name="event-photo-remove"),
    path("events/<slug:slug>/", events.event, name="event"),
    path("events/<slug:slug>/edit/", event_forms.edit, name="event-edit"),
    path("events/<slug:slug>/copy/", event_forms.copy, name="event-copy"),
    path("events/<slug:slug>/seats/", event_forms.seats, name="event-seats"),
    path("events/<slug:slug>/publish/", event_moves.publish, name="event-publish"),
    path("events/<slug:slug>/hold/", event_moves.hold, name="event-hold"),
    path("events/<slug:slug>/follow-up/", event_moves.follow_up, name="event-follow-up"),
    path("events/<slug:slug>/cancel/", event_moves.cancel, name="event-cancel"),
    path("events/<slug:slug>/agenda/", agenda.event_agenda, name="event-agenda"),
    path("events/<slug:slug>/agenda/new/", agenda_forms.new, name="agenda-item-new"),
]
