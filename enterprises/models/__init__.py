"""Who the enterprises are: enterprises, chains, contacts, cultivation, projects, figures, imports, the timeline."""

from enterprises.models.chain_map import ChainNode, ChainPlace, ChainStage, LinkState, NodeState, SupplyLink
from enterprises.models.chains import Chain, ChainLeader, ChainStrategy, LeaderRole
from enterprises.models.contacts import Contact, PhoneReveal
from enterprises.models.cultivation import (
    Level,
    LevelRule,
    Qualification,
    Scope,
    Track,
)
from enterprises.models.documents import Document
from enterprises.models.enterprises import ChainRole, Enterprise, EnterpriseSize, EnterpriseStatus
from enterprises.models.figures import Figure, Indicator
from enterprises.models.imports import ColumnChoice, Export, ImportBatch, ImportRow, ImportState, RowVerdict
from enterprises.models.projects import Award, Project, ProjectKind
from enterprises.models.timeline import Audience, TimelineEntry
from enterprises.rules.cultivation import QualificationStatus, Validity
from enterprises.rules.projects import ProjectStage

__all__ = [
    "Audience",
    "Award",
    "Chain",
    "ChainLeader",
    "ChainNode",
    "ChainPlace",
    "ChainRole",
    "ChainStage",
    "ChainStrategy",
    "ColumnChoice",
    "Contact",
    "Document",
    "Enterprise",
    "EnterpriseSize",
    "EnterpriseStatus",
    "Export",
    "Figure",
    "ImportBatch",
    "ImportRow",
    "ImportState",
    "Indicator",
    "LeaderRole",
    "Level",
    "LevelRule",
    "LinkState",
    "NodeState",
    "PhoneReveal",
    "Project",
    "ProjectKind",
    "ProjectStage",
    "Qualification",
    "QualificationStatus",
    "RowVerdict",
    "Scope",
    "SupplyLink",
    "TimelineEntry",
    "Track",
    "Validity",
]
