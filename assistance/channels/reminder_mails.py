"""What a mail about reminders says: names and days, why one gets it, where to act. No figures, phones or free text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.wording import labelled, listed
from assistance.channels.email import Mail

if TYPE_CHECKING:
    from assistance.queries.inbox import InboxRow


def reminder_mail(id: UUID, recipient: User, rows: Sequence[InboxRow]) -> Mail:
    """Write the mail in the recipient's language: one reminder by itself, or several together."""
    with translation.override(recipient.language):
        context = {
            "recipient": recipient,
            "rows": rows,
            "several_days": len({row.slot for row in rows}) > 1,
            "base_url": settings.BASE_URL.rstrip("/"),
        }
        text = render_to_string("assistance/mail/reminders.txt", context)
        return Mail(id=str(id), to=recipient.email, subject=_subject(rows), text=f"{text.strip()}\n")


def _subject(rows: Sequence[InboxRow]) -> str:
    if len(rows) == 1:
        return rows[0].subject
    count = ngettext("%(n)s reminder", "%(n)s reminders", len(rows)) % {"n": len(rows)}
    names = list(dict.fromkeys(row.about for row in rows))
    if len(names) > 2:
        return _("%(count)s: %(first)s, %(second)s and others") % {
            "count": count,
            "first": names[0],
            "second": names[1],
        }
    return labelled(count, listed(names))
