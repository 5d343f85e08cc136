"""Pages of the register of enterprises."""

from django.urls import include, path

from enterprises.web import contacts, directory, enterprises, exports, imports, register

pages = [
    path("enterprises/", directory.enterprises, name="list"),
    path("enterprises/new/", register.new, name="new"),
    path("enterprises/<uuid:pk>/", enterprises.enterprise, name="page"),
    path("enterprises/<uuid:pk>/edit/", register.edit, name="edit"),
    path("enterprises/<uuid:pk>/contacts/new/", contacts.new, name="contact-new"),
    path("imports/", imports.imports, name="imports"),
    path("imports/templates/<slug:kind>.xlsx", imports.template, name="import-template"),
    path("imports/<uuid:pk>/", imports.import_page, name="import"),
    path("imports/<uuid:pk>/check/", imports.check, name="import-check"),
    path("imports/<uuid:pk>/start/", imports.start, name="import-start"),
    path("imports/<uuid:pk>/discard/", imports.discard, name="import-discard"),
    path("imports/<uuid:pk>/undo/", imports.undo, name="import-undo"),
    path("imports/<uuid:pk>/failing-rows.xlsx", imports.failing, name="import-failing"),
    path("exports/", exports.exports, name="exports"),
    path("exports/<slug:noun>/", exports.export, name="export"),
]

urlpatterns = [path("", include((pages, "enterprises")))]
