"""Pages of the log-in and of the accounts."""

from django.urls import include, path

from accounts.web import people, sessions

pages = [
    path("login/", sessions.log_in, name="login"),
    path("logout/", sessions.log_out, name="logout"),
    path("theme/", sessions.choose_theme, name="theme"),
    path("people/", people.people, name="people"),
    path("people/<uuid:pk>/log-in/", people.allow_log_in, name="allow-log-in"),
]

urlpatterns = [
    path("language/", sessions.choose_page_language, name="set_language"),
    path("", include((pages, "accounts"))),
]
