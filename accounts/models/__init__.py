"""Who we are: people, units, devices."""

from accounts.models.devices import DeviceToken
from accounts.models.units import Membership, Unit, UnitKind, in_readers_language
from accounts.models.users import Language, User
from accounts.models.versioned import Versioned
from accounts.rights import Capability, Role

__all__ = [
    "Capability",
    "DeviceToken",
    "Language",
    "Membership",
    "Role",
    "Unit",
    "UnitKind",
    "User",
    "Versioned",
    "in_readers_language",
]
