"""What each chain makes, of what, and for whom: the words that make a note of a visit its own."""

from __future__ import annotations

from typing import NamedTuple

from assistance.actions.demo.texts.shapes import Text


class Flavour(NamedTuple):
    """Product, raw material and customer of a chain."""

    products: tuple[Text, ...]
    materials: tuple[Text, ...]
    customers: tuple[Text, ...]


FLAVOURS = {
    "copper": Flavour(
        (Text("铜箔", "copper foil"), Text("铜杆", "copper rod"), Text("铜管", "copper tube")),
        (Text("阴极铜", "copper cathode"), Text("再生铜", "recycled copper")),
        (Text("电池厂", "battery makers"), Text("电机企业", "motor makers"), Text("空调厂", "makers of air conditioners")),
    ),
    "food": Flavour(
        (Text("预制菜", "ready meals"), Text("速冻面点", "frozen pastry"), Text("调理肉", "seasoned meat")),
        (Text("小麦", "wheat"), Text("鸡肉", "chicken"), Text("蔬菜", "vegetables")),
        (Text("连锁商超", "supermarket chains"), Text("餐饮客户", "restaurants"), Text("电商平台", "online shops")),
    ),
    "optoelectronics": Flavour(
        (Text("光缆", "optical cable"), Text("光学膜", "optical film"), Text("背光模组", "backlight modules")),
        (Text("光纤预制棒", "fibre preforms"), Text("树脂", "resin")),
        (Text("通信运营商", "network operators"), Text("面板厂", "panel makers")),
    ),
    "chemicals": Flavour(
        (Text("助剂", "additives"), Text("水性涂料", "water-based coatings"), Text("中间体", "intermediates")),
        (Text("苯胺", "aniline"), Text("溶剂", "solvents"), Text("聚丙烯", "polypropylene")),
        (Text("轮胎企业", "tyre makers"), Text("涂料客户", "paint makers")),
    ),
    "auto-parts": Flavour(
        (Text("车桥", "axles"), Text("制动盘", "brake discs"), Text("轴承", "bearings")),
        (Text("铸钢件", "steel castings"), Text("轴承钢", "bearing steel")),
        (Text("整车厂", "car makers"), Text("商用车客户", "truck makers")),
    ),
    "textiles": Flavour(
        (Text("纱线", "yarn"), Text("工装", "work clothes"), Text("床品", "bed linen")),
        (Text("棉花", "cotton"), Text("涤纶短纤", "polyester fibre")),
        (Text("品牌客户", "brands"), Text("外贸公司", "export traders")),
    ),
    "new-materials": Flavour(
        (Text("碳素制品", "carbon parts"), Text("玻纤布", "glass cloth"), Text("功能膜", "functional film")),
        (Text("石油焦", "petroleum coke"), Text("纯碱", "soda ash")),
        (Text("锂电客户", "battery makers"), Text("建材客户", "building suppliers")),
    ),
    "equipment": Flavour(
        (Text("起重设备", "cranes"), Text("农机", "farm machines"), Text("泵", "pumps")),
        (Text("钢板", "steel plate"), Text("铸件", "castings")),
        (Text("工程公司", "contractors"), Text("合作社", "farm co-operatives")),
    ),
    "paper-packaging": Flavour(
        (Text("瓦楞纸箱", "corrugated boxes"), Text("彩印包装", "printed packaging")),
        (Text("废纸", "waste paper"), Text("原纸", "base paper")),
        (Text("食品厂", "food makers"), Text("电商客户", "online shops")),
    ),
    "furniture": Flavour(
        (Text("定制家具", "fitted furniture"), Text("胶合板", "plywood"), Text("木门", "wooden doors")),
        (Text("杨木", "poplar"), Text("胶黏剂", "glue")),
        (Text("装企", "interior builders"), Text("出口客户", "customers abroad")),
    ),
    "health": Flavour(
        (Text("中药饮片", "herbal slices"), Text("医用敷料", "dressings"), Text("康复器械", "rehabilitation devices")),
        (Text("中药材", "herbs"), Text("无纺布", "non-woven fabric")),
        (Text("医药公司", "drug wholesalers"), Text("医院", "hospitals")),
    ),
    "new-energy": Flavour(
        (Text("光伏支架", "solar mounts"), Text("储能电池", "storage batteries"), Text("组件", "solar modules")),
        (Text("铝型材", "aluminium profiles"), Text("电芯", "battery cells")),
        (Text("电站业主", "owners of power stations"), Text("总包单位", "main contractors")),
    ),
}  # fmt: skip
