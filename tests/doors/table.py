"""Who gets through which door: one row for every address and method, by hand, from the county's table "Who may".

A row says what each of the cast gets for a thing of "our" enterprise and for the same thing of "their" enterprise, one sign
for each person, in the order of ``COLUMNS``. Whoever is let in gets exactly the row's ``ok``.

Rows of the nouns that came later stand in ``tests/doors/rows/``, one module for each noun.
"""

from __future__ import annotations

from tests.doors import bodies
from tests.doors.bodies import always, seen
from tests.doors.door import (
    ADMIN,
    ANYBODY,
    ASSIGNS_API,
    COLUMNS,
    EDITS_REGISTER,
    ENDS_IT,
    ENDS_IT_API,
    GONE,
    HANDS_OVER_API,
    LOADS,
    LOGGED_OUT,
    METHODS,
    OFFICE,
    OPENS,
    OWN_PLAN,
    OWN_REMINDER,
    OWN_VISIT,
    PEOPLE,
    READERS,
    READS,
    READS_ASSIGNMENT,
    READS_CHAIN,
    READS_FILE,
    READS_LOAD,
    READS_PLAN,
    RECORDS_VISIT,
    STAFF,
    VISITS_IT,
    VISITS_IT_API,
    Door,
    Verdict,
)
from tests.doors.rows import ROWS

__all__ = ["COLUMNS", "METHODS", "TABLE", "Door", "Verdict"]

_PUBLIC = [
    Door("healthz", "GET", 200, ANYBODY),
    Door("set_language", "POST", 302, ANYBODY, body=always({"language": "zh-hans", "next": "/issues/"})),
    Door("accounts:theme", "POST", 302, ANYBODY, body=always({"theme": "dark", "next": "/issues/"})),
    Door("accounts:login", "GET", 200, LOGGED_OUT),
    Door("accounts:login", "POST", 302, ANYBODY, body=bodies.log_in_form),
    Door("accounts:logout", "POST", 302, ANYBODY),
]

_PEOPLE = [
    Door("accounts:people", "GET", 200, ADMIN),
    Door("accounts:allow-log-in", "POST", 302, ADMIN, thing="person", body=always({"allowed": "no"})),
]

_ENTERPRISES = [
    Door("enterprises:list", "GET", 200, STAFF),
    Door("enterprises:new", "GET", 200, OFFICE),
    Door("enterprises:new", "POST", 302, OFFICE, body=bodies.register_form),
    Door("enterprises:page", "GET", 200, *OPENS, thing="enterprise"),
    Door("enterprises:edit", "GET", 200, *EDITS_REGISTER, thing="enterprise"),
    Door("enterprises:edit", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=bodies.edit_form),
    Door("enterprises:contact-new", "GET", 200, *EDITS_REGISTER, thing="enterprise"),
    Door("enterprises:contact-new", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=bodies.contact_form),
    Door("assistance:enterprise-file", "GET", 200, *READS_FILE, thing="enterprise"),
]

_DAY = [
    Door("assistance:my-day", "GET", 200, "+ + +   +   > >   + > + >   !"),
    Door("assistance:search", "GET", 200, PEOPLE),
    Door("assistance:search", "GET", 200, PEOPLE, query="q=s"),
    Door("assistance:reminders", "GET", 200, PEOPLE),
    Door("assistance:bell", "GET", 302, PEOPLE),
    Door("assistance:reminders-read-all", "POST", 302, PEOPLE),
    Door("assistance:reminder-read", "POST", 302, *OWN_REMINDER, thing="reminder"),
    Door("assistance:reminder-snooze", "POST", 302, *OWN_REMINDER, thing="reminder", body=always({"days": "3"})),
]

_VISITS = [
    Door("assistance:visits", "GET", 200, READERS),
    Door("assistance:visit-new", "GET", 200, "+ + +   +   x x   x x x x   !"),
    Door("assistance:visit-new", "POST", 200, "+ + +   +   x x   x x x x   !"),  # still: to which enterprise?
    Door("assistance:visit-new", "GET", 200, *RECORDS_VISIT, asks="enterprise"),
    Door("assistance:visit-new", "POST", 302, *RECORDS_VISIT, asks="enterprise", body=bodies.visit_form),
    Door("assistance:visit-plan", "GET", 302, PEOPLE),
    Door("assistance:visit-plan", "POST", 302, PEOPLE),
    Door("assistance:visit-plan", "GET", 200, *VISITS_IT, asks="enterprise"),
    Door("assistance:visit-plan", "POST", 302, *VISITS_IT, asks="enterprise", body=bodies.plan_form),
    Door("assistance:visit", "GET", 200, *READS, thing="visit"),
    Door("assistance:visit", "GET", 200, *READS_PLAN, thing="planned"),
    Door("assistance:visit-edit", "GET", 200, *OWN_VISIT, thing="visit"),
    Door("assistance:visit-edit", "POST", 302, *OWN_VISIT, thing="visit", body=bodies.corrected_form),
    Door("assistance:visit-complete", "GET", 200, *OWN_PLAN, thing="planned"),
    Door("assistance:visit-complete", "POST", 302, *OWN_PLAN, thing="planned", body=bodies.completed_form),
    Door("assistance:visit-cancel", "POST", 302, *OWN_PLAN, thing="planned", body=seen("planned", bodies.CANCEL)),
    Door("assistance:commitment-keep", "POST", 302, *OWN_VISIT, thing="commitment"),
]  # fmt: skip

_ISSUES = [
    Door("assistance:issues", "GET", 200, READERS),
    Door("assistance:issue-new", "GET", 302, PEOPLE),
    Door("assistance:issue-new", "POST", 302, PEOPLE),
    Door("assistance:issue-new", "GET", 200, *VISITS_IT, asks="enterprise"),
    Door("assistance:issue-new", "POST", 302, *VISITS_IT, asks="enterprise", body=bodies.issue_form),
    Door("assistance:issue", "GET", 200, *READS_PLAN, thing="submitted"),
    Door("assistance:issue", "GET", 200, *READS, thing="assigned"),
    Door("assistance:issue", "GET", 200, *READS, thing="answered"),
]  # fmt: skip

_ASSIGNMENTS = [
    Door("assistance:assignments", "GET", 200, LOADS),
    Door("assistance:assignment-new", "POST", 302, OFFICE, OFFICE, body=bodies.assign_form),
    Door("assistance:assignment-end", "GET", 200, *ENDS_IT, thing="assignment"),
    Door("assistance:assignment-end", "POST", 302, *ENDS_IT, thing="assignment", body=bodies.end_form),
    Door("assistance:hand-over", "GET", 200, *ENDS_IT, thing="assignment"),
    Door("assistance:hand-over", "POST", 302, *ENDS_IT, thing="assignment", body=bodies.hand_over_form),
    Door("assistance:caseload", "GET", 200, STAFF, STAFF, thing="specialist"),
]

_API_ACCOUNTS = [
    Door("api:auth-login", "POST", 200, ANYBODY, body=bodies.log_in_body),
    Door("api:auth-logout", "POST", 204, PEOPLE),
    Door("api:auth-logout-all", "POST", 204, PEOPLE),
    Door("api:me", "GET", 200, PEOPLE),
    Door("api:calendar", "GET", 200, PEOPLE, thing="year"),
    *(Door(f"api:{noun}-list", "GET", 200, PEOPLE) for noun in ("unit", "township", "category", "chain", "specialist")),
    Door("api:schema", "GET", 200, PEOPLE),
    Door("api:docs", "GET", 200, PEOPLE),
    *(Door("api:nowhere", method, 404, GONE) for method in ("GET", "POST", "PUT", "PATCH", "DELETE")),
]

_API_ENTERPRISES = [
    Door("api:chain-detail", "GET", 200, *READS_CHAIN, thing="chain"),
    Door("api:enterprise-list", "GET", 200, PEOPLE),
    Door("api:enterprise-list", "POST", 201, OFFICE, body=bodies.register_body),
    Door("api:enterprise-detail", "GET", 200, *OPENS, thing="enterprise"),
    Door("api:enterprise-detail", "PATCH", 200, *EDITS_REGISTER, thing="enterprise", body=always({"address": "8 New Road"})),
    Door("api:timeline-list", "GET", 200, *OPENS, thing="enterprise"),
    Door("api:specialist-caseload", "GET", 200, *READS_LOAD, thing="specialist"),
    Door("api:assignment-list", "GET", 200, PEOPLE),
    Door("api:assignment-list", "POST", 201, *ASSIGNS_API, body=bodies.assign_body),
    Door("api:assignment-hand-over", "POST", 201, *HANDS_OVER_API, body=bodies.hand_over_body),
    Door("api:assignment-detail", "GET", 200, *READS_ASSIGNMENT, thing="assignment"),
    Door("api:assignment-end", "POST", 200, *ENDS_IT_API, thing="assignment", body=bodies.end_body),
]  # fmt: skip

_API_WORK = [
    Door("api:visit-list", "GET", 200, PEOPLE),
    Door("api:visit-list", "POST", 201, *VISITS_IT_API, body=bodies.visit_body),
    Door("api:visit-detail", "GET", 200, *READS, thing="visit"),
    Door("api:visit-detail", "GET", 200, *READS_PLAN, thing="planned"),
    Door("api:visit-detail", "PATCH", 200, *OWN_VISIT, thing="visit", body=always({"notes": "Cash is tight."})),
    Door("api:visit-complete", "POST", 200, *OWN_PLAN, thing="planned", body=bodies.results_body),
    Door("api:visit-cancel", "POST", 200, *OWN_PLAN, thing="planned", body=always(bodies.CANCEL)),
    Door("api:commitment-keep", "POST", 200, *OWN_VISIT, thing="commitment"),
    Door("api:issue-list", "GET", 200, PEOPLE),
    Door("api:issue-list", "POST", 201, *VISITS_IT_API, body=bodies.issue_body),
    Door("api:issue-detail", "GET", 200, *READS_PLAN, thing="submitted"),
    Door("api:issue-detail", "GET", 200, *READS, thing="assigned"),
    Door("api:issue-detail", "GET", 200, *READS, thing="answered"),
    Door("api:reminder-list", "GET", 200, PEOPLE),
    Door("api:reminder-read", "POST", 200, *OWN_REMINDER, thing="reminder"),
    Door("api:reminder-snooze", "POST", 200, *OWN_REMINDER, thing="reminder", body=bodies.snooze_body),
]

TABLE: list[Door] = [
    *_PUBLIC,
    *_PEOPLE,
    *_ENTERPRISES,
    *_DAY,
    *_VISITS,
    *_ISSUES,
    *_ASSIGNMENTS,
    *_API_ACCOUNTS,
    *_API_ENTERPRISES,
    *_API_WORK,
    *ROWS,
]
