"""The kinds of files that can be imported: a further kind is one more module here, or is registered by the floor above."""

from enterprises.actions.import_kinds import contacts, enterprises, figures, qualifications
from enterprises.actions.import_kinds.base import KINDS, Kind, register

for _kind in (enterprises.ENTERPRISES, contacts.CONTACTS, figures.FIGURES, qualifications.QUALIFICATIONS):
    register(_kind)

__all__ = ["KINDS", "Kind", "register"]
