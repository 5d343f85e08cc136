"""The twelve chains and their first sixty enterprises. All names of enterprises are invented."""

from __future__ import annotations

from typing import NamedTuple

from assistance.actions.demo.texts.shapes import Text
from enterprises.models import ChainStrategy, EnterpriseSize

_LARGE, _MEDIUM, _SMALL, _MICRO = (
    EnterpriseSize.LARGE,
    EnterpriseSize.MEDIUM,
    EnterpriseSize.SMALL,
    EnterpriseSize.MICRO,
)


class ChainRow(NamedTuple):
    """One chain: its address, names, what the county does for it, the code of its lead unit."""

    slug: str
    name: Text
    strategy: ChainStrategy
    lead_unit: str


class EnterpriseRow(NamedTuple):
    """One enterprise: name, what it makes, industry class, place, size, since when above designated size (0: not)."""

    brand: Text
    line: Text
    industry_class: str
    town: str
    size: EnterpriseSize
    above_since: int


CHAINS = (
    ChainRow("copper", Text("铜精深加工", "Copper processing"), ChainStrategy.STRENGTHEN, "IIT"),
    ChainRow("food", Text("绿色食品", "Green food"), ChainStrategy.STRENGTHEN, "ARA"),
    ChainRow("optoelectronics", Text("光电信息", "Optoelectronics"), ChainStrategy.EXTEND, "IIT"),
    ChainRow("chemicals", Text("高端化工", "Plastics and chemicals"), ChainStrategy.STRENGTHEN, "CIP"),
    ChainRow("auto-parts", Text("汽车零部件", "Auto parts"), ChainStrategy.FILL, "IIT"),
    ChainRow("textiles", Text("纺织服装", "Textiles and apparel"), ChainStrategy.EXTEND, "COM"),
    ChainRow("new-materials", Text("新材料", "New materials"), ChainStrategy.EXTEND, "SCI"),
    ChainRow("equipment", Text("装备制造", "Equipment manufacturing"), ChainStrategy.STRENGTHEN, "IIT"),
    ChainRow("paper-packaging", Text("造纸包装", "Paper and packaging"), ChainStrategy.FILL, "IIT"),
    ChainRow("furniture", Text("家居木业", "Furniture and wood"), ChainStrategy.EXTEND, "EDZ"),
    ChainRow("health", Text("医养健康", "Medicine and health"), ChainStrategy.BUILD, "HEA"),
    ChainRow("new-energy", Text("新能源", "New energy"), ChainStrategy.BUILD, "DRB"),
)

# Five of each chain; the first is its key enterprise and leads the chain.
ENTERPRISES: dict[str, tuple[EnterpriseRow, ...]] = {
    "copper": (
        EnterpriseRow(Text("鲁翊", "Luyi"), Text("精密铜业", "Precision Copper"), "C3251", "107", _LARGE, 2012),
        EnterpriseRow(Text("岚沅", "Lanyuan"), Text("铜箔", "Copper Foil"), "C3985", "002", _MEDIUM, 2019),
        EnterpriseRow(Text("沐铎", "Muduo"), Text("线缆", "Wire and Cable"), "C3831", "001", _MEDIUM, 2016),
        EnterpriseRow(Text("阿邑", "Ayi"), Text("铜管", "Copper Tube"), "C3251", "103", _SMALL, 2021),
        EnterpriseRow(Text("衡铄", "Hengshuo"), Text("铜材", "Copper Products"), "C3251", "101", _SMALL, 2022),
    ),
    "food": (
        EnterpriseRow(Text("谷穗源", "Gusuiyuan"), Text("食品", "Foods"), "C1353", "105", _LARGE, 2011),
        EnterpriseRow(Text("稷畦", "Jiqi"), Text("面业", "Flour"), "C1312", "109", _MEDIUM, 2017),
        EnterpriseRow(Text("蔬禾里", "Shuheli"), Text("冷冻食品", "Frozen Foods"), "C1432", "108", _MEDIUM, 2020),
        EnterpriseRow(Text("秋津", "Qiujin"), Text("调味品", "Seasonings"), "C1469", "112", _SMALL, 2022),
        EnterpriseRow(Text("润畴", "Runchou"), Text("蔬菜", "Vegetables"), "C1371", "115", _SMALL, 0),
    ),
    "optoelectronics": (
        EnterpriseRow(Text("晶澜", "Jinglan"), Text("光电材料", "Opto-Materials"), "C3985", "002", _LARGE, 2015),
        EnterpriseRow(Text("谷岚", "Gulan"), Text("光缆", "Optical Cable"), "C3833", "003", _MEDIUM, 2014),
        EnterpriseRow(Text("映沅", "Yingyuan"), Text("显示科技", "Display"), "C3974", "002", _MEDIUM, 2021),
        EnterpriseRow(Text("芯屿", "Xinyu"), Text("电子", "Electronics"), "C3976", "001", _SMALL, 2023),
        EnterpriseRow(Text("曜辰川", "Yaochen"), Text("照明", "Lighting"), "C3872", "106", _SMALL, 0),
    ),
    "chemicals": (
        EnterpriseRow(Text("泽沅", "Zeyuan"), Text("化工", "Chemicals"), "C2661", "104", _LARGE, 2013),
        EnterpriseRow(Text("沃钧", "Wojun"), Text("塑胶", "Plastics"), "C2929", "101", _MEDIUM, 2018),
        EnterpriseRow(Text("霖坤洲", "Linkun"), Text("助剂", "Additives"), "C2661", "104", _MEDIUM, 2019),
        EnterpriseRow(Text("昀彩", "Yuncai"), Text("涂料", "Coatings"), "C2641", "104", _SMALL, 2022),
        EnterpriseRow(Text("澄铂", "Chengbo"), Text("精细化工", "Fine Chemicals"), "C2614", "104", _SMALL, 2020),
    ),
    "auto-parts": (
        EnterpriseRow(Text("骁驿", "Xiaoyi"), Text("车桥", "Axles"), "C3670", "003", _LARGE, 2014),
        EnterpriseRow(Text("景辕", "Jingyuan"), Text("汽车内饰", "Auto Trim"), "C3670", "111", _MEDIUM, 2018),
        EnterpriseRow(Text("砺轮", "Lilun"), Text("制动部件", "Brake Parts"), "C3670", "113", _MEDIUM, 2020),
        EnterpriseRow(Text("钧辔", "Junpei"), Text("弹簧", "Springs"), "C3483", "101", _SMALL, 2022),
        EnterpriseRow(Text("卓轫", "Zhuoren"), Text("轴承", "Bearings"), "C3451", "114", _SMALL, 2023),
    ),
    "textiles": (
        EnterpriseRow(Text("棉汐", "Mianxi"), Text("纺织", "Textiles"), "C1711", "109", _LARGE, 2010),
        EnterpriseRow(Text("绮棠", "Qitang"), Text("服饰", "Apparel"), "C1819", "003", _MEDIUM, 2019),
        EnterpriseRow(Text("缦云栖", "Manyun"), Text("家纺", "Home Textiles"), "C1771", "112", _SMALL, 2021),
        EnterpriseRow(Text("纫秋", "Renqiu"), Text("工装", "Work Clothes"), "C1819", "116", _SMALL, 2024),
        EnterpriseRow(Text("素经", "Sujing"), Text("针织", "Knitwear"), "C1761", "203", _MICRO, 0),
    ),
    "new-materials": (
        EnterpriseRow(Text("砺晶", "Lijing"), Text("新材料", "New Materials"), "C3091", "104", _LARGE, 2016),
        EnterpriseRow(Text("玄屿", "Xuanyu"), Text("碳素", "Carbon"), "C3091", "103", _MEDIUM, 2017),
        EnterpriseRow(Text("芷璃", "Zhili"), Text("玻璃纤维", "Glass Fibre"), "C3061", "106", _MEDIUM, 2020),
        EnterpriseRow(Text("穹膜", "Qiongmo"), Text("薄膜科技", "Membranes"), "C2921", "001", _SMALL, 2023),
        EnterpriseRow(Text("铄岑", "Shuocen"), Text("铝材", "Aluminium"), "C3252", "107", _SMALL, 2021),
    ),
    "equipment": (
        EnterpriseRow(Text("岱峤", "Daiqiao"), Text("重工", "Heavy Equipment"), "C3432", "001", _LARGE, 2012),
        EnterpriseRow(Text("禾犁", "Heli"), Text("农业机械", "Farm Machinery"), "C3572", "105", _MEDIUM, 2016),
        EnterpriseRow(Text("泓渊", "Hongyuan"), Text("泵业", "Pumps"), "C3441", "108", _MEDIUM, 2019),
        EnterpriseRow(Text("钜棱", "Juling"), Text("数控机床", "Machine Tools"), "C3421", "002", _SMALL, 2022),
        EnterpriseRow(Text("拓桁", "Tuoheng"), Text("钢结构", "Steel Structures"), "C3311", "113", _SMALL, 2020),
    ),
    "paper-packaging": (
        EnterpriseRow(Text("蔡沅", "Caiyuan"), Text("纸业", "Paper"), "C2221", "114", _MEDIUM, 2013),
        EnterpriseRow(Text("楮林", "Chulin"), Text("包装", "Packaging"), "C2231", "111", _MEDIUM, 2018),
        EnterpriseRow(Text("方匣", "Fangxia"), Text("彩印", "Colour Printing"), "C2319", "001", _SMALL, 2021),
        EnterpriseRow(Text("素笺", "Sujian"), Text("纸制品", "Paper Products"), "C2239", "116", _SMALL, 2024),
        EnterpriseRow(Text("匣安", "Xia'an"), Text("塑料包装", "Plastic Packaging"), "C2926", "115", _MICRO, 0),
    ),
    "furniture": (
        EnterpriseRow(Text("槐序", "Huaixu"), Text("家居", "Home Furnishing"), "C2110", "003", _MEDIUM, 2015),
        EnterpriseRow(Text("榫禾", "Sunhe"), Text("木业", "Woodwork"), "C2110", "111", _SMALL, 2019),
        EnterpriseRow(Text("桐阡", "Tongqian"), Text("板材", "Panels"), "C2021", "203", _SMALL, 2021),
        EnterpriseRow(Text("檐阑", "Yanlan"), Text("门窗", "Doors and Windows"), "C2032", "106", _SMALL, 2023),
        EnterpriseRow(Text("椿屿", "Chunyu"), Text("办公家具", "Office Furniture"), "C2130", "114", _MICRO, 0),
    ),
    "health": (
        EnterpriseRow(Text("芪林", "Qilin"), Text("药业", "Pharma"), "C2740", "002", _MEDIUM, 2017),
        EnterpriseRow(Text("杏畔", "Xingpan"), Text("中药饮片", "Herbal Slices"), "C2730", "103", _SMALL, 2020),
        EnterpriseRow(Text("洁屿", "Jieyu"), Text("医用材料", "Medical Supplies"), "C2770", "001", _SMALL, 2021),
        EnterpriseRow(Text("洁宇", "Jieyu"), Text("医用材料", "Medical Materials"), "C2770", "001", _SMALL, 2024),
        EnterpriseRow(Text("蜜畦", "Miqi"), Text("营养食品", "Nutrition"), "C1492", "112", _MICRO, 0),
    ),
    "new-energy": (
        EnterpriseRow(Text("昶旸", "Changyang"), Text("新能源", "New Energy"), "C3825", "002", _MEDIUM, 2020),
        EnterpriseRow(Text("旭棚", "Xupeng"), Text("光伏支架", "Solar Mounts"), "C3311", "113", _SMALL, 2022),
        EnterpriseRow(Text("储辰", "Chuchen"), Text("储能科技", "Energy Storage"), "C3841", "001", _SMALL, 2023),
        EnterpriseRow(Text("秸焰", "Jieyan"), Text("生物质能源", "Biomass Energy"), "D4417", "116", _SMALL, 2021),
        EnterpriseRow(Text("驭岚", "Yulan"), Text("风电叶片", "Wind Blades"), "C3415", "115", _SMALL, 0),
    ),
}  # fmt: skip

# Characters of which further brands are made when the demo is scaled up.
BRAND_FIRST = (
    ("沅", "Yuan"), ("翊", "Yi"), ("岑", "Cen"), ("霁", "Ji"), ("砚", "Yan"), ("澍", "Shu"),
    ("峤", "Qiao"), ("珩", "Heng"), ("昀", "Yun"), ("泠", "Ling"), ("桓", "Huan"), ("铎", "Duo"),
    ("榆", "Yu"), ("郅", "Zhi"), ("彧", "Yu"), ("骁", "Xiao"), ("淇", "Qi"), ("棠", "Tang"),
    ("邺", "Ye"), ("潞", "Lu"), ("柘", "Zhe"), ("旻", "Min"), ("钰", "Yu"), ("晗", "Han"),
    ("嵩", "Song"), ("渭", "Wei"), ("芃", "Peng"), ("荃", "Quan"), ("玥", "Yue"), ("炜", "Wei"),
)  # fmt: skip
BRAND_SECOND = (
    ("畴", "chou"), ("洲", "zhou"), ("屿", "yu"), ("禾", "he"), ("川", "chuan"), ("岚", "lan"),
    ("辰", "chen"), ("朗", "lang"), ("舟", "zhou"), ("麓", "lu"), ("垣", "yuan"), ("栩", "xu"),
    ("泓", "hong"), ("舒", "shu"), ("泊", "bo"), ("阡", "qian"), ("沐", "mu"), ("枫", "feng"),
    ("澜", "lan"), ("旸", "yang"), ("峪", "yu"), ("鸣", "ming"), ("徽", "hui"), ("塬", "yuan"),
    ("筑", "zhu"), ("渠", "qu"), ("杉", "shan"), ("珂", "ke"), ("弘", "hong"), ("里", "li"),
)  # fmt: skip
