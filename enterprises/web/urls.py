"""Pages of the register of enterprises."""

from django.urls import include, path

from enterprises.web import contacts, directory, enterprise_status, enterprises, lookups, register

pages = [
    path("enterprises/", directory.enterprises, name="list"),
    path("enterprises/new/", register.new, name="new"),
    path("enterprises/likely-duplicates/", register.duplicates, name="likely-duplicates"),
    path("enterprises/industries/", lookups.industry_options, name="industries"),
    path("enterprises/size-class/", lookups.size_answer, name="size-class"),
    path("enterprises/<uuid:pk>/", enterprises.enterprise, name="page"),
    path("enterprises/<uuid:pk>/edit/", register.edit, name="edit"),
    path("enterprises/<uuid:pk>/status/", enterprise_status.status, name="status"),
    path("enterprises/<uuid:pk>/contacts/", contacts.contacts, name="contacts"),
    path("enterprises/<uuid:pk>/contacts/new/", contacts.new, name="contact-new"),
    path("contacts/<uuid:pk>/edit/", contacts.edit, name="contact-edit"),
    path("contacts/<uuid:pk>/archive/", contacts.archive, name="contact-archive"),
    path("contacts/<uuid:pk>/restore/", contacts.restore, name="contact-restore"),
    path("contacts/<uuid:pk>/prefer/", contacts.prefer, name="contact-prefer"),
    path("contacts/<uuid:pk>/reveal/", contacts.reveal, name="contact-reveal"),
]

urlpatterns = [path("", include((pages, "enterprises")))]
