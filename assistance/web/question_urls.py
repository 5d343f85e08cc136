"""Addresses of questions, report and honours of an event, and of the pages for everybody; ``urls.py`` includes them."""

from __future__ import annotations

from django.urls import path

from assistance.rules.questions import QuestionMove
from assistance.web import event_report, honours, public_events, questions

patterns = [
    path("events/<slug:slug>/questions/", questions.questions, name="event-questions"),
    path("events/<slug:slug>/questions/new/", questions.new, name="event-question-new"),
    path("events/<slug:slug>/questions/stage/", questions.stage, name="event-stage"),
    path("questions/<uuid:pk>/approve/", questions.rule, {"move": QuestionMove.APPROVE}, name="question-approve"),
    path("questions/<uuid:pk>/decline/", questions.rule, {"move": QuestionMove.DECLINE}, name="question-decline"),
    path("questions/<uuid:pk>/answer/", questions.rule, {"move": QuestionMove.ANSWER}, name="question-answer"),
    path("questions/<uuid:pk>/make-issue/", questions.rule, {"move": QuestionMove.TAKE_UP}, name="question-make-issue"),
    path("events/<slug:slug>/report/", event_report.report, name="event-report"),
    path("events/<slug:slug>/honours/", honours.honours, name="event-honours"),
    path("events/<slug:slug>/honours/new/", honours.new, name="event-honour-new"),
    path("events/<slug:slug>/honours/certificates/", honours.certificates, name="event-certificates"),
    path("events/<slug:slug>/honours/<uuid:pk>/certificate/", honours.certificate, name="event-certificate"),
    path("events/<slug:slug>/honours/<uuid:pk>/take-back/", honours.take_back, name="event-honour-take-back"),
    path("e/<slug:slug>/", public_events.event, name="public-event"),
    path("e/<slug:slug>/programme/", public_events.programme, name="public-programme"),
]
