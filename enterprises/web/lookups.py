"""What the register's forms look up while somebody types: industry classes, and the size class by the national rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from accounts.web.pages import StaffRequest, show
from enterprises import access
from enterprises.queries.sizes import Scale
from enterprises.rules import industries
from enterprises.rules.size_classes import (
    ASSETS,
    EMPLOYEES,
    REVENUE,
    WAN,
    asks_for,
    is_above_designated_size,
    size_class,
)

LONGEST_NAME = 120
DAY_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
_MOST = Decimal(10) ** 10


def live(url_name: str, *, target: str, include: str = "this") -> dict[str, str]:
    """Return the attributes of an input that asks an address of ours while somebody types."""
    return {
        "hx-get": reverse(url_name),
        "hx-trigger": "input changed delay:300ms",
        "hx-target": f"#{target}",
        "hx-include": include,
    }


def _amount(label: Any, *, places: int = 2) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=Decimal(0), max_value=_MOST, decimal_places=places,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "min": 0, "step": "any"}),
    )  # fmt: skip


class SizeQuestion(forms.Form):
    """What the national rule asks for; nothing of it is stored. Money in 10,000 yuan, as the rule has it."""

    employees = _amount(gettext_lazy("Employees"), places=0)
    revenue = _amount(gettext_lazy("Revenue of the year, 10,000 yuan"))
    assets = _amount(gettext_lazy("Total assets, 10,000 yuan"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.answer: dict[str, Any] = {}
        super().__init__(*args, **kwargs)
        include = "#id_industry_class, #id_employees, #id_revenue, #id_assets"
        for field in self.fields.values():
            field.widget.attrs |= live("enterprises:size-class", target="size-answer", include=include)

    @classmethod
    def of(cls, scale: Scale, industry_class: str) -> SizeQuestion:
        """Return the question with the enterprise's latest figures, answered where they suffice."""
        revenue = None if scale.revenue is None else scale.revenue / WAN
        question = cls(initial={"employees": scale.employees, "revenue": revenue})
        question.answer = _answer(industry_class, scale.employees, scale.revenue, None) | {"year": scale.year}
        return question


def _answer(
    industry_class: str, employees: Decimal | None, revenue: Decimal | None, assets: Decimal | None
) -> dict[str, Any]:
    asked = asks_for(industry_class)
    given = {EMPLOYEES: employees, REVENUE: revenue, ASSETS: assets}
    return {
        "by_rule": size_class(industry_class, employees=employees, revenue=revenue, assets=assets),
        "known_class": bool(industry_class),
        "has_line": bool(asked),
        "missing": [name for name in asked if given[name] is None],
        "reaches_designated_size": revenue is not None and is_above_designated_size(industry_class, revenue),
    }


@require_GET
@login_required
def industry_options(request: StaffRequest) -> HttpResponse:
    """Offer the industry classes that a code or a word may mean."""
    access.require(access.may_edit_enterprises(request.user))
    text = request.GET.get("industry_class", "").strip()[:40]
    context = {"text": text, "industries": industries.matching(text)}
    fragment = "enterprises/industries/_options.html"
    return show(request, "enterprises/industries/list.html", context, fragment=fragment)


@require_GET
@login_required
def size_answer(request: StaffRequest) -> HttpResponse:
    """Say which size class follows from employees, revenue and assets by the national rule."""
    access.require(access.may_edit_enterprises(request.user))
    question = SizeQuestion(request.GET)
    text = request.GET.get("industry_class", "").strip()[:40]
    answer: dict[str, Any] = {}
    if question.is_valid():
        try:
            code = industries.normalise(text)
        except industries.IndustryError:
            code = ""
        money = {
            name: None if question.cleaned_data[name] is None else question.cleaned_data[name] * WAN
            for name in ("revenue", "assets")
        }
        answer = _answer(code, question.cleaned_data["employees"], money["revenue"], money["assets"])
    context = {"text": text, "size_question": question, "answer": answer}
    return show(
        request,
        "enterprises/enterprises/size_class.html",
        context,
        fragment="enterprises/enterprises/_size_answer.html",
    )
