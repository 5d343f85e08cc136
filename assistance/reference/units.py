"""The bodies of Yanggu county: townships by their statistical codes, departments and others by short codes of ours."""

from __future__ import annotations

from typing import NamedTuple

from accounts.models import UnitKind


class UnitRow(NamedTuple):
    """One body: its stable code, what sort it is, its names."""

    code: str
    kind: UnitKind
    name: str
    name_en: str


_DEPARTMENT, _VERTICAL, _UTILITY = UnitKind.COUNTY_DEPARTMENT, UnitKind.VERTICAL, UnitKind.UTILITY
_FINANCIAL, _ZONE, _MASS = UnitKind.FINANCIAL, UnitKind.ZONE, UnitKind.MASS_ORGANISATION

COUNTY_CODE = "371521"
CHAIN_OFFICE = "CHO"

_STREETS_AND_TOWNS = (
    ("001", "博济桥街道", "Boji Bridge Subdistrict"),
    ("002", "侨润街道", "Qiaorun Subdistrict"),
    ("003", "狮子楼街道", "Shizilou Subdistrict"),
    ("101", "阎楼镇", "Yanlou Town"),
    ("103", "阿城镇", "Acheng Town"),
    ("104", "七级镇", "Qiji Town"),
    ("105", "安乐镇", "Anle Town"),
    ("106", "定水镇", "Dingshui Town"),
    ("107", "石佛镇", "Shifo Town"),
    ("108", "李台镇", "Litai Town"),
    ("109", "寿张镇", "Shouzhang Town"),
    ("111", "十五里园镇", "Shiwuliyuan Town"),
    ("112", "张秋镇", "Zhangqiu Town"),
    ("113", "郭店屯镇", "Guodiantun Town"),
    ("114", "西湖镇", "Xihu Town"),
    ("115", "高庙王镇", "Gaomiaowang Town"),
    ("116", "金斗营镇", "Jindouying Town"),
    ("203", "大布乡", "Dabu Township"),
)

TOWNSHIPS = tuple(
    UnitRow(COUNTY_CODE + suffix, UnitKind.TOWNSHIP, name, name_en) for suffix, name, name_en in _STREETS_AND_TOWNS
)

OFFICES = (
    UnitRow(CHAIN_OFFICE, _DEPARTMENT, "县链长制工作办公室", "Chain Office"),
    UnitRow("DRB", _DEPARTMENT, "县发展和改革局", "Development and Reform Bureau"),
    UnitRow("IIT", _DEPARTMENT, "县工业和信息化局", "Industry and Information Technology Bureau"),
    UnitRow("SCI", _DEPARTMENT, "县科学技术局", "Science and Technology Bureau"),
    UnitRow("FIN", _DEPARTMENT, "县财政局", "Finance Bureau"),
    UnitRow("HRS", _DEPARTMENT, "县人力资源和社会保障局", "Human Resources and Social Security Bureau"),
    UnitRow("NRP", _DEPARTMENT, "县自然资源和规划局", "Natural Resources and Planning Bureau"),
    UnitRow("HUR", _DEPARTMENT, "县住房和城乡建设局", "Housing and Urban-Rural Development Bureau"),
    UnitRow("TRA", _DEPARTMENT, "县交通运输局", "Transport Bureau"),
    UnitRow("WAT", _DEPARTMENT, "县水利局", "Water Resources Bureau"),
    UnitRow("ARA", _DEPARTMENT, "县农业农村局", "Agriculture and Rural Affairs Bureau"),
    UnitRow("COM", _DEPARTMENT, "县商务和投资促进局", "Commerce and Investment Promotion Bureau"),
    UnitRow("EDU", _DEPARTMENT, "县教育和体育局", "Education and Sports Bureau"),
    UnitRow("HEA", _DEPARTMENT, "县卫生健康局", "Health Bureau"),
    UnitRow("EMB", _DEPARTMENT, "县应急管理局", "Emergency Management Bureau"),
    UnitRow("AAS", _DEPARTMENT, "县行政审批服务局", "Administrative Approval Service Bureau"),
    UnitRow("MSA", _DEPARTMENT, "县市场监督管理局", "Market Supervision Bureau"),
    UnitRow("JUS", _DEPARTMENT, "县司法局", "Justice Bureau"),
    UnitRow("LFS", _DEPARTMENT, "县金融服务中心", "Financial Service Centre"),
    UnitRow("TAX", _VERTICAL, "县税务局", "Tax Bureau"),
    UnitRow("ENV", _VERTICAL, "市生态环境局阳谷县分局", "Ecology and Environment Bureau, Yanggu Branch"),
    UnitRow("FIR", _VERTICAL, "县消防救援大队", "Fire and Rescue Brigade"),
    UnitRow("PWR", _UTILITY, "县供电公司", "Power Supply Company"),
    UnitRow("WSC", _UTILITY, "县供水公司", "Water Supply Company"),
    UnitRow("GAS", _UTILITY, "县燃气公司", "Gas Company"),
    UnitRow("HTC", _UTILITY, "县热力公司", "Heating Company"),
    UnitRow("RCB", _FINANCIAL, "县农村商业银行", "Rural Commercial Bank"),
    UnitRow("FGC", _FINANCIAL, "县融资担保公司", "Financing Guarantee Company"),
    UnitRow("FTU", _MASS, "县总工会", "Federation of Trade Unions"),
    UnitRow("FIC", _MASS, "县工商业联合会", "Federation of Industry and Commerce"),
    UnitRow("EDZ", _ZONE, "阳谷经济开发区", "Yanggu Economic Development Zone"),
    UnitRow("CIP", _ZONE, "阳谷化工产业园", "Yanggu Chemical Industry Park"),
)

UNITS = (*TOWNSHIPS, *OFFICES)
