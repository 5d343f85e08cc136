"""What imports share whose rows belong to an enterprise: it is found by its code, or by its exact name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.actions.import_kinds import readers
from enterprises.actions.import_kinds.base import Column, Context, Kind, Line
from enterprises.excel.cells import clean_text
from enterprises.models import Enterprise

CODE = Column(
    "uscc",
    _("Unified social credit code"),
    readers.credit_code,
    hint=_("18 characters. Format the column as text."),
    aliases=("统一社会信用代码", "信用代码", "社会信用代码", "统一信用代码", "企业代码", "代码", "USCC", "code"),
    required=True,
)
NAME_OF_ENTERPRISE = Column(
    "enterprise",
    _("Enterprise"),
    readers.text(120),
    hint=_("The legal name; only needed where the code is missing."),
    aliases=("企业名称", "单位名称", "企业", "单位详细名称", "公司名称", "enterprise name"),
)


class OfAnEnterprise(Kind):
    """Rows of an enterprise that the importing person may open."""

    def find(self, lines: Sequence[Line], context: Context) -> None:
        """Set the enterprise of each line in one query, then what the kind itself looks for."""
        codes = {line.values["uscc"] for line in lines if "uscc" in line.values}
        names = {line.values["enterprise"] for line in lines if "enterprise" in line.values}
        by_code: dict[str, Enterprise] = {}
        by_name: dict[str, list[Enterprise]] = defaultdict(list)
        wanted = Q(uscc__in=codes) | Q(name__in=names) | Q(short_name__in=names)
        for enterprise in Enterprise.objects.visible_to(context.by).filter(wanted):
            by_code[enterprise.uscc] = enterprise
            for name in {clean_text(enterprise.name), clean_text(enterprise.short_name)}:
                by_name[name].append(enterprise)
        for line in lines:
            self._set_enterprise(line, by_code, by_name)
        self.find_things([line for line in lines if line.enterprise is not None], context)

    def find_things(self, lines: Sequence[Line], context: Context) -> None:
        """Set ``line.thing`` of lines whose enterprise is known."""
        raise NotImplementedError

    def _set_enterprise(self, line: Line, by_code: dict[str, Enterprise], by_name: dict[str, list[Enterprise]]) -> None:
        code, name = line.values.get("uscc"), line.values.get("enterprise", "")
        if any(problem["field"] == "uscc" for problem in line.problems):
            return  # never by name when the code is there and wrong
        if code:
            line.enterprise = by_code.get(code)
            if line.enterprise is None:
                line.say("enterprise_unknown", "uscc", value=code)
            elif name and name not in (clean_text(line.enterprise.name), clean_text(line.enterprise.short_name)):
                line.say("name_differs", "enterprise", value=name, serious=False, known=line.enterprise.name)
        elif not name:
            line.say("missing", "uscc")
        elif len(by_name[name]) == 1:
            line.enterprise = by_name[name][0]
            line.values["uscc"] = line.enterprise.uscc
        else:
            line.say("enterprise_ambiguous" if by_name[name] else "enterprise_unknown", "enterprise", value=name)
