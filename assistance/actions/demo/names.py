"""Names of invented people. Any likeness with a living person is chance: the parts are among the most common ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistance.actions.demo.chance import Chance

_SURNAMES = (
    ("王", "Wang"), ("李", "Li"), ("张", "Zhang"), ("刘", "Liu"), ("陈", "Chen"), ("杨", "Yang"),
    ("赵", "Zhao"), ("黄", "Huang"), ("周", "Zhou"), ("吴", "Wu"), ("徐", "Xu"), ("孙", "Sun"),
    ("胡", "Hu"), ("朱", "Zhu"), ("高", "Gao"), ("林", "Lin"), ("何", "He"), ("郭", "Guo"),
    ("马", "Ma"), ("罗", "Luo"), ("梁", "Liang"), ("宋", "Song"), ("郑", "Zheng"), ("谢", "Xie"),
    ("韩", "Han"), ("唐", "Tang"), ("冯", "Feng"), ("于", "Yu"), ("董", "Dong"), ("萧", "Xiao"),
    ("程", "Cheng"), ("曹", "Cao"), ("袁", "Yuan"), ("邓", "Deng"), ("许", "Xu"), ("傅", "Fu"),
    ("沈", "Shen"), ("曾", "Zeng"), ("彭", "Peng"), ("吕", "Lyu"),
)  # fmt: skip
_GIVEN = (
    ("海涛", "Haitao"), ("雪梅", "Xuemei"), ("庆林", "Qinglin"), ("爽", "Shuang"), ("建国", "Jianguo"),
    ("丽华", "Lihua"), ("志刚", "Zhigang"), ("秀英", "Xiuying"), ("明", "Ming"), ("晓东", "Xiaodong"),
    ("红霞", "Hongxia"), ("文博", "Wenbo"), ("思远", "Siyuan"), ("佳怡", "Jiayi"), ("俊杰", "Junjie"),
    ("欣然", "Xinran"), ("国栋", "Guodong"), ("慧敏", "Huimin"), ("永刚", "Yonggang"), ("春燕", "Chunyan"),
    ("立新", "Lixin"), ("桂芳", "Guifang"), ("振华", "Zhenhua"), ("婷婷", "Tingting"), ("浩然", "Haoran"),
    ("雅琴", "Yaqin"), ("德胜", "Desheng"), ("静怡", "Jingyi"), ("光明", "Guangming"), ("玉兰", "Yulan"),
    ("宏伟", "Hongwei"), ("晓雯", "Xiaowen"), ("长青", "Changqing"), ("美玲", "Meiling"), ("少华", "Shaohua"),
    ("凤霞", "Fengxia"), ("传军", "Chuanjun"), ("瑞雪", "Ruixue"), ("保平", "Baoping"), ("清", "Qing"),
    ("庆余", "Qingyu"), ("新月", "Xinyue"), ("守信", "Shouxin"), ("若兰", "Ruolan"), ("启航", "Qihang"),
    ("素珍", "Suzhen"), ("学勤", "Xueqin"), ("洁", "Jie"), ("金龙", "Jinlong"), ("艳丽", "Yanli"),
    ("广林", "Guanglin"), ("梦瑶", "Mengyao"), ("书豪", "Shuhao"), ("淑贞", "Shuzhen"), ("耀辉", "Yaohui"),
    ("巧云", "Qiaoyun"), ("令军", "Lingjun"), ("冬梅", "Dongmei"), ("泽宇", "Zeyu"), ("爱民", "Aimin"),
)  # fmt: skip


class Person(NamedTuple):
    """A name in both scripts."""

    name: str
    latin: str


def people(chance: Chance, *, known: tuple[Person, ...] = ()) -> Iterator[Person]:
    """Yield names in a shuffled order, each once before any comes again; ``known`` ones are left out."""
    taken = {person.name for person in known}
    everybody = [
        Person(surname + given, f"{surname_latin} {given_latin}")
        for surname, surname_latin in _SURNAMES
        for given, given_latin in _GIVEN
        if surname + given not in taken
    ]
    chance.shuffle(everybody)
    while True:
        yield from everybody


def phones() -> Iterator[str]:
    """Yield mobile numbers of the form that is checked, in the range 169 that no operator was given."""
    place = 0
    while True:
        block, within = divmod(place, 10_000)
        yield f"+861690{635 + block:03d}{(within * 7919 + 1234) % 10_000:04d}"
        place += 1
