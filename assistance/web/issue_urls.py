"""Addresses of what hangs on issues; ``urls.py`` includes them before the addresses of single issues."""

from django.urls import path

from assistance.web import issue_papers

patterns = [
    path("issues/<str:number>/papers/", issue_papers.papers, name="issue-papers"),
    path("issues/<str:number>/files/new/", issue_papers.attach, name="issue-attach"),
    path("issues/<str:number>/notes/new/", issue_papers.note, name="issue-note"),
    path("issues/<str:number>/relate/", issue_papers.link, name="issue-relate"),
    path("issues/<str:number>/unrelate/", issue_papers.unlink, name="issue-unrelate"),
    path("issues/<str:number>/common/", issue_papers.common, name="issue-common"),
    path("attachments/<uuid:pk>/", issue_papers.attachment, name="attachment"),
    path("attachments/<uuid:pk>/remove/", issue_papers.detach, name="attachment-remove"),
    path("answer-templates/", issue_papers.templates, name="answer-templates"),
    path("answer-templates/new/", issue_papers.new_template, name="answer-template-new"),
    path("answer-templates/<uuid:pk>/retire/", issue_papers.retire_template, name="answer-template-retire"),
]
