"""Phone numbers: stored in one form (E.164 for China), shown masked."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# A mobile (+86 1[3-9] and nine digits) or a landline (area code without its 0, then 7 or 8 digits).
NORMALISED = r"^\+86(1[3-9][0-9]{9}|(10|[2-9][0-9]{1,2})[2-9][0-9]{6,7})$"


def normalise_phone(text: str) -> str:
    """Return ``+86...`` for a Chinese mobile or landline as people write it, or raise ValidationError."""
    digits = re.sub(r"[\s\-()（）]", "", text.translate(str.maketrans("０１２３４５６７８９＋－", "0123456789+-")))
    if not digits:
        return ""
    national = re.sub(r"^(\+86|0086|86(?=1[3-9][0-9]{9}$))", "", digits)
    number = "+86" + national.removeprefix("0")
    if not re.fullmatch(NORMALISED, number):
        raise ValidationError(_("Enter a Chinese mobile or landline number, such as 138 0635 1234."), code="phone")
    return number


def mask_phone(number: str) -> str:
    """Return ``138****1234``: what everybody may see."""
    local = number.removeprefix("+86")
    return f"{local[:3]}****{local[-4:]}" if local else ""


class PhoneField(models.CharField):
    """A phone number in E.164; accepts what people write."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 16)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        return normalise_phone(value) if isinstance(value, str) and value else value


def phone_check(name: str) -> models.CheckConstraint:
    """Return the CHECK that only normalised numbers (or none) are stored."""
    return models.CheckConstraint(name=name, condition=Q(phone="") | Q(phone__regex=NORMALISED))
