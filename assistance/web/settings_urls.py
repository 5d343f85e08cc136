"""Addresses of the settings, and of one's own calendar; ``urls.py`` includes them."""

from django.urls import path

from assistance.web import calendar, calendar_feeds, clocks

patterns = [
    path("settings/clocks/", clocks.clocks, name="clocks"),
    path("settings/clocks/<uuid:pk>/", clocks.clock, name="clock"),
    path("settings/clocks/categories/<uuid:pk>/", clocks.category, name="category"),
    path("settings/calendar/", calendar.home, name="calendar-home"),
    path("settings/calendar/<int:year>/", calendar.year, name="calendar"),
    path("settings/calendar/<int:year>/load/", calendar.load, name="calendar-load"),
    path("settings/calendar/<int:year>/notice/", calendar.notice, name="calendar-notice"),
    path("settings/calendar/days/<str:day>/", calendar.day, name="calendar-day"),
    path("settings/my-calendar/", calendar_feeds.my_calendar, name="my-calendar"),
    path("calendar/<str:token>.ics", calendar_feeds.calendar_feed, name="calendar-feed"),
]
