"""What issues are about: code, names, working days for an answer (the public practice of Shandong), usual lead unit."""

from __future__ import annotations

from typing import NamedTuple


class CategoryRow(NamedTuple):
    """One category; ``usual_unit`` is the code of a unit."""

    code: str
    name: str
    name_en: str
    answer_days: int
    usual_unit: str


CATEGORIES = (
    CategoryRow("FIN", "融资信贷", "Financing", 10, "LFS"),
    CategoryRow("LAB", "用工人才", "Labour and talent", 10, "HRS"),
    CategoryRow("LND", "用地厂房", "Land and plant", 15, "NRP"),
    CategoryRow("UTL", "水电气热", "Utilities", 5, "PWR"),
    CategoryRow("ENV", "环保环评", "Environment", 15, "ENV"),
    CategoryRow("ENE", "能耗双碳", "Energy and carbon", 15, "DRB"),
    CategoryRow("SAF", "安全消防", "Safety and fire", 10, "EMB"),
    CategoryRow("LOG", "交通物流", "Logistics", 10, "TRA"),
    CategoryRow("MKT", "市场订单", "Market and orders", 10, "COM"),
    CategoryRow("RAW", "原料供应链", "Raw material and supply", 10, "IIT"),
    CategoryRow("TEC", "科技创新", "Innovation", 15, "SCI"),
    CategoryRow("DIG", "数字化转型", "Digital transformation", 15, "IIT"),
    CategoryRow("POL", "政策兑现", "Policy fulfilment", 10, "FIN"),
    CategoryRow("TAX", "税费", "Tax and fees", 5, "TAX"),
    CategoryRow("APR", "审批许可", "Approvals", 5, "AAS"),
    CategoryRow("PRJ", "项目建设", "Projects", 15, "DRB"),
    CategoryRow("LAW", "法律服务", "Legal services", 10, "JUS"),
    CategoryRow("ARR", "拖欠账款", "Overdue payments", 15, "IIT"),
    CategoryRow("INS", "涉企检查", "Inspections", 5, "JUS"),
    CategoryRow("IPR", "知识产权", "Intellectual property", 10, "MSA"),
    CategoryRow("FTR", "外贸外资", "Foreign trade", 10, "COM"),
    CategoryRow("LIV", "职工生活", "Staff life", 10, "FTU"),
    CategoryRow("SUG", "意见建议", "Suggestions", 10, "IIT"),
    CategoryRow("OTH", "其他", "Other", 10, "IIT"),
)
