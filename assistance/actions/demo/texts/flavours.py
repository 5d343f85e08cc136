"""What each enterprise makes of what, and for whom: the words that make a note of a visit its own."""

from __future__ import annotations

from typing import NamedTuple

from assistance.actions.demo.texts.shapes import Text


class Flavour(NamedTuple):
    """Products and raw materials of a chain, one for each place of the catalogue, and its customers."""

    products: tuple[Text, ...]
    materials: tuple[Text, ...]
    customers: tuple[Text, ...]


FLAVOURS = {
    "copper": Flavour(
        (
            Text("精密铜排", "copper busbars"),
            Text("铜箔", "copper foil"),
            Text("电缆", "cable"),
            Text("铜管", "copper tube"),
            Text("铜棒", "copper rod"),
        ),
        (
            Text("阴极铜", "copper cathode"),
            Text("铜线", "copper wire"),
            Text("铜杆", "copper rod"),
            Text("再生铜", "recycled copper"),
            Text("再生铜", "recycled copper"),
        ),
        (
            Text("电池厂", "battery makers"),
            Text("电机企业", "motor makers"),
            Text("空调厂", "makers of air conditioners"),
        ),
    ),
    "food": Flavour(
        (
            Text("调理肉制品", "seasoned meat"),
            Text("面粉", "flour"),
            Text("速冻蔬菜", "frozen vegetables"),
            Text("酱料", "sauces"),
            Text("脱水蔬菜", "dried vegetables"),
        ),
        (
            Text("鸡肉", "chicken"),
            Text("小麦", "wheat"),
            Text("鲜菜", "fresh vegetables"),
            Text("大豆", "soya beans"),
            Text("鲜菜", "fresh vegetables"),
        ),
        (
            Text("连锁商超", "supermarket chains"),
            Text("餐饮客户", "restaurants"),
            Text("电商平台", "online shops"),
        ),
    ),
    "optoelectronics": Flavour(
        (
            Text("光学膜", "optical film"),
            Text("光缆", "optical cable"),
            Text("背光模组", "backlight modules"),
            Text("光电器件", "opto-electronic parts"),
            Text("灯具", "lamps"),
        ),
        (
            Text("树脂", "resin"),
            Text("光纤", "optical fibre"),
            Text("导光板", "light guides"),
            Text("芯片", "chips"),
            Text("灯珠", "light-emitting diodes"),
        ),
        (
            Text("通信客户", "network operators"),
            Text("面板厂", "panel makers"),
            Text("工程商", "contractors"),
        ),
    ),
    "chemicals": Flavour(
        (
            Text("助剂", "additives"),
            Text("塑料制品", "plastic parts"),
            Text("橡胶助剂", "rubber additives"),
            Text("水性涂料", "water-based coatings"),
            Text("中间体", "intermediates"),
        ),
        (
            Text("苯胺", "aniline"),
            Text("聚丙烯", "polypropylene"),
            Text("溶剂", "solvents"),
            Text("乳液", "emulsion"),
            Text("甲苯", "toluene"),
        ),
        (
            Text("轮胎企业", "tyre makers"),
            Text("涂料客户", "paint makers"),
            Text("家电企业", "appliance makers"),
        ),
    ),
    "auto-parts": Flavour(
        (
            Text("车桥", "axles"),
            Text("内饰件", "trim parts"),
            Text("制动盘", "brake discs"),
            Text("弹簧", "springs"),
            Text("轴承", "bearings"),
        ),
        (
            Text("铸钢件", "steel castings"),
            Text("工程塑料", "engineering plastics"),
            Text("铸铁", "cast iron"),
            Text("弹簧钢", "spring steel"),
            Text("轴承钢", "bearing steel"),
        ),
        (
            Text("整车厂", "car makers"),
            Text("商用车客户", "truck makers"),
        ),
    ),
    "textiles": Flavour(
        (
            Text("纱线", "yarn"),
            Text("服装", "garments"),
            Text("床品", "bed linen"),
            Text("工装", "work clothes"),
            Text("针织衫", "knitwear"),
        ),
        (
            Text("棉花", "cotton"),
            Text("面料", "cloth"),
            Text("棉布", "cotton cloth"),
            Text("涤棉布", "blended cloth"),
            Text("纱线", "yarn"),
        ),
        (
            Text("品牌客户", "brands"),
            Text("外贸公司", "export traders"),
        ),
    ),
    "new-materials": Flavour(
        (
            Text("石墨材料", "graphite materials"),
            Text("碳素制品", "carbon parts"),
            Text("玻纤布", "glass cloth"),
            Text("功能膜", "functional film"),
            Text("铝型材", "aluminium profiles"),
        ),
        (
            Text("石油焦", "petroleum coke"),
            Text("沥青", "pitch"),
            Text("玻纤纱", "glass yarn"),
            Text("切片", "polymer chips"),
            Text("铝锭", "aluminium ingots"),
        ),
        (
            Text("锂电客户", "battery makers"),
            Text("建材客户", "building suppliers"),
        ),
    ),
    "equipment": Flavour(
        (
            Text("起重机", "cranes"),
            Text("收获机", "harvesters"),
            Text("水泵", "pumps"),
            Text("数控机床", "machine tools"),
            Text("钢构件", "steel parts"),
        ),
        (
            Text("钢板", "steel plate"),
            Text("钢材", "steel"),
            Text("铸件", "castings"),
            Text("铸件", "castings"),
            Text("型钢", "steel sections"),
        ),
        (
            Text("工程公司", "contractors"),
            Text("经销商", "dealers"),
        ),
    ),
    "paper-packaging": Flavour(
        (
            Text("包装纸", "packaging paper"),
            Text("瓦楞纸箱", "corrugated boxes"),
            Text("彩盒", "printed boxes"),
            Text("生活用纸", "tissue paper"),
            Text("塑料周转箱", "plastic crates"),
        ),
        (
            Text("废纸", "waste paper"),
            Text("原纸", "base paper"),
            Text("白卡纸", "white board"),
            Text("原纸", "base paper"),
            Text("聚乙烯", "polyethylene"),
        ),
        (
            Text("食品厂", "food makers"),
            Text("电商客户", "online shops"),
        ),
    ),
    "furniture": Flavour(
        (
            Text("定制家具", "fitted furniture"),
            Text("实木件", "wooden parts"),
            Text("胶合板", "plywood"),
            Text("木门", "wooden doors"),
            Text("办公桌椅", "desks and chairs"),
        ),
        (
            Text("板材", "panels"),
            Text("杨木", "poplar"),
            Text("单板", "veneer"),
            Text("密度板", "fibreboard"),
            Text("钢管", "steel tube"),
        ),
        (
            Text("装企", "interior builders"),
            Text("出口客户", "customers abroad"),
        ),
    ),
    "health": Flavour(
        (
            Text("中成药", "herbal medicine"),
            Text("中药饮片", "herbal slices"),
            Text("医用敷料", "dressings"),
            Text("医用口罩", "face masks"),
            Text("营养粉", "nutrition powder"),
        ),
        (
            Text("中药材", "herbs"),
            Text("中药材", "herbs"),
            Text("无纺布", "non-woven fabric"),
            Text("熔喷布", "meltblown fabric"),
            Text("奶粉", "milk powder"),
        ),
        (
            Text("医药公司", "drug wholesalers"),
            Text("医院", "hospitals"),
        ),
    ),
    "new-energy": Flavour(
        (
            Text("光伏组件", "solar modules"),
            Text("光伏支架", "solar mounts"),
            Text("储能柜", "storage cabinets"),
            Text("生物质燃料", "biomass fuel"),
            Text("风电叶片", "wind blades"),
        ),
        (
            Text("电池片", "solar cells"),
            Text("镀锌钢", "galvanised steel"),
            Text("电芯", "battery cells"),
            Text("秸秆", "straw"),
            Text("玻纤布", "glass cloth"),
        ),
        (
            Text("电站业主", "owners of power stations"),
            Text("总包单位", "main contractors"),
        ),
    ),
}
