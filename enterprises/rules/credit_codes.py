"""Unified social credit codes (统一社会信用代码), GB 32100-2015: 18 characters, the last one checks the others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength, ValidationError

from accounts.errors import DomainError

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}


class CreditCodeError(DomainError):
    """The code is not a unified social credit code; the message says why."""

    code = "bad_credit_code"
    field = "uscc"
    message = _("This is not a unified social credit code.")
    constraint = "enterprise_uscc_is_valid"


def normalise(text: str) -> str:
    """Return the code in capital half-width characters without separators, or raise CreditCodeError."""
    try:
        return uscc.validate(text.translate(_HALF_WIDTH))
    except InvalidLength as error:
        raise CreditCodeError(_("A unified social credit code has 18 characters.")) from error
    except InvalidFormat as error:
        raise CreditCodeError(_("Digits first, then digits and capital letters without I, O, S, V, Z.")) from error
    except InvalidChecksum as error:
        raise CreditCodeError(_("The last character does not fit the others: please check the code.")) from error
    except ValidationError as error:
        raise CreditCodeError() from error


def with_check_character(first_seventeen: str) -> str:
    """Return the full code for its first 17 characters."""
    return first_seventeen + uscc.calc_check_digit(first_seventeen)


# The same rule for the CHECK of the table, so that raw SQL cannot store a wrong code either.
SQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION uscc_is_valid(code text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT code ~ '^[0-9]{{8}}[{ALPHABET}]{{10}}$' AND (
        SELECT (31 - sum((position(substr(code, place, 1) in '{ALPHABET}') - 1)
                * (ARRAY[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28])[place]) % 31) % 31
        FROM generate_series(1, 17) AS place
    ) = position(substr(code, 18, 1) in '{ALPHABET}') - 1
$$;
"""
