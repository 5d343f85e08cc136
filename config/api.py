"""Every address of the REST API, in one look; all below /api/v1/."""

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.urls import path, re_path
from rest_framework.routers import SimpleRouter

from accounts.api.devices import DeviceViewSet
from accounts.api.docs import DocsView, NowhereView, SchemaView
from accounts.api.units import TownshipViewSet, UnitViewSet
from accounts.api.views import UUID_IN_PATH
from assistance.api.agenda import AgendaItemViewSet
from assistance.api.assignments import AssignmentViewSet
from assistance.api.attachments import AttachmentViewSet
from assistance.api.brief import BriefViewSet
from assistance.api.calendar import CalendarViewSet, CategoryViewSet
from assistance.api.calendar_feeds import CalendarFeedViewSet
from assistance.api.clocks import StageClockViewSet
from assistance.api.commitments import CommitmentViewSet
from assistance.api.event_photos import EventPhotoViewSet
from assistance.api.events import EventViewSet
from assistance.api.honours import ConferralViewSet
from assistance.api.invitations import EventInvitationViewSet, InvitationViewSet
from assistance.api.issue_notes import IssueNoteViewSet
from assistance.api.issues import IssueViewSet
from assistance.api.me import MeViewSet
from assistance.api.merges import EnterpriseMergeViewSet, MergePreviewViewSet, MergeViewSet
from assistance.api.questions import EventQuestionViewSet, QuestionViewSet
from assistance.api.rechecks import RecheckViewSet
from assistance.api.reminders import ReminderViewSet
from assistance.api.rooms import RoomViewSet, SpeakerViewSet
from assistance.api.saved_views import SavedViewViewSet
from assistance.api.specialists import SpecialistViewSet
from assistance.api.unit_scores import AgeingViewSet, UnitScoreViewSet
from assistance.api.visits import VisitViewSet
from enterprises.api.awards import AwardViewSet
from enterprises.api.chain_leaders import ChainLeaderViewSet, NewChainLeaderViewSet
from enterprises.api.chain_map import ChainNodeViewSet, NewChainNodeViewSet, SupplyLinkViewSet
from enterprises.api.chains import ChainViewSet
from enterprises.api.contacts import ContactViewSet, EnterpriseContactViewSet
from enterprises.api.cultivation import EnterpriseCultivationViewSet, TrackViewSet
from enterprises.api.documents import DocumentViewSet
from enterprises.api.enterprises import EnterpriseViewSet
from enterprises.api.figures import EnterpriseFigureViewSet, FigureViewSet
from enterprises.api.imports import ImportRowViewSet, ImportTemplateViewSet, ImportViewSet
from enterprises.api.projects import ProjectViewSet
from enterprises.api.qualifications import QualificationViewSet
from enterprises.api.timeline import TimelineViewSet

app_name = "api"

router = SimpleRouter()
router.register("auth", DeviceViewSet, "auth")
router.register("units", UnitViewSet, "unit")
router.register("townships", TownshipViewSet, "township")
router.register("categories", CategoryViewSet, "category")
router.register("clocks", StageClockViewSet, "clock")
router.register("chains", ChainViewSet, "chain")
router.register(f"chains/(?P<chain_id>{UUID_IN_PATH})/nodes", NewChainNodeViewSet, "node-of-chain")
router.register(f"chains/(?P<chain_id>{UUID_IN_PATH})/leaders", NewChainLeaderViewSet, "leader-of-chain")
router.register("chain-nodes", ChainNodeViewSet, "chain-node")
router.register("chain-leaders", ChainLeaderViewSet, "chain-leader")
router.register("supply-links", SupplyLinkViewSet, "supply-link")
router.register("enterprises", EnterpriseViewSet, "enterprise")
router.register(f"enterprises/(?P<enterprise_id>{UUID_IN_PATH})/timeline", TimelineViewSet, "timeline")
router.register(
    f"enterprises/(?P<enterprise_id>{UUID_IN_PATH})/contacts", EnterpriseContactViewSet, "enterprise-contact"
)
router.register("contacts", ContactViewSet, "contact")
router.register(f"enterprises/(?P<enterprise_id>{UUID_IN_PATH})/brief", BriefViewSet, "brief")
router.register(f"enterprises/(?P<enterprise_id>{UUID_IN_PATH})/merge", EnterpriseMergeViewSet, "enterprise-merge")
router.register(f"enterprises/(?P<enterprise_id>{UUID_IN_PATH})/merge-preview", MergePreviewViewSet, "merge-preview")
router.register("merges", MergeViewSet, "merge")
router.register("tracks", TrackViewSet, "track")
router.register("qualifications", QualificationViewSet, "qualification")
router.register("documents", DocumentViewSet, "document")
router.register("projects", ProjectViewSet, "project")
router.register("awards", AwardViewSet, "award")
router.register(f"enterprises/(?P<enterprise_id>{UUID_IN_PATH})/figures", EnterpriseFigureViewSet, "enterprise-figure")
router.register("figures", FigureViewSet, "figure")
router.register("imports", ImportViewSet, "import")
router.register(f"imports/(?P<import_id>{UUID_IN_PATH})/rows", ImportRowViewSet, "import-row")
router.register("specialists", SpecialistViewSet, "specialist")
router.register("assignments", AssignmentViewSet, "assignment")
router.register("visits", VisitViewSet, "visit")
router.register("commitments", CommitmentViewSet, "commitment")
router.register("issues", IssueViewSet, "issue")
router.register(f"issues/(?P<issue_id>{UUID_IN_PATH})/notes", IssueNoteViewSet, "issue-note")
router.register("attachments", AttachmentViewSet, "attachment")
router.register("rechecks", RecheckViewSet, "recheck")
router.register("saved-views", SavedViewViewSet, "saved-view")
router.register("reminders", ReminderViewSet, "reminder")
router.register("events", EventViewSet, "event")
router.register(f"events/(?P<event_id>{UUID_IN_PATH})/invitations", EventInvitationViewSet, "event-invitation")
router.register(f"events/(?P<event_id>{UUID_IN_PATH})/questions", EventQuestionViewSet, "event-question")
router.register("agenda-items", AgendaItemViewSet, "agenda-item")
router.register("event-photos", EventPhotoViewSet, "event-photo")
router.register("rooms", RoomViewSet, "room")
router.register("speakers", SpeakerViewSet, "speaker")
router.register("invitations", InvitationViewSet, "invitation")
router.register("questions", QuestionViewSet, "question")
router.register("conferrals", ConferralViewSet, "conferral")

# Swagger UI writes style attributes: the one page on which the content policy allows them.
docs = csp_update({"style-src": [UNSAFE_INLINE]})(DocsView.as_view())

urlpatterns = [
    path("me/", MeViewSet.as_view({"get": "retrieve"}), name="me"),
    path("me/calendar/", CalendarFeedViewSet.as_view({"get": "retrieve", "post": "create"}), name="my-calendar"),
    re_path("^calendar/(?P<year>[0-9]{4})/$", CalendarViewSet.as_view({"get": "retrieve"}), name="calendar"),
    re_path(
        f"^enterprises/(?P<enterprise_id>{UUID_IN_PATH})/qualifications/$",
        EnterpriseCultivationViewSet.as_view({"get": "retrieve"}),
        name="enterprise-qualifications",
    ),
    re_path(
        "^import-templates/(?P<kind>[A-Za-z_]{1,20})/$",
        ImportTemplateViewSet.as_view({"get": "retrieve"}),
        name="import-template",
    ),
    path("issues/scores/", UnitScoreViewSet.as_view({"get": "retrieve"}), name="unit-scores"),
    path("issues/ageing/", AgeingViewSet.as_view({"get": "retrieve"}), name="ageing"),
    *router.urls,
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
    re_path("", NowhereView.as_view(), name="nowhere"),
]
