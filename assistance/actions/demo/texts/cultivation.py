"""What the enterprises of the demo hold, build and were honoured for. All names are invented."""

from __future__ import annotations

from typing import NamedTuple

from assistance.actions.demo.texts.shapes import Text
from enterprises.models import ProjectKind, ProjectStage, Scope


class ProjectRow(NamedTuple):
    """A key project: whose, on whose list, and its investment in millions of yuan, planned and done."""

    firm: tuple[str, int]
    kind: ProjectKind
    scope: Scope
    name: Text
    stage: ProjectStage
    planned: int
    done: int


_DM, _DE, _TU, _CT, _GR = (
    ProjectKind.DIGITAL_MANUFACTURING,
    ProjectKind.DIGITAL_ECONOMY,
    ProjectKind.TECHNICAL_UPGRADE,
    ProjectKind.CORE_TECHNOLOGY,
    ProjectKind.GREEN,
)
_PLANNED, _UNDER_WAY, _COMPLETED, _STOPPED = (
    ProjectStage.PLANNED,
    ProjectStage.UNDER_WAY,
    ProjectStage.COMPLETED,
    ProjectStage.STOPPED,
)
_PROVINCE, _CITY, _COUNTY = Scope.PROVINCE, Scope.CITY, Scope.COUNTY

# The two and the five of the county's report, and a few of the county's own list.
PROJECTS = (
    ProjectRow(("copper", 0), _DM, _PROVINCE, Text("精密铜带智能工厂改造", "Smart mill for precision copper strip"), _UNDER_WAY, 186, 121),
    ProjectRow(("food", 0), _DM, _PROVINCE, Text("肉食品全流程数字化车间", "Digital workshop for meat products"), _COMPLETED, 92, 95),
    ProjectRow(("optoelectronics", 0), _DE, _PROVINCE, Text("光电材料工业互联网平台", "Industrial internet platform for opto-materials"), _UNDER_WAY, 135, 60),
    ProjectRow(("optoelectronics", 1), _DE, _PROVINCE, Text("光缆生产数据中心", "Data centre of the cable works"), _PLANNED, 48, 0),
    ProjectRow(("new-energy", 2), _DE, _PROVINCE, Text("储能云监控平台", "Cloud monitoring of energy storage"), _UNDER_WAY, 36, 21),
    ProjectRow(("auto-parts", 0), _DE, _PROVINCE, Text("车桥产业链协同平台", "Supply-chain platform for axles"), _UNDER_WAY, 58, 19),
    ProjectRow(("equipment", 0), _DE, _PROVINCE, Text("重型装备远程运维平台", "Remote service platform for heavy equipment"), _COMPLETED, 40, 38),
    ProjectRow(("chemicals", 0), _TU, _COUNTY, Text("聚合装置节能技术改造", "Energy-saving upgrade of the polymer plant"), _UNDER_WAY, 210, 88),
    ProjectRow(("textiles", 0), _TU, _COUNTY, Text("紧密纺生产线更新", "New compact spinning lines"), _COMPLETED, 64, 64),
    ProjectRow(("paper-packaging", 1), _TU, _COUNTY, Text("瓦楞纸板线改造", "Upgrade of the corrugator"), _PLANNED, 27, 0),
    ProjectRow(("furniture", 0), _TU, _COUNTY, Text("柔性定制家居产线", "Flexible line for made-to-measure furniture"), _STOPPED, 33, 6),
    ProjectRow(("new-materials", 0), _CT, _COUNTY, Text("超细粉体制备关键技术", "Key technology for ultra-fine powders"), _UNDER_WAY, 18, 9),
    ProjectRow(("health", 0), _CT, _COUNTY, Text("经典名方制剂工艺攻关", "Process research for classic formulas"), _UNDER_WAY, 22, 7),
    ProjectRow(("copper", 1), _GR, _CITY, Text("铜箔废水零排放", "Zero liquid discharge of the foil works"), _UNDER_WAY, 45, 30),
)  # fmt: skip


class AwardRow(NamedTuple):
    """An honour: how many years ago, by whom, which grade, and to whom."""

    name: Text
    scope: Scope
    grade: Text
    years_ago: tuple[int, ...]
    firms: tuple[tuple[str, int], ...]


AWARDS = (
    AwardRow(Text("县长质量奖", "County Head's Quality Award"), Scope.COUNTY, Text("金奖", "Gold"), (1, 2, 3), (("copper", 0), ("food", 0), ("equipment", 0))),
    AwardRow(Text("县长质量奖", "County Head's Quality Award"), Scope.COUNTY, Text("提名奖", "Nomination"), (1, 2), (("textiles", 0), ("auto-parts", 0))),
    AwardRow(Text("纳税贡献企业", "Major taxpayer"), Scope.COUNTY, Text("一等", "First class"), (1, 2, 3), (("copper", 0), ("chemicals", 0))),
    AwardRow(Text("科技创新先进企业", "Leader in innovation"), Scope.COUNTY, Text("一等", "First class"), (1, 2), (("optoelectronics", 0), ("new-materials", 0), ("health", 0))),
    AwardRow(Text("市级企业技术中心", "Enterprise technology centre of the city"), Scope.CITY, Text("", ""), (2,), (("new-materials", 0), ("equipment", 1))),
    AwardRow(Text("省科技进步奖", "Provincial Science and Technology Award"), Scope.PROVINCE, Text("三等", "Third class"), (3,), (("copper", 0),)),
)  # fmt: skip

BATCH = Text("{year}年第{n}批", "Batch {n} of {year}")
REVOKED = Text("复核未通过，予以撤销。", "Did not pass the periodic review.")
