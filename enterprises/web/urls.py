"""Pages of the register of enterprises."""

from django.urls import include, path

from enterprises.web import contacts, directory, enterprises, figure_form, figures, register

pages = [
    path("enterprises/", directory.enterprises, name="list"),
    path("enterprises/new/", register.new, name="new"),
    path("enterprises/<uuid:pk>/", enterprises.enterprise, name="page"),
    path("enterprises/<uuid:pk>/edit/", register.edit, name="edit"),
    path("enterprises/<uuid:pk>/contacts/new/", contacts.new, name="contact-new"),
    path("enterprises/<uuid:pk>/figures/", figures.enterprise, name="enterprise-figures"),
    path("figures/", figures.county, name="figures"),
    path("figures/enter/", figure_form.enter, name="figures-enter"),
    path("figures/chains/<slug:slug>/", figures.chain, name="chain-figures"),
    path("figures/townships/<str:code>/", figures.township, name="township-figures"),
]

urlpatterns = [path("", include((pages, "enterprises")))]
