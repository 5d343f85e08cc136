"""Every address of the REST API, in one look; all below /api/v1/."""

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.urls import path, re_path
from rest_framework.routers import SimpleRouter

from accounts.api.devices import DeviceViewSet
from accounts.api.docs import DocsView, NowhereView, SchemaView
from accounts.api.units import TownshipViewSet, UnitViewSet
from accounts.api.views import UUID_IN_PATH
from assistance.api.assignments import AssignmentViewSet
from assistance.api.calendar import CalendarViewSet, CategoryViewSet
from assistance.api.commitments import CommitmentViewSet
from assistance.api.issues import IssueViewSet
from assistance.api.me import MeViewSet
from assistance.api.reminders import ReminderViewSet
from assistance.api.specialists import SpecialistViewSet
from assistance.api.visits import VisitViewSet
from enterprises.api.chains import ChainViewSet
from enterprises.api.contacts import ContactViewSet
from enterprises.api.enterprises import EnterpriseViewSet
from enterprises.api.imports import ImportRowViewSet, ImportTemplateViewSet, ImportViewSet
from enterprises.api.timeline import TimelineViewSet

app_name = "api"

router = SimpleRouter()
router.register("auth", DeviceViewSet, "auth")
router.register("units", UnitViewSet, "unit")
router.register("townships", TownshipViewSet, "township")
router.register("categories", CategoryViewSet, "category")
router.register("chains", ChainViewSet, "chain")
router.register("enterprises", EnterpriseViewSet, "enterprise")
router.register(f"enterprises/(?P<enterprise_id>{UUID_IN_PATH})/timeline", TimelineViewSet, "timeline")
router.register(f"enterprises/(?P<enterprise_id>{UUID_IN_PATH})/contacts", ContactViewSet, "contact")
router.register("imports", ImportViewSet, "import")
router.register(f"imports/(?P<import_id>{UUID_IN_PATH})/rows", ImportRowViewSet, "import-row")
router.register("specialists", SpecialistViewSet, "specialist")
router.register("assignments", AssignmentViewSet, "assignment")
router.register("visits", VisitViewSet, "visit")
router.register("commitments", CommitmentViewSet, "commitment")
router.register("issues", IssueViewSet, "issue")
router.register("reminders", ReminderViewSet, "reminder")

# Swagger UI writes style attributes: the one page on which the content policy allows them.
docs = csp_update({"style-src": [UNSAFE_INLINE]})(DocsView.as_view())

urlpatterns = [
    path("me/", MeViewSet.as_view({"get": "retrieve"}), name="me"),
    re_path("^calendar/(?P<year>[0-9]{4})/$", CalendarViewSet.as_view({"get": "retrieve"}), name="calendar"),
    re_path(
        "^import-templates/(?P<kind>[A-Za-z_]{1,20})/$",
        ImportTemplateViewSet.as_view({"get": "retrieve"}),
        name="import-template",
    ),
    *router.urls,
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
    re_path("", NowhereView.as_view(), name="nowhere"),
]
