"""Addresses of the office's pages and of what assistance adds to other pages; ``urls.py`` includes them."""

from django.urls import path

from assistance.web import assignments, brief, caseload, chain_work, enterprise_file, merges, search

patterns = [
    path("assignments/", assignments.assignments, name="assignments"),
    path("assignments/new/", assignments.assign, name="assignment-new"),
    path("assignments/<uuid:pk>/end/", caseload.end, name="assignment-end"),
    path("assignments/<uuid:pk>/hand-over/", caseload.hand_over, name="hand-over"),
    path("specialists/<uuid:pk>/", caseload.caseload, name="caseload"),
    path("enterprises/<uuid:pk>/file/", enterprise_file.file_of_enterprise, name="enterprise-file"),
    path("enterprises/<uuid:pk>/brief/", brief.brief_page, name="brief"),
    path("enterprises/<uuid:pk>/merges/", merges.merges, name="merges"),
    path("enterprises/<uuid:pk>/merge/", merges.merge, name="merge"),
    path("merges/<uuid:pk>/undo/", merges.undo, name="merge-undo"),
    path("chains/<slug:slug>/work/", chain_work.work_of_chain, name="chain-work"),
    path("search/", search.search_page, name="search"),
]
