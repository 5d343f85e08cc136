"""Pages of visits, issues, assignments, reminders and the first page."""

from django.urls import include, path

from assistance.rules.issue_flow import IssueMove, verb_of
from assistance.web import (
    call_backs,
    door_urls,
    event_urls,
    guest_urls,
    handler_inbox,
    issue_links,
    issue_list,
    issue_urls,
    issues,
    ledger,
    my_day,
    office_urls,
    personal_links,
    question_urls,
    reminders,
    saved_views,
    settings_urls,
    slips,
    triage,
    unit_scores,
    visit_form,
    visits,
)
from assistance.web.issue_moves import ACTS

pages = [
    path("", my_day.my_day_page, name="my-day"),
    path("visits/", visits.visits, name="visits"),
    path("visits/new/", visit_form.record, name="visit-new"),
    path("visits/plan/", visits.plan, name="visit-plan"),
    path("visits/<uuid:pk>/", visits.visit, name="visit"),
    path("visits/<uuid:pk>/edit/", visit_form.edit, name="visit-edit"),
    path("visits/<uuid:pk>/complete/", visit_form.complete, name="visit-complete"),
    path("visits/<uuid:pk>/cancel/", visits.cancel, name="visit-cancel"),
    path("commitments/<uuid:pk>/keep/", visits.keep, name="commitment-keep"),
    path("issues/", issue_list.issues, name="issues"),
    path("issues/views/", saved_views.saved_views, name="saved-views"),
    path("issues/views/<uuid:pk>/rename/", saved_views.rename, name="saved-view-rename"),
    path("issues/views/<uuid:pk>/remove/", saved_views.remove, name="saved-view-remove"),
    path("issues/triage/", triage.desk, name="triage"),
    path("issues/triage/accept/", triage.accept, name="triage-accept"),
    path("issues/triage/undo/", triage.undo, name="triage-undo"),
    path("issues/triage/<str:number>/merge/", triage.rule, {"move": IssueMove.MERGE}, name="triage-merge"),
    path("issues/triage/<str:number>/reject/", triage.rule, {"move": IssueMove.REJECT}, name="triage-reject"),
    path("issues/inbox/", handler_inbox.inbox, name="inbox"),
    path("issues/inbox/<str:number>/acknowledge/", handler_inbox.acknowledge, name="inbox-acknowledge"),
    path("issues/new/", issues.new_issue, name="issue-new"),
    path("issues/ledger/", ledger.ledger_page, name="ledger"),
    path("issues/scores/", unit_scores.scores, name="unit-scores"),
    path("issues/call-backs/", call_backs.call_backs, name="call-backs"),
    path("issues/rechecks/", call_backs.rechecks, name="rechecks"),
    path("issues/rechecks/<uuid:pk>/record/", call_backs.record, name="recheck-record"),
    path("issues/<str:number>/", issues.issue, name="issue"),
    path("issues/<str:number>/slip/", slips.slip, name="issue-slip"),
    path("issues/<str:number>/link/", issue_links.give_out, name="issue-link"),
    path("personal-links/<uuid:pk>/revoke/", issue_links.revoke, name="link-revoke"),
    *issue_urls.patterns,
    *(
        path(f"issues/<str:number>/{verb_of(move)}/", issues.make_move, {"move": move}, name=f"issue-{verb_of(move)}")
        for move in ACTS
    ),
    path("reminders/", reminders.inbox_page, name="reminders"),
    path("reminders/bell/", reminders.bell, name="bell"),
    path("reminders/read/", reminders.read_all, name="reminders-read-all"),
    path("reminders/<uuid:pk>/read/", reminders.read, name="reminder-read"),
    path("reminders/<uuid:pk>/snooze/", reminders.snooze, name="reminder-snooze"),
    path("l/<str:token>/", personal_links.personal_link, name="personal-link"),
    path("l/<str:token>/again/", personal_links.again, name="personal-link-again"),
    *event_urls.patterns,
    *guest_urls.patterns,
    *door_urls.patterns,
    *question_urls.patterns,
    *office_urls.patterns,
    *settings_urls.patterns,
]

urlpatterns = [path("", include((pages, "assistance")))]
