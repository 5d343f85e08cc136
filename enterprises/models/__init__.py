"""Who the enterprises are: enterprises, chains and leaders, contacts, the timeline."""

from enterprises.models.chains import Chain, ChainLeader, ChainStrategy, LeaderRole
from enterprises.models.contacts import Contact
from enterprises.models.enterprises import ChainRole, Enterprise, EnterpriseSize, EnterpriseStatus
from enterprises.models.timeline import Audience, TimelineEntry

__all__ = [
    "Audience",
    "Chain",
    "ChainLeader",
    "ChainRole",
    "ChainStrategy",
    "Contact",
    "Enterprise",
    "EnterpriseSize",
    "EnterpriseStatus",
    "LeaderRole",
    "TimelineEntry",
]
