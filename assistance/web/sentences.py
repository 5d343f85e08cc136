"""How the enterprise's file words visits, promises, issues and assignments (see ``enterprises/web/sentences.py``)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User, in_readers_language
from accounts.wording import short_day
from assistance.models import AssignmentRole, Issue, Visit, VisitKind
from assistance.rules.issue_flow import Outcome
from enterprises.models import TimelineEntry
from enterprises.web.sentences import CHANGES, Facts, Group, Kind, fields_in_words, open_through, tell

VISITS = Group("visits", gettext_lazy("Visits"))
ISSUES = Group("issues", gettext_lazy("Issues"))
ASSIGNMENTS = Group("assignments", gettext_lazy("Assignments"))


def register() -> None:
    """Register every kind that the verbs of assistance write (called once, when the apps are ready)."""
    tell(VISITS, _visits())
    tell(ISSUES, _issues())
    tell(ASSIGNMENTS, _assignments())
    tell(CHANGES, _merges())
    open_through("visit", _visits_open_to)
    open_through("issue", _issues_open_to)


def _visits_open_to(user: User, ids: Collection[UUID]) -> set[UUID]:
    return set(Visit.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def _issues_open_to(user: User, ids: Collection[UUID]) -> set[UUID]:
    return set(Issue.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def _visits() -> dict[str, Kind]:
    return {
        "visit.planned": _visit("calendar-clock", "info", _planned),
        "visit.done": _visit("calendar-check", "ok", _done),
        "visit.edited": _visit("pencil", "neutral", _visit_edited),
        "visit.cancelled": _visit("calendar-x", "neutral", lambda facts: _("Planned visit called off"), quote="reason"),
        "commitment.given": Kind(
            "visits", "handshake", lambda facts: _("Promised: %(text)s") % {"text": facts.get("text", "")}, "warn"
        ),
        "commitment.kept": Kind(
            "visits", "circle-check", lambda facts: _("Promise kept: %(text)s") % {"text": facts.get("text", "")}, "ok"
        ),
    }


def _issues() -> dict[str, Kind]:
    return {
        "issue.raised": _issue("message-square-warning", "warn", gettext_lazy("Issue %(number)s raised: %(title)s")),
        "issue.accepted": _issue(
            "forward", "info", gettext_lazy("Issue %(number)s accepted and given to %(unit)s: %(title)s")
        ),
        "issue.acknowledged": _issue(
            "mail-check", "info", gettext_lazy("Issue %(number)s acknowledged by the unit: %(title)s")
        ),
        "issue.progress": _issue("loader", "info", gettext_lazy("Issue %(number)s has made progress: %(title)s")),
        "issue.answered": _issue(
            "message-square-reply", "ok", gettext_lazy("Issue %(number)s answered (%(outcome)s): %(title)s")
        ),
        "issue.contacted": _issue("phone", "info", gettext_lazy("First contact about issue %(number)s: %(title)s")),
        "issue.rejected": _issue(
            "ban", "neutral", gettext_lazy("Issue %(number)s was not accepted: %(title)s"), quote="reason"
        ),
        "issue.merged": _issue("merge", "neutral", gettext_lazy("Issue %(number)s merged into %(into)s: %(title)s")),
        "issue.recalled": _issue(
            "undo-2", "neutral", gettext_lazy("Issue %(number)s taken back by the office: %(title)s")
        ),
        "issue.returned": _issue(
            "corner-up-left", "warn", gettext_lazy("Issue %(number)s returned by the unit: %(title)s")
        ),
        "issue.opinion": _issue(
            "clipboard-list", "info", gettext_lazy("Handling opinion on issue %(number)s: %(title)s")
        ),
        "issue.part_given": _issue(
            "puzzle", "info", gettext_lazy("%(unit)s gave its part of issue %(number)s: %(title)s")
        ),
        "issue.extension_asked": _issue(
            "calendar-plus", "warn", gettext_lazy("An extension was asked for issue %(number)s: %(title)s")
        ),
        "issue.extended": _issue(
            "calendar-check", "info", gettext_lazy("Issue %(number)s extended to %(day)s: %(title)s")
        ),
        "issue.extension_refused": _issue(
            "calendar-x", "neutral", gettext_lazy("The extension of issue %(number)s was refused: %(title)s")
        ),
        "issue.parking_asked": _issue(
            "circle-parking", "warn", gettext_lazy("Parking was asked for issue %(number)s: %(title)s")
        ),
        "issue.parking_refused": _issue(
            "circle-x", "neutral", gettext_lazy("Issue %(number)s was not parked: %(title)s")
        ),
        "issue.parked": _issue(
            "circle-parking",
            "warn",
            gettext_lazy("Issue %(number)s parked, next review on %(day)s: %(title)s"),
            quote="reason",
        ),
        "issue.reviewed": _issue(
            "calendar-clock",
            "neutral",
            gettext_lazy("Issue %(number)s stays parked, next review on %(day)s: %(title)s"),
        ),
        "issue.resumed": _issue(
            "play", "info", gettext_lazy("Issue %(number)s taken up again, due on %(day)s: %(title)s")
        ),
        "issue.called_back": _issue(
            "phone-missed", "neutral", gettext_lazy("Call-back on issue %(number)s reached nobody: %(title)s")
        ),
        "issue.partly": _issue(
            "circle-question-mark",
            "warn",
            gettext_lazy("The enterprise calls issue %(number)s partly solved: %(title)s"),
        ),
        "issue.link_sent": _issue(
            "mail", "info", gettext_lazy("Link to confirm issue %(number)s sent to %(contact)s: %(title)s")
        ),
        "issue.link_shown": _issue(
            "link", "info", gettext_lazy("Link to confirm issue %(number)s taken out for %(contact)s: %(title)s")
        ),
        "issue.link_revoked": _issue(
            "unlink", "neutral", gettext_lazy("Link of %(contact)s to confirm issue %(number)s revoked: %(title)s")
        ),
        "issue.link_wanted": _issue(
            "bell-ring",
            "warn",
            gettext_lazy("The link of %(contact)s to confirm issue %(number)s had ended; a new one is asked for"),
        ),
        "issue.closed": _issue("circle-check", "ok", gettext_lazy("Issue %(number)s closed: %(title)s")),
        "issue.reopened": _issue(
            "rotate-ccw", "bad", gettext_lazy("Issue %(number)s reopened: %(title)s"), quote="reason"
        ),
        "issue.withdrawn": _issue(
            "undo-2", "neutral", gettext_lazy("Issue %(number)s withdrawn by the enterprise: %(title)s"), quote="reason"
        ),
        "issue.rechecked": _issue(
            "search-check", "neutral", gettext_lazy("Issue %(number)s checked again by a second person: %(title)s")
        ),
        "issue.escalated": _issue(
            "arrow-up", "bad", gettext_lazy("Issue %(number)s escalated to L%(level)s: %(title)s")
        ),
        "issue.file_attached": _issue("paperclip", "neutral", gettext_lazy("File added to issue %(number)s: %(name)s")),
        "issue.file_removed": _issue("paperclip", "neutral", gettext_lazy("File taken off issue %(number)s: %(name)s")),
        "issue.recomputed": _issue(
            "calendar-sync",
            "info",
            gettext_lazy(
                "The working calendar changed: issue %(number)s is due on %(day)s instead of %(before)s: %(title)s"
            ),
        ),
        "issue.prodded": _issue(
            "bell-ring", "warn", gettext_lazy("The chain leader prodded issue %(number)s: %(title)s")
        ),
    }


def _assignments() -> dict[str, Kind]:
    return {
        "assignment.begun": Kind("assignments", "user-check", _begun, "info"),
        "assignment.ended": Kind("assignments", "user-minus", _ended, quote="reason"),
        "assignment.taken_back": Kind("assignments", "undo-2", _taken_back, "warn", quote="reason"),
        "assignment.resumed": Kind("assignments", "user-check", _resumed, "info", quote="reason"),
    }


def _merges() -> dict[str, Kind]:
    return {
        "enterprise.merged": Kind("changes", "merge", _merged, "info", quote="reason"),
        "enterprise.merge_undone": Kind("changes", "split", _merge_undone, "info"),
    }


def _merged(facts: Facts) -> str:
    name = in_readers_language(facts.get("name", ""), facts.get("name_en", ""))
    return _("The record %(name)s (%(code)s) was merged into this one") % {"name": name, "code": facts.get("uscc", "")}


def _merge_undone(facts: Facts) -> str:
    name = in_readers_language(facts.get("name", ""), facts.get("name_en", ""))
    return _("The merge with the record %(name)s (%(code)s) was undone") % {"name": name, "code": facts.get("uscc", "")}


def _visit(icon: str, tone: str, words: Callable[[Facts], str], quote: str = "") -> Kind:
    return Kind("visits", icon, words, tone, quote, _visit_page, "visit")


def _issue(icon: str, tone: str, sentence: object, quote: str = "") -> Kind:
    def words(facts: Facts) -> str:
        return str(sentence) % {
            "number": facts.get("number", ""),
            "title": facts.get("title", ""),
            "unit": in_readers_language(facts.get("unit_name", ""), facts.get("unit_name_en", "")),
            "outcome": _label(Outcome, facts.get("outcome", "")),
            "into": facts.get("into", ""),
            "name": facts.get("name", ""),
            "contact": in_readers_language(facts.get("contact", ""), facts.get("contact_latin", "")),
            "level": facts.get("level", ""),
            "day": _day(facts.get("on", "")),
            "before": _day(facts.get("before", "")),
        }

    return Kind("issues", icon, words, tone, quote, _issue_page, "issue")


def _visit_page(entry: TimelineEntry) -> str:
    return reverse("assistance:visit", args=[entry.subject_id])


def _issue_page(entry: TimelineEntry) -> str:
    return reverse("assistance:issue", args=[entry.facts["number"]]) if entry.facts.get("number") else ""


def _planned(facts: Facts) -> str:
    return _("Visit planned for %(day)s (%(kind)s)") % _when_and_how(facts)


def _done(facts: Facts) -> str:
    if facts.get("met"):
        words = _when_and_how(facts) | {"people": facts["met"]}
        return _("Visit on %(day)s (%(kind)s), met %(people)s") % words
    return _("Visit on %(day)s (%(kind)s)") % _when_and_how(facts)


def _when_and_how(facts: Facts) -> dict[str, str]:
    return {"day": _day(facts.get("on", "")), "kind": _label(VisitKind, facts.get("kind", "")).lower()}


def _visit_edited(facts: Facts) -> str:
    return _("Visit record corrected: %(fields)s") % {"fields": fields_in_words(facts.get("fields", []), Visit)}


def _begun(facts: Facts) -> str:
    if facts.get("role") == AssignmentRole.BACKUP:
        return _("%(name)s is the backup specialist") % {"name": _name(facts)}
    return _("%(name)s is the specialist") % {"name": _name(facts)}


def _ended(facts: Facts) -> str:
    if facts.get("role") == AssignmentRole.BACKUP:
        return _("%(name)s is no longer the backup specialist") % {"name": _name(facts)}
    return _("%(name)s is no longer the specialist") % {"name": _name(facts)}


def _taken_back(facts: Facts) -> str:
    if facts.get("role") == AssignmentRole.BACKUP:
        return _("The assignment of %(name)s as backup specialist was taken back") % {"name": _name(facts)}
    return _("The assignment of %(name)s as specialist was taken back") % {"name": _name(facts)}


def _resumed(facts: Facts) -> str:
    if facts.get("role") == AssignmentRole.BACKUP:
        return _("%(name)s is the backup specialist again") % {"name": _name(facts)}
    return _("%(name)s is the specialist again") % {"name": _name(facts)}


def _name(facts: Facts) -> str:
    return in_readers_language(facts.get("specialist", ""), facts.get("specialist_latin", ""))


def _label(choices: type, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value  # type: ignore[attr-defined]


def _day(iso: str) -> str:
    try:
        return short_day(date.fromisoformat(iso), timezone.localdate())
    except ValueError:
        return iso
