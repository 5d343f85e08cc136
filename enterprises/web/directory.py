"""The list of enterprises: text, selects and chips in the query string, keyset pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpResponse, QueryDict
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from accounts.models import Unit
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, show
from enterprises import access
from enterprises.models import Chain, ChainRole, Contact, EnterpriseStatus
from enterprises.queries.directory import Asked, columns_for, counted_chips, directory


@dataclass(frozen=True)
class Filter:
    """A chip with the address that switches it on or off."""

    label: str | Promise
    count: int
    on: bool
    url: str


@require_GET
@login_required
def enterprises(request: StaffRequest) -> HttpResponse:
    """List the enterprises that one may see; those one may not open by name, chain and township only."""
    user = request.user
    access.require(access.may_read_contacts(user))
    asked = Asked.of(request.GET)
    shown, chips = counted_chips(user, asked)
    rows = directory(user, asked)
    columns = columns_for(user)
    if not columns:
        preferred = Contact.objects.filter(is_preferred=True)
        rows = rows.prefetch_related(Prefetch("contacts", preferred, to_attr="preferred_contacts"))
    page = keyset_page(request, rows, ["pinyin", "id"])
    context = {
        "asked": asked,
        "columns": columns,
        "page": page,
        "lists_closed": not all(getattr(row, "may_open", False) for row in page.rows),
        "shown": shown,
        "filters": [Filter(chip.label, chip.count, chip.on, _with(request.GET, chip.name, chip.on)) for chip in chips],
        "url_without_chips": _without(request.GET, [chip.name for chip in chips]),
        "kept": [(chip.name, "1") for chip in chips if chip.on],
        "chains": Chain.objects.order_by("name"),
        "townships": Unit.objects.townships(),
        "roles": ChainRole.choices,
        "statuses": EnterpriseStatus.choices,
        "reads_register": access.may_read_register(user),
        "may_register": access.may_edit_enterprises(user),
        "may_export": access.may_export_lists(user),
        "may_export_phones": access.may_export_phones(user),
    }
    return show(request, "enterprises/enterprises/list.html", context)


def _with(query: QueryDict, name: str, on: bool) -> str:
    """Return the address with a chip switched over; a new filter begins on the first page."""
    changed = _first_page(query)
    if on:
        changed.pop(name, None)
    else:
        changed[name] = "1"
    return f"?{changed.urlencode()}"


def _without(query: QueryDict, names: list[str]) -> str:
    changed = _first_page(query)
    for name in names:
        changed.pop(name, None)
    return f"?{changed.urlencode()}"


def _first_page(query: QueryDict) -> QueryDict:
    changed = query.copy()
    for name in ("after", "before"):
        changed.pop(name, None)
    return changed
