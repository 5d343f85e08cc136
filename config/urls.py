"""Where every door is: pages at the root, the API below /api/v1/."""

from django.urls import include, path

from config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("accounts.web.urls")),
    path("", include("enterprises.web.urls")),
    path("", include("assistance.web.urls")),
    path("api/v1/", include("config.api")),
]

handler500 = "accounts.web.doors.server_error"
