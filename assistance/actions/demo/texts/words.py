"""Small texts: posts of people, months, streets."""

from __future__ import annotations

from assistance.actions.demo.texts.shapes import Text

CONTACT_POSTS = (
    Text("总经理", "General manager"),
    Text("办公室主任", "Office manager"),
    Text("财务总监", "Finance director"),
    Text("生产副总", "Production director"),
    Text("人事经理", "HR manager"),
    Text("董事长", "Chairman"),
)

PAUSE_REASON = Text("环保设备改造，停产三个月", "Stopped for three months to rebuild the dust filters")
CLOSING_REASON = Text("经营期限届满，已办理注销登记", "The term of operation has ended; deregistered")
LOST_REASON = Text("厂区已搬空，电话停机", "The yard is empty and the phones are off")

CHIEF_POSTS = (Text("县委书记", "County Party Secretary"), Text("县长", "County Head"))
LEADER_POSTS = (
    Text("副县长", "Deputy County Head"),
    Text("县委副书记", "Deputy Party Secretary"),
    Text("县委常委、常务副县长", "Executive Deputy County Head"),
    Text("县人大常委会副主任", "Vice Chair of the People's Congress"),
    Text("县政协副主席", "Vice Chair of the Political Consultative Conference"),
    Text("县委常委、统战部部长", "Head of the United Front Department"),
    Text("经济开发区管委会主任", "Director of the Economic Development Zone"),
    Text("县委常委、组织部部长", "Head of the Organisation Department"),
    Text("副县长", "Deputy County Head"),
    Text("县委常委、宣传部部长", "Head of the Publicity Department"),
    Text("县政府党组成员", "Member of the County Government's Party Group"),
)

ROADS = (
    Text("创业路", "Chuangye Road"),
    Text("兴业街", "Xingye Street"),
    Text("工业一路", "First Industry Road"),
    Text("科技大道", "Keji Avenue"),
    Text("运河路", "Canal Road"),
    Text("迎宾大道", "Yingbin Avenue"),
    Text("谷山路", "Gushan Road"),
    Text("黄山北路", "North Huangshan Road"),
    Text("新安街", "Xin'an Street"),
    Text("南环路", "South Ring Road"),
)
ADDRESS = Text("阳谷县{town}{road}{number}号", "{number} {road}, {town}, Yanggu")

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS = tuple(Text(f"{number}月", name) for number, name in enumerate(_MONTHS, start=1))
