"""Pages of the register of enterprises."""

from django.urls import include, path

from enterprises.web import (
    chain_leaders,
    chain_map,
    chain_of_enterprise,
    chains,
    contacts,
    directory,
    enterprise_status,
    enterprises,
    lookups,
    register,
    supply_links,
)

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
    path("enterprises/<uuid:pk>/chain/", chain_of_enterprise.chain_of, name="chain-of"),
    path("enterprises/<uuid:pk>/chain/place/", chain_of_enterprise.place, name="place"),
    path("enterprises/<uuid:pk>/chain/take-out/", chain_of_enterprise.take_out, name="take-out"),
    path("chains/", chains.chains, name="chains"),
    path("chains/new/", chains.new, name="chain-new"),
    path("chains/<slug:slug>/", chains.chain, name="chain"),
    path("chains/<slug:slug>/edit/", chains.edit, name="chain-edit"),
    path("chains/<slug:slug>/map/", chain_map.editor, name="chain-map"),
    path("chains/<slug:slug>/nodes/new/", chain_map.new, name="node-new"),
    path("chain-nodes/<uuid:pk>/edit/", chain_map.edit, name="node-edit"),
    path("chain-nodes/<uuid:pk>/move/", chain_map.move, name="node-move"),
    path("chain-nodes/<uuid:pk>/remove/", chain_map.remove, name="node-remove"),
    path("supply-links/new/", supply_links.new, name="link-new"),
    path("supply-links/<uuid:pk>/edit/", supply_links.edit, name="link-edit"),
    path("supply-links/<uuid:pk>/remove/", supply_links.remove, name="link-remove"),
    path("chains/<slug:slug>/leaders/", chain_leaders.leaders, name="chain-leaders"),
    path("chains/<slug:slug>/leaders/new/", chain_leaders.appoint, name="leader-new"),
    path("chain-leaders/<uuid:pk>/end/", chain_leaders.end, name="leader-end"),
    path("chain-leaders/<uuid:pk>/replace/", chain_leaders.replace, name="leader-replace"),
]

urlpatterns = [path("", include((pages, "enterprises")))]
