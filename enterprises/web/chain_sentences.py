"""How the lines about nodes and supply links are told in an enterprise's file."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import in_readers_language
from enterprises.web.sentences import Facts, Group, Kind, tell

CHAIN = Group("chain", gettext_lazy("Chain"))


def _node(facts: Facts) -> str:
    return in_readers_language(str(facts.get("node", "")), str(facts.get("node_en", "")))


def _taken(facts: Facts) -> str:
    return _("Placed on the chain map: %(node)s") % {"node": _node(facts)}


def _left(facts: Facts) -> str:
    return _("Taken off the chain map: %(node)s") % {"node": _node(facts)}


def _link(facts: Facts) -> str:
    if facts.get("side") == "buys":
        return _("Buys inside the county: %(product)s") % facts
    return _("Supplies inside the county: %(product)s") % facts


def _edited(facts: Facts) -> str:
    if facts.get("weak"):
        return _("Supply link changed, now at risk: %(product)s") % facts
    return _("Supply link changed: %(product)s") % facts


def _removed(facts: Facts) -> str:
    return _("Supply link removed: %(product)s") % facts


tell(
    CHAIN,
    {
        "place.taken": Kind("chain", "network", _taken),
        "place.left": Kind("chain", "network", _left),
        "link.added": Kind("chain", "link-2", _link),
        "link.edited": Kind("chain", "link-2", _edited),
        "link.removed": Kind("chain", "unlink", _removed),
    },
)
