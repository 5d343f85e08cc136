"""The enterprise's file in words: one sentence for each kind of timeline entry, in the reader's language.

A kind says which group it belongs to (the filter chips), with which icon and tone it is shown, how its facts become a
sentence, and to which page it leads. The floor above registers the kinds that its verbs write (``tell``); an entry of a
kind nobody has told us about is still shown, in general words, so that nothing vanishes from a file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import wording
from accounts.models import User
from enterprises.models import Enterprise, TimelineEntry

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Group:
    """Kinds that a filter chip shows together."""

    name: str
    label: str | Promise


@dataclass(frozen=True)
class Kind:
    """How one kind of entry is told. ``url`` may use the facts and the subject's id; ``quote`` names a fact to cite."""

    group: str
    icon: str
    words: Callable[[Facts], str]
    tone: str = "neutral"
    quote: str = ""
    url: Callable[[TimelineEntry], str] | None = None
    subject: str = ""  # the model behind ``url``, for ``readable``


@dataclass(frozen=True)
class Told:
    """An entry as ``_timeline.html`` shows it."""

    icon: str
    tone: str
    text: str
    who: str
    when: str
    exact: str
    iso: str
    quote: str = ""
    url: str = ""


Readable = Callable[[User, Collection[UUID]], set[UUID]]

_groups: dict[str, Group] = {}
_kinds: dict[str, Kind] = {}
_readable: dict[str, Readable] = {}


def tell(group: Group, kinds: Mapping[str, Kind]) -> None:
    """Register a group and the kinds in it."""
    _groups[group.name] = group
    _kinds.update(kinds)


def open_through(subject: str, readable: Readable) -> None:
    """Let ``readable(user, ids)`` say which subjects of a model the reader may open; the others get no link."""
    _readable[subject] = readable


def groups() -> list[Group]:
    """Return the groups in the order of the chips; changes of the register come last."""
    return [*(group for group in _groups.values() if group is not CHANGES), CHANGES]


def kinds_of(group: str) -> list[str]:
    """Return the kinds of a group; none for an unknown group."""
    return [name for name, kind in _kinds.items() if kind.group == group]


def told(entries: Iterable[TimelineEntry], reader: User) -> list[Told]:
    """Put entries into words. One query for each model that they link to."""
    entries = list(entries)
    wanted: dict[str, set[UUID]] = {}
    for entry in entries:
        kind = _kinds.get(entry.kind)
        if kind and kind.url and entry.subject_id:
            wanted.setdefault(kind.subject, set()).add(entry.subject_id)
    may_open = {subject: _readable[subject](reader, ids) for subject, ids in wanted.items() if subject in _readable}
    return [_told(entry, may_open) for entry in entries]


def _told(entry: TimelineEntry, may_open: Mapping[str, set[UUID]]) -> Told:
    kind = _kinds.get(entry.kind, _UNKNOWN)
    opens = kind.url is not None and entry.subject_id in may_open.get(kind.subject, set())
    return Told(
        icon=kind.icon,
        tone=kind.tone,
        text=kind.words(entry.facts),
        who=entry.by.display_name,
        when=wording.moment_words(entry.at, timezone.now()),
        exact=wording.exact_moment(entry.at),
        iso=timezone.localtime(entry.at).isoformat(timespec="minutes"),
        quote=str(entry.facts.get(kind.quote, "")) if kind.quote else "",
        url=kind.url(entry) if kind.url and opens else "",
    )


def fields_in_words(names: Iterable[str], model: Any) -> str:
    """Return the labels of a model's fields, for "changed: ..."."""
    known = {field.name: field.verbose_name for field in model._meta.fields}
    return _(", ").join(str(known.get(name, name)) for name in names)


def _edited(facts: Facts) -> str:
    changed = fields_in_words(facts.get("fields", []), Enterprise)
    return _("Register changed: %(fields)s") % {"fields": changed}


CHANGES = Group("changes", gettext_lazy("Changes"))
_UNKNOWN = Kind("changes", "circle-dot", lambda facts: _("An entry of a newer kind"))

tell(
    CHANGES,
    {
        "enterprise.registered": Kind("changes", "building-2", lambda facts: _("Entered in the register")),
        "enterprise.edited": Kind("changes", "pencil", _edited),
        "enterprise.struck_out": Kind(
            "changes", "circle-x", lambda facts: _("Struck out of the register"), quote="reason"
        ),
    },
)
