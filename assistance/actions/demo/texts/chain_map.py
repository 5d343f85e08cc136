"""The maps of the twelve chains: what is made at which stage, who of the catalogue stands there, and who supplies whom."""

from __future__ import annotations

from typing import NamedTuple

from assistance.actions.demo.texts.shapes import Text
from enterprises.models import ChainStage, LinkState, NodeState

_UP, _MID, _DOWN = ChainStage.UPSTREAM, ChainStage.MIDSTREAM, ChainStage.DOWNSTREAM
_STRONG, _WEAK, _MISSING = NodeState.STRONG, NodeState.WEAK, NodeState.MISSING


class NodeRow(NamedTuple):
    """A node: name, stage, state, the places in the catalogue of those who stand there, what is missing or done."""

    name: Text
    stage: ChainStage
    state: NodeState
    firms: tuple[int, ...] = ()
    note: Text = Text("", "")


class LinkRow(NamedTuple):
    """A supply link between two places of the catalogue."""

    supplier: tuple[str, int]
    customer: tuple[str, int]
    product: Text
    state: LinkState = LinkState.STRONG
    note: Text = Text("", "")


NODES: dict[str, tuple[NodeRow, ...]] = {
    "copper": (
        NodeRow(Text("铜精矿与再生铜", "Copper concentrate and scrap"), _UP, _WEAK, (4,),
                Text("原料八成靠外购，再生铜回收体系待建", "Four fifths are bought outside; scrap collection to be built")),
        NodeRow(Text("阴极铜", "Cathode copper"), _UP, _STRONG, (0,)),
        NodeRow(Text("铜杆铜线", "Copper rod and wire"), _MID, _STRONG, (0,)),
        NodeRow(Text("铜管铜棒", "Copper tubes and bars"), _MID, _STRONG, (3,)),
        NodeRow(Text("电解铜箔", "Electrolytic copper foil"), _MID, _STRONG, (1,)),
        NodeRow(Text("电线电缆", "Wire and cable"), _DOWN, _STRONG, (2,)),
        NodeRow(Text("制冷与卫浴铜件", "Cooling and bathroom fittings"), _DOWN, _WEAK, (4,),
                Text("只有一家小型企业", "One small enterprise only")),
        NodeRow(Text("覆铜板", "Copper-clad laminate"), _DOWN, _MISSING, (),
                Text("铜箔全部外销，拟招引覆铜板项目", "All foil leaves the county: a laminate maker is wanted")),
    ),
    "food": (
        NodeRow(Text("蔬菜种植基地", "Vegetable bases"), _UP, _STRONG, (4,)),
        NodeRow(Text("小麦收储与制粉", "Wheat storage and milling"), _UP, _STRONG, (1,)),
        NodeRow(Text("肉类加工", "Meat processing"), _MID, _STRONG, (0,)),
        NodeRow(Text("速冻食品", "Frozen foods"), _MID, _STRONG, (2,)),
        NodeRow(Text("调味品", "Seasonings"), _MID, _WEAK, (3,), Text("品牌小，产能不足", "A small brand, short of capacity")),
        NodeRow(Text("预制菜", "Ready meals"), _DOWN, _WEAK, (0, 2), Text("标准化中央厨房在建", "A central kitchen is being built")),
        NodeRow(Text("冷链物流", "Cold-chain logistics"), _DOWN, _MISSING, (), Text("缺少万吨级公共冷库", "A public cold store of 10,000 t is missing")),
    ),
    "optoelectronics": (
        NodeRow(Text("光电基材", "Optical base materials"), _UP, _STRONG, (0,)),
        NodeRow(Text("光纤预制棒", "Optical fibre preforms"), _UP, _MISSING, (), Text("全部外购", "All bought outside")),
        NodeRow(Text("光纤光缆", "Optical fibre and cable"), _MID, _STRONG, (1,)),
        NodeRow(Text("电子元器件", "Electronic components"), _MID, _WEAK, (3,), Text("订单随客户波动", "Orders swing with one customer")),
        NodeRow(Text("显示模组", "Display modules"), _DOWN, _STRONG, (2,)),
        NodeRow(Text("照明应用", "Lighting"), _DOWN, _WEAK, (4,)),
    ),
    "chemicals": (
        NodeRow(Text("基础化工原料", "Basic chemicals"), _UP, _STRONG, (0,)),
        NodeRow(Text("蒸汽与公用工程", "Steam and utilities"), _UP, _WEAK, (), Text("园区蒸汽价格偏高", "Steam in the park is dear")),
        NodeRow(Text("塑料助剂", "Plastic additives"), _MID, _STRONG, (2,)),
        NodeRow(Text("精细化学品", "Fine chemicals"), _MID, _STRONG, (4,)),
        NodeRow(Text("改性塑料", "Modified plastics"), _DOWN, _STRONG, (1,)),
        NodeRow(Text("水性涂料", "Water-borne coatings"), _DOWN, _WEAK, (3,)),
        NodeRow(Text("电子化学品", "Electronic chemicals"), _DOWN, _MISSING, (), Text("与光电链配套", "Would serve the optoelectronics chain")),
    ),
    "auto-parts": (
        NodeRow(Text("特种钢材", "Special steel"), _UP, _MISSING, (), Text("由聊城、济南购入", "Bought from Liaocheng and Jinan")),
        NodeRow(Text("轴承", "Bearings"), _UP, _STRONG, (4,)),
        NodeRow(Text("弹簧", "Springs"), _UP, _STRONG, (3,)),
        NodeRow(Text("制动部件", "Brake parts"), _MID, _STRONG, (2,)),
        NodeRow(Text("汽车内饰", "Auto trim"), _MID, _WEAK, (1,), Text("新能源车型认证未完成", "Not yet approved for electric models")),
        NodeRow(Text("车桥总成", "Axle assemblies"), _DOWN, _STRONG, (0,)),
        NodeRow(Text("整车配套", "Vehicle assembly"), _DOWN, _MISSING),
    ),
    "textiles": (
        NodeRow(Text("纺纱", "Spinning"), _UP, _STRONG, (0,)),
        NodeRow(Text("化纤原料", "Man-made fibres"), _UP, _WEAK),
        NodeRow(Text("织造", "Weaving"), _MID, _STRONG, (0, 4)),
        NodeRow(Text("印染", "Dyeing and printing"), _MID, _MISSING, (), Text("环保指标受限，外协加工", "No emission quota: done outside")),
        NodeRow(Text("服装", "Apparel"), _DOWN, _STRONG, (1, 3)),
        NodeRow(Text("家用纺织品", "Home textiles"), _DOWN, _WEAK, (2,)),
    ),
    "new-materials": (
        NodeRow(Text("石油焦与炭黑", "Petroleum coke and carbon black"), _UP, _WEAK),
        NodeRow(Text("铝材", "Aluminium"), _UP, _STRONG, (4,)),
        NodeRow(Text("碳素制品", "Carbon products"), _MID, _STRONG, (1,)),
        NodeRow(Text("玻璃纤维", "Glass fibre"), _MID, _STRONG, (2,)),
        NodeRow(Text("超硬材料", "Superhard materials"), _MID, _STRONG, (0,)),
        NodeRow(Text("功能薄膜", "Functional membranes"), _DOWN, _WEAK, (3,)),
        NodeRow(Text("复合材料制件", "Composite parts"), _DOWN, _MISSING),
    ),
    "equipment": (
        NodeRow(Text("铸锻件", "Castings and forgings"), _UP, _WEAK, (), Text("铸造产能分散", "Foundries are many and small")),
        NodeRow(Text("钢结构", "Steel structures"), _UP, _STRONG, (4,)),
        NodeRow(Text("数控机床", "Machine tools"), _MID, _STRONG, (3,)),
        NodeRow(Text("泵阀", "Pumps and valves"), _MID, _STRONG, (2,)),
        NodeRow(Text("起重装备", "Lifting equipment"), _DOWN, _STRONG, (0,)),
        NodeRow(Text("农业机械", "Farm machinery"), _DOWN, _STRONG, (1,)),
        NodeRow(Text("控制系统", "Control systems"), _DOWN, _MISSING),
    ),
    "paper-packaging": (
        NodeRow(Text("制浆与废纸", "Pulp and waste paper"), _UP, _WEAK),
        NodeRow(Text("包装用纸", "Packaging paper"), _UP, _STRONG, (0,)),
        NodeRow(Text("纸箱包装", "Cartons"), _MID, _STRONG, (1,)),
        NodeRow(Text("彩色印刷", "Colour printing"), _MID, _STRONG, (2,)),
        NodeRow(Text("生活纸制品", "Paper products"), _DOWN, _WEAK, (3,)),
        NodeRow(Text("可降解包装", "Degradable packaging"), _DOWN, _WEAK, (4,)),
    ),
    "furniture": (
        NodeRow(Text("木材供应", "Timber"), _UP, _WEAK, (), Text("依赖进口原木", "Depends on imported logs")),
        NodeRow(Text("人造板", "Panels"), _UP, _STRONG, (2,)),
        NodeRow(Text("木制部件", "Wooden parts"), _MID, _STRONG, (1,)),
        NodeRow(Text("五金配件", "Fittings"), _MID, _MISSING),
        NodeRow(Text("全屋定制", "Custom furnishing"), _DOWN, _STRONG, (0,)),
        NodeRow(Text("门窗", "Doors and windows"), _DOWN, _STRONG, (3,)),
        NodeRow(Text("办公家具", "Office furniture"), _DOWN, _WEAK, (4,)),
    ),
    "health": (
        NodeRow(Text("中药材种植", "Medicinal herbs"), _UP, _WEAK, (), Text("连片种植不足千亩", "Under a thousand mu in one piece")),
        NodeRow(Text("中药饮片", "Herbal slices"), _MID, _STRONG, (1,)),
        NodeRow(Text("医用耗材", "Medical supplies"), _MID, _STRONG, (2, 3)),
        NodeRow(Text("中成药", "Finished medicines"), _DOWN, _STRONG, (0,)),
        NodeRow(Text("营养食品", "Nutrition"), _DOWN, _WEAK, (4,)),
        NodeRow(Text("康复器械", "Rehabilitation devices"), _DOWN, _MISSING),
        NodeRow(Text("医药冷链配送", "Medical cold chain"), _DOWN, _MISSING),
    ),
    "new-energy": (
        NodeRow(Text("光伏组件", "Solar modules"), _UP, _MISSING, (), Text("由外地购入", "Bought outside")),
        NodeRow(Text("电芯", "Battery cells"), _UP, _MISSING),
        NodeRow(Text("光伏支架", "Solar mounts"), _MID, _STRONG, (1,)),
        NodeRow(Text("储能系统", "Energy storage"), _MID, _WEAK, (2,)),
        NodeRow(Text("风电叶片", "Wind blades"), _MID, _WEAK, (4,)),
        NodeRow(Text("电站建设与运营", "Power stations"), _DOWN, _STRONG, (0,)),
        NodeRow(Text("生物质供热", "Biomass heating"), _DOWN, _STRONG, (3,)),
    ),
}  # fmt: skip

LINKS = (
    LinkRow(("copper", 4), ("copper", 0), Text("再生铜料", "Copper scrap"), LinkState.WEAK,
            Text("票据与运费未谈妥", "Invoices and freight are not settled")),
    LinkRow(("copper", 0), ("copper", 1), Text("阴极铜", "Cathode copper")),
    LinkRow(("copper", 0), ("copper", 2), Text("铜杆", "Copper rod")),
    LinkRow(("copper", 0), ("copper", 3), Text("铜坯", "Copper billets")),
    LinkRow(("copper", 3), ("copper", 4), Text("铜管", "Copper tube"), LinkState.WEAK),
    LinkRow(("copper", 1), ("optoelectronics", 3), Text("电子铜箔", "Electronic copper foil")),
    LinkRow(("copper", 2), ("equipment", 0), Text("拖链电缆", "Trailing cable")),
    LinkRow(("food", 4), ("food", 2), Text("鲜菜", "Fresh vegetables")),
    LinkRow(("food", 1), ("food", 2), Text("面粉", "Flour")),
    LinkRow(("food", 3), ("food", 0), Text("腌料", "Marinades"), LinkState.WEAK),
    LinkRow(("paper-packaging", 1), ("food", 0), Text("纸箱", "Cartons")),
    LinkRow(("optoelectronics", 0), ("optoelectronics", 2), Text("导光板", "Light guides")),
    LinkRow(("optoelectronics", 3), ("optoelectronics", 2), Text("驱动板", "Driver boards"), LinkState.WEAK),
    LinkRow(("optoelectronics", 0), ("optoelectronics", 4), Text("灯罩基材", "Lamp covers")),
    LinkRow(("chemicals", 0), ("chemicals", 2), Text("基础原料", "Base stock")),
    LinkRow(("chemicals", 2), ("chemicals", 1), Text("抗氧剂", "Antioxidants")),
    LinkRow(("chemicals", 4), ("chemicals", 3), Text("树脂单体", "Resin monomers"), LinkState.WEAK),
    LinkRow(("chemicals", 1), ("auto-parts", 1), Text("改性塑料粒", "Plastic granules")),
    LinkRow(("auto-parts", 4), ("auto-parts", 0), Text("轮毂轴承", "Hub bearings")),
    LinkRow(("auto-parts", 2), ("auto-parts", 0), Text("制动器", "Brakes")),
    LinkRow(("auto-parts", 3), ("auto-parts", 2), Text("回位弹簧", "Return springs"), LinkState.WEAK),
    LinkRow(("textiles", 0), ("textiles", 1), Text("坯布", "Grey cloth")),
    LinkRow(("textiles", 0), ("textiles", 3), Text("工装面料", "Workwear cloth")),
    LinkRow(("textiles", 4), ("textiles", 2), Text("针织面料", "Knitted cloth"), LinkState.WEAK),
    LinkRow(("new-materials", 4), ("new-materials", 1), Text("铝基材", "Aluminium base")),
    LinkRow(("new-materials", 2), ("new-energy", 4), Text("玻纤布", "Glass cloth")),
    LinkRow(("new-materials", 2), ("new-materials", 3), Text("基膜增强布", "Reinforcing cloth"), LinkState.WEAK),
    LinkRow(("equipment", 4), ("equipment", 0), Text("桁架", "Trusses")),
    LinkRow(("equipment", 3), ("equipment", 1), Text("加工中心", "Machining centres")),
    LinkRow(("equipment", 4), ("new-energy", 1), Text("型钢构件", "Steel sections")),
    LinkRow(("paper-packaging", 0), ("paper-packaging", 1), Text("瓦楞原纸", "Corrugating paper")),
    LinkRow(("paper-packaging", 2), ("paper-packaging", 1), Text("彩色面纸", "Printed liners")),
    LinkRow(("paper-packaging", 0), ("paper-packaging", 3), Text("生活用原纸", "Tissue paper"), LinkState.WEAK),
    LinkRow(("furniture", 2), ("furniture", 0), Text("饰面板", "Faced panels")),
    LinkRow(("furniture", 1), ("furniture", 0), Text("门板", "Door panels")),
    LinkRow(("furniture", 2), ("furniture", 4), Text("刨花板", "Particle board"), LinkState.WEAK),
    LinkRow(("health", 1), ("health", 0), Text("中药饮片", "Herbal slices")),
    LinkRow(("food", 4), ("health", 4), Text("果蔬粉", "Vegetable powder")),
    LinkRow(("new-energy", 1), ("new-energy", 0), Text("光伏支架", "Solar mounts")),
    LinkRow(("new-energy", 2), ("new-energy", 0), Text("储能柜", "Storage cabinets"), LinkState.WEAK),
)  # fmt: skip

DEPUTY_POSTS = (
    Text("县工业和信息化局局长", "Director of the Industry and Information Technology Bureau"),
    Text("县发展和改革局局长", "Director of the Development and Reform Bureau"),
    Text("县商务和投资促进局局长", "Director of the Commerce and Investment Bureau"),
    Text("县科学技术局局长", "Director of the Science and Technology Bureau"),
)
