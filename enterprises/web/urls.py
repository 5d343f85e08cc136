"""Pages of the register of enterprises."""

from django.urls import include, path

from enterprises.web import contacts, directory, enterprises, register

pages = [
    path("enterprises/", directory.enterprises, name="list"),
    path("enterprises/new/", register.new, name="new"),
    path("enterprises/<uuid:pk>/", enterprises.enterprise, name="page"),
    path("enterprises/<uuid:pk>/edit/", register.edit, name="edit"),
    path("enterprises/<uuid:pk>/contacts/new/", contacts.new, name="contact-new"),
]

urlpatterns = [path("", include((pages, "enterprises")))]
