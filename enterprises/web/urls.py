"""Pages of the register of enterprises."""

from django.urls import include, path

from enterprises.web import (
    awards,
    contacts,
    cultivation,
    cultivation_sentences,
    directory,
    documents,
    enterprises,
    level_rules,
    projects,
    qualifications,
    register,
)

__all__ = ["cultivation_sentences", "urlpatterns"]

pages = [
    path("enterprises/", directory.enterprises, name="list"),
    path("enterprises/new/", register.new, name="new"),
    path("enterprises/<uuid:pk>/", enterprises.enterprise, name="page"),
    path("enterprises/<uuid:pk>/edit/", register.edit, name="edit"),
    path("enterprises/<uuid:pk>/contacts/new/", contacts.new, name="contact-new"),
    path("enterprises/<uuid:pk>/qualifications/", cultivation.cultivation, name="cultivation"),
    path("enterprises/<uuid:pk>/qualifications/new/", qualifications.new, name="qualification-new"),
    path("enterprises/<uuid:pk>/projects/new/", projects.new, name="project-new"),
    path("enterprises/<uuid:pk>/awards/new/", awards.new, name="award-new"),
    path("qualifications/", qualifications.qualification_list, name="qualifications"),
    path("qualifications/<uuid:pk>/edit/", qualifications.edit, name="qualification-edit"),
    path("qualifications/<uuid:pk>/revoke/", qualifications.revoke, name="qualification-revoke"),
    path("qualifications/<uuid:pk>/yearly-update/", qualifications.update, name="qualification-update"),
    path("qualifications/<uuid:pk>/documents/new/", documents.new, name="document-new"),
    path("documents/<uuid:pk>/", documents.document, name="document"),
    path("documents/<uuid:pk>/remove/", documents.remove, name="document-remove"),
    path("projects/", projects.project_list, name="projects"),
    path("projects/<uuid:pk>/edit/", projects.edit, name="project-edit"),
    path("projects/<uuid:pk>/move/", projects.move, name="project-move"),
    path("honours/", awards.award_list, name="awards"),
    path("honours/<uuid:pk>/edit/", awards.edit, name="award-edit"),
    path("honours/<uuid:pk>/remove/", awards.remove, name="award-remove"),
    path("cultivation/", level_rules.level_rules, name="level-rules"),
    path("cultivation/levels/<uuid:pk>/rule/", level_rules.new_rule, name="level-rule-new"),
    path("cultivation/tracks/<uuid:pk>/levels/new/", level_rules.new_level, name="level-new"),
]

urlpatterns = [path("", include((pages, "enterprises")))]
